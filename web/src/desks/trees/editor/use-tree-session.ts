import { useEffect, useMemo } from 'react';
import { type Client, useClient } from 'urql';
import { TreeDraftUpdateDocument, type TreeDraftUpdateInput, TreeToEditDocument } from '../../../gql/trees/graphql';
import { toFailure } from '../../../lib/failures';
import { request } from '../../../lib/request';
import { freshToken } from '../../../lib/session';
import { sentBackOf } from '../shared/sent-back';
import { drawingOf } from './session/content';
import { type Loaded, type SaveReply, TreeSession } from './session/tree-session';

/**
 * A tree with its drawing, past the cache: thousands of nodes with all their parts would be taken apart there and put together
 * again, and nobody but the editor reads them. Null where there is no such tree, or it is not this person's to see.
 * @throws UnreachableError, RefusedError
 */
export async function loadTree(id: string): Promise<Loaded | null> {
  const { tree } = await request(TreeToEditDocument, { id }, await freshToken());
  if (!tree) return null;
  const content = tree.draft?.content ?? tree.content;
  if (!content) return null;
  return { head: tree, drawing: drawingOf(content, tree.draft?.note ?? null), sentBack: sentBackOf(tree.draft) };
}

async function save(client: Client, id: string, input: TreeDraftUpdateInput): Promise<SaveReply> {
  const { data, error } = await client.mutation(TreeDraftUpdateDocument, { id, input }).toPromise();
  if (error) return { kind: 'failed', isLasting: toFailure(error).kind === 'forbidden' };
  const payload = data?.treeDraftUpdate;
  if (!payload) return { kind: 'failed', isLasting: false };
  if (payload.userErrors.some(({ code }) => code === 'CONFLICT')) return { kind: 'conflict' };
  if (payload.userErrors.length > 0 || !payload.tree) return { kind: 'refused', refusals: payload.userErrors };
  return { kind: 'saved', head: payload.tree };
}

/** The editing session of a tree that is open. */
export function useTreeSession(loaded: Loaded): TreeSession {
  const client = useClient();
  const { id } = loaded.head;
  const session = useMemo(
    () =>
      new TreeSession({
        loaded,
        save: (input) => save(client, id, input),
        load: () => loadTree(id).catch(() => null),
      }),
    // One session for as long as the tree is open: later answers about it come through the session itself.
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
