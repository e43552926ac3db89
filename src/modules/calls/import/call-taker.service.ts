import { hash } from 'node:crypto';
import type { Clock } from '../../../platform/clock/clock.js';
import { newId } from '../../../platform/ids/ids.js';
import { always } from '../../../platform/rules/rules.js';
import type { CallFollower, CallRecord, KnownCall, MovedCall } from '../call-record.js';
import type { CallStore } from '../call.store.js';
import type { CustomerHashes } from '../customers/customer-hash.service.js';
import { CallBook } from './call-book.service.js';
import type { CallDraft } from './call-draft.rules.js';
import { contentOf } from './call-content.rules.js';
import { CallRowOutcome } from './call-import.js';
import type { CallNames } from './call-names.js';
import { type CallReading, type PlannedCall, planCalls } from './call-plan.rules.js';
import type { SeenReferences } from './import-kind.js';
import { readCallRow } from './call-row.rules.js';
import { ChainBook, type Leg, rechained } from './chain.rules.js';
import type { RawRow } from './row-reader.rules.js';
import type { Taken, TakenRow } from './taken.js';

/** Takes rows of calls over, whoever reports them: what is new is stored, what says something else is changed, what is equal is left. */
export class CallTaker {
  readonly #followers: CallFollower[] = [];

  constructor(
    private readonly calls: CallStore,
    private readonly names: CallNames,
    private readonly hashes: CustomerHashes,
    private readonly clock: Clock,
  ) {}

  /** One run over rows. What names stand for is read once for it. `site`: the only one whose calls go in; null: all. */
  run(site: string | null): CallRun {
    const { calls, hashes, clock } = this;
    return new CallRun({ calls, hashes, clock, followers: this.#followers }, new CallBook(this.names), site);
  }

  /** Lets somebody hear of calls that move. While the house is put together. */
  follow(follower: CallFollower): void {
    this.#followers.push(follower);
  }
}

interface RunParts {
  readonly calls: CallStore;
  readonly hashes: CustomerHashes;
  readonly clock: Clock;
  readonly followers: readonly CallFollower[];
}

/** One run over rows: of a file, or of one call of the API. */
export class CallRun {
  constructor(
    private readonly parts: RunParts,
    private readonly book: CallBook,
    private readonly site: string | null,
  ) {}

  /** Reads one row by itself. No input or output. */
  read(raw: RawRow, at: number): CallReading {
    const { row, fault, reference } = readCallRow(raw, this.parts.clock.now().getTime());
    if (!row) return { at, reference, row, fault, customer: undefined, contentHash: '' };
    const customer = row.customer ? this.parts.hashes.of(row.customer) : (row.customer as null | undefined);
    const contentHash = hash('sha256', contentOf(row, customer), 'base64url').slice(0, 24);
    return { at, reference, row, fault, customer, contentHash };
  }

  /** Takes a batch over, inside the transaction around the call: all of it or nothing. */
  async take(
    readings: readonly CallReading[],
    { importId, seen }: { readonly importId: string | null; readonly seen: SeenReferences },
  ): Promise<Taken> {
    const { calls } = this.parts;
    const asked = new Set<string>();
    for (const { row } of readings) {
      if (!row) continue;
      asked.add(row.reference);
      if (row.transferOf) asked.add(row.transferOf);
    }
    const known = await calls.known([...asked]);
    const open = readings.filter(
      ({ row, contentHash }) => row && known.get(row.reference)?.contentHash !== contentHash,
    );
    await this.book.load(open.flatMap(({ row }) => (row ? [row] : [])));
    const touched = open.flatMap(({ row }) => (row && known.has(row.reference) ? [row.reference] : []));
    const befores = new Map(
      (touched.length ? await calls.byReferences(touched, always) : []).map((call) => [call.reference, call]),
    );
    const chains = new ChainBook();
    for (const { reference, chainId } of known.values()) chains.known(reference, chainId);
    const legs = await this.#legs(open, known, befores);
    const planned = planCalls(readings, { book: this.book, known, befores, seen, chains, legs, site: this.site });
    return this.#write(planned, { known, chains, importId });
  }

  /** Legs of the chains of calls that their rows hang elsewhere. */
  async #legs(
    open: readonly CallReading[],
    known: ReadonlyMap<string, KnownCall>,
    befores: ReadonlyMap<string, CallRecord>,
  ): Promise<Map<string, Leg>> {
    const chainIds = open.flatMap(({ row }) => {
      const before = row && befores.get(row.reference);
      if (!before || row.transferOf === undefined || row.transferOf === before.transferOf) return [];
      return [before.chainId, ...(row.transferOf ? [known.get(row.transferOf)?.chainId ?? row.transferOf] : [])];
    });
    const legs = await this.parts.calls.ofChains([...new Set(chainIds)]);
    return new Map(legs.map((leg) => [leg.reference, leg]));
  }

  async #write(
    planned: readonly PlannedCall[],
    from: { known: ReadonlyMap<string, KnownCall>; chains: ChainBook; importId: string | null },
  ): Promise<Taken> {
    const { known, chains, importId } = from;
    const { calls, clock } = this.parts;
    const at = clock.now();
    const created: CallRecord[] = [];
    const changed = new Map<string, Partial<CallRecord>>();
    const moved = new Set<string>();
    const elsewhere = new Map<string, MovedCall>();
    const changes: Taken['changes'][number][] = [];
    const rows = planned.map(({ reading, outcome, fault, draft, before, changes: change }): TakenRow => {
      const { at: line, reference } = reading;
      const knownId = reference === null ? null : (known.get(reference)?._id ?? null);
      if (!draft)
        return { at: line, outcome, reference, fault, id: outcome === CallRowOutcome.UNCHANGED ? knownId : null };
      const { contentHash } = reading;
      if (outcome === CallRowOutcome.CREATED) {
        const _id = newId('call', clock);
        created.push(recordOf(_id, draft, { chainId: chains.top(draft.reference), importId, contentHash, at }));
        return { at: line, outcome, reference, fault, id: _id };
      }
      if (!before || !change) return { at: line, outcome, reference, fault, id: null };
      // What was erased does not come back as a mark of the row either.
      changed.set(before._id, { ...draft, importId, contentHash: before.erasedAt ? '' : contentHash, updatedAt: at });
      changes.push({ reference: draft.reference, ...change });
      const isElsewhere = before.queue !== draft.queue || before.endedAt.getTime() !== draft.endedAt.getTime();
      if (isElsewhere && (before.recordingId !== null || before.hasTranscript)) elsewhere.set(before._id, draft);
      if (before.transferOf !== draft.transferOf) {
        moved.add(before.chainId);
        if (draft.transferOf !== null) moved.add(chains.top(draft.transferOf));
      }
      return { at: line, outcome, reference, fault, id: before._id };
    });
    // Legs that came before the call that they hang on were named after it.
    const handedOn = created.flatMap((call) => (call.transferOf === null ? [] : [call.reference]));
    const awaited = await calls.awaitedChains(handedOn);
    await calls.insert(created);
    await calls.update(changed);
    await calls.moveChains(new Map(awaited.map((chainId) => [chainId, chains.top(chainId)])));
    if (moved.size > 0) await this.#rechain([...moved], chains);
    if (elsewhere.size > 0) for (const follower of this.parts.followers) await follower.moved(elsewhere);
    return { rows, changes };
  }

  /** Names chains anew after some of their legs were hung elsewhere. */
  async #rechain(chainIds: readonly string[], chains: ChainBook): Promise<void> {
    const { calls } = this.parts;
    const legs = await calls.ofChains(chainIds);
    const byReference = new Map(legs.map((leg) => [leg.reference, leg._id]));
    const moves = [...rechained(legs, (reference) => chains.top(reference))].flatMap(([reference, chainId]) => {
      const id = byReference.get(reference);
      return id === undefined ? [] : [[id, { chainId }] as const];
    });
    await calls.update(new Map(moves));
  }
}

/** A new call. Field by field, as in the draft: objects that are put together from parts are slow to make. */
const recordOf = (
  _id: string,
  draft: CallDraft,
  from: { readonly chainId: string; readonly importId: string | null; readonly contentHash: string; readonly at: Date },
): CallRecord => ({
  _id,
  reference: draft.reference,
  channel: draft.channel,
  queue: draft.queue,
  agentId: draft.agentId,
  teamId: draft.teamId,
  teamIds: draft.teamIds,
  siteId: draft.siteId,
  lineId: draft.lineId,
  customer: draft.customer,
  customerLevel: draft.customerLevel,
  offeredAt: draft.offeredAt,
  answeredAt: draft.answeredAt,
  abandonedAt: draft.abandonedAt,
  endedAt: draft.endedAt,
  firstResponseAt: draft.firstResponseAt,
  holdSeconds: draft.holdSeconds,
  wrapSeconds: draft.wrapSeconds,
  talkSeconds: draft.talkSeconds,
  waitSeconds: draft.waitSeconds,
  handleSeconds: draft.handleSeconds,
  transferOf: draft.transferOf,
  chainId: from.chainId,
  satisfaction: draft.satisfaction,
  disposition: draft.disposition,
  reasonTreeId: draft.reasonTreeId,
  reasonNodeKey: draft.reasonNodeKey,
  isSolved: draft.isSolved,
  isVerified: draft.isVerified,
  isRecordComplete: draft.isRecordComplete,
  articleIds: draft.articleIds,
  walkIds: draft.walkIds,
  tags: draft.tags,
  recordingId: null,
  hasTranscript: false,
  unhappyWords: 0,
  isExemplary: false,
  isOnLegalHold: false,
  erasedAt: null,
  importId: from.importId,
  contentHash: from.contentHash,
  createdAt: from.at,
  updatedAt: from.at,
});
