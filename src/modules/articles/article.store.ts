import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Clock } from '../../platform/clock/clock.js';
import type { Connection as Page, PageRequest } from '../../platform/graphql/connection.js';
import type { CursorCodec } from '../../platform/graphql/cursor.js';
import { idsInBatches } from '../../platform/mongo/ids.js';
import { keysetPage } from '../../platform/mongo/page.js';
import type { Rule } from '../../platform/rules/rules.js';
import { toMongo, toPredicate } from '../../platform/rules/rules.js';
import type { Article } from './article.js';
import type { ArticleVersion } from './article-version.js';
import { listFilter, orderFields } from './article-list.store.js';
import type { ArticleListFilter, ArticleListOrder } from './article-list.js';
import { articleSchema, versionSchema } from './article.store.schema.js';
import { filterOfHeld, heldAt } from './time/held.rules.js';

/** Fields of a list that are read only when somebody asks for them: the long texts. */
export type Projection = Record<string, 0>;

/** Everything but the long texts. */
export const withoutTexts: Projection = {
  bodyMarkdown: 0,
  technicalCase: 0,
  'draft.bodyMarkdown': 0,
  'draft.technicalCase': 0,
  'next.bodyMarkdown': 0,
  'next.technicalCase': 0,
};

/**
 * Articles and their versions. Reads take the viewer's rule, and give articles as they hold at this moment: a published text whose
 * moment has come is the live one although nobody has written that down yet. Writes name the revision that they replace.
 */
export class ArticleStore {
  readonly articles: Model<Article>;
  readonly versions: Model<ArticleVersion>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {
    this.articles = connection.model<Article>('Article', articleSchema);
    this.versions = connection.model<ArticleVersion>('ArticleVersion', versionSchema);
  }

  /** The moment by which reads are judged. */
  now(): Date {
    return this.clock.now();
  }

  /** Those of the articles that the rule lets through, in any order. */
  async visible(ids: readonly string[], rule: Rule, projection: Projection = {}): Promise<Article[]> {
    return this.#held(
      await this.articles
        .find({ $and: [{ _id: { $in: [...ids] } }, this.#filter(rule)] } as QueryFilter<Article>, projection)
        .lean()
        .exec(),
      rule,
    );
  }

  /** Articles by id, whoever asks: for the product's own work only. */
  async byIds(ids: readonly string[], projection: Projection = {}): Promise<Article[]> {
    return this.#held(
      await this.articles
        .find({ _id: { $in: [...ids] } }, projection)
        .lean()
        .exec(),
    );
  }

  /** What a rule sheet reads of articles, as they are now. */
  async policyFields(ids: readonly string[]): Promise<Article[]> {
    const fields = ['audience', 'tierRank', 'teams', 'lines', 'state', 'version', 'effectiveFrom', 'effectiveTo'];
    const next = ['next.version', 'next.lines', 'next.effectiveFrom', 'next.effectiveTo'];
    return this.#held(
      await this.articles
        .find({ _id: { $in: [...ids] } }, Object.fromEntries([...fields, ...next].map((name) => [name, 1])))
        .lean()
        .exec(),
    );
  }

  /** Articles for which the clock has something to do by now but for these, those that waited longest first. */
  async dueByClock(now: Date, limit: number, but: readonly string[]): Promise<Article[]> {
    return this.#held(
      await this.articles
        .find({ clockAt: { $lte: now.getTime() }, _id: { $nin: [...but] } } as QueryFilter<Article>)
        .sort({ clockAt: 1 })
        .limit(limit)
        .lean()
        .exec(),
    );
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
    const found = await this.articles
      .findOne({ $and: [{ code }, this.#filter(rule)] } as QueryFilter<Article>)
      .lean()
      .exec();
    return this.#held(found ? [found] : [], rule)[0] ?? null;
  }

  /** Articles that came from a system, by their ids there. */
  async bySource(system: string, externalIds: readonly string[]): Promise<Article[]> {
    return this.#held(
      await this.articles
        .find({ 'source.system': system, 'source.externalId': { $in: [...externalIds] } } as QueryFilter<Article>)
        .lean()
        .exec(),
    );
  }

  /** Codes of a system's articles that the rule lets through, by their ids there. */
  async codesBySource(system: string, externalIds: readonly string[], rule: Rule): Promise<Map<string, string>> {
    const found = (await this.articles
      .find(
        {
          $and: [{ 'source.system': system, 'source.externalId': { $in: [...externalIds] } }, this.#filter(rule)],
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
  async page(
    rule: Rule,
    filter: ArticleListFilter,
    order: { field: ArticleListOrder; descending: boolean },
    request: PageRequest,
    projection: Projection,
  ): Promise<Page<Article>> {
    const list = `articles:${order.field}:${order.descending ? 'DESC' : 'ASC'}`;
    const page = await keysetPage(
      this.articles,
      { $and: [listFilter(filter, order.field), this.#filter(rule)] },
      { list, field: orderFields[order.field], descending: order.descending },
      request,
      this.cursors,
      projection,
    );
    const now = this.clock.now();
    const edges = page.edges.map((edge) => {
      const node = heldAt(edge.node, now);
      return node === edge.node ? edge : { node, cursor: edge.cursor };
    });
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
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

  /** Notes that a version was taken back before it ever held. */
  async withdrawVersion(articleId: string, number: number, at: Date): Promise<void> {
    await this.versions.updateOne({ articleId, number }, { $set: { withdrawnAt: at } }).exec();
  }

  /** Those of the versions that were taken back before they ever held. */
  async withdrawnVersions(
    versions: readonly { readonly subjectId: string; readonly version: number }[],
  ): Promise<{ subjectId: string; version: number }[]> {
    if (!versions.length) return [];
    const among = versions.map(({ subjectId, version }) => ({ articleId: subjectId, number: version }));
    const found = await this.versions
      .find({ $or: among, withdrawnAt: { $type: 'date' } } as never, { articleId: 1, number: 1 })
      .lean()
      .exec();
    return found.map(({ articleId, number }) => ({ subjectId: articleId, version: number }));
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
  allIds(size = 500): AsyncGenerator<string[]> {
    return idsInBatches(this.articles, size);
  }

  /** Articles as they hold now. With a rule, those that it lets through as they hold now. */
  #held(found: readonly unknown[], rule?: Rule): Article[] {
    const now = this.clock.now();
    let passes: ((thing: Readonly<Record<string, unknown>>) => boolean) | null = null;
    return (found as Article[]).flatMap((stored) => {
      const article = heldAt(stored, now);
      if (article === stored || !rule) return [article];
      passes ??= toPredicate(rule);
      return passes(article as unknown as Readonly<Record<string, unknown>>) ? [article] : [];
    });
  }

  /** A rule as a filter: also what passes by its next text, whose moment may have come. */
  #filter(rule: Rule): Record<string, unknown> {
    return filterOfHeld(rule, this.now());
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
}
