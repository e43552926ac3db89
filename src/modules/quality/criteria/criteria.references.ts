import { hasRole } from '../../../platform/auth/viewer.js';
import type { Directory, ReferenceHolder, ReferenceKind } from '../../people/index.js';
import { criteriaProposers } from './criteria.policy.js';
import type { CriteriaStore } from './criteria.store.js';

/** Nobody waits for somebody who left, or scores no more, to read a ruling. */
export class CriteriaReferences implements ReferenceHolder {
  constructor(
    private readonly store: CriteriaStore,
    private readonly people: Pick<Directory, 'viewersOf'>,
  ) {}

  countReferences(): Promise<number> {
    return Promise.resolve(0);
  }

  async moveReferences(kind: ReferenceKind, from: string): Promise<void> {
    if (kind === 'user') await this.store.release(from);
  }

  async handOn(userId: string): Promise<void> {
    const [viewer] = await this.people.viewersOf([userId]);
    if (!viewer || !hasRole(viewer, ...criteriaProposers)) await this.store.release(userId);
  }

  rolesLost(userId: string): Promise<void> {
    return this.handOn(userId);
  }
}
