import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Article } from '../article.js';
import type { ArticleVersion } from '../article-version.js';
import { versionKey } from '../article.loaders.js';
import type { ArticleStore } from '../article.store.js';
import type { ArticleComment } from './comment.js';
import { commentsVisibleTo } from './comment.policy.js';
import type { CommentStore } from './comment.store.js';

/** Batch loaders of comments; made once, because a loader is found by its factory. */
export interface CommentLoaders {
  /** First comments of threads, whoever asks: who reached an answer may see its thread. */
  readonly comments: LoaderFactory<string, ArticleComment | null>;
  /** How many open threads somebody sees of an article. */
  readonly openCounts: LoaderFactory<Pick<Article, '_id' | 'version'>, number>;
  /** Published versions by article and number, for the words that comments quote. */
  readonly versions: LoaderFactory<string, ArticleVersion | null>;
}

export const commentLoaders = (store: CommentStore, articles: ArticleStore): CommentLoaders => ({
  comments: () =>
    new DataLoader<string, ArticleComment | null>(async (ids) => {
      const byId = new Map((await store.byIds(ids)).map((comment) => [comment._id, comment]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  openCounts: ({ viewer, clock }) =>
    new DataLoader<Pick<Article, '_id' | 'version'>, number, string>(
      async (list) => {
        const now = clock.now();
        const counts = await store.openCounts(
          list.map((article) => ({ id: article._id, rule: commentsVisibleTo(viewer, article, now) })),
        );
        return list.map((article) => counts.get(article._id) ?? 0);
      },
      { cacheKeyFn: (article) => article._id },
    ) as unknown as DataLoader<Pick<Article, '_id' | 'version'>, number>,
  versions: () =>
    new DataLoader<string, ArticleVersion | null>(async (keys) =>
      Promise.all(
        keys.map((key) => {
          const at = key.lastIndexOf(':');
          return articles.version(key.slice(0, at), Number(key.slice(at + 1)));
        }),
      ),
    ),
});

export const quotedVersionKey = ({ articleId, version }: Pick<ArticleComment, 'articleId' | 'version'>): string =>
  versionKey({ articleId, number: version });
