import { hasRole } from '../../../platform/auth/viewer.js';
import type { Directory, ReferenceHolder, ReferenceKind } from '../../people/index.js';
import { calibrators } from './calibration.policy.js';
import type { CalibrationStore } from './calibration.store.js';

/** Sessions that somebody leads go on with the successor; without one, and where the role was lost, the expert leads them. */
export class CalibrationReferences implements ReferenceHolder {
  constructor(
    private readonly store: CalibrationStore,
    private readonly people: Pick<Directory, 'viewersOf'>,
  ) {}

  async countReferences(kind: ReferenceKind, id: string): Promise<number> {
    return kind === 'user' ? this.store.countOpenOf(id) : 0;
  }

  async moveReferences(kind: ReferenceKind, from: string, to: string): Promise<void> {
    if (kind === 'user') await this.store.moveLead(from, to);
  }

  async handOn(userId: string): Promise<void> {
    const [viewer] = await this.people.viewersOf([userId]);
    if (!viewer || !hasRole(viewer, ...calibrators)) await this.store.handOnLead(userId);
  }

  rolesLost(userId: string): Promise<void> {
    return this.handOn(userId);
  }
}
