import type { Connection } from './mongo/connect.js';
import type { Secrets } from './auth/secrets.js';
import type { Clock } from './clock/clock.js';
import type { EventStore, Transactions } from './events/index.js';
import type { CursorCodec } from './graphql/cursor.js';
import type { NodeKind } from './graphql/node.js';
import type { Idempotency } from './mongo/idempotency.js';
import type { Log } from './telemetry/log.js';

/** What every room is built on. */
export interface Foundation {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: EventStore;
  readonly transactions: Transactions;
  readonly cursors: CursorCodec;
  readonly idempotency: Idempotency;
  readonly secrets: Secrets;
  /** Name of this server copy. */
  readonly instanceId: string;
}

/** What every room offers to the composition root, beside its own services. */
export interface Room {
  /** Resolver instances; their classes go into the schema. */
  readonly resolvers: readonly object[];
  /** Types that `node(id)` can find here. */
  readonly nodes: readonly NodeKind[];
}
