import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserErrorCode, conflict, notFound } from '../../../platform/errors/index.js';
import type { Foundation } from '../../../platform/room.js';
import { doer } from './actor.js';
import type { Guard } from './guard.store.js';
import { type Keyed, type KeyedStore, mostOfAKind } from './keyed.store.js';
import { assertAdministers } from './people.policy.js';
import type { ReferenceKind, References } from './references.service.js';
import type { Structure } from './structure.service.js';
import { Faults, changed, duplicate } from './text.rules.js';

/** What the services of keyed things share. */
export interface KeeperParts {
  readonly foundation: Foundation;
  readonly guard: Guard;
  readonly references: References;
  readonly structure: Structure;
}

/** Names of one kind of keyed things. */
export interface KeeperNames<T> {
  /** Kind of reference, subject of events and beginning of event types, e.g. `site`. */
  readonly kind: ReferenceKind;
  /** Payload field, e.g. `productLine`. */
  readonly payload: string;
  /** Fields that the audit compares. */
  readonly audited: readonly (keyof T & string)[];
}

/**
 * Creating, changing and deleting keyed things (sites, departments, teams, product lines): the same steps for each kind.
 * What differs is given as a function that checks the input inside the transaction, where it sees what it refers to.
 */
export class Keeper<T extends Keyed> {
  constructor(
    private readonly parts: KeeperParts,
    private readonly store: KeyedStore<T>,
    private readonly names: KeeperNames<T>,
  ) {}

  /** Makes a thing. DUPLICATE for a taken key, TOO_MANY beyond 1,000 of a kind; FORBIDDEN for others than ADMIN. */
  async create(
    viewer: Viewer,
    operation: string,
    input: { idempotencyKey?: string | null },
    make: (faults: Faults) => Promise<T>,
  ): Promise<T> {
    assertAdministers(viewer);
    const { idempotency, transactions } = this.parts.foundation;
    const id = await idempotency.once(viewer, operation, input.idempotencyKey, input, (remember) =>
      transactions.run(async (transaction) => {
        await this.parts.guard.touch();
        const faults = new Faults();
        const made = await make(faults);
        if ((await this.store.count()) >= mostOfAKind)
          faults.add(UserErrorCode.TOO_MANY, '数量已达上限。', `There are at most ${mostOfAKind}.`);
        faults.check();
        await remember(made._id);
        if (!(await this.store.insert(made))) throw duplicate('key');
        const { _id, revision: _, ...after } = made;
        transaction.append({
          type: `${this.names.kind}.created`,
          subject: this.#subject(_id),
          actor: doer(viewer),
          after,
        });
        return _id;
      }),
    );
    this.parts.structure.forget();
    return this.#require(id);
  }

  /** Changes a thing that still has the expected revision; CONFLICT (with it as it is now) otherwise. */
  async update(
    viewer: Viewer,
    id: string,
    expectedVersion: number,
    make: (current: T, faults: Faults) => Promise<Partial<T>>,
  ): Promise<T> {
    assertAdministers(viewer);
    const updated = await this.parts.foundation.transactions.run(async (transaction) => {
      await this.parts.guard.touch();
      const current = await this.#require(id);
      if (current.revision !== expectedVersion) throw conflict({ [this.names.payload]: current });
      const faults = new Faults();
      const change = await make(current, faults);
      faults.check();
      const after = await this.store.update(id, expectedVersion, change);
      if (!after) throw conflict({ [this.names.payload]: current });
      transaction.append({
        type: `${this.names.kind}.updated`,
        subject: this.#subject(id),
        actor: doer(viewer),
        ...changed(current, after, this.names.audited),
      });
      return after;
    });
    this.parts.structure.forget();
    return updated;
  }

  /** Deletes a thing; what refers to it moves to the successor. IN_USE when it is referred to and nobody succeeds it. */
  async delete(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; successorId?: string | null },
    before: (current: T, successorId: string | null) => Promise<void> = () => Promise.resolve(),
  ): Promise<T> {
    assertAdministers(viewer);
    const successorId = input.successorId ?? null;
    const deleted = await this.parts.foundation.transactions.run(async (transaction) => {
      await this.parts.guard.touch();
      const current = await this.#require(id);
      if (current.revision !== input.expectedVersion) throw conflict({ [this.names.payload]: current });
      if (successorId && (successorId === id || !(await this.store.byId(successorId)))) throw notFound('successorId');
      await before(current, successorId);
      await this.parts.references.release(this.names.kind, id, successorId, transaction);
      if (!(await this.store.remove(id, current.revision))) throw conflict({ [this.names.payload]: current });
      transaction.append({
        type: `${this.names.kind}.deleted`,
        subject: this.#subject(id),
        actor: doer(viewer),
        before: { key: current.key },
        after: { successorId },
      });
      return current;
    });
    this.parts.structure.forget();
    return deleted;
  }

  #subject(id: string): { type: string; id: string } {
    return { type: this.names.kind, id };
  }

  async #require(id: string): Promise<T> {
    const found = await this.store.byId(id);
    if (!found) throw notFound('id');
    return found;
  }
}
