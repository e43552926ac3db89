import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../platform/graphql/connection.js';
import type { CursorCodec } from '../../platform/graphql/cursor.js';
import { keysetPage } from '../../platform/mongo/page.js';
import type { Rule } from '../../platform/rules/rules.js';
import { toMongo } from '../../platform/rules/rules.js';
import type { Article } from './article.js';
import type { ArticleVersion } from './article-version.js';
import { type ArticleListFilter, type ArticleListOrder, listFilter, orderFields } from './article-list.store.js';
import { articleSchema, versionSchema } from './article.store.schema.js';

/** Fields of a list that are read only when somebody asks for them: the long texts. */
export type Projection = Record<string, 0>;

/** Everything but the long texts. */
export const withoutTexts: Projection = {
  bodyMarkdown: 0,
  technicalCase: 0,
  'draft.bodyMarkdown': 0,
  'draft.technicalCase': 0,
};

/** Articles and their versions. Reads take the viewer's rule; writes name the revision that they replace. */
export class ArticleStore {
  readonly articles: Model<Article>;
  readonly versions: Model<ArticleVersion>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.articles = connection.model<Article>('Article', articleSchema);
    this.versions = connection.model<ArticleVersion>('ArticleVersion', versionSchema);
  }

  /** Those of the articles that the rule lets through, in any order. */
  async visible(ids: readonly string[], rule: Rule, projection: Projection = {}): Promise<Article[]> {
    return (await this.articles
      .find({ $and: [{ _id: { $in: [...ids] } }, toMongo(rule)] } as QueryFilter<Article>, projection)
      .lean()
      .exec()) as unknown as Article[];
  }

  /** Articles by id, whoever asks: for the product's own work only. */
  async byIds(ids: readonly string[], projection: Projection = {}): Promise<Article[]> {
    return (await this.articles
      .find({ _id: { $in: [...ids] } }, projection)
      .lean()
      .exec()) as unknown as Article[];
  }

  /** What a rule sheet reads of articles, as they are now. */
  async policyFields(ids: readonly string[]): Promise<Article[]> {
    return (await this.articles
      .find({ _id: { $in: [...ids] } }, { audience: 1, tierRank: 1, teams: 1, lines: 1, state: 1, version: 1 })
      .lean()
      .exec()) as unknown as Article[];
  }

  /** Which of these codes are taken. */
  async knownCodes(codes: readonly string[]): Promise<Set<string>> {
    const found = await this.articles
      .find({ code: { $in: [...codes] } }, { code: 1 })
      .lean()
      .exec();
    return new Set(found.map((article) => article.code));
  }

  async byCode(code: string, rule: Rule): Promise<Article | null> {
    return (await this.articles
      .findOne({ $and: [{ code }, toMongo(rule)] } as QueryFilter<Article>)
      .lean()
      .exec()) as Article | null;
  }

  /** Articles that came from a system, by their ids there. */
  async bySource(system: string, externalIds: readonly string[]): Promise<Article[]> {
    return (await this.articles
      .find({ 'source.system': system, 'source.externalId': { $in: [...externalIds] } } as QueryFilter<Article>)
      .lean()
      .exec()) as unknown as Article[];
  }

  /** Codes of a system's articles that the rule lets through, by their ids there. */
  async codesBySource(system: string, externalIds: readonly string[], rule: Rule): Promise<Map<string, string>> {
    const found = (await this.articles
      .find(
        {
          $and: [{ 'source.system': system, 'source.externalId': { $in: [...externalIds] } }, toMongo(rule)],
        } as QueryFilter<Article>,
        { code: 1, 'source.externalId': 1 },
      )
      .lean()
      .exec()) as unknown as Article[];
    return new Map(
      found.flatMap((article) => (article.source ? [[article.source.externalId, article.code] as const] : [])),
    );
  }

  /** One page of a list, newest, by code or by submission; `totalCount` counts only when called. */
  page(
    rule: Rule,
    filter: ArticleListFilter,
    order: { field: ArticleListOrder; descending: boolean },
    request: PageRequest,
    projection: Projection,
  ): Promise<Page<Article>> {
    const list = `articles:${order.field}:${order.descending ? 'DESC' : 'ASC'}`;
    return keysetPage(
      this.articles,
      { $and: [listFilter(filter, order.field), toMongo(rule)] },
      { list, field: orderFields[order.field], descending: order.descending },
      request,
      this.cursors,
      projection,
    );
  }

  /** Inserts complete documents; a code or a source that is taken throws a duplicate-key error. */
  async insert(articles: readonly Article[]): Promise<void> {
    await this.articles.insertMany([...articles], { lean: true, ordered: true });
  }

  /** Puts `next` in the place of an article if it still has that revision, and counts the revision up; null otherwise. */
  async replace(id: string, revision: number, next: Article): Promise<Article | null> {
    return (await this.articles
      .findOneAndReplace(
        { _id: id, revision },
        { ...next, revision: revision + 1 },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as Article | null;
  }

  async insertVersions(versions: readonly ArticleVersion[]): Promise<void> {
    await this.versions.insertMany([...versions], { lean: true, ordered: true });
  }

  /** Versions of one article that the rule lets through, newest first. */
  versionPage(
    article: Pick<Article, '_id' | 'version'>,
    earlier: Rule,
    request: PageRequest,
    projection: Projection,
  ): Promise<Page<ArticleVersion>> {
    const articleId = article._id;
    // The live version is the article itself, which the caller may see; the rule judges the others.
    const filter = { $and: [{ articleId }, { $or: [{ number: article.version ?? 0 }, toMongo(earlier)] }] };
    return keysetPage(
      this.versions,
      filter,
      { list: `versions:${articleId}`, field: 'number', descending: true },
      request,
      this.cursors,
      projection,
    );
  }

  async version(articleId: string, number: number): Promise<ArticleVersion | null> {
    return (await this.versions.findOne({ articleId, number }).lean().exec()) as ArticleVersion | null;
  }

  async versionById(id: string): Promise<ArticleVersion | null> {
    return (await this.versions.findById(id).lean().exec()) as ArticleVersion | null;
  }

  /** Ids of all articles in batches, for a rebuild of the index. */
  async *allIds(size = 500): AsyncGenerator<string[]> {
    let after = '';
    for (;;) {
      const found = (await this.articles
        .find({ _id: { $gt: after } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(size)
        .lean()
        .exec()) as { _id: string }[];
      const last = found.at(-1);
      if (!last) return;
      yield found.map((row) => row._id);
      after = last._id;
    }
  }

  /** After a category moved: the path of everything below it begins anew with `path`, which ends in the category itself. */
  async moveCategory(categoryId: string, path: readonly string[], at: Date): Promise<void> {
    const below = { $slice: ['$categoryPath', { $add: [{ $indexOfArray: ['$categoryPath', categoryId] }, 1] }, 100] };
    await this.articles
      .updateMany(
        { categoryPath: categoryId },
        [
          {
            $set: {
              categoryPath: { $concatArrays: [[...path], below] },
              revision: { $add: ['$revision', 1] },
              updatedAt: at,
            },
          },
        ],
        { updatePipeline: true },
      )
      .exec();
  }

  /** How many articles name a product line, team or user, or are kept for a tier rank. */
  countReferences(kind: 'line' | 'team' | 'tier' | 'user', id: string): Promise<number> {
    return this.articles.countDocuments(referenceFilter(kind, id)).exec();
  }

  /** Lets everything that names `from` name `to`. */
  async moveReferences(kind: 'line' | 'team' | 'tier' | 'user', from: string, to: string): Promise<void> {
    const swap = (field: string): object => ({
      $setUnion: [
        { $filter: { input: { $ifNull: [field, []] }, cond: { $ne: ['$$this', from] } } },
        { $cond: [{ $in: [from, { $ifNull: [field, []] }] }, [to], []] },
      ],
    });
    const sets: Record<typeof kind, Record<string, unknown>> = {
      team: { teams: swap('$teams') },
      line: {
        lines: swap('$lines'),
        draft: { $cond: ['$draft', { $mergeObjects: ['$draft', { lines: swap('$draft.lines') }] }, null] },
      },
      tier: { tierRank: Number(to) },
      user: {
        draft: {
          $cond: [{ $eq: ['$draft.authorId', from] }, { $mergeObjects: ['$draft', { authorId: to }] }, '$draft'],
        },
      },
    };
    await this.articles
      .updateMany(referenceFilter(kind, from), [{ $set: { ...sets[kind], revision: { $add: ['$revision', 1] } } }], {
        updatePipeline: true,
      })
      .exec();
  }
}

function referenceFilter(kind: 'line' | 'team' | 'tier' | 'user', id: string): QueryFilter<Article> {
  switch (kind) {
    case 'team':
      return { teams: id };
    case 'line':
      return { $or: [{ lines: id }, { 'draft.lines': id }] } as QueryFilter<Article>;
    case 'tier':
      return { tierRank: Number(id) };
    case 'user':
      // What somebody once did stays theirs; an open draft needs somebody who finishes it.
      return { 'draft.authorId': id } as QueryFilter<Article>;
  }
}
