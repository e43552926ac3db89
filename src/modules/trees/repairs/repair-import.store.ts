import mongoose, { type Connection, type Model } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { RepairImportJob, RepairImportRow } from './repair-import.js';

const text = { type: String, required: true } as const;
const count = { type: Number, default: 0 } as const;
const optional = { type: String, default: null } as const;
const plain = { type: mongoose.Schema.Types.Mixed, default: null } as const;

const jobSchema = new mongoose.Schema<RepairImportJob>(
  {
    ...{ _id: text, state: text, fileName: text, fileId: text, isDryRun: { type: Boolean, required: true } },
    ...{ totalCount: count, doneCount: count, createdCount: count, updatedCount: count, unchangedCount: count },
    ...{ refusedCount: count, fault: plain, startedById: text, startedByName: { type: String, default: '' } },
    ...{ createdAt: { type: Date, required: true }, finishedAt: { type: Date, default: null } },
  } as never,
  { collection: 'repair_imports', versionKey: false },
);
jobSchema.index({ createdAt: -1, _id: -1 });

const rowSchema = new mongoose.Schema<RepairImportRow>(
  {
    ...{ _id: text, jobId: text, line: { type: Number, required: true }, outcome: text, key: optional },
    ...{ callReference: optional, externalId: optional, code: optional, text: plain, field: optional },
  } as never,
  { collection: 'repair_import_rows', versionKey: false },
);
rowSchema.index({ jobId: 1, line: 1, _id: 1 });
rowSchema.index({ jobId: 1, outcome: 1, line: 1, _id: 1 });

const counters: Readonly<Record<RepairImportRow['outcome'], string>> = {
  ...{ CREATED: 'createdCount', UPDATED: 'updatedCount', UNCHANGED: 'unchangedCount', REFUSED: 'refusedCount' },
};

/** Imports of findings and their rows. */
export class RepairImportStore {
  readonly #jobs: Model<RepairImportJob>;
  readonly #rows: Model<RepairImportRow>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#jobs = connection.model<RepairImportJob>('RepairImportJob', jobSchema);
    this.#rows = connection.model<RepairImportRow>('RepairImportRow', rowSchema);
  }

  async insert(job: RepairImportJob): Promise<void> {
    await this.#jobs.insertMany([job], { lean: true });
  }

  async byId(id: string): Promise<RepairImportJob | null> {
    return (await this.#jobs.findById(id).lean().exec()) as RepairImportJob | null;
  }

  page(request: PageRequest): Promise<Page<RepairImportJob>> {
    const order = { list: 'repairImportJobs', field: 'createdAt', descending: true };
    return keysetPage(this.#jobs, {}, order, request, this.cursors);
  }

  rows(jobId: string, outcomes: readonly string[] | null, request: PageRequest): Promise<Page<RepairImportRow>> {
    const filter = { jobId, ...(outcomes ? { outcome: { $in: [...outcomes] } } : {}) };
    const order = { list: `repairImportRows:${jobId}`, field: 'line', descending: false };
    return keysetPage(this.#rows, filter, order, request, this.cursors);
  }

  /** Lines of the findings that an earlier run of the import took over, by their keys. */
  async seen(jobId: string): Promise<Map<string, number>> {
    const rows = await this.#rows
      .find({ jobId, key: { $ne: null }, outcome: { $ne: 'REFUSED' } } as never, { key: 1, line: 1 })
      .lean()
      .exec();
    return new Map(rows.flatMap(({ key, line }) => (key === null ? [] : [[key, line] as const])));
  }

  /** Marks the import as begun, with the number of its rows. */
  async begin(id: string, totalCount: number): Promise<void> {
    await this.#jobs.updateOne({ _id: id }, { $set: { state: 'RUNNING', totalCount } } as never).exec();
  }

  /**
   * Stores what became of a batch and moves the import on, inside the transaction of the batch. False when it does not stand where the
   * batch begins: another server copy did it.
   */
  async advance(id: string, doneCount: number, rows: readonly RepairImportRow[]): Promise<boolean> {
    const change: Record<string, number> = { doneCount: rows.length };
    for (const { outcome } of rows) change[counters[outcome]] = (change[counters[outcome]] ?? 0) + 1;
    const moved = await this.#jobs.updateOne({ _id: id, doneCount }, { $inc: change }).exec();
    if (moved.matchedCount !== 1) return false;
    await this.#rows.insertMany([...rows], { lean: true, ordered: true });
    return true;
  }

  async finish(id: string, change: Pick<RepairImportJob, 'state' | 'fault' | 'finishedAt'>): Promise<void> {
    await this.#jobs.updateOne({ _id: id }, { $set: change } as never).exec();
  }
}
