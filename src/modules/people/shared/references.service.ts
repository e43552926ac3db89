import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';

/** What may be referred to. A tier is named by its rank as text (`"2"`), all others by their id. */
export type ReferenceKind = 'site' | 'department' | 'team' | 'line' | 'tier' | 'user';

/**
 * A room that keeps references to people, teams and the like. It registers itself with `people.references.register`, so that
 * nothing it refers to is taken away under it. All calls run inside the transaction that deletes; they must not open another, and
 * they may tell people through it, but the event is the caller's.
 */
export interface ReferenceHolder {
  /** How many things of this room refer to it. */
  countReferences(kind: ReferenceKind, id: string): Promise<number>;
  /** Lets everything that refers to `from` refer to `to`. For a user: what the person owns and still has to do, not what they once did. */
  moveReferences(kind: ReferenceKind, from: string, to: string, transaction: Transaction): Promise<void>;
  /**
   * Somebody left, or may no longer write, and nobody succeeds: what they own and still have to do goes to who is left, so that nothing
   * is nobody's. `teamIds` are the person's own teams, the first one first. Called after the change of the person.
   */
  handOn?(userId: string, teamIds: readonly string[], transaction: Transaction): Promise<void>;
  /** Somebody lost a role, but not that of writing: what they may no longer do goes to who is left. Called after the change of the person. */
  rolesLost?(userId: string, transaction: Transaction): Promise<void>;
}

/** All rooms that keep references. */
export class References {
  readonly #holders: ReferenceHolder[] = [];

  register(holder: ReferenceHolder): void {
    this.#holders.push(holder);
  }

  /** How many things of all rooms refer to it. */
  async count(kind: ReferenceKind, id: string): Promise<number> {
    let total = 0;
    for (const holder of this.#holders) total += await holder.countReferences(kind, id);
    return total;
  }

  /** Moves all references. */
  async move(kind: ReferenceKind, from: string, to: string, transaction: Transaction): Promise<void> {
    for (const holder of this.#holders) await holder.moveReferences(kind, from, to, transaction);
  }

  /** Gives what somebody without a successor owns to who is left. */
  async handOn(userId: string, teamIds: readonly string[], transaction: Transaction): Promise<void> {
    for (const holder of this.#holders) await holder.handOn?.(userId, teamIds, transaction);
  }

  /** Tells all rooms that somebody lost a role; what the person still may do stays. */
  async rolesLost(userId: string, transaction: Transaction): Promise<void> {
    for (const holder of this.#holders) await holder.rolesLost?.(userId, transaction);
  }

  /** Before a delete: refuses with IN_USE when something refers to it and nobody succeeds it; otherwise moves all references. */
  async release(kind: ReferenceKind, id: string, successorId: string | null, transaction: Transaction): Promise<void> {
    if (successorId) return this.move(kind, id, successorId, transaction);
    const count = await this.count(kind, id);
    if (!count) return;
    throw new UserError(
      fault(
        UserErrorCode.IN_USE,
        `仍被 ${count} 处引用，请指定接替者。`,
        `Still referred to in ${count} places. Name a successor.`,
        'successorId',
      ),
    );
  }
}
