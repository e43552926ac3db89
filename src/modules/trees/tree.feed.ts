import type { Viewer } from '../../platform/auth/viewer.js';
import type { PolicyFields } from '../../platform/events/index.js';
import type { Rule } from '../../platform/rules/rules.js';
import type { Tree } from './tree.js';
import { treesVisibleTo } from './tree.policy.js';
import type { TreeStore } from './tree.store.js';

type FieldsNow = PolicyFields & { readonly version: number | null };

/** How entries and notices about trees, or about what belongs to a tree, are judged. */
export interface TreeFeedSubject<T extends string> {
  readonly type: T;
  rule(viewer: Viewer, now: Date): Rule;
  policyNow(ids: readonly string[]): Promise<Map<string, FieldsNow>>;
}

const withoutTexts = { draft: 0, keysEver: 0, links: 0, authorIds: 0, title: 0, description: 0 } as const;

const fieldsNow = (tree: Tree): FieldsNow => {
  const { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo, version } = tree;
  return { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo, version };
};

/** Trees as the feed judges entries about them: by who may see the tree now. */
export const feedSubjectOf = (store: TreeStore): TreeFeedSubject<'tree'> => ({
  type: 'tree',
  rule: treesVisibleTo,
  policyNow: async (ids) => new Map((await store.byIds(ids, withoutTexts)).map((tree) => [tree._id, fieldsNow(tree)])),
});
