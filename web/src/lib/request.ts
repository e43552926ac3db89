import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { stringifyDocument } from 'urql';
import { currentLanguage } from './i18n';

/** The one address of the API, on the origin that served this page. */
export const GRAPHQL_PATH = '/graphql';

/** The same address for sockets. */
export const socketUrl = (): string =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${GRAPHQL_PATH}`;

/** Headers of every request: the language of messages, and the mark without which the server refuses as forged. */
export const requestHeaders = (): Record<string, string> => ({
  'accept-language': currentLanguage(),
  'apollo-require-preflight': '1',
});

/** The server could not be reached, or answered with something that is no GraphQL reply. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** The server refused the whole operation with a code. */
export class RefusedError extends Error {
  override name = 'RefusedError';

  constructor(
    readonly code: string,
    readonly requestId: string | null,
  ) {
    super(code);
  }
}

interface Reply<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string } }[];
}

/**
 * Sends one operation outside the client and its cache: only what belongs to the session itself needs this.
 * @throws UnreachableError, RefusedError
 */
export async function request<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  accessToken: string | null = null,
): Promise<Data> {
  let reply: Reply<Data>;
  try {
    const response = await fetch(GRAPHQL_PATH, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...requestHeaders(),
        ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify({ query: stringifyDocument(document), variables }),
    });
    reply = (await response.json()) as Reply<Data>;
  } catch (error) {
    throw new UnreachableError(error instanceof Error ? error.message : String(error));
  }
  const refused = reply.errors?.[0];
  if (refused) throw new RefusedError(refused.extensions?.code ?? 'INTERNAL', refused.extensions?.requestId ?? null);
  if (!reply.data) throw new UnreachableError('The reply holds no data');
  return reply.data;
}
