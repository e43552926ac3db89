import { readsInternal } from '../articles/index.js';
import { type Viewer, Role } from '../../platform/auth/viewer.js';
import type { Transaction } from '../../platform/events/index.js';
import type { Directory } from '../people/index.js';
import type { TreeOwners, TreeOwnership } from './tree-keeping.service.js';
import type { OwnedTrees, TreeReferenceStore } from './tree-references.store.js';
import { drawsTrees } from './tree.policy.js';
import { titleOf } from './tree.rules.js';

/** What is asked of the people room. */
export type SuccessionPeople = Pick<Directory, 'viewersOf' | 'teamMembers' | 'activeWith'>;

/** Who answers for trees, and finishes their drafts, when somebody goes: a tree is never nobody's. All calls are inside a transaction. */
export class TreeSuccession {
  constructor(
    private readonly store: TreeReferenceStore,
    private readonly ownership: Pick<TreeOwnership, 'ownersOf'>,
    private readonly people: SuccessionPeople,
  ) {}

  /** A successor takes over what a person answers for. One who stands outside the centre cannot: then it goes as without a successor. */
  async succeed(from: string, to: string, transaction: Transaction): Promise<void> {
    const [successor] = await this.people.viewersOf([to]);
    if (!successor || !readsInternal(successor)) return this.handOn(from, [], transaction);
    const groups = await this.store.groups({ ownerId: from });
    const [first] = groups;
    await this.store.give({ ownerId: from }, { ownerId: to });
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    if (first) await this.#tell({ ownerId: to, ownerTeamId: null }, first.first, count, transaction);
    if (drawsTrees(successor)) await this.store.moveDrafts(from, to);
    else await this.#draftsOf(from);
  }

  /** What a dissolved team answers for goes to its successor. */
  async succeedTeam(from: string, to: string, transaction: Transaction): Promise<void> {
    const [alone] = await this.store.groups({ ownerId: null, ownerTeamId: from });
    await this.store.give({ ownerTeamId: from }, { ownerTeamId: to });
    if (alone) await this.#tell({ ownerId: null, ownerTeamId: to }, alone.first, alone.count, transaction);
  }

  /**
   * Somebody left and nobody succeeds: each tree goes to the team behind the person, else to the person's first team, else to an
   * administrator. A team in which nobody is left is passed over. Open drafts go to somebody who may finish them.
   */
  async handOn(leaverId: string, teamIds: readonly string[], transaction: Transaction): Promise<void> {
    for (const { ownerTeamId, first, count } of await this.store.groups({ ownerId: leaverId })) {
      const heir = await this.#heir([...(ownerTeamId === null ? [] : [ownerTeamId]), ...teamIds], leaverId);
      await this.store.give({ ownerId: leaverId, ownerTeamId }, heir);
      await this.#tell(heir, first, count, transaction);
    }
    await this.#draftsOf(leaverId);
  }

  async #draftsOf(leaverId: string): Promise<void> {
    for (const owners of await this.store.draftsOf(leaverId))
      await this.store.moveDrafts(leaverId, await this.#finisher(owners, leaverId), { ...owners });
  }

  /** Who may finish a draft: the owner or somebody of the team, if they may draw; else an administrator. */
  async #finisher(owners: TreeOwners, leaverId: string): Promise<string> {
    const told = await this.people.viewersOf(await this.ownership.ownersOf(owners));
    const able = told.find((viewer: Viewer) => viewer.id !== leaverId && drawsTrees(viewer));
    return able?.id ?? (await this.#administrator(leaverId)) ?? leaverId;
  }

  async #heir(teamIds: readonly string[], leaverId: string): Promise<TreeOwners> {
    for (const teamId of teamIds) {
      const members = await this.people.teamMembers([teamId]);
      if (members.some((user) => user._id !== leaverId)) return { ownerId: null, ownerTeamId: teamId };
    }
    return { ownerId: await this.#administrator(leaverId), ownerTeamId: null };
  }

  async #administrator(leaverId: string): Promise<string | null> {
    const found = await this.people.activeWith([Role.ADMIN], 2);
    return found.find((user) => user._id !== leaverId)?._id ?? null;
  }

  async #tell(owners: TreeOwners, about: OwnedTrees['first'], count: number, transaction: Transaction): Promise<void> {
    transaction.notify({
      to: await this.ownership.ownersOf(owners),
      kind: 'OWNER_CHANGED',
      subject: { type: 'tree', id: about._id },
      code: about.code,
      title: titleOf(about),
      text:
        count === 1
          ? { 'zh-CN': '这个流程现在由您负责。', en: 'You now answer for this tree.' }
          : {
              'zh-CN': `现在有 ${count} 个流程交由您负责，这是其中一棵。`,
              en: `You now answer for ${count} more trees; this is one of them.`,
            },
    });
  }
}
