import type { Connection, Model } from 'mongoose';
import { duplicateKey } from '../../platform/mongo/connect.js';
import type { ArticleFeedback, ArticleUse } from './article-use.js';
import type { ArticleUsage } from './article.js';
import type { UsageCounts } from './article.store.schema.js';
import { feedbackSchema, usageSchema, useSchema } from './article.store.schema.js';

/** Counts that are summed up. */
type Counts = Pick<UsageCounts, 'helpfulCount' | 'notHelpfulCount' | 'linkCount'>;

const nothing: Counts = { helpfulCount: 0, notHelpfulCount: 0, linkCount: 0 };

const usageOf = (counts: Counts): ArticleUsage => {
  const answers = counts.helpfulCount + counts.notHelpfulCount;
  const { helpfulCount, notHelpfulCount, linkCount } = counts;
  return { helpfulCount, notHelpfulCount, linkCount, helpfulShare: answers ? helpfulCount / answers : null };
};

/** Another server copy was first: MongoDB's driver runs the transaction again when it sees this label. */
function again(error: unknown): never {
  if (!duplicateKey(error)) throw error;
  throw Object.assign(new Error('another caller was first'), {
    errorLabels: ['TransientTransactionError'],
    hasErrorLabel: (label: string) => label === 'TransientTransactionError',
  });
}

/** Feedback, uses and what they count up to. */
export class ArticleUseStore {
  readonly #feedback: Model<ArticleFeedback>;
  readonly #uses: Model<ArticleUse>;
  readonly #usage: Model<UsageCounts>;

  constructor(connection: Connection) {
    this.#feedback = connection.model<ArticleFeedback>('ArticleFeedback', feedbackSchema);
    this.#uses = connection.model<ArticleUse>('ArticleUse', useSchema);
    this.#usage = connection.model<UsageCounts>('ArticleUsage', usageSchema);
  }

  async feedbackOf(articleId: string, version: number, userId: string): Promise<ArticleFeedback | null> {
    return (await this.#feedback.findOne({ articleId, version, userId }).lean().exec()) as ArticleFeedback | null;
  }

  async feedbackById(id: string): Promise<ArticleFeedback | null> {
    return (await this.#feedback.findById(id).lean().exec()) as ArticleFeedback | null;
  }

  /** One person's answers about versions, by `articleId:version`. */
  async feedbackByPerson(
    userId: string,
    versions: readonly { articleId: string; version: number }[],
  ): Promise<Map<string, ArticleFeedback>> {
    const found = (await this.#feedback
      .find({ userId, articleId: { $in: versions.map((one) => one.articleId) } })
      .lean()
      .exec()) as unknown as ArticleFeedback[];
    return new Map(found.map((one) => [`${one.articleId}:${one.version}`, one]));
  }

  /** Stores an answer in the place of the person's earlier one and moves the counts with it. Inside a transaction. */
  async giveFeedback(feedback: ArticleFeedback): Promise<ArticleFeedback> {
    const { articleId, version, userId, isHelpful, reason, givenAt } = feedback;
    const before = await this.feedbackOf(articleId, version, userId);
    if (!before) {
      await this.#feedback.insertMany([feedback], { lean: true }).catch(again);
      await this.#count(articleId, version, isHelpful ? { helpfulCount: 1 } : { notHelpfulCount: 1 });
      return feedback;
    }
    const after = (await this.#feedback
      .findOneAndUpdate(
        { _id: before._id },
        { $set: { isHelpful, reason, givenAt } },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as ArticleFeedback | null;
    if (before.isHelpful !== isHelpful) {
      await this.#count(
        articleId,
        version,
        isHelpful ? { helpfulCount: 1, notHelpfulCount: -1 } : { helpfulCount: -1, notHelpfulCount: 1 },
      );
    }
    return after ?? feedback;
  }

  async useById(id: string): Promise<ArticleUse | null> {
    return (await this.#uses.findById(id).lean().exec()) as ArticleUse | null;
  }

  /** Links a version to a call unless it is linked already. Inside a transaction. */
  async link(use: ArticleUse): Promise<{ use: ArticleUse; isNew: boolean }> {
    const { articleId, version, callSystem, callReference } = use;
    const known = (await this.#uses
      .findOne({ articleId, version, callSystem, callReference })
      .lean()
      .exec()) as ArticleUse | null;
    if (known) return { use: known, isNew: false };
    await this.#uses.insertMany([use], { lean: true }).catch(again);
    await this.#count(articleId, version, { linkCount: 1 });
    return { use, isNew: true };
  }

  /** In how many calls, and by how many people, articles served since a moment. Without uses an article is missing. */
  async recentUse(ids: readonly string[], since: Date): Promise<Map<string, { calls: number; people: number }>> {
    const rows = await this.#uses
      .aggregate<{ _id: string; calls: number; people: number }>([
        { $match: { articleId: { $in: [...ids] }, linkedAt: { $gt: since } } },
        { $group: { _id: { articleId: '$articleId', userId: '$userId' }, calls: { $sum: 1 } } },
        { $group: { _id: '$_id.articleId', calls: { $sum: '$calls' }, people: { $sum: 1 } } },
      ])
      .exec();
    return new Map(rows.map(({ _id, calls, people }) => [_id, { calls, people }]));
  }

  /** How articles served, all versions together. */
  async usageOfArticles(ids: readonly string[]): Promise<Map<string, ArticleUsage>> {
    const sums = new Map<string, Counts>();
    for (const row of await this.#rows(ids)) {
      const sum = sums.get(row.articleId) ?? nothing;
      sums.set(row.articleId, {
        helpfulCount: sum.helpfulCount + row.helpfulCount,
        notHelpfulCount: sum.notHelpfulCount + row.notHelpfulCount,
        linkCount: sum.linkCount + row.linkCount,
      });
    }
    return new Map(ids.map((id) => [id, usageOf(sums.get(id) ?? nothing)]));
  }

  /** How versions served, by `articleId:version`. */
  async usageOfVersions(ids: readonly string[]): Promise<Map<string, ArticleUsage>> {
    return new Map((await this.#rows(ids)).map((row) => [`${row.articleId}:${row.version}`, usageOf(row)]));
  }

  async #rows(articleIds: readonly string[]): Promise<UsageCounts[]> {
    return (await this.#usage
      .find({ articleId: { $in: [...new Set(articleIds)] } })
      .lean()
      .exec()) as UsageCounts[];
  }

  async #count(articleId: string, version: number, change: Partial<Counts>): Promise<void> {
    await this.#usage
      .updateOne(
        { _id: `${articleId}:${version}` },
        { $inc: change, $setOnInsert: { articleId, version } },
        { upsert: true },
      )
      .exec()
      .catch(again);
  }
}

/** A version that nobody has used yet. */
export const unused: ArticleUsage = usageOf(nothing);
