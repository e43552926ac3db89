import { useEffect, useMemo } from 'react';
import { type Client, useClient } from 'urql';
import {
  type DraftStateFragment,
  type EvaluationDraftUpdateInput,
  EvaluationSaveDocument,
} from '../../../../gql/quality/graphql';
import { toFailure } from '../../../../lib/failures';
import { ScoreSession } from './score-session';
import type { SaveReply } from './score-state';

async function save(client: Client, id: string, input: EvaluationDraftUpdateInput): Promise<SaveReply> {
  const { data, error } = await client.mutation(EvaluationSaveDocument, { id, input }).toPromise();
  if (error) return { kind: 'failed', isLasting: toFailure(error).kind === 'forbidden' };
  const payload = data?.evaluationDraftUpdate;
  if (!payload) return { kind: 'failed', isLasting: false };
  if (payload.userErrors.some(({ code }) => code === 'CONFLICT'))
    return { kind: 'conflict', draft: payload.evaluation ?? null };
  if (payload.userErrors.length > 0 || !payload.evaluation) return { kind: 'refused', refusals: payload.userErrors };
  return { kind: 'saved', draft: payload.evaluation };
}

/** The scoring that is open on this page, for as long as it is. */
export function useScoreSession(draft: DraftStateFragment): ScoreSession {
  const client = useClient();
  const { id } = draft;
  const session = useMemo(
    () => new ScoreSession(draft, (input) => save(client, id, input)),
    // One session for as long as the page is open: later answers come through the session itself.
    [client, id],
  );
  useEffect(() => {
    session.open();
    // Back on the line, what waits goes at once.
    const online = (): void => void session.flush();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      session.close();
    };
  }, [session]);
  return session;
}
