import { UserErrorCode } from '../../../platform/errors/index.js';
import { type RepairFinding, type RepairImportRow, RepairRowOutcome } from './repair-import.js';
import { type AnyFinding, type ReadFinding, type RowFault, isBadFinding, rowFault } from './repair-row.rules.js';

/** What becomes of a row. */
export interface PlannedRow {
  readonly row: AnyFinding;
  readonly outcome: RepairRowOutcome;
  readonly fault: RowFault | null;
  /** What is written; its id is empty for a new one. */
  readonly next: RepairFinding | null;
}

/** What is known beside the rows of a batch. */
export interface Beside {
  /** Ids of product lines by their keys in lower case. */
  readonly lines: ReadonlyMap<string, string>;
  /** Lines of the file that earlier batches took over, by the keys of their findings. */
  readonly seen: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, RepairFinding>;
  /** When something was found of which the row does not say when. */
  readonly foundAt: Date;
  readonly at: Date;
}

const same = (a: RepairFinding, b: RepairFinding): boolean =>
  a.callReference === b.callReference &&
  a.hasFault === b.hasFault &&
  a.cause === b.cause &&
  a.servicePoint === b.servicePoint &&
  a.lineId === b.lineId &&
  a.foundAt.getTime() === b.foundAt.getTime();

const refused = (row: AnyFinding, fault: RowFault): PlannedRow => ({
  row,
  outcome: RepairRowOutcome.REFUSED,
  fault,
  next: null,
});

function planned(row: ReadFinding, lineId: string | null, { known, foundAt, at }: Beside): PlannedRow {
  const before = known.get(row.key);
  const { key, externalId, callReference, hasFault, cause, servicePoint } = row;
  const next: RepairFinding = {
    ...{ _id: before?._id ?? '', key, externalId, callReference, hasFault, cause, servicePoint, lineId },
    // A row without a moment says nothing against the one that is known.
    foundAt: row.foundAt ?? before?.foundAt ?? foundAt,
    updatedAt: at,
  };
  if (!before) return { row, outcome: RepairRowOutcome.CREATED, fault: null, next };
  if (same(before, next)) return { row, outcome: RepairRowOutcome.UNCHANGED, fault: null, next: null };
  return { row, outcome: RepairRowOutcome.UPDATED, fault: null, next };
}

/** What becomes of the rows of a batch, in their order. Of rows of one file that are about the same finding the first one counts. */
export function planFindings(rows: readonly AnyFinding[], beside: Beside): PlannedRow[] {
  const lines = new Map(beside.seen);
  return rows.map((row) => {
    if (isBadFinding(row)) return refused(row, row.fault);
    const field = row.externalId === null ? 'callReference' : 'externalId';
    const first = lines.get(row.key);
    if (first !== undefined)
      return refused(
        row,
        rowFault(UserErrorCode.DUPLICATE, field, `与第 ${first} 行重复。`, `The same as in line ${first}.`),
      );
    const lineId = row.productLine === null ? null : beside.lines.get(row.productLine.toLowerCase());
    if (lineId === undefined)
      return refused(
        row,
        rowFault(UserErrorCode.NOT_FOUND, 'productLine', '找不到产品线。', 'There is no such product line.'),
      );
    lines.set(row.key, row.line);
    return planned(row, lineId, beside);
  });
}

/** The report of a row. */
export const rowOf = (jobId: string, { row, outcome, fault }: PlannedRow): RepairImportRow => ({
  ...{ _id: `${jobId}:${row.line}`, jobId, line: row.line, outcome },
  key: isBadFinding(row) ? null : row.key,
  ...{ callReference: row.callReference, externalId: row.externalId },
  ...{ code: fault?.code ?? null, text: fault?.text ?? null, field: fault?.field ?? null },
});
