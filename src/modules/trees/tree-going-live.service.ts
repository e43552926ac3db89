import { FeedPriority, mustBeRead } from '../articles/index.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import type { Push, Transaction } from '../../platform/events/index.js';
import { newId } from '../../platform/ids/ids.js';
import { replaceTree } from './tree.access.js';
import type { Tree } from './tree.js';
import { type TreeParts, followTree, placedTree, treeEvent } from './tree-parts.service.js';
import { type TreePublication, treePublished } from './tree-publication.rules.js';
import { checkTree } from './tree-review.service.js';
import { titleOf, treePolicyFieldsOf } from './tree.rules.js';

/** What a publication says about the verification of the tree. */
export interface TreePublicationCheck {
  published(tree: Tree, by: string | null, at: Date): Promise<Tree>;
}

/** Makes an approved draft a published version: whoever orders it, a person now or the clock later. */
export class TreeGoingLive {
  constructor(
    private readonly parts: TreeParts,
    private readonly verification: TreePublicationCheck,
  ) {}

  /** Throws TREE_INVALID where the check of the draft has errors, seen with the audience that it is to have. */
  async check(before: Tree, how: Pick<TreePublication, 'audience'>): Promise<void> {
    if (!before.draft) return;
    const { audience, tierRank, teams } = before;
    await checkTree(this.parts.checking, before, before.draft.content, {
      ...{ tierRank, teams, audience: how.audience ?? audience },
    });
  }

  /** Writes tree and version, tells people and followers; inside a transaction. The check belongs before it. */
  async publish(
    before: Tree,
    how: TreePublication,
    by: { readonly viewer: Viewer | null; readonly actor: Actor; readonly personId: string | null },
    transaction: Transaction,
  ): Promise<Tree> {
    const { foundation, store, categories } = this.parts;
    const at = foundation.clock.now();
    const versionId = newId('tree_version', foundation.clock);
    const made = treePublished(before, { ...how, versionId }, { by: by.personId, at });
    const placed = placedTree(made.tree, await categories.tree());
    const after = await replaceTree(store, before, await this.verification.published(placed, by.personId, at));
    await store.insertVersions([made.version]);
    const { priority, changeSummary, dueAt } = how;
    const { number } = made.version;
    transaction.append({
      ...treeEvent(by.actor, 'tree.published', before, after, {
        ...{ priority, changeSummary, published: number },
        ...(before.audience === after.audience ? {} : { audience: after.audience, audienceBefore: before.audience }),
      }),
      version: number,
      ...(priority === null ? {} : { push: pushOf(after, priority, dueAt) }),
    });
    await followTree(this.parts, { viewer: by.viewer, before, after, transaction });
    return after;
  }
}

/** How people are told of the version that is live in a tree. */
export const pushOf = (tree: Tree, priority: FeedPriority, dueAt: Date | null): Push => ({
  ...treePolicyFieldsOf(tree),
  kind: tree.version === 1 ? 'TREE_PUBLISHED' : 'TREE_UPDATED',
  priority,
  title: titleOf(tree),
  summary: tree.changeSummary,
  code: tree.code,
  dueAt,
});

/** Whether people had to read about the live version. */
export const hadToWalk = ({ publishedPriority }: Pick<Tree, 'publishedPriority'>): boolean =>
  mustBeRead(publishedPriority);

/** What those are told who walked a tree that is gone now: judged by the fields under which they walked it. */
export const goneTreeFor = (before: Tree): Push => ({
  ...treePolicyFieldsOf(before),
  kind: 'TREE_ARCHIVED',
  priority: FeedPriority.INFO,
  title: titleOf(before),
  summary: null,
  code: before.code,
  dueAt: null,
});
