import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../platform/graphql/context.js';
import { JoinedReads } from '../../platform/graphql/joined-reads.js';
import type { Rule } from '../../platform/rules/rules.js';
import type { Tree } from './tree.js';
import type { TreeContent } from './tree-content.js';
import type { TreeVersion } from './tree-version.js';
import { drawsTrees, treesVisibleTo } from './tree.policy.js';
import { type TreeStore, withoutContent } from './tree.store.js';

/** Batch loaders of this room; made once, because a loader is found by its factory. */
export interface TreeLoaders {
  /** Trees by id as the viewer may see them, without what is drawn in their drafts; null where absent or unreadable. */
  readonly trees: LoaderFactory<string, Tree | null>;
  /** The same by code, in the form that is stored. */
  readonly treesByCode: LoaderFactory<string, Tree | null>;
  /** What is drawn in the draft of a tree, by the tree’s id; null where there is none, and for who may not read drafts. */
  readonly draftContents: LoaderFactory<string, TreeContent | null>;
  /** Versions by id, whoever asks: for what leads to a version that the viewer may read. What is handed out must not be changed. */
  readonly versions: LoaderFactory<string, TreeVersion | null>;
}

const inOrder = <T>(keys: readonly string[], found: readonly T[], keyOf: (thing: T) => string): (T | null)[] => {
  const byKey = new Map(found.map((thing) => [keyOf(thing), thing]));
  return keys.map((key) => byKey.get(key) ?? null);
};

export function treeLoaders(store: TreeStore): TreeLoaders {
  const joined = new JoinedReads<Tree, Rule>((ids, rule) => store.visible(ids, rule, withoutContent), JSON.stringify);
  return {
    trees: ({ viewer }) =>
      new DataLoader<string, Tree | null>(async (ids) => {
        const byId = await joined.byIds(ids, treesVisibleTo(viewer, store.now()));
        return ids.map((id) => byId.get(id) ?? null);
      }),
    treesByCode: ({ viewer }) =>
      new DataLoader<string, Tree | null>(async (codes) =>
        inOrder(codes, await store.byCodes(codes, treesVisibleTo(viewer, store.now())), ({ code }) => code),
      ),
    draftContents: ({ viewer }) =>
      new DataLoader<string, TreeContent | null>(async (ids) => {
        const found = drawsTrees(viewer) ? await store.byIds(ids) : [];
        return inOrder(ids, found, ({ _id }) => _id).map((tree) => tree?.draft?.content ?? null);
      }),
    versions: () =>
      new DataLoader<string, TreeVersion | null>(async (ids) =>
        inOrder(ids, await store.versionsByIds(ids), ({ _id }) => _id),
      ),
  };
}

/** Ids of articles by code, whoever asks: who may see them is judged where they are loaded. */
export const articleIdsLoader =
  (
    find: (codes: readonly string[]) => Promise<ReadonlyMap<string, { readonly articleId: string | null } | null>>,
  ): LoaderFactory<string, string | null> =>
  () =>
    new DataLoader<string, string | null>(async (codes) => {
      const found = await find(codes);
      return codes.map((code) => found.get(code)?.articleId ?? null);
    });
