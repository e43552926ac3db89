import type { Client, TypedDocumentNode } from 'urql';

const RESTART_MS = 3_000;

/** What is done with a line of pushed messages. */
interface LineHandler<Data, Message extends { cursor: string }> {
  messageOf: (data: Data) => Message;
  onMessage: (message: Message) => void;
  /** The server did not accept the place: what was missed has to be looked up. */
  onLost: () => void;
}

/**
 * Follows a subscription of numbered messages until the returned function is called. Lost connections resume by themselves
 * (see `client.ts`); a subscription that the server ended is started again behind the last message.
 */
export function followLine<Data, Message extends { cursor: string }>(
  client: Client,
  document: TypedDocumentNode<Data, { after?: string }>,
  { messageOf, onMessage, onLost }: LineHandler<Data, Message>,
): () => void {
  let after: string | undefined;
  let isStopped = false;
  let current: { unsubscribe: () => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = (): void => {
    current = client.subscription(document, after === undefined ? {} : { after }).subscribe((result) => {
      if (result.data) {
        const message = messageOf(result.data);
        after = message.cursor;
        onMessage(message);
      }
      if (!result.error || isStopped) return;
      current?.unsubscribe();
      // A place that the server does not accept is forgotten.
      if (result.error.graphQLErrors.some((error) => error.extensions['code'] === 'BAD_USER_INPUT')) {
        after = undefined;
        onLost();
      }
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
