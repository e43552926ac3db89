import DataLoader from 'dataloader';
import type { Viewer } from '../../platform/auth/viewer.js';
import type { LoaderFactory } from '../../platform/graphql/context.js';
import { JoinedReads } from '../../platform/graphql/joined-reads.js';
import type { Rule } from '../../platform/rules/rules.js';
import type { Article, ArticleUsage } from './article.js';
import type { ArticleFeedback } from './article-use.js';
import type { ArticleVersion } from './article-version.js';
import { visibleTo } from './article.policy.js';
import type { ArticleStore } from './article.store.js';
import type { ArticleUseStore } from './article-use.store.js';
import { unused } from './article-use.store.js';
import type { CategoryTree } from './category.rules.js';
import type { CategoryStore } from './category.store.js';

/** Reads articles for who asks; found by its class through the context, because one process may run several apps. */
export class ArticleReader {
  constructor(
    readonly articles: LoaderFactory<string, Article | null>,
    /** Address of an article's picture or file for one viewer. */
    readonly addressOf: (viewer: Viewer, fileId: string) => string,
  ) {}
}

/** As `ArticleLoaders.articles`, for rooms that have only the context. */
export const articleById: LoaderFactory<string, Article | null> = (context) =>
  context.loaders.get(context.service(ArticleReader).articles);

/** Batch loaders of this room; made once, because a loader is found by its factory. */
export interface ArticleLoaders {
  /** Articles by id as the viewer may see them; null where absent or unreadable. */
  readonly articles: LoaderFactory<string, Article | null>;
  /** The whole tree of categories; its key is always the same. */
  readonly categories: LoaderFactory<'all', CategoryTree>;
  readonly usage: LoaderFactory<string, ArticleUsage>;
  /** By article and number. */
  readonly versionUsage: LoaderFactory<string, ArticleUsage>;
  /** The viewer's answer about the live version, by `article:version`. */
  readonly feedback: LoaderFactory<string, ArticleFeedback | null>;
  /** Code of an imported article that the viewer may see, by `system\0id`; null where there is none. */
  readonly codeBySource: LoaderFactory<string, string | null>;
}

const split = (key: string): { articleId: string; version: number } => {
  const at = key.lastIndexOf(':');
  return { articleId: key.slice(0, at), version: Number(key.slice(at + 1)) };
};

/** Key of a version in the loaders. */
export const versionKey = (version: Pick<ArticleVersion, 'articleId' | 'number'>): string =>
  `${version.articleId}:${version.number}`;

export function articleLoaders(store: ArticleStore, uses: ArticleUseStore, categories: CategoryStore): ArticleLoaders {
  const joined = new JoinedReads<Article, Rule>((ids, rule) => store.visible(ids, rule), JSON.stringify);
  return {
    articles: ({ viewer }) =>
      new DataLoader<string, Article | null>(async (ids) => {
        const byId = await joined.byIds(ids, visibleTo(viewer, store.now()));
        return ids.map((id) => byId.get(id) ?? null);
      }),
    categories: () =>
      new DataLoader<'all', CategoryTree>(async (keys) => {
        const tree = await categories.tree();
        return keys.map(() => tree);
      }),
    usage: () =>
      new DataLoader<string, ArticleUsage>(async (ids) => {
        const found = await uses.usageOfArticles(ids);
        return ids.map((id) => found.get(id) ?? unused);
      }),
    versionUsage: () =>
      new DataLoader<string, ArticleUsage>(async (keys) => {
        const found = await uses.usageOfVersions(keys.map((key) => split(key).articleId));
        return keys.map((key) => found.get(key) ?? unused);
      }),
    feedback: ({ viewer }) =>
      new DataLoader<string, ArticleFeedback | null>(async (keys) => {
        const found = await uses.feedbackByPerson(viewer.id, keys.map(split));
        return keys.map((key) => found.get(key) ?? null);
      }),
    codeBySource: ({ viewer }) =>
      new DataLoader<string, string | null>(async (keys) => {
        const bySystem = new Map<string, string[]>();
        for (const key of keys) {
          const [system = '', id = ''] = key.split('\u0000');
          bySystem.set(system, [...(bySystem.get(system) ?? []), id]);
        }
        const codes = new Map<string, string>();
        for (const [system, ids] of bySystem) {
          for (const [id, code] of await store.codesBySource(system, ids, visibleTo(viewer, store.now())))
            codes.set(`${system}\u0000${id}`, code);
        }
        return keys.map((key) => codes.get(key) ?? null);
      }),
  };
}
