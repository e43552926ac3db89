import { UserError, UserErrorCode, fault } from '../../platform/errors/index.js';
import type { Transaction } from '../../platform/events/index.js';
import type { ReferenceHolder, ReferenceKind } from '../people/index.js';
import type { TreeReferenceStore } from './tree-references.store.js';
import type { TreeSuccession } from './tree-succession.service.js';

/** Trees that a refusal names. */
const mostNamed = 5;

/** What trees refer to: product lines, teams and tiers of those who walk, departments of outcomes, owners, and who has a draft open. */
export class TreeReferences implements ReferenceHolder {
  constructor(
    private readonly store: TreeReferenceStore,
    private readonly succession: TreeSuccession,
  ) {}

  async countReferences(kind: ReferenceKind, id: string): Promise<number> {
    switch (kind) {
      case 'line':
      case 'tier':
        return this.store.count(kind, id);
      case 'team':
        return (await this.store.count(kind, id)) + (await this.store.countOwned('ownerTeamId', id));
      case 'user':
        return (await this.store.countOwned('ownerId', id)) + (await this.store.draftsOf(id)).length;
      case 'department':
        return (await this.store.countDepartmentInDrafts(id)) + (await this.store.liveWithDepartment(id, 1_000)).length;
      case 'site':
        return 0;
    }
  }

  async moveReferences(kind: ReferenceKind, from: string, to: string, transaction: Transaction): Promise<void> {
    if (kind === 'line' || kind === 'tier' || kind === 'team') await this.store.move(kind, from, to);
    if (kind === 'team') await this.succession.succeedTeam(from, to, transaction);
    if (kind === 'user') await this.succession.succeed(from, to, transaction);
    if (kind === 'department') {
      await this.#checkLive(from);
      await this.store.moveDepartment(from, to);
    }
  }

  handOn(userId: string, teamIds: readonly string[], transaction: Transaction): Promise<void> {
    return this.succession.handOn(userId, teamIds, transaction);
  }

  /** A version never changes: a department that live ones lead to has to be taken out of them by publishing anew first. */
  async #checkLive(id: string): Promise<void> {
    const codes = await this.store.liveWithDepartment(id, mostNamed);
    if (!codes.length) return;
    const named = [...new Set(codes)].sort().join(', ');
    throw new UserError(
      fault(
        UserErrorCode.IN_USE,
        `已发布的流程仍指向该部门：${named}。请先发布不再指向它的新版本。`,
        `Published trees still lead to it: ${named}. Publish versions that do not first.`,
      ),
    );
  }
}
