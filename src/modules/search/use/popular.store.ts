import mongoose, { type Model } from 'mongoose';
import type { Connection } from '../../../platform/mongo/connect.js';
import type { AskedByMany } from './search-intent.store.js';

/** A question that several people asked and that led somewhere. */
export interface PopularQuestion extends AskedByMany {
  readonly _id: string;
}

const text = { type: String, required: true } as const;

const schema = new mongoose.Schema<PopularQuestion>(
  {
    _id: text,
    queryKey: text,
    locale: text,
    text,
    peopleCount: { type: Number, required: true },
    articleId: text,
  } as never,
  { collection: 'search_popular', versionKey: false },
);

/** The popular questions as they were found last: a small list that every process keeps a copy of. */
export class PopularStore {
  readonly #questions: Model<PopularQuestion>;

  constructor(connection: Connection) {
    this.#questions = connection.model<PopularQuestion>('PopularQuestion', schema);
  }

  /** All of them, those of most people first. */
  async all(): Promise<PopularQuestion[]> {
    const found = (await this.#questions.find({}).lean().exec()) as unknown as PopularQuestion[];
    return found.sort((a, b) => b.peopleCount - a.peopleCount || (a._id < b._id ? -1 : 1));
  }

  /** Puts a new list in the place of the old one; who reads meanwhile sees some of both. */
  async replace(questions: readonly AskedByMany[]): Promise<void> {
    const rows = questions.map((question) => ({ _id: `${question.locale} ${question.queryKey}`, ...question }));
    if (rows.length > 0) {
      await this.#questions.bulkWrite(
        rows.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } })),
        { ordered: false },
      );
    }
    await this.#questions.deleteMany({ _id: { $nin: rows.map(({ _id }) => _id) } }).exec();
  }
}
