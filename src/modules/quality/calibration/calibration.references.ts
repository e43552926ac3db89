import type { ReferenceHolder, ReferenceKind } from '../../people/index.js';
import type { CalibrationStore } from './calibration.store.js';

/** Sessions that somebody leads go on with the successor; without one the expert leads them. */
export class CalibrationReferences implements ReferenceHolder {
  constructor(private readonly store: CalibrationStore) {}

  async countReferences(kind: ReferenceKind, id: string): Promise<number> {
    return kind === 'user' ? this.store.countOpenOf(id) : 0;
  }

  async moveReferences(kind: ReferenceKind, from: string, to: string): Promise<void> {
    if (kind === 'user') await this.store.moveLead(from, to);
  }

  async handOn(userId: string): Promise<void> {
    await this.store.handOnLead(userId);
  }
}
