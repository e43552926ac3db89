import { randomBytes } from 'node:crypto';
import { createPeople, type LoginLimits, type People } from '../../../src/modules/people/index.js';
import { Secrets } from '../../../src/platform/auth/secrets.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { EventStore, Transactions, type DomainEvent } from '../../../src/platform/events/index.js';
import { UserError } from '../../../src/platform/errors/index.js';
import { CursorCodec } from '../../../src/platform/graphql/cursor.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../src/platform/room.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';

const secret = 'people-test-secret-people-test-secret-0123456789';

/** The room of people on a database of its own, with a clock that stands still. */
export interface PeopleFixture {
  readonly foundation: Foundation;
  readonly people: People;
  readonly clock: ManualClock;
  readonly database: string;
  /** All events of a type, oldest first. */
  events(type: string): Promise<DomainEvent[]>;
  end(): Promise<void>;
}

/** Starts the room; `beside` gives another server copy on the same database and clock. Far in the future, so that no stored end lies in the past. */
export async function startPeople(
  options: { loginLimits?: LoginLimits; beside?: PeopleFixture } = {},
): Promise<PeopleFixture> {
  const database = options.beside?.database ?? `test_people_${randomBytes(6).toString('hex')}`;
  const clock = options.beside?.clock ?? new ManualClock('2040-03-05T08:00:00.000Z');
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  const events = new EventStore(connection);
  const secrets = new Secrets(secret);
  const foundation: Foundation = {
    connection,
    clock,
    log: silentLog(),
    events,
    transactions: new Transactions(connection, events, clock),
    cursors: new CursorCodec(secrets.key('cursor')),
    idempotency: new Idempotency(connection, clock),
    secrets,
    instanceId: 'test',
  };
  const people = createPeople(foundation, {
    passwordCost: { memoryCost: 1_024, timeCost: 1 },
    ...(options.loginLimits ? { loginLimits: options.loginLimits } : {}),
  });
  await ensureIndexes(connection);
  await people.start();
  return {
    foundation,
    people,
    clock,
    database,
    events: async (type) => (await events.events.find({ type }).sort({ at: 1, _id: 1 }).lean().exec()) as DomainEvent[],
    end: async () => {
      if (!options.beside) await connection.dropDatabase();
      await connection.close();
    },
  };
}

/** Codes (with fields) of the refusal that a call ends in; throws when it succeeds or fails otherwise. */
export async function refusal(call: Promise<unknown>): Promise<string[]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
    throw error;
  }
  throw new Error('It was not refused.');
}

/** A value that the test knows to be there. */
export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('It is not there.');
  return value;
}
