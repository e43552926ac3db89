import { Tag, type Tone } from '../../../components/tag';
import type { CalibrationState, SessionRowFragment } from '../../../gql/calibration/graphql';
import { useWords } from '../shared/words';

const TONES: Record<CalibrationState, Tone> = {
  EXPERT_FIRST: 'outline',
  BLIND: 'info',
  REVEALED: 'warn',
  CLOSED: 'plain',
};

export function SessionStateTag({ state }: { state: CalibrationState }) {
  const { t } = useWords();
  return <Tag tone={TONES[state]}>{t(`room.states.${state}`)}</Tag>;
}

/** How many have handed in, and whether the expert is among them. */
export function HandedIn({
  session,
}: {
  session: Pick<SessionRowFragment, 'submittedCount' | 'participantCount' | 'hasExpertSubmitted'>;
}) {
  const { t } = useWords();
  const { submittedCount, participantCount, hasExpertSubmitted } = session;
  return (
    <span>
      {submittedCount} / {participantCount} · {t(hasExpertSubmitted ? 'room.expertIn' : 'room.expertOut')}
    </span>
  );
}
