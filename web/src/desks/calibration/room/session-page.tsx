import { useEffect } from 'react';
import { useQuery } from 'urql';
import { SessionOfDocument } from '../../../gql/calibration/graphql';
import { Frame } from '../shared/frame';
import { Loaded } from '../shared/loaded';
import { useWords } from '../shared/words';
import { BlindView } from './blind-view';
import { RoomView } from './room-view';

/** While others still score, how often it is asked anew whether they have handed in. */
const ASK_MS = 30_000;

/** A session: before it is revealed only one's own form and how many have handed in, then the room with everybody's answers. */
export function SessionPage({ id }: { id: string }) {
  const { t } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: SessionOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const session = data?.calibration ?? null;
  const waits = session !== null && (session.state === 'EXPERT_FIRST' || session.state === 'BLIND');
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') ask({ requestPolicy: 'network-only' });
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [waits, ask]);
  useEffect(() => {
    document.title = session?.title ?? t('room.title');
  }, [session?.title, t]);
  const note = (
    <Loaded
      isThere={session !== null}
      fetching={fetching}
      error={error}
      onRetry={() => ask({ requestPolicy: 'network-only' })}
    />
  );
  if (!session)
    return (
      <Frame title={t('room.title')} hints={[]}>
        {note}
      </Frame>
    );
  if (session.isRevealed && session.comparison)
    return <RoomView session={session} comparison={session.comparison} note={note} />;
  return <BlindView session={session} note={note} />;
}
