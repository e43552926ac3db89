import mongoose, { type Model } from 'mongoose';
import type { Connection } from '../../../platform/mongo/connect.js';
import { again } from '../shared/race.store.js';
import type { SearchIntent } from '../shared/search-intent.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const list = { type: [String], default: [] };

const open = new Schema(
  { articleId: text, kind: text, rank: { type: Number, default: null }, afterMs: { type: Number, required: true } },
  { _id: false },
);

const schema = new Schema<SearchIntent>(
  {
    _id: text,
    key: text,
    otherKeys: list,
    receiptIds: list,
    userId: text,
    role: text,
    teamIds: list,
    siteId: optional,
    locale: text,
    productLineId: optional,
    kinds: list,
    query: { type: String, default: '' },
    queryKey: { type: String, default: '' },
    units: list,
    shown: list,
    offset: { type: Number, default: 0 },
    totalCount: { type: Number, required: true },
    verdict: text,
    confidence: { type: Number, default: null },
    isDegraded: { type: Boolean, default: false },
    isJudgeable: { type: Boolean, default: true },
    end: text,
    opened: { type: [open], default: [] },
    copied: list,
    linked: list,
    helpful: list,
    notHelpful: list,
    saidNoAnswer: { type: Boolean, default: false },
    at: { type: Date, required: true },
  } as never,
  { collection: 'search_intents', versionKey: false },
);
schema.index({ userId: 1, key: 1 }, { unique: true });
schema.index({ userId: 1, otherKeys: 1 });
// One answered search counts once for a person, whatever keys it comes with. Partial: planted searches have no receipt.
schema.index({ userId: 1, receiptIds: 1 }, { unique: true, partialFilterExpression: { receiptIds: { $gt: '' } } });
// A person's last searches.
schema.index({ userId: 1, at: -1 });
// What is too old to be kept, and what was asked lately.
schema.index({ at: 1 });

/** What many people asked and what it led to. */
export interface AskedByMany {
  readonly queryKey: string;
  readonly locale: 'zh-CN' | 'en';
  /** As it was written most recently; masked. */
  readonly text: string;
  readonly peopleCount: number;
  /** The document that was opened or linked most often. */
  readonly articleId: string;
}

/** Intents as they lie in the database. */
export class SearchIntentStore {
  readonly #intents: Model<SearchIntent>;

  constructor(connection: Connection) {
    this.#intents = connection.model<SearchIntent>('SearchIntent', schema);
  }

  /** The intention that a key of a person names: as its own, or because one of its receipts came with that key too. */
  async byKey(userId: string, key: string): Promise<SearchIntent | null> {
    const own = await this.#intents.findOne({ userId, key }).lean().exec();
    return (own ?? (await this.#intents.findOne({ userId, otherKeys: key }).lean().exec())) as SearchIntent | null;
  }

  /** The intention of a person that a receipt belongs to. */
  async byReceipt(userId: string, receiptId: string): Promise<SearchIntent | null> {
    return (await this.#intents.findOne({ userId, receiptIds: receiptId }).lean().exec()) as SearchIntent | null;
  }

  /** Inside a transaction, after `byKey` and `byReceipt` in the same one. */
  async save(before: SearchIntent | null, after: SearchIntent): Promise<void> {
    if (before) await this.#intents.replaceOne({ _id: before._id }, after).exec().catch(again);
    else await this.#intents.insertMany([after], { lean: true }).catch(again);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#intents.exists({}).exec()) === null;
  }

  /** Many at once, for a seed. */
  async plant(intents: readonly SearchIntent[]): Promise<void> {
    await this.#intents.insertMany([...intents], { lean: true });
  }

  /** A person's newest intents. */
  async newestOf(userId: string, limit: number): Promise<Pick<SearchIntent, 'query' | 'queryKey' | 'at'>[]> {
    return (await this.#intents
      .find({ userId }, { query: 1, queryKey: 1, at: 1 })
      .sort({ at: -1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Pick<SearchIntent, 'query' | 'queryKey' | 'at'>[];
  }

  /** What was asked since a moment, each question once as it was written last, most frequent first. */
  async frequent(since: Date, limit: number): Promise<{ text: string; count: number }[]> {
    return this.#intents
      .aggregate<{ text: string; count: number }>([
        { $match: { at: { $gte: since }, queryKey: { $ne: '' } } },
        { $sort: { at: 1 } },
        { $group: { _id: '$queryKey', text: { $last: '$query' }, count: { $sum: 1 } } },
        { $sort: { count: -1, _id: 1 } },
        { $limit: limit },
        { $project: { _id: 0, text: 1, count: 1 } },
      ])
      .exec();
  }

  /** Forgets what is older than a moment; the counts of the analytics stay. Returns how many were forgotten. */
  async forgetBefore(moment: Date): Promise<number> {
    return (await this.#intents.deleteMany({ at: { $lt: moment } }).exec()).deletedCount;
  }

  /**
   * Queries since a moment that led at least `people` different people of these roles to a document, most people first, at most
   * `limit`. Reads all intents since then: for a job, never for a keystroke.
   */
  async askedByMany(since: Date, roles: readonly string[], people: number, limit: number): Promise<AskedByMany[]> {
    const rows = await this.#intents
      .aggregate<{
        _id: { queryKey: string; locale: 'zh-CN' | 'en' };
        text: string;
        people: number;
        articleId: string;
      }>([
        { $match: { at: { $gte: since }, role: { $in: [...roles] }, queryKey: { $ne: '' } } },
        // What was linked tells more than what was opened; of opens the last one was the answer.
        {
          $project: {
            queryKey: 1,
            locale: 1,
            userId: 1,
            query: 1,
            at: 1,
            articleId: { $ifNull: [{ $last: '$linked' }, { $last: '$opened.articleId' }] },
          },
        },
        { $match: { articleId: { $ne: null } } },
        { $sort: { at: 1 } },
        {
          $group: {
            _id: { queryKey: '$queryKey', locale: '$locale', articleId: '$articleId' },
            users: { $addToSet: '$userId' },
            text: { $last: '$query' },
            count: { $sum: 1 },
          },
        },
        { $sort: { count: 1, '_id.articleId': 1 } },
        {
          $group: {
            _id: { queryKey: '$_id.queryKey', locale: '$_id.locale' },
            users: { $push: '$users' },
            text: { $last: '$text' },
            articleId: { $last: '$_id.articleId' },
          },
        },
        {
          $project: {
            text: 1,
            articleId: 1,
            people: {
              $size: { $reduce: { input: '$users', initialValue: [], in: { $setUnion: ['$$value', '$$this'] } } },
            },
          },
        },
        { $match: { people: { $gte: people } } },
        { $sort: { people: -1, '_id.queryKey': 1 } },
        { $limit: limit },
      ])
      .exec();
    return rows.map(({ _id, people: peopleCount, ...row }) => ({ ..._id, ...row, peopleCount }));
  }
}
