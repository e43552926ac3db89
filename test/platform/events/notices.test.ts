import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { type Actor, systemActor } from '../../../src/platform/auth/actor.js';
import { systemClock } from '../../../src/platform/clock/clock.js';
import {
  EventHub,
  EventStore,
  type NewNotice,
  type NoticeRecord,
  Transactions,
  changeStreamWakeup,
  noticeCounter,
} from '../../../src/platform/events/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';
import { eventually } from '../../support/eventually.js';

interface Thing {
  _id: string;
  value: number;
}

const told = (to: readonly string[], more: Partial<NewNotice> = {}): NewNotice => ({
  to,
  kind: 'MENTIONED',
  subject: { type: 'thing', id: 'thing_one' },
  code: 'X-1',
  title: 'A thing',
  text: { 'zh-CN': '有人提到了您。', en: 'Somebody named you.' },
  ...more,
});

describe('notices of a transaction', () => {
  const database = `notices_${process.pid}`;
  const connections: Connection[] = [];

  const house = async () => {
    const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
    const store = new EventStore(connection);
    const things = connection.model<Thing>(
      'Thing',
      new mongoose.Schema<Thing>({ _id: String, value: Number }, { collection: 'things', versionKey: false }),
    );
    connections.push(connection);
    return { connection, store, things, transactions: new Transactions(connection, store, systemClock) };
  };
  let one: Awaited<ReturnType<typeof house>>;
  let two: Awaited<ReturnType<typeof house>>;

  /** One transaction with an event of `actor` and these notices. */
  const tell = (notices: readonly NewNotice[], actor: Actor = systemActor, id = 'thing_one') =>
    one.transactions.run(async (transaction) => {
      transaction.append({ type: 'thing.noted', subject: { type: 'thing', id }, actor });
      for (const notice of notices) transaction.notify(notice);
      await Promise.resolve();
    });
  const of = async (userId: string): Promise<NoticeRecord[]> =>
    (await one.store.notices.notices.find({ userId }).sort({ number: 1 }).lean().exec()) as NoticeRecord[];

  beforeAll(async () => {
    one = await house();
    two = await house();
    await ensureIndexes(one.connection);
  });

  afterAll(async () => {
    await one.connection.dropDatabase();
    await Promise.all(connections.map((connection) => connection.close()));
  });

  it('are stored with its writes', async () => {
    await tell([told(['user_a', 'user_b'])]);
    expect(await of('user_a')).toEqual([
      {
        _id: expect.stringMatching(/^notice_/),
        userId: 'user_a',
        kind: 'MENTIONED',
        subjectType: 'thing',
        subjectId: 'thing_one',
        code: 'X-1',
        title: 'A thing',
        text: { 'zh-CN': '有人提到了您。', en: 'Somebody named you.' },
        actorId: 'system',
        at: expect.any(Date),
        readAt: null,
        number: 1,
      },
    ]);
    expect(await of('user_b')).toMatchObject([{ number: 2 }]);
  });

  it('are not stored when it fails, and take no number', async () => {
    const before = await one.store.notices.head();
    await expect(
      one.transactions.run(async (transaction) => {
        await one.things.insertMany([{ _id: 'thing_lost', value: 1 }]);
        transaction.notify(told(['user_lost']));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    // The notices themselves cannot be stored: nothing else is then either.
    await expect(tell([told(['user_lost'], { kind: 'NONSENSE' as never })], systemActor, 'thing_lost')).rejects.toThrow(
      'NONSENSE',
    );
    expect(await of('user_lost')).toEqual([]);
    expect(await one.things.countDocuments({ _id: 'thing_lost' })).toBe(0);
    expect(await one.store.events.countDocuments({ subjectId: 'thing_lost' })).toBe(0);
    expect(await one.store.notices.head()).toBe(before);
    // Nor does the feed lend them its numbers.
    expect(await one.store.head()).toBe(0);
  });

  it('leave out whoever acts, and join what one person is told of one thing', async () => {
    const actor: Actor = { kind: 'person', id: 'user_actor', label: 'Actor' };
    const other = { 'zh-CN': '又有人提到了您。', en: 'Somebody named you again.' };
    await tell(
      [
        told(['user_actor', 'user_c', 'user_c']),
        told(['user_c']),
        told(['user_c'], { text: other }),
        told(['user_c'], { kind: 'FLAG_RAISED' }),
        told(['user_c'], { subject: { type: 'thing', id: 'thing_two' } }),
      ],
      actor,
    );
    expect(await of('user_actor')).toEqual([]);
    const mine = await of('user_c');
    expect(mine.map(({ kind, subjectId, text }) => [kind, subjectId, text.en])).toEqual([
      ['MENTIONED', 'thing_one', 'Somebody named you.\nSomebody named you again.'],
      ['FLAG_RAISED', 'thing_one', 'Somebody named you.'],
      ['MENTIONED', 'thing_two', 'Somebody named you.'],
    ]);
    expect(mine.every(({ actorId }) => actorId === 'user_actor')).toBe(true);
  });

  it('are at most 1,000, and their texts at most 1,000 characters', async () => {
    const people = (count: number): string[] => Array.from({ length: count }, (_, index) => `user_many_${index}`);
    await expect(tell([told(people(1_001))], systemActor, 'thing_many')).rejects.toThrow('at most 1000 notices');
    expect(await one.store.events.countDocuments({ subjectId: 'thing_many' })).toBe(0);
    await tell([told(people(1_000))], systemActor, 'thing_many');
    expect(await one.store.notices.notices.countDocuments({ userId: /^user_many_/ })).toBe(1_000);
    await tell([told(['user_long'], { text: { 'zh-CN': '长'.repeat(1_200), en: '😀'.repeat(1_200) } })]);
    const [long] = await of('user_long');
    expect([...(long?.text['zh-CN'] ?? '')]).toHaveLength(1_000);
    expect([...(long?.text.en ?? '')].at(-2)).toBe('😀');
  });

  it('are numbered in commit order without gaps over two copies with 20 writers, and readers get each once in order', async () => {
    const hub = new EventHub(
      two.store.notices,
      changeStreamWakeup(two.connection, silentLog(), 'notices'),
      silentLog(),
      60_000,
    );
    await hub.start();
    const from = hub.head;
    const seen: NoticeRecord[] = [];
    const stop = new AbortController();
    const reading = (async () => {
      let position = from;
      while (!stop.signal.aborted) {
        for (const notice of await hub.after(position)) {
          position = notice.number;
          seen.push(notice);
        }
        await hub.whenAfter(position, stop.signal, 1_000);
      }
    })();
    const writers = Array.from({ length: 20 }, (_, writer) =>
      (async () => {
        for (let turn = 0; turn < 5; turn += 1) {
          const { transactions, things } = writer % 2 ? one : two;
          await transactions.run(async (transaction) => {
            await things.insertMany([{ _id: `thing_${writer}_${turn}`, value: turn }]);
            transaction.notify(told([`user_${writer}`], { title: `${turn}` }));
            transaction.notify(told(['user_all'], { title: `${writer} ${turn}` }));
          });
        }
      })(),
    );
    await Promise.all(writers);
    await eventually(() => seen.length >= 200);
    stop.abort();
    await reading;
    await hub.stop();
    expect(seen.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, index) => from + 1 + index));
    for (let writer = 0; writer < 20; writer += 1)
      expect(seen.filter(({ userId }) => userId === `user_${writer}`).map(({ title }) => title)).toEqual([
        '0',
        '1',
        '2',
        '3',
        '4',
      ]);
    expect(await one.store.head(noticeCounter)).toBe(from + 200);
  });
});
