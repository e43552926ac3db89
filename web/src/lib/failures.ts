import type { CombinedError } from 'urql';

/** What went wrong with an operation, in the terms in which a page tells it. */
export interface Failure {
  kind: 'offline' | 'forbidden' | 'limited' | 'failed';
  /** The number by which the operator finds this request; null when the server was not reached. */
  requestId: string | null;
}

/** Reads an error of the client. */
export function toFailure(error: CombinedError): Failure {
  if (error.networkError) return { kind: 'offline', requestId: null };
  const first = error.graphQLErrors[0];
  const code = first?.extensions['code'];
  const requestId = first?.extensions['requestId'];
  const id = typeof requestId === 'string' ? requestId : null;
  if (code === 'FORBIDDEN' || code === 'NOT_FOUND') return { kind: 'forbidden', requestId: id };
  if (code === 'RATE_LIMITED') return { kind: 'limited', requestId: id };
  return { kind: 'failed', requestId: id };
}
