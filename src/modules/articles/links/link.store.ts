import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import { linkFilter } from '../article-list.store.js';
import { type ArticleStore, withoutTexts } from '../article.store.js';
import { heldAt } from '../time/held.rules.js';

const targetFields = [
  ...['code', 'state', 'version', 'audience', 'tierRank', 'teams', 'effectiveFrom', 'effectiveTo', 'mergedIntoId'],
  ...['next.version', 'next.effectiveFrom', 'next.effectiveTo'],
];
const sourceFields = ['code', 'audience', 'tierRank', 'teams', 'links', 'next.links', 'next.effectiveFrom'];
const named = (fields: readonly string[]): Record<string, 1> => Object.fromEntries(fields.map((name) => [name, 1]));

/** Which articles refer to which, whoever asks: for the product's own work. */
export class LinkStore {
  constructor(private readonly store: ArticleStore) {}

  /** What is known of articles as targets of links, by their codes. */
  async targets(codes: readonly string[]): Promise<Article[]> {
    const found = (await this.store.articles
      .find({ code: { $in: [...codes] } }, named(targetFields))
      .lean()
      .exec()) as unknown as Article[];
    return found.map((article) => heldAt(article, this.store.now()));
  }

  /** How many other articles refer to one, live, in what comes next or in a draft. */
  countDependants(article: Pick<Article, '_id' | 'code'>): Promise<number> {
    return this.store.articles.countDocuments(this.#dependants(article)).exec();
  }

  /** Other articles that refer to one, last changed first, without their texts. */
  async dependants(article: Pick<Article, '_id' | 'code'>, limit: number): Promise<Article[]> {
    const found = (await this.store.articles
      .find(this.#dependants(article), withoutTexts)
      .sort({ updatedAt: -1, _id: -1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Article[];
    return found.map((other) => heldAt(other, this.store.now()));
  }

  /** Published articles whose text refers to anything, in batches, with what is needed to judge their links. */
  async *linking(size = 500): AsyncGenerator<Article[]> {
    const cursor = this.store.articles
      .find({ links: { $gt: '' }, state: ArticleState.PUBLISHED } as never, named(sourceFields))
      .lean()
      .cursor({ batchSize: size });
    let batch: Article[] = [];
    for await (const article of cursor as unknown as AsyncIterable<Article>) {
      batch.push(article);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length) yield batch;
  }

  #dependants({ _id, code }: Pick<Article, '_id' | 'code'>): never {
    return { ...linkFilter(code, true), _id: { $ne: _id } } as never;
  }
}
