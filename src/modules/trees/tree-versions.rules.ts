import type { Viewer } from '../../platform/auth/viewer.js';
import { type Rule, any, isIn, never } from '../../platform/rules/rules.js';
import type { Tree } from './tree.js';
import { mayReadOldVersions, maySeeTree, treesVisibleTo } from './tree.policy.js';
import type { TreeVersion } from './tree-version.js';

/** A rule over the policy fields, for documents that keep these below a field. */
function below(field: string, rule: Rule): Rule {
  switch (rule.op) {
    case 'all':
    case 'any':
      return { op: rule.op, rules: rule.rules.map((one) => below(field, one)) };
    case 'never':
      return rule;
    case 'in':
    case 'lte':
    case 'gt':
      return { ...rule, field: `${field}.${rule.field}` };
  }
}

/** Which versions of a tree that is visible today somebody may read; the same as `mayReadTreeVersion`, for lists. */
export function versionsReadableTo(viewer: Viewer, tree: Pick<Tree, 'version'>, now: Date): Rule {
  const live = tree.version === null ? never : isIn('number', [tree.version]);
  return mayReadOldVersions(viewer) ? any(live, below('policy', treesVisibleTo(viewer, now))) : live;
}

/**
 * Whether somebody who may see the tree today may read one of its versions: the narrower of then and now; outsiders the live one only.
 * The live version is the tree itself: who may see it is today's matter alone.
 */
export function mayReadTreeVersion(
  viewer: Viewer,
  tree: Tree | null,
  version: Pick<TreeVersion, 'number' | 'policy'>,
  now: Date,
): boolean {
  if (!tree || !maySeeTree(viewer, tree, now)) return false;
  return version.number === tree.version || (mayReadOldVersions(viewer) && maySeeTree(viewer, version.policy, now));
}

/**
 * Whether somebody may walk a version that a walk is bound to: the narrower of then and now; the live one is the tree itself. Outsiders
 * too: who drew the walk chose the version for them.
 */
export const mayWalkTreeVersion = (
  viewer: Viewer,
  tree: Tree,
  version: Pick<TreeVersion, 'number' | 'policy'>,
  now: Date,
): boolean =>
  maySeeTree(viewer, tree, now) && (version.number === tree.version || maySeeTree(viewer, version.policy, now));
