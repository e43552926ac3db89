import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { systemActor } from '../../../src/platform/auth/actor.js';
import { systemClock } from '../../../src/platform/clock/clock.js';
import {
  EventHub,
  EventStore,
  Transactions,
  changeStreamWakeup,
  type NewEvent,
} from '../../../src/platform/events/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';
import { eventually } from '../../support/eventually.js';

interface Thing {
  _id: string;
  value: number;
}

const pushed = (id: string): NewEvent => ({
  type: 'thing.made',
  subject: { type: 'thing', id },
  actor: systemActor,
  push: {
    kind: 'THING',
    priority: 'INFO',
    title: id,
    summary: null,
    code: 'X-1',
    dueAt: null,
    audience: 'PUBLIC',
    tierRank: 0,
    effectiveFrom: 0,
    effectiveTo: 8_640_000_000_000_000,
    teams: ['*'],
    lines: ['*'],
    state: 'PUBLISHED',
  },
});

describe('a transaction', () => {
  const database = `events_${process.pid}`;
  const connections: Connection[] = [];
  const stores: EventStore[] = [];

  const house = async () => {
    const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
    const store = new EventStore(connection);
    const things = connection.model<Thing>(
      'Thing',
      new mongoose.Schema<Thing>({ _id: String, value: Number }, { collection: 'things', versionKey: false }),
    );
    connections.push(connection);
    stores.push(store);
    return { connection, store, things, transactions: new Transactions(connection, store, systemClock) };
  };
  let one: Awaited<ReturnType<typeof house>>;
  let two: Awaited<ReturnType<typeof house>>;

  beforeAll(async () => {
    one = await house();
    two = await house();
    await ensureIndexes(one.connection);
  });

  afterAll(async () => {
    await one.connection.dropDatabase();
    await Promise.all(connections.map((connection) => connection.close()));
  });

  it('writes nothing when it fails, events and forgotten sessions included', async () => {
    const before = await one.store.head();
    await expect(
      one.transactions.run(async (transaction) => {
        await one.things.insertMany([{ _id: 'thing_lost', value: 1 }]);
        transaction.append(pushed('thing_lost'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await one.things.countDocuments({ _id: 'thing_lost' })).toBe(0);
    expect(await one.store.events.countDocuments({ subjectId: 'thing_lost' })).toBe(0);
    expect(await one.store.head()).toBe(before);
  });

  it('beside the queue waits for nobody, and pushes nothing', async () => {
    let release = (): void => undefined;
    const held = one.transactions.run(async () => new Promise<void>((resolve) => (release = resolve)));
    await one.transactions.runBeside(async (transaction) => {
      await one.things.insertMany([{ _id: 'thing_beside', value: 1 }]);
      transaction.append({ type: 'thing.beside', subject: { type: 'thing', id: 'thing_beside' }, actor: systemActor });
    });
    release();
    await held;
    expect(await one.store.events.countDocuments({ subjectId: 'thing_beside' })).toBe(1);
    await expect(
      one.transactions.runBeside(async (transaction) => {
        await one.things.insertMany([{ _id: 'thing_pushed', value: 1 }]);
        transaction.append(pushed('thing_pushed'));
      }),
    ).rejects.toThrow('waits its turn');
    expect(await one.things.countDocuments({ _id: 'thing_pushed' })).toBe(0);
  });

  it('numbers pushed events in commit order without gaps over two copies with 20 writers, and readers get each once in order', async () => {
    const hub = new EventHub(two.store, changeStreamWakeup(two.connection, silentLog()), silentLog());
    await hub.start();
    const from = hub.head;
    const seen: number[] = [];
    const stop = new AbortController();
    const reading = (async () => {
      let position = from;
      while (!stop.signal.aborted) {
        for (const event of await hub.after(position)) {
          position = event.number ?? 0;
          seen.push(position);
        }
        await hub.whenAfter(position, stop.signal, 1_000);
      }
    })();
    const writers = Array.from({ length: 20 }, (_, writer) =>
      (async () => {
        for (let turn = 0; turn < 5; turn += 1) {
          const { transactions, things } = writer % 2 ? one : two;
          const id = `thing_${writer}_${turn}`;
          await transactions.run(async (transaction) => {
            await things.insertMany([{ _id: id, value: turn }]);
            transaction.append(pushed(id));
            transaction.append({ type: 'thing.noted', subject: { type: 'thing', id }, actor: systemActor });
          });
        }
      })(),
    );
    await Promise.all(writers);
    await eventually(() => seen.length >= 100);
    stop.abort();
    await reading;
    await hub.stop();
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => from + 1 + index));
    expect(await one.store.events.countDocuments({ type: 'thing.noted', number: { $exists: true } })).toBe(0);
    expect(await one.store.events.countDocuments({ type: 'thing.noted' })).toBe(100);
  });

  it('lets a reader who comes late replay from the database', async () => {
    const hub = new EventHub(one.store, changeStreamWakeup(one.connection, silentLog()), silentLog());
    await hub.start();
    const replay = [];
    for (let position = 0; ;) {
      const page = await hub.after(position);
      if (!page.length) break;
      replay.push(...page);
      position = page.at(-1)?.number ?? 0;
    }
    await hub.stop();
    expect(replay.map((event) => event.number)).toEqual(Array.from({ length: hub.head }, (_, index) => index + 1));
  });
});
