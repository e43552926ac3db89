import type { ReferenceHolder } from '../../people/index.js';
import type { CriteriaStore } from './criteria.store.js';

/** Nobody waits for somebody who left to read a ruling. */
export class CriteriaReferences implements ReferenceHolder {
  constructor(private readonly store: CriteriaStore) {}

  countReferences(): Promise<number> {
    return Promise.resolve(0);
  }

  async moveReferences(kind: string, from: string): Promise<void> {
    if (kind === 'user') await this.store.release(from);
  }

  async handOn(userId: string): Promise<void> {
    await this.store.release(userId);
  }
}
