import type { CallRowOutcome } from './call-import.js';
import type { RowFault } from './row-fault.js';

/** A row of a file that was read: good or not. */
export interface Reading {
  /** Line of the file or index in the call. */
  readonly at: number;
  readonly reference: string | null;
  readonly fault: RowFault | null;
}

/** What became of a row. */
export interface TakenRow {
  readonly at: number;
  readonly outcome: CallRowOutcome;
  readonly reference: string | null;
  readonly fault: RowFault | null;
  /** Id of what it made, changed or found as it is; null for a refused row, and where there are no ids. */
  readonly id: string | null;
}

/** What became of some rows, and what changed, for the audit. */
export interface Taken {
  readonly rows: readonly TakenRow[];
  /** At most 100 changes of known things. */
  readonly changes: readonly {
    readonly reference: string;
    readonly before: Record<string, unknown>;
    readonly after: Record<string, unknown>;
  }[];
}

/** Most changes that one audit event names one by one. */
export const mostChangesNamed = 100;

/** Counts of outcomes and the named changes, as the audit keeps them. */
export function auditOf({ rows, changes }: Taken): {
  readonly before?: Record<string, unknown>;
  readonly after: Record<string, unknown>;
} {
  const counts: Record<string, number> = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome.toLowerCase()] = (counts[outcome.toLowerCase()] ?? 0) + 1;
  if (changes.length === 0) return { after: counts };
  const named = changes.slice(0, mostChangesNamed);
  return {
    before: { changes: named.map(({ reference, before }) => ({ reference, ...before })) },
    after: { ...counts, changes: named.map(({ reference, after }) => ({ reference, ...after })) },
  };
}
