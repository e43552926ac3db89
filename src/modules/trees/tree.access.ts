import type { Viewer } from '../../platform/auth/viewer.js';
import { conflict, notAllowed, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/ids.js';
import type { Tree } from './tree.js';
import { treesVisibleTo } from './tree.policy.js';
import type { TreeStore } from './tree.store.js';

/** Loads one tree for a mutation, with its drawing: NOT_FOUND where it is absent or unreadable. */
export async function loadVisibleTree(store: TreeStore, viewer: Viewer, id: string, ...field: string[]): Promise<Tree> {
  const [tree] = isId(id) ? await store.visible([id], treesVisibleTo(viewer, store.now())) : [];
  if (!tree) throw notFound(...field);
  return tree;
}

/** Loads one tree that the viewer means to change: also NOT_ALLOWED, and CONFLICT where it is no longer the revision they saw. */
export async function loadTreeForChange(
  store: TreeStore,
  viewer: Viewer,
  id: string,
  expectedVersion: number,
  may: (viewer: Viewer, tree: Tree) => boolean,
): Promise<Tree> {
  const tree = await loadVisibleTree(store, viewer, id, 'id');
  if (!may(viewer, tree)) throw notAllowed();
  if (tree.revision !== expectedVersion) throw conflict({ tree });
  return tree;
}

/** Puts the new state in the place of the one that was loaded; CONFLICT with the present one where somebody was faster. */
export async function replaceTree(store: TreeStore, before: Tree, next: Tree): Promise<Tree> {
  const saved = await store.replace(before._id, before.revision, next);
  if (saved) return saved;
  const [current] = await store.byIds([before._id]);
  throw conflict({ tree: current ?? null });
}
