import mongoose, { type Connection, type Model } from 'mongoose';
import { duplicateKey } from '../mongo/connect.js';
import { isGone } from './holder.js';

export type JobState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';

/** A piece of background work as it lies in the database. */
export interface Job {
  _id: string;
  kind: string;
  payload: Record<string, unknown>;
  state: JobState;
  /** Not before this moment. */
  runAt: Date;
  /** Claims so far, crashes included. */
  attempts: number;
  /** Pause between runs of work that returns, in milliseconds; null for work that is done once. */
  everyMs: number | null;
  holder: string | null;
  leaseUntil: Date | null;
  /** What the handler left for its next run and for who watches. */
  progress: Record<string, unknown>;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const schema = new mongoose.Schema<Job>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    payload: { type: mongoose.Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    runAt: { type: Date, required: true },
    attempts: { type: Number, required: true },
    everyMs: { type: Number, default: null },
    holder: { type: String, default: null },
    leaseUntil: { type: Date, default: null },
    progress: { type: mongoose.Schema.Types.Mixed, required: true },
    error: { type: String, default: null },
    createdAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { collection: 'jobs', versionKey: false, minimize: false },
);
schema.index({ state: 1, kind: 1, runAt: 1 });
schema.index({ state: 1, leaseUntil: 1 });
// What is done is of interest for a month.
schema.index(
  { finishedAt: 1 },
  { expireAfterSeconds: 30 * 86_400, partialFilterExpression: { state: { $in: ['DONE', 'FAILED'] } } },
);

/** Reads and writes jobs. A job belongs to who holds its lease; each write by a holder names it, so that a late one changes nothing. */
export class JobStore {
  readonly #model: Model<Job>;

  constructor(connection: Connection) {
    this.#model = (connection.models.Job as Model<Job> | undefined) ?? connection.model<Job>('Job', schema);
  }

  /** Stores a new job; inside a transaction it exists only if that commits. The same id twice leaves the first as it is. */
  async insert(job: Job): Promise<void> {
    try {
      await this.#model.updateOne({ _id: job._id }, { $setOnInsert: job }, { upsert: true });
    } catch (error) {
      // Two copies made it in the same moment.
      if (!duplicateKey(error)) throw error;
    }
  }

  /** Brings work that returns to its present pause. */
  async setEvery(id: string, everyMs: number): Promise<void> {
    await this.#model.updateOne({ _id: id }, { $set: { everyMs } });
  }

  async find(id: string): Promise<Job | null> {
    return this.#model.findById(id).lean<Job>().exec();
  }

  /** Takes the job that is due longest, or one whose holder's lease ran out; null when there is none. */
  async claim(kinds: readonly string[], holder: string, now: Date, leaseUntil: Date): Promise<Job | null> {
    const take = { $set: { state: 'RUNNING' as const, holder, leaseUntil }, $inc: { attempts: 1 } };
    const options = { sort: { runAt: 1 as const }, returnDocument: 'after' as const };
    const waiting = { state: 'WAITING' as const, kind: { $in: [...kinds] }, runAt: { $lte: now } };
    const abandoned = { state: 'RUNNING' as const, leaseUntil: { $lte: now }, kind: { $in: [...kinds] } };
    return (
      (await this.#model.findOneAndUpdate(waiting, take, options).lean<Job>().exec()) ??
      (await this.#model.findOneAndUpdate(abandoned, take, options).lean<Job>().exec())
    );
  }

  /** Lets jobs of holders that have certainly gone be claimed at once. */
  async freeAbandoned(): Promise<void> {
    const running = await this.#model.find({ state: 'RUNNING' }, { holder: 1 }).limit(1_000).lean().exec();
    for (const { _id, holder } of running) {
      if (holder && isGone(holder)) await this.#model.updateOne({ _id, holder }, { $set: { leaseUntil: new Date(0) } });
    }
  }

  /** @returns false when the job is no longer held by this holder. */
  async renew(id: string, holder: string, leaseUntil: Date): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      { _id: id, holder, state: 'RUNNING' },
      { $set: { leaseUntil } },
    );
    return matchedCount > 0;
  }

  /** @returns false when the job is no longer held by this holder. */
  async patchProgress(id: string, holder: string, patch: Record<string, unknown>): Promise<boolean> {
    const set = Object.fromEntries(Object.entries(patch).map(([key, value]) => [`progress.${key}`, value]));
    const { matchedCount } = await this.#model.updateOne({ _id: id, holder, state: 'RUNNING' }, { $set: set });
    return matchedCount > 0;
  }

  /** Ends a run: with `changes` the job is done, failed, or waits again. */
  async settle(id: string, holder: string, changes: Partial<Job>): Promise<void> {
    await this.#model.updateOne(
      { _id: id, holder, state: 'RUNNING' },
      { $set: { ...changes, holder: null, leaseUntil: null } },
    );
  }

  /** Jobs that wait or run. */
  async countOpen(): Promise<number> {
    return this.#model.countDocuments({ state: { $in: ['WAITING', 'RUNNING'] } });
  }
}
