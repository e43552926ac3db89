import type { CallRecord, KnownCall } from '../call-record.js';
import type { CallCustomer } from '../call.js';
import { CallRowOutcome } from './call-import.js';
import { type CallDraft, changesOf, draftOf } from './call-draft.rules.js';
import type { Book } from './call-names.js';
import type { ReadCallRow } from './call-row.js';
import { type ChainBook, type Leg, leadsTo } from './chain.rules.js';
import { type RowFault, invalid, rowFault } from './row-fault.js';
import { UserErrorCode } from '../../../platform/errors/index.js';

/** A row that was read, with what tells equal ones. */
export interface CallReading {
  /** Line of the file or index in the call. */
  readonly at: number;
  readonly reference: string | null;
  readonly row: ReadCallRow | null;
  readonly fault: RowFault | null;
  /** The customer as it may be stored; undefined where the row says nothing. */
  readonly customer: CallCustomer | null | undefined;
  readonly contentHash: string;
}

/** What becomes of a row. */
export interface PlannedCall {
  readonly reading: CallReading;
  readonly outcome: CallRowOutcome;
  readonly fault: RowFault | null;
  readonly draft: CallDraft | null;
  /** The call as it is known; null for a new one. */
  readonly before: CallRecord | null;
  readonly changes: { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } | null;
}

/** What is known beside the rows of a batch. */
export interface BesideCalls {
  readonly book: Book;
  readonly known: ReadonlyMap<string, KnownCall>;
  /** Whole known calls of rows that say something else than the last time. */
  readonly befores: ReadonlyMap<string, CallRecord>;
  /** References that earlier rows of the same file took. */
  readonly seen: Pick<ReadonlySet<string>, 'has'>;
  readonly chains: ChainBook;
  /** Legs of the chains of calls that a row hangs elsewhere, and those that rows of the batch bring. */
  readonly legs: Map<string, Leg>;
  readonly site: string | null;
}

const circle = (): RowFault =>
  invalid('transferOf', '转接关系成环。', 'It would be handed on by a call that comes after it.');

/** What becomes of the rows of a batch, in their order. Of rows with the same reference the first one that is taken counts. */
export function planCalls(readings: readonly CallReading[], beside: BesideCalls): PlannedCall[] {
  const taken = new Set<string>();
  return readings.map((reading): PlannedCall => {
    const planned = planOne(reading, beside, taken);
    if (planned.fault === null && reading.reference !== null) taken.add(reading.reference);
    return planned;
  });
}

function planOne(reading: CallReading, beside: BesideCalls, taken: ReadonlySet<string>): PlannedCall {
  const { row, reference } = reading;
  const end = (outcome: CallRowOutcome, fault: RowFault | null = null): PlannedCall => ({
    reading,
    outcome,
    fault,
    draft: null,
    before: null,
    changes: null,
  });
  if (!row || reference === null) return end(CallRowOutcome.REFUSED, reading.fault);
  if (taken.has(reference) || beside.seen.has(reference))
    return end(
      CallRowOutcome.REFUSED,
      rowFault(UserErrorCode.DUPLICATE, 'reference', '编号在同一批数据中重复。', 'This reference stands here twice.'),
    );
  if (beside.known.get(reference)?.contentHash === reading.contentHash) return end(CallRowOutcome.UNCHANGED);
  const before = beside.befores.get(reference) ?? null;
  const { customer } = reading;
  const { draft, fault } = draftOf(row, beside.book, before, { customer, site: beside.site });
  if (fault) return end(CallRowOutcome.REFUSED, fault);
  if (before === null) {
    // Earlier rows may have hung known legs on this one: the book knows those by the chain that they had.
    const leadsBack = draft.transferOf !== null && leadsTo(draft.transferOf, reference, beside.legs);
    if (leadsBack || !beside.chains.add(draft)) return end(CallRowOutcome.REFUSED, circle());
    if (draft.transferOf !== null) beside.legs.set(reference, draft);
    return { reading, outcome: CallRowOutcome.CREATED, fault: null, draft, before, changes: null };
  }
  const changes = changesOf(before, draft);
  if (changes === null) return end(CallRowOutcome.UNCHANGED);
  if (draft.transferOf !== before.transferOf) {
    if (draft.transferOf !== null && leadsTo(draft.transferOf, reference, beside.legs))
      return end(CallRowOutcome.REFUSED, circle());
    beside.legs.set(reference, draft);
  }
  return { reading, outcome: CallRowOutcome.UPDATED, fault: null, draft, before, changes };
}
