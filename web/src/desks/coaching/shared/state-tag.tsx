import { Tag, type Tone } from '../../../components/tag';
import type { CoachingState } from '../../../gql/coaching/graphql';
import { useWords } from './words';

const TONES: Record<CoachingState, Tone> = { OPEN: 'warn', HELD: 'info', ACKNOWLEDGED: 'brand', CLOSED: 'plain' };

export function StateTag({ state }: { state: CoachingState }) {
  const { t } = useWords();
  return <Tag tone={TONES[state]}>{t(`session.states.${state}`)}</Tag>;
}
