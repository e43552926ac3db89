import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { connectionStore } from '../../lib/socket';
import { IntentLog } from './intent-log';
import { newKey } from '../../lib/new-key';
import { SearchIntents } from './search-intents';

/** The API takes no longer time between an answer and an act: half a day. */
const AFTER_MAX_MS = 43_200_000;

/** What this person looks for, for the statistics of the search; told to the server by itself. */
export function useIntents(): SearchIntents {
  const client = useClient();
  const { intents, log } = useMemo(() => {
    const sender = new IntentLog(client);
    return {
      log: sender,
      intents: new SearchIntents({
        now: () => Date.now(),
        newKey,
        later: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        record: ({ key, end, receipt }) => sender.intent({ intentKey: key, receipt, end }),
        outcome: ({ key, kind, articleId, rank, afterMs }) =>
          sender.outcome({
            intentKey: key,
            action: kind,
            articleId,
            rank,
            afterMs: Math.min(afterMs, AFTER_MAX_MS),
          }),
      }),
    };
  }, [client]);
  useEffect(() => {
    const leave = (): void => intents.left();
    const unsubscribe = connectionStore.subscribe(() => {
      if (connectionStore.get().status === 'live') void log.flush();
    });
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      unsubscribe();
      leave();
    };
  }, [intents, log]);
  return intents;
}
