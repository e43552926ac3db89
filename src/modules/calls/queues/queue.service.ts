import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, forbidden } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { changed, duplicate } from '../../people/index.js';
import { maySetCalls } from '../call.policy.js';
import type { CallQueue, CallSettings } from './call-queue.js';
import { type QueueWish, checkedFirstContact, checkedLevels, checkedQueue, checkedTargets } from './queue.rules.js';
import type { QueueStore } from './queue.store.js';

type SettingsContent = Pick<CallSettings, 'levels' | 'targets' | 'firstContact'>;

const audited = ['levels', 'targets', 'firstContact'] as const;
const fields = ['name', 'channel', 'retentionDays', 'isActive'] as const;

/** Queues, levels and targets of the centre. */
export class QueueService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: QueueStore,
  ) {}

  queues(): Promise<CallQueue[]> {
    return this.store.all();
  }

  settings(): Promise<CallSettings> {
    return this.store.settings();
  }

  /** Makes a queue (without `expectedVersion`) or changes it. Errors: REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, DUPLICATE, CONFLICT. */
  async save(viewer: Viewer, wish: QueueWish & { readonly expectedVersion?: number | null }): Promise<CallQueue> {
    if (!maySetCalls(viewer)) throw forbidden();
    const before = await this.store.byKey(wish.key);
    const expected = wish.expectedVersion ?? null;
    if (before && expected === null) throw duplicate('key');
    if (expected !== null && before?.revision !== expected) throw conflict({ queue: before });
    const content = checkedQueue(wish, before);
    return this.foundation.transactions.run(async (transaction) => {
      const queue = await this.#written(before, content);
      const change = changed<Pick<CallQueue, (typeof fields)[number]>>(before ?? ({} as CallQueue), queue, fields);
      transaction.append({
        type: before ? 'call-queue.changed' : 'call-queue.created',
        subject: { type: 'call_queue', id: queue._id },
        actor: actorOf(viewer),
        ...(before ? { before: change.before } : {}),
        after: { key: queue.key, ...change.after },
      });
      return queue;
    });
  }

  /** Sets all levels. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, IN_USE, CONFLICT. */
  async setLevels(
    viewer: Viewer,
    input: { readonly levels: Parameters<typeof checkedLevels>[0]; readonly expectedVersion: number },
  ): Promise<CallSettings> {
    return this.#set(viewer, input.expectedVersion, 'call-levels.set', (before) => ({
      levels: checkedLevels(input.levels, before.targets),
      ...{ targets: before.targets, firstContact: before.firstContact ?? null },
    }));
  }

  /** Sets all targets. Errors: TOO_MANY, OUT_OF_RANGE, NOT_FOUND, DUPLICATE, CONFLICT. */
  async setTargets(
    viewer: Viewer,
    input: {
      readonly targets: Parameters<typeof checkedTargets>[0];
      /** Left out: as it was. */
      readonly firstContact?: number | null;
      readonly expectedVersion: number;
    },
  ): Promise<CallSettings> {
    return this.#set(viewer, input.expectedVersion, 'call-targets.set', (before) => ({
      levels: before.levels,
      targets: checkedTargets(input.targets, before.levels),
      firstContact: checkedFirstContact(
        input.firstContact === undefined ? (before.firstContact ?? null) : input.firstContact,
      ),
    }));
  }

  async #written(before: CallQueue | null, content: Omit<CallQueue, '_id' | 'revision'>): Promise<CallQueue> {
    if (!before) {
      const queue: CallQueue = { _id: newId('call_queue', this.foundation.clock), ...content, revision: 1 };
      if (!(await this.store.insert(queue))) throw duplicate('key');
      return queue;
    }
    const queue = await this.store.update(before._id, before.revision, content);
    if (!queue) throw conflict({ queue: await this.store.byKey(before.key) });
    return queue;
  }

  async #set(
    viewer: Viewer,
    expectedVersion: number,
    type: string,
    next: (before: CallSettings) => SettingsContent,
  ): Promise<CallSettings> {
    if (!maySetCalls(viewer)) throw forbidden();
    const before = await this.store.settings();
    const { levels, targets, firstContact = null, revision } = before;
    const current = { levels, targets, firstContact, revision };
    if (before.revision !== expectedVersion) throw conflict(current);
    const content = next(before);
    await this.foundation.transactions.run(async (transaction) => {
      if (!(await this.store.setSettings(before.revision, content))) throw conflict(current);
      transaction.append({
        type,
        subject: { type: 'call_settings', id: 'calls' },
        actor: actorOf(viewer),
        ...changed<SettingsContent>({ ...before, firstContact }, { ...before, ...content }, audited),
      });
    });
    return { ...before, ...content, revision: before.revision + 1 };
  }
}
