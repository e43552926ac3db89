import type { Client } from 'urql';
import { type TreeWalkScope, WalkChangedDocument, type WalkChangedSubscription } from '../../gql/walks/graphql';

const RESTART_MS = 3_000;

export type WalkMessage = WalkChangedSubscription['treeWalkChanged'];

/**
 * Follows walks, all of a scope or one, until the returned function is called. Every connection begins with READY: what was
 * missed is looked up then. A subscription that the server ended is started again.
 */
export function followWalks(
  client: Client,
  variables: { scope: TreeWalkScope } | { id: string },
  onMessage: (message: WalkMessage) => void,
): () => void {
  let isStopped = false;
  let current: { unsubscribe: () => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = (): void => {
    current = client.subscription(WalkChangedDocument, variables).subscribe((result) => {
      if (result.data) onMessage(result.data.treeWalkChanged);
      if (!result.error || isStopped) return;
      current?.unsubscribe();
      clearTimeout(timer);
      timer = setTimeout(start, RESTART_MS);
    });
  };
  start();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    current?.unsubscribe();
  };
}
