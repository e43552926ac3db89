import type { QueryFilter } from 'mongoose';
import type { Article } from '../article.js';
import type { ArticleStore } from '../article.store.js';

/** An article as somebody refers to it by its code. */
export interface CodedArticle {
  readonly _id: string;
  readonly code: string;
  readonly locale: string;
  readonly version: number | null;
  readonly translationOf: string | null;
}

/** What an import asks about the articles that are there already. */
export class KnownArticles {
  constructor(private readonly store: ArticleStore) {}

  /** Articles by their codes, without their texts. */
  async byCodes(codes: readonly string[]): Promise<Map<string, CodedArticle>> {
    if (!codes.length) return new Map();
    const found = await this.#some({ code: { $in: [...codes] } } as QueryFilter<Article>);
    return new Map(found.map((article) => [article.code, article]));
  }

  /** Articles by their ids, without their texts. */
  async byIds(ids: readonly string[]): Promise<Map<string, CodedArticle>> {
    if (!ids.length) return new Map();
    const found = await this.#some({ _id: { $in: [...ids] } } as QueryFilter<Article>);
    return new Map(found.map((article) => [article._id, article]));
  }

  /** Translations of these articles. */
  translationsOf(ids: readonly string[]): Promise<CodedArticle[]> {
    return ids.length ? this.#some({ translationOf: { $in: [...ids] } } as QueryFilter<Article>) : Promise.resolve([]);
  }

  async #some(filter: QueryFilter<Article>): Promise<CodedArticle[]> {
    return (await this.store.articles
      .find(filter, { code: 1, locale: 1, version: 1, translationOf: 1 })
      .lean()
      .exec()) as unknown as CodedArticle[];
  }
}
