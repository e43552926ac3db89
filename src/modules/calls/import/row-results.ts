import type { Context } from '../../../platform/graphql/context.js';
import type { UserErrorView } from '../../../platform/graphql/payload.js';
import { CallRowOutcome } from './call-import.js';
import type { TakenRow } from './taken.js';

/** Counts of what went in and what was known. */
export const countsOf = (rows: readonly TakenRow[]): { accepted: number; unchanged: number } => ({
  accepted: rows.filter(({ outcome }) => outcome === CallRowOutcome.CREATED || outcome === CallRowOutcome.UPDATED)
    .length,
  unchanged: rows.filter(({ outcome }) => outcome === CallRowOutcome.UNCHANGED).length,
});

/** Why a row was refused, in the viewer's language. */
export const errorsOf = ({ at, fault }: TakenRow, { viewer }: Context): UserErrorView[] =>
  fault
    ? [
        {
          code: fault.code,
          message: fault.text[viewer.locale],
          field: ['rows', String(at), ...(fault.field === null ? [] : [fault.field])],
        },
      ]
    : [];
