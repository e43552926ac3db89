import { useEffect, useMemo } from 'react';
import { type Client, useClient } from 'urql';
import {
  CardDraftUpdateDocument,
  CardToEditDocument,
  type ScorecardDraftUpdateInput,
} from '../../../gql/scorecards/graphql';
import { toFailure } from '../../../lib/failures';
import { request } from '../../../lib/request';
import { freshToken } from '../../../lib/session';
import { CardSession, type SaveReply } from './session/card-session';
import type { Loaded } from './session/content';

/**
 * A scorecard with what is built, past the cache: a hundred questions with all their parts would be taken apart there, and nobody but the
 * builder reads them. Null where there is no such scorecard, or it is not this person's to see.
 * @throws UnreachableError, RefusedError
 */
export async function loadCard(id: string): Promise<Loaded | null> {
  const { scorecard } = await request(CardToEditDocument, { id }, await freshToken());
  const content = scorecard?.draft?.content ?? scorecard?.activeVersion?.content;
  if (!scorecard || !content) return null;
  return { head: scorecard, form: { ...content, note: scorecard.draft?.note ?? '' } };
}

async function save(client: Client, id: string, input: ScorecardDraftUpdateInput): Promise<SaveReply> {
  const { data, error } = await client.mutation(CardDraftUpdateDocument, { id, input }).toPromise();
  if (error) return { kind: 'failed', isLasting: toFailure(error).kind === 'forbidden' };
  const payload = data?.scorecardDraftUpdate;
  if (!payload) return { kind: 'failed', isLasting: false };
  if (payload.userErrors.some(({ code }) => code === 'CONFLICT')) return { kind: 'conflict' };
  if (payload.userErrors.length > 0 || !payload.scorecard) return { kind: 'refused', refusals: payload.userErrors };
  return { kind: 'saved', head: payload.scorecard };
}

/** The session of a scorecard that is open. */
export function useCardSession(loaded: Loaded): CardSession {
  const client = useClient();
  const { id } = loaded.head;
  const session = useMemo(
    () =>
      new CardSession({
        loaded,
        save: (input) => save(client, id, input),
        load: () => loadCard(id).catch(() => null),
      }),
    // One session for as long as the builder is open: later answers come through the session itself.
    [client, id],
  );
  useEffect(() => {
    session.open();
    const keep = (): void => session.keep();
    // Back on the line, what waits goes at once.
    const online = (): void => void session.flush();
    window.addEventListener('pagehide', keep);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('online', online);
      session.close();
    };
  }, [session]);
  return session;
}
