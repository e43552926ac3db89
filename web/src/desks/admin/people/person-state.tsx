import { Tag } from '../../../components/tag';
import { useNow } from '../../../lib/use-now';
import { useWords } from '../shared/words';

/** A client in use gets an access token about every ten minutes. */
const ONLINE_MS = 11 * 60_000;

interface WithState {
  isActive: boolean;
  sessions: readonly { lastUsedAt: string }[];
}

/** Whether a person is signed in and was there a moment ago, is away, or may not sign in any more. */
export function PersonState({ person }: { person: WithState }) {
  const { t } = useWords();
  const now = useNow(20_000).getTime();
  if (!person.isActive) return <Tag tone="warn">{t('people.states.closed')}</Tag>;
  const isHere = person.sessions.some(({ lastUsedAt }) => now - new Date(lastUsedAt).getTime() < ONLINE_MS);
  return isHere ? (
    <Tag tone="good">{t('people.states.online')}</Tag>
  ) : (
    <Tag tone="plain">{t('people.states.offline')}</Tag>
  );
}
