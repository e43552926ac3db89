import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plantCalls, storyReference } from '../../../seed/calls.js';
import { seedDemo } from '../../../seed/run.js';
import { plantTreeWalks } from '../../../seed/tree-walks.js';
import type { CallRecord } from '../../../src/modules/calls/index.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';

const day = 86_400_000;
const quiet = (): void => undefined;

describe('the calls of the demo centre', () => {
  let app: TestApp;
  let calls: CallRecord[];
  const now = Date.now();

  const all = <T>(name: string): Promise<T[]> =>
    app.container.foundation.connection.collection(name).find({}).toArray() as unknown as Promise<T[]>;

  beforeAll(async () => {
    app = await startTestApp({
      withoutEngine: true,
      roles: ['web'],
      seed: (container) => seedDemo(container, quiet, { isSmall: true, isKept: true }),
    });
    const { directory } = app.container.people;
    const users = new Map<string, string>();
    for await (const viewer of directory.activeStaff()) {
      const user = await directory.user(viewer.id);
      users.set(user?.email?.split('@')[0] ?? viewer.id, viewer.id);
    }
    const keyed = (list: readonly { _id: string; key: string }[]) => new Map(list.map(({ key, _id }) => [key, _id]));
    const tiers = new Map((await directory.tiers()).map(({ _id, key, rank }) => [key, { id: _id, rank }]));
    const keys = {
      ...{ users, tiers, sites: keyed(await directory.sites()), departments: new Map<string, string>() },
      ...{ teams: keyed(await directory.teams()), lines: keyed(await directory.lines()) },
    };
    await plantTreeWalks(app.container, keys, quiet);
    await plantCalls(app.container, keys, quiet);
    await plantCalls(app.container, keys, quiet);
    calls = await all<CallRecord>('calls');
  }, 180_000);
  afterAll(() => app.end());

  const share = (some: (call: CallRecord) => boolean, of = calls): number => of.filter(some).length / of.length;

  it('are about 3,000 of the past 90 days, once, and none of them in the future', () => {
    expect(calls.length).toBeGreaterThan(2_700);
    expect(calls.length).toBeLessThan(3_300);
    for (const { offeredAt, endedAt } of calls) {
      expect(offeredAt.getTime()).toBeGreaterThan(now - 93 * day);
      expect(endedAt.getTime()).toBeLessThan(now);
    }
  });

  it('have what a centre sees: transfers, repeats, customers who give up, marks, levels, reasons', () => {
    const phone = calls.filter(({ channel }) => channel === 'PHONE');
    expect(share(({ abandonedAt }) => abandonedAt !== null, phone)).toBeGreaterThan(0.01);
    expect(share(({ abandonedAt }) => abandonedAt !== null, phone)).toBeLessThan(0.12);
    expect(calls.filter(({ transferOf }) => transferOf !== null).length).toBeGreaterThan(40);
    for (const { transferOf, chainId } of calls.filter((call) => call.transferOf !== null))
      expect(chainId).toBe(transferOf);
    expect(share(({ satisfaction }) => satisfaction !== null)).toBeGreaterThan(0.3);
    expect(new Set(calls.map(({ satisfaction }) => satisfaction))).toEqual(new Set([null, 1, 2, 3, 4, 5]));
    expect(new Set(calls.map(({ customerLevel }) => customerLevel))).toEqual(new Set(['vip', 'contract', 'ordinary']));
    expect(share(({ reasonNodeKey }) => reasonNodeKey !== null)).toBeGreaterThan(0.5);
    expect(new Set(calls.map(({ queue }) => queue)).size).toBe(8);
    expect(share(({ walkIds }) => walkIds.length > 0)).toBeGreaterThan(0.35);
    const within = phone.filter((call) =>
      phone.some(
        (other) =>
          other.customer?.hash === call.customer?.hash &&
          other.offeredAt > call.offeredAt &&
          other.offeredAt.getTime() - call.offeredAt.getTime() < day,
      ),
    );
    expect(within.length / phone.length).toBeGreaterThan(0.02);
  });

  it('tell one customer’s three calls', async () => {
    const [second] = calls.filter(({ reference }) => reference === storyReference(now));
    expect(second).toMatchObject({ disposition: '费用答错', satisfaction: 2, holdSeconds: 26 });
    const agent = await app.container.people.directory.user(second?.agentId ?? '');
    expect(agent?.name).toBe('徐然');
    expect((second?.endedAt.getTime() ?? 0) - (second?.answeredAt?.getTime() ?? 0)).toBe(282_000);
    const same = calls
      .filter(({ customer }) => customer?.hash === second?.customer?.hash)
      .sort((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime());
    expect(same.map(({ disposition }) => disposition)).toEqual(['派单，未说上门费', '费用答错', '免上门费，已解决']);
  });

  it('have days of agents whose parts add up', async () => {
    const days =
      await all<Record<'loggedInSeconds' | 'talkSeconds' | 'holdSeconds' | 'wrapSeconds' | 'waitingSeconds', number>>(
        'agent_days',
      );
    expect(days.length).toBeGreaterThan(1_000);
    const shares = days.map(
      (one) => (one.talkSeconds + one.holdSeconds + one.wrapSeconds + one.waitingSeconds) / one.loggedInSeconds,
    );
    expect(Math.max(...shares)).toBeLessThan(1);
    const mean = shares.reduce((sum, value) => sum + value, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.7);
    expect(mean).toBeLessThan(0.85);
  });
});
