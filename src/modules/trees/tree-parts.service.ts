import type { CategoryTree } from '../articles/index.js';
import { type Actor, actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import type { NewEvent, Transaction } from '../../platform/events/index.js';
import type { Foundation } from '../../platform/room.js';
import type { Tree } from './tree.js';
import type { TreeChecking } from './tree-checking.js';
import { reservedTreeNumbers, titleOf } from './tree.rules.js';
import type { TreeStore } from './tree.store.js';

/** What this room asks of the people room. */
export interface TreePeople {
  /** Which of these ids name a product line. */
  knownLines(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of these ids name a team. */
  knownTeams(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Rank of a support tier; null for an unknown id. */
  tierRank(id: string): Promise<number | null>;
  /** Time zone of a site; null for an unknown id. */
  zoneOfSite(id: string): Promise<string | null>;
  /** People as they are now; those who left are missing. */
  viewersOf(ids: readonly string[]): Promise<Viewer[]>;
}

/** Something that follows from a change of a tree; throws UserError to refuse the change with all that belongs to it. */
export interface TreeFollower {
  changed(change: {
    /** Who did it; null for the clock. */
    readonly viewer: Viewer | null;
    readonly before: Tree;
    readonly after: Tree;
    readonly transaction: Transaction;
  }): Promise<void>;
}

/** What the services of this room are built on. */
export interface TreeParts {
  readonly foundation: Foundation;
  readonly store: TreeStore;
  readonly categories: { tree(): Promise<CategoryTree> };
  readonly people: TreePeople;
  readonly checking: TreeChecking;
  /** Told, inside its transaction, of every change of what people walk. */
  readonly followers: readonly TreeFollower[];
}

/** Takes numbers for codes; inside the transaction that uses them, so that an abort gives them back. */
export const takeTreeNumbers = async ({ foundation }: Pick<TreeParts, 'foundation'>, count: number): Promise<number> =>
  reservedTreeNumbers + (await foundation.events.takeNumbers(count, 'tree-code'));

/** The same tree with the path of its category. */
export const placedTree = (tree: Tree, categories: CategoryTree): Tree => ({
  ...tree,
  categoryPath: categories.path(tree.categoryId).map((category) => category._id),
});

const summary = (tree: Tree): Record<string, unknown> => ({
  code: tree.code,
  title: titleOf(tree),
  state: tree.state,
  draftState: tree.draft?.state ?? null,
  version: tree.version,
  revision: tree.revision,
  nodes: tree.nodeCount,
});

/** An audit event about a tree; small: never a text of it. */
export const treeEvent = (
  by: Viewer | Actor,
  type: string,
  before: Tree | null,
  after: Tree,
  more: Record<string, unknown> = {},
): NewEvent => ({
  type,
  subject: { type: 'tree', id: after._id },
  actor: 'label' in by ? by : actorOf(by),
  ...(before ? { before: summary(before) } : {}),
  after: { ...summary(after), ...more },
});

/** Tells everything that follows from a change. */
export async function followTree(
  { followers }: Pick<TreeParts, 'followers'>,
  change: Parameters<TreeFollower['changed']>[0],
): Promise<void> {
  for (const follower of followers) await follower.changed(change);
}
