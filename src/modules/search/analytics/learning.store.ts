import mongoose, { type Connection, type Model } from 'mongoose';
import type { SearchIntent } from '../shared/search-intent.js';
import type { Gain, LearnedArticle, LearnedQuery } from './learning.rules.js';

/** What was learned about one article, as it is stored. Without queries: nothing any more. */
interface LearnedRow {
  _id: string;
  queries: LearnedQuery[];
  changedAt: Date;
}

/** Background work of learning. */
export type LearningTask = 'REFRESH' | 'MEASURE';

/** Where background work stands. */
export type LearningState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';

/** The last run of a task; what it found stays until the next one is done. */
export interface LearningRun {
  _id: LearningTask;
  state: LearningState;
  askedAt: Date | null;
  finishedAt: Date | null;
  /** Of a measurement; null before the first. */
  gain: (Gain & { learnedCount: number }) | null;
}

const learnedQuery = new mongoose.Schema<LearnedQuery>(
  {
    text: { type: String, required: true },
    units: { type: [String], default: [] },
    count: { type: Number, required: true },
  } as never,
  { _id: false },
);
const learnedSchema = new mongoose.Schema<LearnedRow>(
  {
    _id: { type: String, required: true },
    queries: { type: [learnedQuery], default: [] },
    changedAt: { type: Date, required: true },
  } as never,
  { collection: 'search_learned', versionKey: false },
);
learnedSchema.index({ changedAt: 1 });

const runSchema = new mongoose.Schema<LearningRun>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    askedAt: { type: Date, default: null },
    finishedAt: { type: Date, default: null },
    gain: { type: mongoose.Schema.Types.Mixed, default: null },
  } as never,
  { collection: 'search_learning_runs', versionKey: false },
);

/** What learning reads of a search. */
const taught = {
  key: 1,
  userId: 1,
  locale: 1,
  query: 1,
  queryKey: 1,
  units: 1,
  shown: 1,
  offset: 1,
  totalCount: 1,
  end: 1,
  saidNoAnswer: 1,
  at: 1,
} as const;
const outcomes = { opened: 1, linked: 1, helpful: 1, notHelpful: 1 } as const;

/** Steps of one bulk write. */
const batchSize = 500;

/** What the question index reads of learning. */
export interface LearnedQueries {
  /** Everything that is confirmed now. */
  all(): Promise<LearnedArticle[]>;
  /** Articles whose learned queries changed at or after a moment; without queries where nothing is left of them. */
  changedSince(moment: Date): Promise<LearnedArticle[]>;
}

/** Keeps what was learned, how its background work stands, and reads the searches that teach. */
export class LearningStore implements LearnedQueries {
  readonly #learned: Model<LearnedRow>;
  readonly #runs: Model<LearningRun>;

  constructor(private readonly connection: Connection) {
    this.#learned = connection.model<LearnedRow>('SearchLearned', learnedSchema);
    this.#runs = connection.model<LearningRun>('SearchLearningRun', runSchema);
  }

  all(): Promise<LearnedArticle[]> {
    return this.#read({ 'queries.0': { $exists: true } });
  }

  changedSince(moment: Date): Promise<LearnedArticle[]> {
    return this.#read({ changedAt: { $gte: moment } });
  }

  async #read(filter: Record<string, unknown>): Promise<LearnedArticle[]> {
    const rows = (await this.#learned.find(filter).sort({ _id: 1 }).lean().exec()) as LearnedRow[];
    return rows.map(({ _id, queries }) => ({ articleId: _id, queries }));
  }

  /** Articles and queries that are confirmed now. */
  async counts(): Promise<{ articleCount: number; queryCount: number }> {
    const [row] = await this.#learned
      .aggregate<{ articles: number; queries: number }>([
        { $match: { 'queries.0': { $exists: true } } },
        { $group: { _id: null, articles: { $sum: 1 }, queries: { $sum: { $size: '$queries' } } } },
      ])
      .exec();
    return { articleCount: row?.articles ?? 0, queryCount: row?.queries ?? 0 };
  }

  /** Puts what was learned in the place of what was before; only what differs is written. Returns how many articles changed. */
  async replace(learned: readonly LearnedArticle[], now: Date): Promise<number> {
    const known = new Map((await this.#read({})).map(({ articleId, queries }) => [articleId, queries]));
    const changed: LearnedArticle[] = learned.filter(
      ({ articleId, queries }) => !isSame(known.get(articleId) ?? [], queries),
    );
    const kept = new Set(learned.map(({ articleId }) => articleId));
    for (const [articleId, queries] of known)
      if (queries.length && !kept.has(articleId)) changed.push({ articleId, queries: [] });
    for (let at = 0; at < changed.length; at += batchSize)
      await this.#learned.bulkWrite(
        changed.slice(at, at + batchSize).map(({ articleId, queries }) => ({
          updateOne: {
            filter: { _id: articleId },
            update: { $set: { queries: [...queries], changedAt: now } },
            upsert: true,
          },
        })),
      );
    return changed.length;
  }

  async run(task: LearningTask): Promise<LearningRun | null> {
    return (await this.#runs.findById(task).lean().exec()) as LearningRun | null;
  }

  /** Notes how a task stands; what is not named stays. Carried by the transaction around the call. */
  async note(task: LearningTask, changes: Partial<Omit<LearningRun, '_id'>>): Promise<void> {
    await this.#runs.updateOne({ _id: task }, { $set: changes }, { upsert: true }).exec();
  }

  /** Searches since a moment of which something came, oldest first. The model is that of the room's own store of searches. */
  async *searches(since: Date): AsyncIterable<SearchIntent> {
    const cursor = this.connection
      .model<SearchIntent>('SearchIntent')
      .find(
        {
          at: { $gte: since },
          $or: ['opened', 'linked', 'helpful', 'notHelpful'].map((list) => ({ [`${list}.0`]: { $exists: true } })),
        },
        { ...taught, ...outcomes },
      )
      .sort({ at: 1 })
      .lean()
      .cursor({ batchSize: 1_000 });
    for await (const intent of cursor) yield intent as SearchIntent;
  }
}

const isSame = (a: readonly LearnedQuery[], b: readonly LearnedQuery[]): boolean =>
  a.length === b.length &&
  a.every(({ text, count, units }, n) => {
    const other = b[n];
    return text === other?.text && count === other.count && units.join(' ') === other.units.join(' ');
  });
