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

/** Number of the text that waited before a change and does neither wait nor hold after it; null where there is none. */
export function goneNext({ next }: Article, after: Article): number | null {
  if (!next || next.effectiveFrom <= after.updatedAt.getTime()) return null;
  return next.version === after.version || next.version === after.next?.version ? null : next.version;
}

/**
 * Puts the new state in the place of the one that was loaded; CONFLICT with the present one where somebody was faster. A text that waited and
 * is gone now, for whatever reason, is noted as taken back: it never held.
 */
export async function replaceOrConflict(store: ArticleStore, before: Article, next: Article): Promise<Article> {
  const saved = await store.replace(before._id, before.revision, next);
  if (saved) {
    const gone = goneNext(before, next);
    if (gone !== null) await store.withdrawVersion(before._id, gone, next.updatedAt);
    return saved;
  }
  const [current] = await store.byIds([before._id]);
  throw conflict({ article: current ?? null });
}
