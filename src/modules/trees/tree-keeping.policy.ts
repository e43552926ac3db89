import { readsInternal } from '../articles/index.js';
import { type Viewer, Role, hasRole } from '../../platform/auth/viewer.js';
import type { Tree } from './tree.js';
import { TreeState } from './tree-enums.js';
import { drawsTrees } from './tree.policy.js';

/** Whether somebody may give a tree to another owner and change its interval: editors, the owner, and who leads its team. */
export const mayChangeTreeOwner = (viewer: Viewer, tree: Pick<Tree, 'ownerId' | 'ownerTeamId'>): boolean =>
  viewer.kind === 'person' &&
  readsInternal(viewer) &&
  (drawsTrees(viewer) ||
    tree.ownerId === viewer.id ||
    (tree.ownerTeamId !== null &&
      hasRole(viewer, Role.SUPERVISOR, Role.MANAGER) &&
      viewer.ledTeamIds.includes(tree.ownerTeamId)));

/** Whether somebody may change who walks the tree now. */
export const mayChangeTreeAudience = (viewer: Viewer, tree: Pick<Tree, 'state'>): boolean =>
  drawsTrees(viewer) && tree.state !== TreeState.ARCHIVED;

/** Whether somebody may bring the tree back from the archive now. */
export const mayRestoreTree = (viewer: Viewer, tree: Pick<Tree, 'state'>): boolean =>
  drawsTrees(viewer) && tree.state === TreeState.ARCHIVED;
