import mongoose, { type Connection, type Model } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import type { ArticleComment, CommentSubject } from './comment.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const date = { type: Date, default: null } as const;
const list = { type: [String], default: [] };
const number = { type: Number, required: true } as const;

const schema = new Schema<ArticleComment>(
  {
    _id: text,
    articleId: text,
    about: text,
    version: number,
    body: { type: String, default: '' },
    quote: optional,
    authorId: text,
    mentionIds: list,
    createdAt: { type: Date, required: true },
    editedAt: date,
    deletedAt: date,
    threadId: optional,
    replyCount: { type: Number, default: 0 },
    resolvedAt: date,
    resolvedById: optional,
    revision: number,
    audience: text,
    tierRank: number,
    teams: list,
    lines: list,
    state: text,
    effectiveFrom: number,
    effectiveTo: number,
  } as never,
  { collection: 'article_comments', versionKey: false },
);
schema.index({ articleId: 1, threadId: 1, createdAt: -1, _id: -1 });
schema.index({ threadId: 1, createdAt: 1, _id: 1 }, { partialFilterExpression: { threadId: { $type: 'string' } } });
schema.index({ authorId: 1 });

/** Which threads of an article are wanted. */
export interface ThreadFilter {
  readonly isResolved?: boolean | null;
  readonly about?: CommentSubject | null;
}

/** A thread is empty when its first comment was deleted before anybody answered: it is shown, but nothing waits in it. */
const waiting = { resolvedAt: null, $or: [{ deletedAt: null }, { replyCount: { $gt: 0 } }] };

/** Comments on articles. Reads take the viewer's rule; writes name the revision that they replace. */
export class CommentStore {
  readonly #model: Model<ArticleComment>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#model = connection.model<ArticleComment>('ArticleComment', schema);
  }

  async byIds(ids: readonly string[]): Promise<ArticleComment[]> {
    return (await this.#model
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as unknown as ArticleComment[];
  }

  /** Threads of an article, newest first. */
  threads(articleId: string, rule: Rule, filter: ThreadFilter, request: PageRequest): Promise<Page<ArticleComment>> {
    const conditions: Record<string, unknown>[] = [{ articleId, threadId: null }, toMongo(rule)];
    if (filter.about) conditions.push({ about: filter.about });
    if (filter.isResolved === true) conditions.push({ resolvedAt: { $ne: null } });
    if (filter.isResolved === false) conditions.push({ resolvedAt: null });
    return keysetPage(
      this.#model,
      { $and: conditions },
      { list: `comments:${articleId}`, field: 'createdAt', descending: true },
      request,
      this.cursors,
    );
  }

  /** Answers of a thread, oldest first. Whoever sees the thread sees them. */
  replies(threadId: string, request: PageRequest): Promise<Page<ArticleComment>> {
    return keysetPage(
      this.#model,
      { threadId },
      { list: `replies:${threadId}`, field: 'createdAt', descending: false },
      request,
      this.cursors,
    );
  }

  /** How many open threads each article has, under the rule of each. */
  async openCounts(articles: readonly { readonly id: string; readonly rule: Rule }[]): Promise<Map<string, number>> {
    const rows = await this.#model
      .aggregate<{ _id: string; count: number }>([
        {
          $match: {
            articleId: { $in: articles.map(({ id }) => id) },
            threadId: null,
            $and: [waiting, { $or: articles.map(({ id, rule }) => ({ articleId: id, ...nested(rule) })) }],
          },
        },
        { $group: { _id: '$articleId', count: { $sum: 1 } } },
      ])
      .exec();
    return new Map(rows.map((row) => [row._id, row.count]));
  }

  async insert(comment: ArticleComment): Promise<void> {
    await this.#model.insertOne(comment);
  }

  /** Counts an answer, which also opens the thread again. */
  async answered(threadId: string): Promise<void> {
    await this.#model
      .updateOne(
        { _id: threadId },
        { $inc: { replyCount: 1, revision: 1 }, $set: { resolvedAt: null, resolvedById: null } },
      )
      .exec();
  }

  /** Puts `next` in the place of a comment if it still has that revision; null otherwise. */
  async replace(before: ArticleComment, next: ArticleComment): Promise<ArticleComment | null> {
    return (await this.#model
      .findOneAndReplace(
        { _id: before._id, revision: before.revision },
        { ...next, revision: before.revision + 1 },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as ArticleComment | null;
  }
}

const nested = (rule: Rule): Record<string, unknown> => ({ $and: [toMongo(rule)] });
