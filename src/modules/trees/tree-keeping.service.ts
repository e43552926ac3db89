import {
  type CategoryTree,
  checkInterval,
  intervalOf,
  readsInternal,
  shortText,
  verificationDueAt,
} from '../articles/index.js';
import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/index.js';
import type { Transaction } from '../../platform/events/index.js';
import { loadTreeForChange, replaceTree } from './tree.access.js';
import type { Tree } from './tree.js';
import { treeLimits } from './tree-limits.js';
import { TreeState } from './tree-enums.js';
import { mayChangeTreeOwner } from './tree-keeping.policy.js';
import type { TreeParts } from './tree-parts.service.js';
import { maySeeTree, mayVerifyTree } from './tree.policy.js';
import { titleOf } from './tree.rules.js';

/** Who answers for something: a person with the team that takes over, or a team. */
export interface TreeOwners {
  readonly ownerId: string | null;
  readonly ownerTeamId: string | null;
}

/** What somebody names as owner; an omitted team is the person's first. */
export interface GivenTreeOwners {
  readonly ownerId?: string | null;
  readonly ownerTeamId?: string | null;
}

/** What this room asks of those who know who answers for what; the room of articles does. */
export interface TreeOwnership {
  /** Who is told about a thing of these owners. */
  ownersOf(owners: TreeOwners): Promise<string[]>;
  /** Who owns what somebody makes. */
  ownersFor(maker: string | Viewer): Promise<TreeOwners>;
  /** Checks that these can answer for something inside the centre. Errors: REQUIRED, NOT_FOUND, NOT_ALLOWED, INVALID. */
  checked(given: GivenTreeOwners, articles: readonly never[], now: Date): Promise<TreeOwners>;
  /** Zone of the days of a thing of these owners. */
  zoneOf(owners: TreeOwners): Promise<string>;
}

type Facts = Readonly<Record<string, unknown>>;

const ownersIn = ({ ownerId, ownerTeamId }: Tree): TreeOwners => ({ ownerId, ownerTeamId });
const owning = (tree: Tree): Facts => ({ ...ownersIn(tree) });
const verification = (tree: Tree): Facts => ({
  verifiedAt: tree.verifiedAt,
  verifyEveryDays: tree.verifyEveryDays,
  verifyDueAt: tree.verifyDueAt,
});

/** Keeping trees true: who answers for them, and until when they were checked. */
export class TreeKeepingService {
  constructor(
    private readonly parts: TreeParts,
    private readonly ownership: TreeOwnership,
  ) {}

  /** Gives a tree to another owner; the new one is told. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, REQUIRED, INVALID. */
  async setOwner(viewer: Viewer, id: string, input: GivenTreeOwners & { expectedVersion: number }): Promise<Tree> {
    const { store, foundation, people } = this.parts;
    const before = await loadTreeForChange(store, viewer, id, input.expectedVersion, mayChangeTreeOwner);
    const now = foundation.clock.now();
    const owners = await this.ownership.checked(input, [], now);
    const [person] = owners.ownerId === null ? [] : await people.viewersOf([owners.ownerId]);
    if (person && !maySeeTree(person, { ...before, state: TreeState.PUBLISHED }, now)) {
      throw new UserError(
        fault(
          UserErrorCode.NOT_ALLOWED,
          '此人无权查看该流程，不能负责。',
          'This person may not see the tree and cannot answer for it.',
          'ownerId',
        ),
      );
    }
    const next = { ...before, ...owners, updatedAt: now };
    return this.#save(viewer, before, { type: 'tree.owner-changed', next, facts: owning }, async (transaction) => {
      if (before.ownerId === owners.ownerId && before.ownerTeamId === owners.ownerTeamId) return;
      transaction.notify({
        to: await this.ownership.ownersOf(owners),
        kind: 'OWNER_CHANGED',
        subject: { type: 'tree', id },
        code: before.code,
        title: titleOf(before),
        text: { 'zh-CN': '这个流程现在由您负责。', en: 'You now answer for this tree.' },
      });
    });
  }

  /** "I checked it, it is right": the interval begins anew. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, TOO_LONG. */
  async verify(viewer: Viewer, id: string, input: { expectedVersion: number; note?: string | null }): Promise<Tree> {
    const { store, foundation } = this.parts;
    const before = await loadTreeForChange(store, viewer, id, input.expectedVersion, (who, tree) => {
      // That it is not published is no matter of rights for who could verify it otherwise.
      if (tree.state !== TreeState.PUBLISHED && mayVerifyTree(who, { ...tree, state: TreeState.PUBLISHED }))
        throw wrongState('只有已发布的流程可以复核。', 'Only a published tree can be verified.');
      return readsInternal(who) && mayVerifyTree(who, tree);
    });
    const note = shortText(input.note, treeLimits.note, 'note');
    const at = foundation.clock.now();
    const next = { ...(await this.published(before, viewer.id, at)), updatedAt: at };
    return this.#save(viewer, before, { type: 'tree.verified', next, facts: verification, more: { note } });
  }

  /** Sets the tree's own interval; null = that of its category. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, OUT_OF_RANGE. */
  async setInterval(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; everyDays?: number | null },
  ): Promise<Tree> {
    const { store, foundation, categories } = this.parts;
    const before = await loadTreeForChange(store, viewer, id, input.expectedVersion, mayChangeTreeOwner);
    const kept = {
      ...before,
      verifyEveryDays: checkInterval(input.everyDays ?? null),
      updatedAt: foundation.clock.now(),
    };
    const next = await this.#dated(kept, kept.verifiedAt ?? kept.publishedAt, await categories.tree());
    return this.#save(viewer, before, { type: 'tree.verification-interval-changed', next, facts: verification });
  }

  /** The tree, found right at `at`: by its publication, or by somebody who looked. `tree` is as it will be stored. */
  async published(tree: Tree, by: string | null, at: Date): Promise<Tree> {
    return this.#dated({ ...tree, verifiedAt: at, verifiedById: by }, at, await this.parts.categories.tree());
  }

  /** The tree with an owner: whoever makes it, the first team behind. Leaves an owner that it has. */
  async owned(tree: Tree, maker: Viewer | string): Promise<Tree> {
    const makerId = typeof maker === 'string' ? maker : maker.id;
    if (tree.ownerTeamId !== null || (tree.ownerId !== null && tree.ownerId !== makerId)) return tree;
    return { ...tree, ...(await this.ownership.ownersFor(maker)) };
  }

  /** Who is told of a tree. */
  ownersOf(tree: Tree): Promise<string[]> {
    return this.ownership.ownersOf(ownersIn(tree));
  }

  async #dated(tree: Tree, since: Date | null, categories: CategoryTree): Promise<Tree> {
    const everyDays = intervalOf(tree, categories);
    const zone = everyDays === null ? 'UTC' : await this.ownership.zoneOf(ownersIn(tree));
    return { ...tree, verifyDueAt: verificationDueAt(since, everyDays, zone) };
  }

  #save(
    viewer: Viewer,
    before: Tree,
    change: {
      readonly type: string;
      readonly next: Tree;
      readonly facts: (tree: Tree) => Facts;
      readonly more?: Facts;
    },
    also: (transaction: Transaction) => Promise<void> = () => Promise.resolve(),
  ): Promise<Tree> {
    const { type, next, facts, more = {} } = change;
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      transaction.append({
        type,
        subject: { type: 'tree', id: before._id },
        ...(after.version === null ? {} : { version: after.version }),
        actor: actorOf(viewer),
        before: { code: before.code, ...facts(before) },
        after: { code: after.code, ...facts(after), ...more },
      });
      await also(transaction);
      return after;
    });
  }
}
