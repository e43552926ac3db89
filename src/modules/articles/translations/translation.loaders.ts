import DataLoader from 'dataloader';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { rootOf } from './translation.rules.js';
import type { TranslationStore } from './translation.store.js';

/** Reads families of translations for who asks. */
export class TranslationReader {
  readonly #translationIds: LoaderFactory<string, readonly string[]>;

  constructor(
    store: TranslationStore,
    private readonly loaders: Pick<ArticleLoaders, 'articles'>,
  ) {
    this.#translationIds = () =>
      new DataLoader<string, readonly string[]>(async (sourceIds) => {
        const found = await store.translationIds(sourceIds);
        return sourceIds.map((id) => found.get(id) ?? []);
      });
  }

  /** The source of a translation as the viewer may see it; null for none. */
  sourceOf(context: Context, article: Pick<Article, 'translationOf'>): Promise<Article | null> {
    return article.translationOf === null
      ? Promise.resolve(null)
      : context.loaders.get(this.loaders.articles).load(article.translationOf);
  }

  /** The translations of a source that the viewer may see. */
  async translationsOf(context: Context, sourceId: string): Promise<Article[]> {
    const ids = await context.loaders.get(this.#translationIds).load(sourceId);
    const found = await context.loaders.get(this.loaders.articles).loadMany(ids);
    return found.filter((one): one is Article => one !== null && !(one instanceof Error));
  }

  /** Everything of a family that the viewer may see and that is live now, the article itself always. */
  async liveFamily(context: Context, article: Article): Promise<Article[]> {
    const root = rootOf(article);
    const source = root === article._id ? article : await this.sourceOf(context, article);
    const translations = await this.translationsOf(context, root);
    const members = new Map([article, ...(source ? [source] : []), ...translations].map((one) => [one._id, one]));
    return [...members.values()].filter((one) => one._id === article._id || one.state === ArticleState.PUBLISHED);
  }
}
