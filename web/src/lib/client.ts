import { authExchange } from '@urql/exchange-auth';
import type { Client as SocketClient, Sink } from 'graphql-ws';
import { Client, fetchExchange, subscriptionExchange } from 'urql';
import { createCache } from './cache';
import { GRAPHQL_PATH, requestHeaders } from './request';
import { accessToken, isTokenStale, refreshSession } from './session';

/** A field of a pushed message that says how far this client has come. */
const cursorOf = (data: unknown): string | null => {
  if (typeof data !== 'object' || data === null) return null;
  for (const message of Object.values(data)) {
    const cursor: unknown = (message as { cursor?: unknown } | null)?.cursor;
    if (typeof cursor === 'string') return cursor;
  }
  return null;
};

/**
 * Subscribes with variables that move on: graphql-ws serialises them again on each reconnect, so that a connection that
 * comes back continues behind the last message this client has seen.
 */
function subscribeFrom(socket: SocketClient, body: { query?: string; variables?: object }, sink: Sink): () => void {
  const variables: Record<string, unknown> = { ...body.variables };
  return socket.subscribe(
    { query: body.query ?? '', variables },
    {
      next: (result) => {
        const cursor = cursorOf(result.data);
        if (cursor) variables['after'] = cursor;
        sink.next(result);
      },
      error: (error) => sink.error(error),
      complete: () => sink.complete(),
    },
  );
}

/** The API client of one signed-in person; a new person gets a new one, and with it an empty cache. */
export function createApiClient(socket: SocketClient): Client {
  return new Client({
    url: GRAPHQL_PATH,
    preferGetMethod: false,
    fetchOptions: () => ({ credentials: 'same-origin', headers: requestHeaders() }),
    exchanges: [
      createCache(),
      authExchange(async (tools) => ({
        addAuthToOperation: (operation) => {
          const token = accessToken();
          return token ? tools.appendHeaders(operation, { authorization: `Bearer ${token}` }) : operation;
        },
        willAuthError: isTokenStale,
        didAuthError: (error) => error.graphQLErrors.some((one) => one.extensions['code'] === 'UNAUTHENTICATED'),
        refreshAuth: async () => {
          await refreshSession();
        },
      })),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (body) => ({
          subscribe: (sink) => ({ unsubscribe: subscribeFrom(socket, body, sink as Sink) }),
        }),
      }),
    ],
  });
}
