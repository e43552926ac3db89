import type { EventStore } from '../../../platform/events/index.js';

/**
 * Lets transactions that must not overlook each other collide: both touch the same counter, so MongoDB runs one after the other,
 * also over several server copies. Without it two snapshots could each see the other's administrator, or a team that the other deletes.
 */
export class Guard {
  constructor(private readonly events: EventStore) {}

  /** First call of a transaction that adds, moves or removes references, or takes away the role ADMIN. */
  async touch(): Promise<void> {
    await this.events.takeNumbers(1, 'people-structure');
  }
}
