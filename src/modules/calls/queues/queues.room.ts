import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import { staffRoles, hasRole } from '../../../platform/auth/viewer.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { CallLevel, CallQueue } from './call-queue.js';
import { QueueResolver } from './queue.resolver.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';

/** Queues, levels and targets of the centre. */
export interface Queues extends Room {
  readonly store: QueueStore;
  readonly service: QueueService;
  readonly loaders: {
    /** Queues by key. */
    readonly queues: LoaderFactory<string, CallQueue | null>;
    /** Levels by key. */
    readonly levels: LoaderFactory<string, CallLevel | null>;
  };
}

export function createQueues(foundation: Foundation): Queues {
  const store = new QueueStore(foundation.connection);
  const service = new QueueService(foundation, store);
  const byKey =
    <T extends { key: string }>(read: () => Promise<readonly T[]>): LoaderFactory<string, T | null> =>
    () =>
      new DataLoader<string, T | null>(async (keys) => {
        const found = new Map((await read()).map((thing) => [thing.key, thing]));
        return keys.map((key) => found.get(key) ?? null);
      });
  const loaders = { queues: byKey(() => store.all()), levels: byKey(async () => (await store.settings()).levels) };
  return {
    ...{ store, service, loaders },
    resolvers: [new QueueResolver(service, loaders.levels)],
    nodes: [
      {
        prefix: 'call_queue',
        typeName: 'CallQueue',
        load: async ({ viewer }, id) =>
          viewer.kind === 'person' && hasRole(viewer, ...staffRoles)
            ? ((await store.all()).find(({ _id }) => _id === id) ?? null)
            : null,
      },
    ],
  };
}
