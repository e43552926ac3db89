import mongoose, { type Connection, type Model } from 'mongoose';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type SearchBestBet, SearchBestBetState } from './best-bet.js';

type PageRequest = Parameters<typeof keysetPage>[3];
type Codec = Parameters<typeof keysetPage>[4];

/** Says to all processes that best bets changed. */
interface Stamp {
  _id: 'best-bets';
  revision: number;
}

const text = { type: String, required: true } as const;
const schema = new mongoose.Schema<SearchBestBet>(
  {
    _id: text,
    articleId: text,
    phrases: { type: [String], required: true },
    match: text,
    locale: { type: String, default: null },
    from: { type: Date, default: null },
    until: { type: Date, default: null },
    note: { type: String, default: '' },
    order: { type: Number, required: true },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    createdById: text,
    updatedAt: { type: Date, required: true },
    updatedById: text,
  } as never,
  { collection: 'search_best_bets', versionKey: false },
);
schema.index({ order: 1, _id: 1 });
schema.index({ articleId: 1, order: 1, _id: 1 });

const stampSchema = new mongoose.Schema<Stamp>({ _id: text, revision: { type: Number, required: true } } as never, {
  collection: 'search_stamps',
  versionKey: false,
});

/** Which best bets are wanted. */
export interface BetConditions {
  readonly states: readonly SearchBestBetState[] | null;
  readonly articleId: string | null;
}

const holds = (state: SearchBestBetState, now: Date): Record<string, unknown> => {
  if (state === SearchBestBetState.EXPIRED) return { until: { $ne: null, $lte: now } };
  const notOver = { $or: [{ until: null }, { until: { $gt: now } }] };
  const begun =
    state === SearchBestBetState.SCHEDULED
      ? { from: { $gt: now } }
      : { $or: [{ from: null }, { from: { $lte: now } }] };
  return { $and: [notOver, begun] };
};

/** Best bets; at most a thousand, so that all fit in memory. */
export class BestBetStore {
  readonly #bets: Model<SearchBestBet>;
  readonly #stamps: Model<Stamp>;

  constructor(connection: Connection) {
    this.#bets = connection.model<SearchBestBet>('SearchBestBet', schema);
    this.#stamps = connection.model<Stamp>('SearchStamp', stampSchema);
  }

  async byId(id: string): Promise<SearchBestBet | null> {
    return (await this.#bets.findById(id).lean().exec()) as SearchBestBet | null;
  }

  /** All of them in their order. */
  async all(limit: number): Promise<SearchBestBet[]> {
    return (await this.#bets.find().sort({ order: 1, _id: 1 }).limit(limit).lean().exec()) as SearchBestBet[];
  }

  async count(): Promise<number> {
    return this.#bets.countDocuments().exec();
  }

  /** In their order. */
  page(
    { states, articleId }: BetConditions,
    now: Date,
    request: PageRequest,
    codec: Codec,
  ): Promise<Awaited<ReturnType<typeof keysetPage<SearchBestBet>>>> {
    const filter: Record<string, unknown> = {};
    if (articleId !== null) filter.articleId = articleId;
    if (states) filter.$or = states.length ? states.map((state) => holds(state, now)) : [{ _id: { $in: [] } }];
    return keysetPage(
      this.#bets,
      filter,
      { list: 'searchBestBets', field: 'order', descending: false },
      request,
      codec,
    );
  }

  async insert(bet: SearchBestBet): Promise<void> {
    await this.#bets.create([bet]);
    await this.#touch();
  }

  /** Changes it if it still has that revision; false otherwise. */
  async update(id: string, revision: number, change: Partial<SearchBestBet>): Promise<boolean> {
    const { matchedCount } = await this.#bets
      .updateOne({ _id: id, revision }, { $set: { ...change, revision: revision + 1 } })
      .exec();
    if (matchedCount > 0) await this.#touch();
    return matchedCount > 0;
  }

  async remove(id: string, revision: number): Promise<boolean> {
    const { deletedCount } = await this.#bets.deleteOne({ _id: id, revision }).exec();
    if (deletedCount > 0) await this.#touch();
    return deletedCount > 0;
  }

  /** Grows with every change of any of them. */
  async stamp(): Promise<number> {
    const found = (await this.#stamps.findById('best-bets').lean().exec()) as Stamp | null;
    return found?.revision ?? 0;
  }

  async #touch(): Promise<void> {
    await this.#stamps.updateOne({ _id: 'best-bets' }, { $inc: { revision: 1 } }, { upsert: true }).exec();
  }
}
