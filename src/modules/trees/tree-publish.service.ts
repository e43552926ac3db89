import {
  type FeedPriority,
  type GivenMoment,
  momentOf,
  reachGiven,
  requiredText,
  shortText,
} from '../articles/index.js';
import { actorOf } from '../../platform/auth/actor.js';
import type { Audience, Viewer } from '../../platform/auth/viewer.js';
import { loadTreeForChange, replaceTree } from './tree.access.js';
import type { TreeDependantsChecking } from './tree-checking.js';
import type { TreeAlarms } from './tree-clock.service.js';
import { type TreeGoingLive, goneTreeFor, hadToWalk } from './tree-going-live.service.js';
import type { Tree } from './tree.js';
import { treeLimits } from './tree-limits.js';
import { type TreeParts, followTree, placedTree, treeEvent } from './tree-parts.service.js';
import {
  type TreePublication,
  approvedTreeDraft,
  checkTreePublication,
  treeScheduled,
  treeUnscheduled,
} from './tree-publication.rules.js';
import { drawsTrees } from './tree.policy.js';
import { type Act, treeReaching, treeRestored, treeShelved } from './tree.rules.js';

/** How somebody wants a drawing to go live. */
export interface TreePublishGiven {
  readonly expectedVersion: number;
  readonly priority?: FeedPriority | null;
  readonly changeSummary?: string | null;
  readonly dueAt?: Date | null;
  readonly audience?: Audience | null;
  readonly confirmWidening?: boolean | null;
  /** When it is to go live by itself; at once where left out. */
  readonly publishAt?: GivenMoment | null;
}

/** Going live, going to the archive and back, and who may walk. Each is one transaction with its event. */
export class TreePublishService {
  constructor(
    private readonly parts: TreeParts,
    private readonly live: TreeGoingLive,
    private readonly alarms: TreeAlarms,
    private readonly dependants: TreeDependantsChecking,
  ) {}

  /**
   * Makes the approved draft version n + 1, at once or by itself at `publishAt`. A feed entry where a priority is given.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, WIDENING_NOT_CONFIRMED, TREE_INVALID.
   */
  async publish(viewer: Viewer, id: string, input: TreePublishGiven): Promise<Tree> {
    const { foundation, people } = this.parts;
    const before = await this.#load(viewer, id, input.expectedVersion);
    const how: TreePublication = {
      priority: input.priority ?? null,
      changeSummary: shortText(input.changeSummary, treeLimits.changeSummary, 'changeSummary'),
      dueAt: input.dueAt ?? null,
      audience: input.audience ?? null,
      confirmWidening: input.confirmWidening === true,
    };
    if (input.publishAt) {
      const at = await momentOf((site) => people.zoneOfSite(site), input.publishAt, 'publishAt');
      return this.#schedule(viewer, before, how, at);
    }
    // What is refused anyway is refused before the check, which reads more.
    approvedTreeDraft(before);
    checkTreePublication(before, how, foundation.clock.now());
    await this.live.check(before, how);
    const by = { viewer, actor: actorOf(viewer), personId: viewer.id };
    return foundation.transactions.run((transaction) => this.live.publish(before, how, by, transaction));
  }

  /** Takes the order to publish later back. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async cancelSchedule(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Tree> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const next = treeUnscheduled(before, this.#act(viewer));
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      transaction.append(treeEvent(viewer, 'tree.schedule-cancelled', before, after));
      return after;
    });
  }

  /**
   * Takes a tree out of use; people are told where they had to read about it. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE,
   * REQUIRED, TOO_LONG, IN_USE where articles or other trees refer to it and that is not confirmed.
   */
  async archive(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; reason: string; confirmDependants?: boolean | null },
  ): Promise<Tree> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, treeLimits.reason, 'reason');
    const next = treeShelved(before, this.#act(viewer));
    await this.dependants.checkDependants(before, input.confirmDependants === true);
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      transaction.append({
        ...treeEvent(viewer, 'tree.archived', before, after, { reason }),
        ...(before.version === null ? {} : { version: before.version }),
        ...(hadToWalk(before) ? { push: goneTreeFor(before) } : {}),
      });
      await followTree(this.parts, { viewer, before, after, transaction });
      return after;
    });
  }

  /** Brings a tree back from the archive, silently. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async restore(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Tree> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const next = placedTree(treeRestored(before, this.#act(viewer)), await this.parts.categories.tree());
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      transaction.append(treeEvent(viewer, 'tree.restored', before, after));
      await followTree(this.parts, { viewer, before, after, transaction });
      return after;
    });
  }

  /**
   * Changes who walks the tree; narrowing takes effect at once. A tier that is left out stays, null means all tiers, no team means all.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, WIDENING_NOT_CONFIRMED.
   */
  async changeAudience(
    viewer: Viewer,
    id: string,
    input: {
      expectedVersion: number;
      audience: Audience;
      minimumTierId?: string | null;
      teamIds: readonly string[];
      reason: string;
      confirmWidening?: boolean | null;
    },
  ): Promise<Tree> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, treeLimits.reason, 'reason');
    const reach = await reachGiven(this.parts.people, input, before.tierRank);
    const next = treeReaching(before, reach, input.confirmWidening === true, this.#act(viewer));
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      transaction.append({
        type: 'tree.audience-changed',
        subject: { type: 'tree', id },
        actor: actorOf(viewer),
        before: { code: before.code, ...reachOf(before) },
        after: { code: after.code, ...reachOf(after), reason },
      });
      await followTree(this.parts, { viewer, before, after, transaction });
      return after;
    });
  }

  async #schedule(viewer: Viewer, before: Tree, how: TreePublication, at: Date): Promise<Tree> {
    const { confirmWidening, ...rest } = how;
    const next = treeScheduled(before, { ...rest, at, byId: viewer.id }, confirmWidening, this.#act(viewer));
    await this.live.check(before, how);
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      await this.alarms.set(after);
      transaction.append(treeEvent(viewer, 'tree.scheduled', before, after, { publishAt: at }));
      return after;
    });
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Tree> {
    return loadTreeForChange(this.parts.store, viewer, id, expectedVersion, drawsTrees);
  }

  #act(viewer: Viewer): Act {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }
}

const reachOf = ({ audience, tierRank, teams }: Tree): Record<string, unknown> => ({ audience, tierRank, teams });
