import type { Viewer } from '../../../platform/auth/viewer.js';
import type { PolicyFields } from '../../../platform/events/index.js';
import { type Rule, all } from '../../../platform/rules/rules.js';
import { treesVisibleTo } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';
import { walksVisibleTo } from './walk.policy.js';
import type { WalkStore } from './walk.store.js';

const withoutTexts = { draft: 0, keysEver: 0, links: 0, authorIds: 0, title: 0, description: 0 } as const;

/** How notices about walks are judged: whoever may see the walk now, and its tree. An offer that somebody took is none any more. */
export const walkSubjectOf = (trees: TreeStore, walks: WalkStore) =>
  ({
    type: 'walk',
    rule: (viewer: Viewer, now: Date): Rule => all(walksVisibleTo(viewer), treesVisibleTo(viewer, now)),
    policyNow: async (ids: readonly string[]): Promise<Map<string, PolicyFields>> => {
      const found = await walks.policyOf(ids);
      const byId = new Map(
        (await trees.byIds([...new Set(found.map(({ treeId }) => treeId))], withoutTexts)).map((tree) => [
          tree._id,
          tree,
        ]),
      );
      return new Map(
        found.flatMap(({ _id, treeId, holderIds, offeredTo, teamIds, siteId, isPreview }) => {
          const tree = byId.get(treeId);
          if (!tree) return [];
          const { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo } = tree;
          const fields = { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo };
          return [[_id, { ...fields, holderIds, offeredTo, teamIds, siteId, isPreview }] as const];
        }),
      );
    },
  }) as const;
