import mongoose, { type Connection, type Model } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { SearchGoldenQuery } from './golden-query.js';
import type { SearchGoldenResult, SearchGoldenRun, SearchSettingsChoice } from './golden-run.js';

type PageRequest = Parameters<typeof keysetPage>[3];
type Codec = Parameters<typeof keysetPage>[4];

/** A golden query as it is stored: `key` keeps two from asking the same. */
type Stored = SearchGoldenQuery & { key: string };

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const querySchema = new mongoose.Schema<Stored>(
  {
    _id: text,
    key: text,
    query: text,
    locale: text,
    expectedIds: { type: [String], required: true },
    maxRank: number,
    note: { type: String, default: '' },
    revision: number,
    createdAt: { type: Date, required: true },
    createdById: text,
    updatedAt: { type: Date, required: true },
    updatedById: text,
  } as never,
  { collection: 'search_golden_queries', versionKey: false },
);
querySchema.index({ key: 1 }, { unique: true });
querySchema.index({ updatedAt: -1, _id: -1 });

const resultSchema = new mongoose.Schema<SearchGoldenResult>(
  {
    goldenId: text,
    query: text,
    locale: text,
    maxRank: number,
    expectedIds: { type: [String], required: true },
    visibleIds: { type: [String], default: [] },
    rankBefore: { type: Number, default: null },
    passedBefore: { type: Boolean, default: null },
    rank: { type: Number, default: null },
    passed: { type: Boolean, required: true },
    change: text,
  } as never,
  { _id: false },
);
const runSchema = new mongoose.Schema<SearchGoldenRun>(
  {
    _id: text,
    settings: text,
    version: number,
    at: { type: Date, required: true },
    byId: text,
    triedCount: number,
    passedCount: number,
    passedBeforeCount: { type: Number, default: null },
    betterCount: number,
    worseCount: number,
    results: { type: [resultSchema], required: true },
  } as never,
  { collection: 'search_golden_runs', versionKey: false },
);
runSchema.index({ at: -1, _id: -1 });
runSchema.index({ settings: 1, at: -1 });

const withoutKey = { key: 0 } as const;

/** Golden queries and what came of trying them. */
export class GoldenStore {
  readonly #queries: Model<Stored>;
  readonly #runs: Model<SearchGoldenRun>;

  constructor(connection: Connection) {
    this.#queries = connection.model<Stored>('SearchGoldenQuery', querySchema);
    this.#runs = connection.model<SearchGoldenRun>('SearchGoldenRun', runSchema);
  }

  async byId(id: string): Promise<SearchGoldenQuery | null> {
    return (await this.#queries.findById(id, withoutKey).lean().exec()) as SearchGoldenQuery | null;
  }

  /** All of them in the order in which they were made; at most `limit`. */
  async all(limit: number): Promise<SearchGoldenQuery[]> {
    return (await this.#queries
      .find({}, withoutKey)
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as SearchGoldenQuery[];
  }

  async count(): Promise<number> {
    return this.#queries.countDocuments().exec();
  }

  /** Last changed first. */
  page(request: PageRequest, codec: Codec): Promise<Awaited<ReturnType<typeof keysetPage<SearchGoldenQuery>>>> {
    const order = { list: 'searchGoldenQueries', field: 'updatedAt', descending: true };
    return keysetPage(this.#queries as unknown as Model<SearchGoldenQuery>, {}, order, request, codec, withoutKey);
  }

  /** False when another asks the same in that language. */
  async insert(golden: SearchGoldenQuery, key: string): Promise<boolean> {
    try {
      await this.#queries.create([{ ...golden, key }]);
      return true;
    } catch (error) {
      if (duplicateKey(error)?.key === undefined) throw error;
      return false;
    }
  }

  /** Changes it if it still has that revision. */
  async update(
    id: string,
    revision: number,
    change: Partial<SearchGoldenQuery>,
    key: string,
  ): Promise<'changed' | 'stale' | 'taken'> {
    try {
      const { matchedCount } = await this.#queries
        .updateOne({ _id: id, revision }, { $set: { ...change, key, revision: revision + 1 } })
        .exec();
      return matchedCount > 0 ? 'changed' : 'stale';
    } catch (error) {
      if (duplicateKey(error)?.key === undefined) throw error;
      return 'taken';
    }
  }

  async remove(id: string, revision: number): Promise<boolean> {
    return (await this.#queries.deleteOne({ _id: id, revision }).exec()).deletedCount > 0;
  }

  async runById(id: string): Promise<SearchGoldenRun | null> {
    return (await this.#runs.findById(id).lean().exec()) as SearchGoldenRun | null;
  }

  /** Newest first. */
  runs(request: PageRequest, codec: Codec): Promise<Awaited<ReturnType<typeof keysetPage<SearchGoldenRun>>>> {
    const order = { list: 'searchGoldenRuns', field: 'at', descending: true };
    return keysetPage(this.#runs, {}, order, request, codec);
  }

  /** The newest run of these settings. */
  async lastRun(settings: SearchSettingsChoice): Promise<SearchGoldenRun | null> {
    return (await this.#runs.findOne({ settings }).sort({ at: -1 }).lean().exec()) as SearchGoldenRun | null;
  }

  /** Keeps a run and throws away those beyond the newest `kept`. */
  async insertRun(run: SearchGoldenRun, kept: number): Promise<void> {
    await this.#runs.create([run]);
    const old = await this.#runs.find({}, { _id: 1 }).sort({ at: -1, _id: -1 }).skip(kept).lean().exec();
    if (old.length) await this.#runs.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } }).exec();
  }
}
