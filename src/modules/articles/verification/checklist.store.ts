import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { ArticleChecklist, ContentCriterionKey } from './checklist.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const item = new Schema({ key: text, isMet: { type: Boolean, default: null } }, { _id: false });

const schema = new Schema<ArticleChecklist>(
  {
    _id: text,
    articleId: text,
    version: number,
    authorId: { type: String, default: null },
    recordedById: text,
    items: { type: [item], required: true },
    met: number,
    applicable: number,
    score: number,
    note: { type: String, default: null },
    recordedAt: { type: Date, required: true },
  } as never,
  { collection: 'article_checklists', versionKey: false },
);
schema.index({ recordedAt: 1 });
schema.index({ authorId: 1, recordedAt: 1 });

/** Which records are counted; `authorIds` null = of everybody. */
export interface StandardRange {
  readonly from: Date;
  readonly to: Date;
  readonly authorIds: readonly string[] | null;
}

/** What records add up to. */
export interface StandardSums {
  readonly items: readonly { key: ContentCriterionKey; met: number; applicable: number }[];
  readonly months: readonly { month: string; versions: number; met: number; applicable: number }[];
}

export const checklistId = (articleId: string, version: number): string => `${articleId}:${version}`;

const rangeFilter = ({ from, to, authorIds }: StandardRange): Record<string, unknown> => ({
  recordedAt: { $gte: from, $lt: to },
  ...(authorIds ? { authorId: { $in: [...authorIds] } } : {}),
});

/** How versions stand against the content standard. */
export class ChecklistStore {
  readonly #model: Model<ArticleChecklist>;

  constructor(connection: Connection) {
    this.#model = connection.model<ArticleChecklist>('ArticleChecklist', schema);
  }

  async byIds(ids: readonly string[]): Promise<ArticleChecklist[]> {
    return (await this.#model
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as unknown as ArticleChecklist[];
  }

  /** Puts it in the place of an earlier record of the version; gives that one. Inside a transaction. */
  async put(checklist: ArticleChecklist): Promise<ArticleChecklist | null> {
    return (await this.#model
      .findOneAndReplace({ _id: checklist._id }, checklist, { upsert: true, returnDocument: 'before', lean: true })
      .exec()) as ArticleChecklist | null;
  }

  /** Everybody of whom there are records in a range. */
  async authors(range: StandardRange): Promise<string[]> {
    const found = await this.#model.distinct('authorId', rangeFilter(range) as QueryFilter<ArticleChecklist>).exec();
    return found.filter((id): id is string => typeof id === 'string');
  }

  /** Sums by criterion and by month of `zone`. */
  async sums(range: StandardRange, zone: string): Promise<StandardSums> {
    const $match = rangeFilter(range);
    const isMet = { $sum: { $cond: [{ $eq: ['$items.isMet', true] }, 1, 0] } };
    const applies = { $sum: { $cond: [{ $eq: [{ $type: '$items.isMet' }, 'bool'] }, 1, 0] } };
    const [items, months] = await Promise.all([
      this.#model
        .aggregate<{ key: ContentCriterionKey; met: number; applicable: number }>([
          { $match },
          { $unwind: '$items' },
          { $group: { _id: '$items.key', met: isMet, applicable: applies } },
          { $project: { _id: 0, key: '$_id', met: 1, applicable: 1 } },
        ])
        .exec(),
      this.#model
        .aggregate<{ month: string; versions: number; met: number; applicable: number }>([
          { $match },
          {
            $group: {
              _id: { $dateToString: { date: '$recordedAt', format: '%Y-%m', timezone: zone } },
              versions: { $sum: 1 },
              met: { $sum: '$met' },
              applicable: { $sum: '$applicable' },
            },
          },
          { $sort: { _id: 1 } },
          { $project: { _id: 0, month: '$_id', versions: 1, met: 1, applicable: 1 } },
        ])
        .exec(),
    ]);
    return { items, months };
  }
}
