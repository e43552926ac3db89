import type { Viewer } from '../../platform/auth/viewer.js';
import { conflict, notAllowed, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/ids.js';
import type { Article } from './article.js';
import { visibleTo } from './article.policy.js';
import type { ArticleStore } from './article.store.js';

/** Loads one article for a mutation: NOT_FOUND where it is absent or unreadable. */
export async function loadVisible(
  store: ArticleStore,
  viewer: Viewer,
  id: string,
  ...field: string[]
): Promise<Article> {
  const [article] = isId(id) ? await store.visible([id], visibleTo(viewer, store.now())) : [];
  if (!article) throw notFound(...field);
  return article;
}

/** Loads one article that the viewer means to change: also NOT_ALLOWED, and CONFLICT where it is no longer the revision they saw. */
export async function loadForChange(
  store: ArticleStore,
  viewer: Viewer,
  id: string,
  expectedVersion: number,
  may: (viewer: Viewer) => boolean,
): Promise<Article> {
  const article = await loadVisible(store, viewer, id, 'id');
  if (!may(viewer)) throw notAllowed();
  if (article.revision !== expectedVersion) throw conflict({ article });
  return article;
}

/** Puts the new state in the place of the one that was loaded; CONFLICT with the present one where somebody was faster. */
export async function replaceOrConflict(store: ArticleStore, before: Article, next: Article): Promise<Article> {
  const saved = await store.replace(before._id, before.revision, next);
  if (saved) return saved;
  const [current] = await store.byIds([before._id]);
  throw conflict({ article: current ?? null });
}
