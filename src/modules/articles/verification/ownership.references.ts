import type { Transaction } from '../../../platform/events/index.js';
import type { ReferenceHolder, ReferenceKind } from '../../people/index.js';
import type { OwnershipService } from './ownership.service.js';

/** Who answers for articles, as what must not be left behind when a person or a team goes. */
export class OwnershipReferences implements ReferenceHolder {
  constructor(private readonly ownership: OwnershipService) {}

  countReferences(kind: ReferenceKind, id: string): Promise<number> {
    return kind === 'user' || kind === 'team' ? this.ownership.count(kind, id) : Promise.resolve(0);
  }

  async moveReferences(kind: ReferenceKind, from: string, to: string, transaction: Transaction): Promise<void> {
    if (kind === 'user') await this.ownership.succeed(from, to, transaction);
    if (kind === 'team') await this.ownership.succeedTeam(from, to, transaction);
  }

  handOn(userId: string, teamIds: readonly string[], transaction: Transaction): Promise<void> {
    return this.ownership.handOn(userId, transaction, teamIds);
  }
}
