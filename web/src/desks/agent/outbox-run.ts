import type { Client, CombinedError, TypedDocumentNode } from 'urql';

/** What became of an action: sent, waiting for the connection, or refused with the server's words. */
export type Outcome =
  | {
      status: 'sent';
      /** Of a gap: how often the like was reported so far, this time included. */
      reportCount?: number | null;
    }
  | { status: 'queued' }
  | { status: 'refused'; message: string; code: string };

interface Payload {
  reportCount?: number | null;
  userErrors: readonly { code: string; message: string }[];
}

/** Runs one mutation and says what became of it. */
export async function run<Data, Variables extends object>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  payloadOf: (data: Data) => Payload,
): Promise<Outcome> {
  const { data, error } = await client.mutation(document, variables).toPromise();
  if (error) return refusalOf(error);
  const payload = data ? payloadOf(data) : undefined;
  const refused = payload?.userErrors[0];
  if (refused) return { status: 'refused', message: refused.message, code: refused.code };
  return { status: 'sent', reportCount: payload?.reportCount ?? null };
}

/** Codes of errors that pass by themselves: the action waits instead of being lost. */
const PASSING = ['UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHENTICATED'];

function refusalOf(error: CombinedError): Outcome {
  const first = error.graphQLErrors[0];
  const given: unknown = first?.extensions['code'];
  const code = typeof given === 'string' ? given : 'INTERNAL';
  if (error.networkError || PASSING.includes(code)) return { status: 'queued' };
  return { status: 'refused', message: first?.message ?? error.message, code };
}
