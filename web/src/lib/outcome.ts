import type { CombinedError, OperationResult } from 'urql';
import type { UserErrorCode } from '../gql/shell/graphql';

/** Why something was refused, as the server says it. `field` is the path to what has to be mended. */
export interface Refusal {
  code: UserErrorCode;
  message: string;
  field: readonly string[] | null;
}

/** What became of a mutation: done, refused with reasons that a person can mend, or not reached. */
export type Outcome<Payload> =
  | { kind: 'done'; payload: Payload }
  | { kind: 'refused'; payload: Payload; refusals: readonly Refusal[] }
  | { kind: 'failed'; error: CombinedError };

/** Reads the answer of a mutation. */
export function outcomeOf<Data, Payload extends { userErrors: readonly Refusal[] }>(
  result: Pick<OperationResult<Data>, 'data' | 'error'>,
  pick: (data: Data) => Payload,
): Outcome<Payload> {
  if (result.error || !result.data) return { kind: 'failed', error: result.error as CombinedError };
  const payload = pick(result.data);
  if (payload.userErrors.length > 0) return { kind: 'refused', payload, refusals: payload.userErrors };
  return { kind: 'done', payload };
}

/** The server's sentence about a field (`content.title` is found by `title`), or null. */
export function refusalOf(refusals: readonly Refusal[], field: string): string | null {
  return refusals.find((refusal) => refusal.field?.includes(field))?.message ?? null;
}

/** Sentences about no field that the page draws. */
export function otherRefusals(refusals: readonly Refusal[], fields: readonly string[]): string[] {
  return refusals
    .filter((refusal) => !refusal.field?.some((part) => fields.includes(part)))
    .map(({ message }) => message);
}
