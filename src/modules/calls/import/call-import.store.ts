import mongoose, { type Connection, type Model } from 'mongoose';
import { badInput } from '../../../platform/errors/index.js';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { toMongo } from '../../../platform/rules/rules.js';
import { type CallImportJob, type CallImportRow, CallImportState, type CallRowOutcome } from './call-import.js';
import type { TakenRow } from './taken.js';

const text = { type: String, required: true } as const;
const count = { type: Number, default: 0 } as const;
const optional = { type: String, default: null } as const;
const plain = { type: mongoose.Schema.Types.Mixed, default: null } as const;

const jobSchema = new mongoose.Schema<CallImportJob>(
  {
    ...{ _id: text, kind: text, state: text, fileName: text, fileId: text, format: text, siteId: optional },
    ...{ totalCount: count, doneCount: count, createdCount: count, updatedCount: count, unchangedCount: count },
    ...{ refusedCount: count, fault: plain, startedById: text, startedByKind: text },
    ...{ startedByName: { type: String, default: '' }, createdAt: { type: Date, required: true } },
    finishedAt: { type: Date, default: null },
  } as never,
  { collection: 'call_imports', versionKey: false },
);
jobSchema.index({ createdAt: -1, _id: -1 });
jobSchema.index({ startedById: 1, createdAt: -1, _id: -1 });
jobSchema.index({ fileId: 1 });

/** What became of the rows of one batch: a document a row would cost as much as the row itself. */
interface Batch {
  readonly _id: string;
  readonly jobId: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly lines: readonly number[];
  /** One letter a row. */
  readonly outcomes: string;
  /** Outcomes that there are in it. */
  readonly kinds: readonly string[];
  /** One a row, parted by line ends; empty where it could not be read. */
  readonly references: string;
  readonly faults: readonly {
    readonly at: number;
    readonly code: string;
    readonly field: string | null;
    text: unknown;
  }[];
}

const batchSchema = new mongoose.Schema<Batch>(
  {
    ...{ _id: text, jobId: text, firstLine: count, lastLine: count, lines: { type: [Number], default: [] } },
    ...{ outcomes: { type: String, default: '' }, kinds: { type: [String], default: [] } },
    ...{ references: { type: String, default: '' }, faults: { type: [mongoose.Schema.Types.Mixed], default: [] } },
  } as never,
  { collection: 'call_import_batches', versionKey: false },
);
batchSchema.index({ jobId: 1, firstLine: 1 });
batchSchema.index({ jobId: 1, kinds: 1, firstLine: 1 });

const counters: Readonly<Record<CallRowOutcome, 'createdCount' | 'updatedCount' | 'unchangedCount' | 'refusedCount'>> =
  {
    ...{ CREATED: 'createdCount', UPDATED: 'updatedCount', UNCHANGED: 'unchangedCount', REFUSED: 'refusedCount' },
  };
const letters: Readonly<Record<CallRowOutcome, string>> = { CREATED: 'C', UPDATED: 'U', UNCHANGED: 'N', REFUSED: 'R' };
const outcomeOf = Object.fromEntries(Object.entries(letters).map(([outcome, letter]) => [letter, outcome])) as Readonly<
  Record<string, CallRowOutcome>
>;

/** Where an import stands that is not over. */
const open = [CallImportState.WAITING, CallImportState.RUNNING];

/** Imports of calls and of agents' times, with what became of their rows. */
export class CallImportStore {
  readonly #jobs: Model<CallImportJob>;
  readonly #batches: Model<Batch>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#jobs = connection.model<CallImportJob>('CallImportJob', jobSchema);
    this.#batches = connection.model<Batch>('CallImportBatch', batchSchema);
  }

  async insert(job: CallImportJob): Promise<void> {
    await this.#jobs.insertMany([job], { lean: true });
  }

  async byId(id: string): Promise<CallImportJob | null> {
    return (await this.#jobs.findById(id).lean().exec()) as CallImportJob | null;
  }

  /** An import that the rule lets through. */
  async visible(id: string, rule: Rule): Promise<CallImportJob | null> {
    return (await this.#jobs
      .findOne({ $and: [{ _id: id }, toMongo(rule)] } as never)
      .lean()
      .exec()) as CallImportJob | null;
  }

  page(rule: Rule, request: PageRequest): Promise<Page<CallImportJob>> {
    const order = { list: 'callImportJobs', field: 'createdAt', descending: true };
    return keysetPage(this.#jobs, toMongo(rule), order, request, this.cursors);
  }

  /** Those of the files whose imports still need them. */
  async neededFiles(fileIds: readonly string[]): Promise<Set<string>> {
    const found = await this.#jobs
      .find({ fileId: { $in: [...fileIds] }, state: { $in: open } } as never, { fileId: 1 })
      .lean()
      .exec();
    return new Set(found.map(({ fileId }) => fileId));
  }

  /** References that an earlier run of the import took over. */
  async seen(jobId: string): Promise<Set<string>> {
    const seen = new Set<string>();
    for await (const batch of this.#batches.find({ jobId }).lean().cursor()) {
      const references = (batch as unknown as Batch).references.split('\n');
      for (const [at, reference] of references.entries())
        if (reference !== '' && batch.outcomes[at] !== letters.REFUSED) seen.add(reference);
    }
    return seen;
  }

  /** Marks the import as begun, with the number of its rows; false where it is over. */
  async begin(id: string, totalCount: number): Promise<boolean> {
    return (await this.move(id, { state: CallImportState.RUNNING, totalCount })) !== null;
  }

  /**
   * Stores what became of a batch and moves the import on, inside the transaction of the batch. False when it does not stand where the
   * batch begins (another server copy did it), or was called off.
   */
  async advance(jobId: string, doneCount: number, rows: readonly TakenRow[]): Promise<boolean> {
    const change: Record<string, number> = { doneCount: rows.length };
    for (const { outcome } of rows) change[counters[outcome]] = (change[counters[outcome]] ?? 0) + 1;
    const moved = await this.#jobs
      .updateOne({ _id: jobId, doneCount, state: CallImportState.RUNNING } as never, { $inc: change })
      .exec();
    if (moved.matchedCount !== 1) return false;
    await this.#batches.insertMany([batchOf(jobId, rows)], { lean: true });
    return true;
  }

  /** Moves an import that is not over on or ends it; the import as it is then, null where it is over already. */
  async move(
    id: string,
    change: Partial<Pick<CallImportJob, 'state' | 'fault' | 'finishedAt' | 'totalCount'>>,
  ): Promise<CallImportJob | null> {
    return (await this.#jobs
      .findOneAndUpdate({ _id: id, state: { $in: open } } as never, { $set: change } as never, {
        returnDocument: 'after',
        lean: true,
      })
      .exec()) as unknown as CallImportJob | null;
  }

  /** A page of rows that are done, in the order of the file. */
  async rows(
    job: CallImportJob,
    outcomes: readonly CallRowOutcome[] | null,
    request: PageRequest,
  ): Promise<Page<CallImportRow>> {
    const list = `callImportRows:${job._id}`;
    const lineOf = (cursor: string | null): number | null => {
      if (cursor === null) return null;
      const [line] = this.cursors.decode(list, cursor);
      if (typeof line !== 'number') throw badInput('This cursor does not belong to this list.');
      return line;
    };
    const after = lineOf(request.after) ?? 0;
    const before = lineOf(request.before) ?? Number.MAX_SAFE_INTEGER;
    const wanted = outcomes ? new Set(outcomes) : null;
    const filter = {
      ...{ jobId: job._id, lastLine: { $gt: after }, firstLine: { $lt: before } },
      ...(outcomes ? { kinds: { $in: [...outcomes] } } : {}),
    };
    const found: CallImportRow[] = [];
    const cursor = this.#batches
      .find(filter as never)
      .sort({ firstLine: request.fromEnd ? -1 : 1 })
      .lean()
      .cursor({ batchSize: 2 });
    for await (const batch of cursor) {
      const rows = rowsOf(batch as unknown as Batch).filter(
        ({ line, outcome }) => line > after && line < before && (!wanted || wanted.has(outcome)),
      );
      found.push(...(request.fromEnd ? rows.reverse() : rows));
      if (found.length > request.size) break;
    }
    const hasMore = found.length > request.size;
    const nodes = found.slice(0, request.size);
    if (request.fromEnd) nodes.reverse();
    const edges = nodes.map((node) => ({ node, cursor: this.cursors.encode(list, [node.line]) }));
    return {
      ...{ edges, nodes },
      pageInfo: {
        hasNextPage: request.fromEnd ? request.before !== null : hasMore,
        hasPreviousPage: request.fromEnd ? hasMore : request.after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: outcomes
        ? [...new Set(outcomes)].reduce((sum, outcome) => sum + job[counters[outcome]], 0)
        : job.doneCount,
    };
  }
}

function batchOf(jobId: string, rows: readonly TakenRow[]): Batch {
  const firstLine = rows[0]?.at ?? 0;
  return {
    ...{ _id: `${jobId}:${firstLine}`, jobId, firstLine, lastLine: rows.at(-1)?.at ?? 0 },
    lines: rows.map(({ at }) => at),
    outcomes: rows.map(({ outcome }) => letters[outcome]).join(''),
    kinds: [...new Set(rows.map(({ outcome }) => outcome))],
    references: rows.map(({ reference }) => reference ?? '').join('\n'),
    faults: rows.flatMap(({ fault }, at) =>
      fault ? [{ at, code: fault.code, field: fault.field, text: fault.text }] : [],
    ),
  };
}

function rowsOf({ lines, outcomes, references, faults }: Batch): CallImportRow[] {
  const names = references.split('\n');
  const byPlace = new Map(faults.map((fault) => [fault.at, fault]));
  return lines.map((line, at) => {
    const fault = byPlace.get(at);
    return {
      ...{ line, outcome: outcomeOf[outcomes[at] ?? ''] as CallRowOutcome, reference: names[at] || null },
      code: (fault?.code as CallImportRow['code'] | undefined) ?? null,
      text: (fault?.text as CallImportRow['text'] | undefined) ?? null,
      field: fault?.field ?? null,
    };
  });
}
