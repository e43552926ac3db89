import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Channel } from '../../../../src/modules/calls/call-channel.js';
import type { CallFigures } from '../../../../src/modules/calls/figures/call-figures.js';
import type { CallOptions } from '../../../../src/modules/calls/figures/call-figures.service.js';
import { Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { FigureInterval } from '../../../../src/platform/rules/figures.js';
import { type CallFiguresFixture, analyst, call, person, startCallFigures } from './figures-fixture.js';
import { type Counted, randomCalls } from './random-calls.js';
import { recount } from './recount.js';

let fixture: CallFiguresFixture;
beforeAll(async () => {
  fixture = await startCallFigures();
});
beforeEach(() => fixture.clock.set('2026-07-01T04:00:00.000Z'));
afterAll(() => fixture.end());

const june = { fromDay: '2026-06-01', toDay: '2026-06-30' };
const figuresOf = (question: object = {}, options?: CallOptions, viewer: Viewer = analyst): Promise<CallFigures> =>
  fixture.service.of(viewer, { ...june, ...question }, options);
const parts = ({ count, of }: { count: number; of: number }): [number, number] => [count, of];
const mean = ({ value, of }: { value: number | null; of: number }): [number | null, number] => [value, of];
const utc = (text: string): Date => new Date(`${text}:00.000Z`);

describe('figures of calls', () => {
  it('are those of a recount of the same calls one by one', async () => {
    const booleans = fc.boolean();
    await fc.assert(
      fc.asyncProperty(
        ...[fc.integer(), fc.integer({ min: 0, max: 70 }), fc.constantFrom(1, 24, 72), booleans, booleans, booleans],
        async (seed, count, windowHours, sameReason, abandonedCountsAsRepeat, isOneQueue) => {
          const documents = randomCalls(seed, count);
          await fixture.fill('calls', documents);
          const repeats = { windowHours, sameReason, abandonedCountsAsRepeat, unsolvableDispositions: ['parts'] };
          const by = recount(documents as unknown as Counted[], {
            ...{ from: utc('2026-06-01T00:00'), to: utc('2026-07-01T00:00'), asOf: fixture.clock.now() },
            counts: ({ queue }) => !isOneQueue || queue === 'hotline',
            rule: repeats,
          });
          const question = isOneQueue ? { queue: 'hotline' } : {};
          const figures = await figuresOf(question, { shortSeconds: 5, firstContact: repeats });
          expect([figures.callCount, figures.offeredCount, figures.answeredCount, figures.abandonedCount]).toEqual(
            by.counts,
          );
          expect(figures.shortAbandonedCount).toBe(by.short);
          expect(figures.serviceLevel.map(({ share }) => parts(share))).toEqual(by.levels);
          expect(mean(figures.averageSpeedOfAnswer)).toEqual(by.wait);
          expect(figures.satisfaction.counts.map((mark) => mark.count)).toEqual(by.marks);
          expect(parts(figures.firstResponse)).toEqual(by.response);
          expect([parts(figures.recordComplete), parts(figures.verified)]).toEqual([by.complete, by.verified]);
          const handling = await figures.reading.handling();
          expect({
            ...{ leg: mean(handling.perLeg), chain: mean(handling.perChain), talk: mean(handling.talk) },
            ...{ hold: mean(handling.hold), wrap: mean(handling.wrap) },
          }).toEqual({ leg: by.leg, chain: by.chain, talk: by.talk, hold: by.hold, wrap: by.wrap });
          const first = await figures.reading.firstContact();
          const { pending, eligible, resolved, unsolvable } = by.contacts;
          expect({
            ...{ pending: first.pendingCount, unknown: first.withoutCustomerCount },
            ...{ resolution: parts(first.resolution), repeat: parts(first.repeat) },
            ...{ net: first.net && parts(first.net), solved: parts(first.agentMarked) },
          }).toEqual({
            ...{ pending, unknown: by.unknown, resolution: [resolved, eligible] },
            ...{ repeat: [eligible - resolved, eligible], net: [resolved, eligible - unsolvable], solved: by.solved },
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('day by day and week by week add up to the whole', async () => {
    await fixture.fill('calls', randomCalls(11, 200));
    const figures = await figuresOf();
    const { resolution } = await figures.reading.firstContact();
    for (const [interval, count] of [
      [FigureInterval.DAY, 30],
      [FigureInterval.WEEK, 5],
    ] as const) {
      const { points, serviceLevel, meanOfIntervals } = await figures.reading.series(interval);
      expect(points).toHaveLength(count);
      const added = (of: (point: (typeof points)[number]) => { count: number; of: number }): [number, number] => [
        points.reduce((sum, point) => sum + of(point).count, 0),
        points.reduce((sum, point) => sum + of(point).of, 0),
      ];
      expect(points.reduce((sum, point) => sum + point.offeredCount, 0)).toBe(figures.offeredCount);
      expect(added((point) => point.serviceLevel)).toEqual(parts(serviceLevel));
      expect(added((point) => point.abandonment)).toEqual(parts(figures.abandonment));
      expect(added((point) => point.satisfaction)).toEqual(parts(figures.satisfaction.topTwo));
      expect(added((point) => point.resolution)).toEqual(parts(resolution));
      expect(parts(serviceLevel)).toEqual(parts(figures.serviceLevel[0]?.share ?? serviceLevel));
      expect(meanOfIntervals).not.toBe(serviceLevel.value);
    }
  });

  it('do not mix how long mails wait with how long callers do; of one channel all waits count', async () => {
    const waited = (reference: string, channel: Channel, waitSeconds: number): object =>
      call(reference, utc('2026-06-02T08:00'), { channel, waitSeconds });
    await fixture.fill('calls', [waited('1', Channel.PHONE, 10), waited('2', Channel.MAIL, 40_000)]);
    const speed = async (question: object) => mean((await figuresOf(question)).averageSpeedOfAnswer);
    expect([await speed({}), await speed({ channel: Channel.MAIL })]).toEqual([
      [10, 1],
      [40_000, 1],
    ]);
  });

  it('have nothing, never 0, where there is no call', async () => {
    await fixture.fill('calls', []);
    const figures = await figuresOf();
    const { reading, serviceLevel, abandonment, averageSpeedOfAnswer, satisfaction } = figures;
    expect([figures.callCount, serviceLevel[0]?.share.value, abandonment.value, averageSpeedOfAnswer.value]).toEqual([
      ...[0, null, null, null],
    ]);
    expect([satisfaction.net, (await reading.handling()).perChain.value]).toEqual([null, null]);
    const first = await reading.firstContact();
    expect([first.resolution.value, first.net, first.agentMarked.value]).toEqual([null, null, null]);
  });

  it('cut days by the time of the site that is asked for, otherwise of one’s own', async () => {
    // Half past eleven at night, and half past midnight, in Shanghai.
    await fixture.fill('calls', [call('1', utc('2026-05-31T15:30')), call('2', utc('2026-05-31T16:30'))]);
    const here = await figuresOf({ siteId: 'site_1' });
    const own = await figuresOf({}, undefined, person('m', [Role.QA_ANALYST], { siteId: 'site_1' }));
    const nowhere = await figuresOf();
    expect([here, own, nowhere].map(({ timeZone, callCount }) => [timeZone, callCount])).toEqual([
      ['Asia/Shanghai', 1],
      ['Asia/Shanghai', 1],
      ['UTC', 0],
    ]);
    const { points } = await here.reading.series(FigureInterval.DAY);
    expect(points.find(({ offeredCount }) => offeredCount > 0)?.start).toBe('2026-06-01');
  });

  it('take the target of channel and level, or one for all, and its share where there is only one', async () => {
    const after = (seconds: number, more: object): object =>
      call(`${seconds} ${JSON.stringify(more)}`, utc('2026-06-02T08:00'), { waitSeconds: seconds, ...more });
    await fixture.fill('calls', [
      after(10, { channel: 'PHONE' }),
      after(10, { channel: 'PHONE', customerLevel: 'vip' }),
      after(30, { channel: 'CHAT' }),
      after(31, { channel: 'CHAT', customerLevel: 'vip' }),
      after(1, { channel: 'SOCIAL' }),
    ]);
    const usual = async (question: object, options?: CallOptions) => {
      const { serviceLevel } = await figuresOf(question, options);
      const { count, of, target } = serviceLevel[0]?.share ?? { count: -1, of: -1, target: null };
      return [count, of, target];
    };
    expect(await usual({})).toEqual([2, 4, null]);
    expect(await usual({ channel: 'PHONE' })).toEqual([1, 2, null]);
    expect(await usual({ channel: 'PHONE', customerLevel: 'vip' })).toEqual([0, 1, 0.99]);
    expect(await usual({ channel: 'CHAT' })).toEqual([1, 2, null]);
    expect(await usual({}, { shortSeconds: 5, targetSeconds: 10 })).toEqual([3, 5, null]);
  });

  it('are refused for a bad period and for options out of their limits', async () => {
    const refused = { code: 'BAD_USER_INPUT' };
    await expect(figuresOf({ fromDay: '2026-07-01' })).rejects.toMatchObject(refused);
    await expect(figuresOf({ fromDay: '2025-01-01' })).rejects.toMatchObject(refused);
    await expect(figuresOf({}, { shortSeconds: 601 })).rejects.toMatchObject(refused);
    await expect(figuresOf({}, { shortSeconds: 5, targetSeconds: 0 })).rejects.toMatchObject(refused);
    const firstContact = { windowHours: 721, sameReason: true, abandonedCountsAsRepeat: true };
    await expect(figuresOf({}, { shortSeconds: 5, firstContact })).rejects.toMatchObject(refused);
  });
});

describe('whose calls count', () => {
  const at = utc('2026-06-02T08:00');
  const viewers = {
    admin: person('admin', [Role.ADMIN]),
    lead: person('lead', [Role.SUPERVISOR], { ledTeamIds: ['n1'], siteId: 'site_1' }),
    manager: person('manager', [Role.MANAGER], { siteId: 'site_2' }),
    agent: person('a1', [Role.AGENT], { teamIds: ['n1'], siteId: 'site_1' }),
    trainer: person('trainer', [Role.TRAINER], { siteId: 'site_1' }),
  };
  beforeAll(async () => {
    const others = { teamId: 's1', teamIds: ['s1'], siteId: 'site_2' };
    await fixture.fill('calls', [
      call('1', at),
      call('2', at, { agentId: 'a2' }),
      call('3', at, { agentId: 'a3', ...others, isExemplary: true }),
      call('4', at, { agentId: null, teamId: null, teamIds: [], siteId: null }),
    ]);
    const day = (agentId: string, more: object = {}): object => ({
      ...{ _id: agentId, agentId, day: '2026-06-02', teamIds: ['n1'], siteId: 'site_1', talkSeconds: 100 },
      ...{ holdSeconds: 10, wrapSeconds: 40, waitingSeconds: 50, loggedInSeconds: 400, ...more },
    });
    await fixture.fill('agent_days', [
      ...[day('a1'), day('a2', { waitingSeconds: 100 }), day('a3', others)],
      day('late', { day: '2026-07-01' }),
    ]);
  });

  it('is said by the sheet, whatever is asked for', async () => {
    const count = async (viewer: Viewer, question: object = {}): Promise<number> =>
      (await figuresOf(question, undefined, viewer)).callCount;
    expect({
      ...{ analyst: await count(analyst), admin: await count(viewers.admin), lead: await count(viewers.lead) },
      ...{ manager: await count(viewers.manager), agent: await count(viewers.agent) },
      ...{ trainer: await count(viewers.trainer), elsewhere: await count(viewers.lead, { siteId: 'site_2' }) },
      other: await count(viewers.agent, { agentId: 'a2' }),
    }).toEqual({ analyst: 4, admin: 4, lead: 2, manager: 1, agent: 1, trainer: 0, elsewhere: 0, other: 0 });
  });

  it('holds for the time of agents too, which is not known by queue, line, channel or level', async () => {
    const time = async (viewer: Viewer, question: object = {}) =>
      (await figuresOf(question, undefined, viewer)).reading.agentTime();
    const led = await time(viewers.lead);
    expect([led?.agentCount, led?.dayCount, led?.occupancy.numerator, led?.occupancy.denominator]).toEqual([
      ...[2, 2, 300, 450],
    ]);
    expect([led?.utilisationReady.value, led?.utilisationHandle.value]).toEqual([450 / 800, 300 / 800]);
    expect((await time(analyst))?.agentCount).toBe(3);
    expect((await time(analyst, { siteId: 'site_2' }))?.agentCount).toBe(1);
    expect((await time(viewers.trainer))?.occupancy.value).toBeNull();
    for (const kind of [{ queue: 'hotline' }, { lineId: 'tv' }, { channel: 'CHAT' }, { customerLevel: 'vip' }])
      expect(await time(analyst, kind)).toBeNull();
  });

  it('repeats count wherever the customer comes again', async () => {
    const customer = { hash: 'x', keyId: 'k1', last4: '' };
    await fixture.fill('calls', [
      call('1', at, { customer }),
      call('2', new Date(at.getTime() + 3_600_000), { customer, agentId: 'a3', teamIds: ['s1'], siteId: 'site_2' }),
    ]);
    const { reading } = await figuresOf({}, undefined, viewers.agent);
    const { resolution } = await reading.firstContact();
    expect(parts(resolution)).toEqual([0, 1]);
  });

  it('the time for a repeat runs from the end of the last leg, whoever had it', async () => {
    const customer = { hash: 'x', keyId: 'k1', last4: '' };
    const after = (hours: number): Date => new Date(at.getTime() + hours * 3_600_000);
    const elsewhere = { customer, agentId: 'a3', teamIds: ['s1'], siteId: 'site_2' };
    await fixture.fill('calls', [
      call('1', at, { customer }),
      call('2', after(1), { ...elsewhere, transferOf: '1', chainId: '1', endedAt: after(2) }),
      call('3', after(25.5), elsewhere),
    ]);
    const { reading } = await figuresOf({}, undefined, viewers.agent);
    const { resolution } = await reading.firstContact();
    expect(parts(resolution)).toEqual([0, 1]);
  });
});

describe('agents whose calls take longer', () => {
  it('are told within their product line and channel, more than two standard deviations away', async () => {
    const at = utc('2026-06-02T08:00');
    const calls = (agentId: string, count: number, seconds: number, more: object = {}): object[] =>
      Array.from({ length: count }, (_, number) =>
        call(`${agentId} ${number} ${JSON.stringify(more)}`, at, { agentId, handleSeconds: seconds, ...more }),
      );
    await fixture.fill('calls', [
      ...calls('a1', 12, 290),
      ...calls('a2', 12, 300),
      ...calls('a3', 12, 310),
      ...calls('a4', 12, 300),
      ...calls('slow', 12, 400),
      ...calls('new', 3, 900),
      // Usual for a chat, where there are too few others.
      ...calls('a1', 12, 900, { channel: 'CHAT' }),
      ...calls('a2', 12, 100, { lineId: 'tv' }),
    ]);
    const found = await fixture.service.outliers(analyst, june, true);
    expect(
      found.map(({ agentId, lineId, channel, seconds, peerCount }) => [
        agentId,
        lineId,
        channel,
        seconds.of,
        peerCount,
      ]),
    ).toEqual([['slow', 'washers', 'PHONE', 12, 4]]);
    expect(found[0]?.peersMean).toBe(300);
    expect(found[0]?.deviation).toBeCloseTo(100 / Math.sqrt(200 / 3), 9);
    const all = await fixture.service.outliers(analyst, june, false);
    expect(all).toHaveLength(8);
    expect(all.find(({ agentId }) => agentId === 'new')).toMatchObject({
      isOutlier: false,
      seconds: { isTooFew: true },
    });
    const lead = person('lead', [Role.SUPERVISOR], { ledTeamIds: ['elsewhere'] });
    expect(await fixture.service.outliers(lead, june, false)).toEqual([]);
  });
});
