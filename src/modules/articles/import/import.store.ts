import mongoose, { type Connection, type Model } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { ImportJob, ImportRow } from './import-job.js';
import { ImportJobState, ImportRowOutcome } from './import-job.js';

const text = { type: String, required: true } as const;
const count = { type: Number, default: 0 } as const;
const optional = { type: String, default: null } as const;

const jobSchema = new mongoose.Schema<ImportJob>(
  {
    _id: text,
    state: text,
    fileName: text,
    fileId: text,
    isDryRun: { type: Boolean, required: true },
    options: { type: mongoose.Schema.Types.Mixed, required: true },
    totalCount: count,
    doneCount: count,
    createdCount: count,
    updatedCount: count,
    unchangedCount: count,
    refusedCount: count,
    error: optional,
    startedById: text,
    startedByName: { type: String, default: '' },
    createdAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  } as never,
  { collection: 'import_jobs', versionKey: false },
);
jobSchema.index({ createdAt: -1, _id: -1 });

const rowSchema = new mongoose.Schema<ImportRow>(
  {
    _id: text,
    jobId: text,
    line: { type: Number, required: true },
    fileName: optional,
    externalId: optional,
    outcome: text,
    text: { type: mongoose.Schema.Types.Mixed, default: null },
    field: optional,
    articleId: optional,
    sourceKey: optional,
  } as never,
  { collection: 'import_rows', versionKey: false },
);
rowSchema.index({ jobId: 1, line: 1, _id: 1 });
rowSchema.index({ jobId: 1, outcome: 1, line: 1, _id: 1 });

const counters: Readonly<Record<ImportRowOutcome, string>> = {
  [ImportRowOutcome.CREATED]: 'createdCount',
  [ImportRowOutcome.UPDATED]: 'updatedCount',
  [ImportRowOutcome.UNCHANGED]: 'unchangedCount',
  [ImportRowOutcome.REFUSED]: 'refusedCount',
};

/** Imports and their rows. */
export class ImportStore {
  readonly #jobs: Model<ImportJob>;
  readonly #rows: Model<ImportRow>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#jobs = connection.model<ImportJob>('ImportJob', jobSchema);
    this.#rows = connection.model<ImportRow>('ImportRow', rowSchema);
  }

  async insert(job: ImportJob): Promise<void> {
    await this.#jobs.insertMany([job], { lean: true });
  }

  async byId(id: string): Promise<ImportJob | null> {
    return (await this.#jobs.findById(id).lean().exec()) as ImportJob | null;
  }

  page(request: PageRequest): Promise<Page<ImportJob>> {
    return keysetPage(
      this.#jobs,
      {},
      { list: 'importJobs', field: 'createdAt', descending: true },
      request,
      this.cursors,
    );
  }

  rows(jobId: string, outcomes: readonly ImportRowOutcome[] | null, request: PageRequest): Promise<Page<ImportRow>> {
    const filter = { jobId, ...(outcomes ? { outcome: { $in: [...outcomes] } } : {}) };
    return keysetPage(
      this.#rows,
      filter,
      { list: `importRows:${jobId}`, field: 'line', descending: false },
      request,
      this.cursors,
    );
  }

  /** Lines and articles of the rows that an earlier run took over, by system and id. */
  async seenSources(jobId: string): Promise<{ lines: Map<string, number>; articles: Map<string, string> }> {
    const found = await this.#rows
      .find({ jobId, sourceKey: { $ne: null } }, { sourceKey: 1, line: 1, articleId: 1 })
      .lean()
      .exec();
    const lines = new Map<string, number>();
    const articles = new Map<string, string>();
    for (const { sourceKey, line, articleId } of found) {
      if (sourceKey === null) continue;
      lines.set(sourceKey, line);
      if (articleId !== null) articles.set(sourceKey, articleId);
    }
    return { lines, articles };
  }

  /** Marks the job as begun, with the number of its rows. */
  async begin(id: string, totalCount: number): Promise<void> {
    await this.#jobs.updateOne({ _id: id }, { $set: { state: ImportJobState.RUNNING, totalCount } }).exec();
  }

  /**
   * Stores what became of a batch and moves the job on, inside the transaction of the batch. False when the job does not stand where
   * this batch begins: another server copy did it.
   */
  async advance(id: string, doneCount: number, rows: readonly ImportRow[]): Promise<boolean> {
    const change: Record<string, number> = { doneCount: rows.length };
    for (const row of rows) change[counters[row.outcome]] = (change[counters[row.outcome]] ?? 0) + 1;
    const moved = await this.#jobs.updateOne({ _id: id, doneCount }, { $inc: change }).exec();
    if (moved.matchedCount !== 1) return false;
    await this.#rows.insertMany([...rows], { lean: true, ordered: true });
    return true;
  }

  async finish(id: string, state: ImportJobState, error: string | null, at: Date): Promise<void> {
    await this.#jobs.updateOne({ _id: id }, { $set: { state, error, finishedAt: at } }).exec();
  }
}
