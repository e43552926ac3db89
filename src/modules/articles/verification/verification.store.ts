import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import type { ArticleStore, Projection } from '../article.store.js';
import type { UsesSince } from './verification.rules.js';

/** A use that counts for renewal: of the live text, by somebody who may verify it. */
interface CountedUse {
  _id: string;
  articleId: string;
  userId: string;
  at: Date;
}

/** What somebody was told of a due date: a new date begins anew. */
export interface Reminder {
  _id: string;
  dueAt: Date;
  /** 1 it became due, 2 it is long overdue. */
  stage: number;
}

interface Digest {
  _id: string;
  at: Date;
}

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;

const useSchema = new mongoose.Schema<CountedUse>(
  { _id: text, articleId: text, userId: text, at: date },
  { collection: 'article_verification_uses', versionKey: false },
);
useSchema.index({ articleId: 1, at: 1 });
// Longer than the longest interval.
useSchema.index({ at: 1 }, { expireAfterSeconds: 1_200 * 86_400 });

const reminderSchema = new mongoose.Schema<Reminder>(
  { _id: text, dueAt: date, stage: { type: Number, required: true } },
  { collection: 'article_verification_reminders', versionKey: false },
);
reminderSchema.index({ dueAt: 1 }, { expireAfterSeconds: 1_200 * 86_400 });

const digestSchema = new mongoose.Schema<Digest>(
  { _id: text, at: date },
  { collection: 'article_verification_digests', versionKey: false },
);
digestSchema.index({ at: 1 }, { expireAfterSeconds: 60 * 86_400 });

/** Whose articles, in terms of stored fields; null = all. */
export interface DueScope {
  readonly ownerId?: string;
  readonly teamIds?: readonly string[];
}

/** From when until when something is due; each end may be open. */
export interface DueRange {
  readonly after: Date | null;
  readonly until: Date;
}

/** A due article, as far as its owners are told of it. */
export type DueArticle = Pick<Article, '_id' | 'code' | 'title' | 'riskRank' | 'ownerId' | 'ownerTeamId' | 'state'> & {
  readonly verifyDueAt: Date;
};

const dueOrder = {
  list: 'articles:to-verify',
  ahead: { field: 'riskRank', descending: true },
  field: 'verifyDueAt',
  descending: false,
} as const;

const dueProjection = { code: 1, title: 1, riskRank: 1, ownerId: 1, ownerTeamId: 1, verifyDueAt: 1, state: 1 } as const;

/** Reads and writes what keeps articles true: due dates, uses that renew them, and who was told. */
export class VerificationStore {
  readonly #uses: Model<CountedUse>;
  readonly #reminders: Model<Reminder>;
  readonly #digests: Model<Digest>;

  constructor(
    connection: Connection,
    private readonly store: ArticleStore,
    private readonly cursors: CursorCodec,
  ) {
    this.#uses = connection.model<CountedUse>('ArticleVerificationUse', useSchema);
    this.#reminders = connection.model<Reminder>('ArticleVerificationReminder', reminderSchema);
    this.#digests = connection.model<Digest>('ArticleVerificationDigest', digestSchema);
  }

  /** One page of what is due, by risk, then by date. */
  duePage(
    rule: Rule,
    scope: DueScope,
    range: DueRange,
    request: PageRequest,
    projection: Projection,
  ): Promise<Page<Article>> {
    const filter = { $and: [dueFilter(scope, range), toMongo(rule)] };
    return keysetPage(this.store.articles, filter, dueOrder, request, this.cursors, projection);
  }

  /** How much is due. */
  countDue(rule: Rule, scope: DueScope, range: DueRange): Promise<number> {
    return this.store.articles
      .countDocuments({ $and: [dueFilter(scope, range), toMongo(rule)] } as QueryFilter<Article>)
      .exec();
  }

  /** Everything that is due by now, in batches. */
  async *due(until: Date): AsyncGenerator<DueArticle> {
    const cursor = this.store.articles
      .find(dueFilter({}, { after: null, until }) as QueryFilter<Article>, dueProjection)
      .sort({ riskRank: -1, verifyDueAt: 1, _id: 1 })
      .lean()
      .cursor({ batchSize: 500 });
    for await (const article of cursor) yield article as unknown as DueArticle;
  }

  /** Articles below categories whose date follows the category and is to be reckoned anew, in batches. */
  async *followingCategories(categoryIds: readonly string[]): AsyncGenerator<Article> {
    const cursor = this.store.articles
      .find(
        {
          categoryPath: { $in: [...categoryIds] },
          verifyEveryDays: null,
          publishedAt: { $type: 'date' },
        } as QueryFilter<Article>,
        {
          categoryId: 1,
          ownerId: 1,
          ownerTeamId: 1,
          verifyEveryDays: 1,
          verifiedAt: 1,
          verifyDueAt: 1,
          publishedAt: 1,
        },
      )
      .lean()
      .cursor({ batchSize: 500 });
    for await (const article of cursor) yield article as unknown as Article;
  }

  /**
   * Writes fields of the verification without counting the revision up: nobody who writes in the article is disturbed by it. `seen`
   * is the verification it follows: where another came meanwhile nothing is written. @returns whether it was.
   */
  async setQuietly(
    id: string,
    seen: Date | null,
    set: Partial<Pick<Article, 'verifiedAt' | 'verifiedById' | 'verifiedHow' | 'verifyDueAt'>>,
  ): Promise<boolean> {
    const { matchedCount } = await this.store.articles
      .updateOne({ _id: id, verifiedAt: seen } as QueryFilter<Article>, { $set: set })
      .exec();
    return matchedCount > 0;
  }

  /** Notes a use that counts. Inside the transaction that links it. */
  async countUse(use: { id: string; articleId: string; userId: string; at: Date }): Promise<void> {
    const { id, ...rest } = use;
    await this.#uses.insertMany([{ _id: id, ...rest }], { lean: true });
  }

  /** Counted uses after a moment. */
  async usesSince(articleId: string, since: Date): Promise<UsesSince> {
    const rows = await this.#uses
      .aggregate<{ _id: string; calls: number }>([
        { $match: { articleId, at: { $gt: since } } },
        { $group: { _id: '$userId', calls: { $sum: 1 } } },
      ])
      .exec();
    return { calls: rows.reduce((sum, row) => sum + row.calls, 0), people: rows.length };
  }

  /** What people were told, by `article:person`. */
  async reminders(ids: readonly string[]): Promise<Map<string, Reminder>> {
    const found = (await this.#reminders
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as unknown as Reminder[];
    return new Map(found.map((one) => [one._id, one]));
  }

  async hasDigest(id: string): Promise<boolean> {
    return (await this.#digests.exists({ _id: id })) !== null;
  }

  /** Notes that somebody was told today, and of what; a duplicate-key error where another copy did it in the same moment. */
  async told(digestId: string, at: Date, reminders: readonly Reminder[]): Promise<void> {
    await this.#digests.insertMany([{ _id: digestId, at }], { lean: true });
    await this.#reminders.bulkWrite(
      reminders.map(({ _id, dueAt, stage }) => ({
        updateOne: { filter: { _id }, update: { $set: { dueAt, stage } }, upsert: true },
      })),
    );
  }
}

function dueFilter(scope: DueScope, range: DueRange): Record<string, unknown> {
  return {
    state: ArticleState.PUBLISHED,
    // The type lets the partial index answer.
    verifyDueAt: { $type: 'date', $lte: range.until, ...(range.after ? { $gt: range.after } : {}) },
    ...(scope.ownerId === undefined ? {} : { ownerId: scope.ownerId }),
    ...(scope.teamIds === undefined ? {} : { ownerTeamId: { $in: [...scope.teamIds] } }),
  };
}
