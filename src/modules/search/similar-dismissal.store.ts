import mongoose, { type Connection, type Model } from 'mongoose';

/** Two articles of which somebody said that they are not the same. */
interface Dismissal {
  /** Both ids in order. */
  _id: string;
  articleIds: string[];
  byId: string;
  at: Date;
}

const text = { type: String, required: true } as const;
const schema = new mongoose.Schema<Dismissal>(
  { _id: text, articleIds: { type: [String], required: true }, byId: text, at: { type: Date, required: true } },
  { collection: 'article_dismissed_pairs', versionKey: false },
);
schema.index({ articleIds: 1 });

/** Pairs that are no duplicates. */
export class SimilarDismissals {
  readonly #pairs: Model<Dismissal>;

  constructor(connection: Connection) {
    this.#pairs = connection.model<Dismissal>('ArticleDismissedPair', schema);
  }

  /** Remembers a pair; one that is known stays as it is. */
  async add(one: string, other: string, byId: string, at: Date): Promise<void> {
    const articleIds = [one, other].sort();
    const _id = articleIds.join(':');
    await this.#pairs.updateOne({ _id }, { $setOnInsert: { articleIds, byId, at } }, { upsert: true }).exec();
  }

  /** Articles that are said not to be the same as one. */
  async of(articleId: string): Promise<string[]> {
    const found = await this.#pairs.find({ articleIds: articleId }).limit(1_000).lean().exec();
    return found.flatMap((pair) => pair.articleIds.filter((id) => id !== articleId));
  }
}
