import { describe, expect, it } from '@jest/globals';
import { lastPeriod, duePeriods, periodAt } from '../../../../src/modules/quality/sampling/sampling-period.service.js';
import {
  SamplingPeriod,
  type SamplingStratum,
  StratumKind,
} from '../../../../src/modules/quality/sampling/sampling-plan.js';
import { type FrameCall, agentDeviations, stratumOf } from '../../../../src/modules/quality/sampling/strata.rules.js';

const stratum = (kind: StratumKind, more: Partial<SamplingStratum>): SamplingStratum => ({
  ...{ key: kind.toLowerCase(), kind, queues: [], tenureDays: null, maxSatisfaction: null, minSeconds: null },
  ...{ minWords: null, deviations: null, share: null, expectedAccuracy: null, ...more },
});

const call = (more: Partial<FrameCall> = {}): FrameCall => ({
  ...{ _id: 'c', agentId: 'old', queue: 'billing', channel: 'PHONE', lineId: null, satisfaction: null },
  ...{ offeredAt: new Date('2026-03-09T08:00:00Z'), handleSeconds: 200, unhappyWords: 0, ...more },
});

const means = ['u', 'v', 'w', 'x', 'y', 'slow'].map((agentId, at) => ({
  ...{ agentId, lineId: null, channel: 'PHONE', count: 20, mean: agentId === 'slow' ? 400 : 200 + at },
}));

const facts = {
  since: new Map([
    ['old', new Date('2020-01-01T00:00:00Z')],
    ['new', new Date('2026-03-01T00:00:00Z')],
  ]),
  deviations: agentDeviations(means),
};

const strata = [
  stratum(StratumKind.LOW_SATISFACTION, { maxSatisfaction: 2 }),
  stratum(StratumKind.UNHAPPY_WORDS, { minWords: 2 }),
  stratum(StratumKind.OUTLIER_AGENT, { deviations: 2 }),
  stratum(StratumKind.NEW_AGENT, { tenureDays: 30 }),
  stratum(StratumKind.LONG_CALL, { minSeconds: 600 }),
  stratum(StratumKind.QUEUE, { queues: ['tech'] }),
];
const fitting = (more: Partial<FrameCall>): string => strata[stratumOf(strata, call(more), facts)]?.key ?? 'rest';

describe('strata', () => {
  it('take a call by what they are of, the first one that it fits', () => {
    expect(fitting({ satisfaction: 2 })).toBe('low_satisfaction');
    expect(fitting({ satisfaction: 2, queue: 'tech', unhappyWords: 9 })).toBe('low_satisfaction');
    expect(fitting({ satisfaction: 3, unhappyWords: 2 })).toBe('unhappy_words');
    expect(fitting({ agentId: 'slow' })).toBe('outlier_agent');
    expect(fitting({ agentId: 'new' })).toBe('new_agent');
    expect(fitting({ handleSeconds: 600 })).toBe('long_call');
    expect(fitting({ queue: 'tech' })).toBe('queue');
    expect(fitting({ satisfaction: 3, unhappyWords: 1, handleSeconds: 599 })).toBe('rest');
    // The outlier is one on that line and channel only.
    expect(fitting({ agentId: 'slow', channel: 'CHAT' })).toBe('rest');
  });

  it('call nobody an outlier by few calls or few colleagues', () => {
    const few = means.map((mean) => (mean.agentId === 'slow' ? { ...mean, count: 5 } : mean));
    expect(agentDeviations(few).get('slow [null,"PHONE"]')).toBeUndefined();
    expect(agentDeviations(means.slice(3)).size).toBe(0);
  });
});

describe('periods', () => {
  const zone = 'Asia/Shanghai';
  const now = new Date('2026-03-10T02:00:00Z');
  it('follow the calendar of the plan', () => {
    expect(lastPeriod(now, SamplingPeriod.DAY, zone)).toEqual({
      from: new Date('2026-03-08T16:00:00Z'),
      ...{ to: new Date('2026-03-09T16:00:00Z'), key: 'DAY:2026-03-09' },
    });
    expect(lastPeriod(now, SamplingPeriod.WEEK, zone)).toMatchObject({ key: 'WEEK:2026-03-02' });
    expect(lastPeriod(now, SamplingPeriod.MONTH, zone)).toMatchObject({
      key: 'MONTH:2026-02-01',
      from: new Date('2026-01-31T16:00:00Z'),
      to: new Date('2026-02-28T16:00:00Z'),
    });
    // The day on which clocks are set forward has 23 hours.
    const short = periodAt(new Date('2026-03-29T12:00:00Z'), SamplingPeriod.DAY, 'Europe/Berlin');
    expect(short.to.getTime() - short.from.getTime()).toBe(23 * 3_600_000);
  });

  it('are due once they are over and waited for; missed ones are made up for', () => {
    const plan = { period: SamplingPeriod.DAY, waitHours: 11 };
    const keys = (drawnUntil: Date | null, at = now) => duePeriods(plan, zone, drawnUntil, at).map(({ key }) => key);
    // At 10 in the morning, eleven hours after midnight have not passed.
    expect(keys(null)).toEqual(['DAY:2026-03-08']);
    expect(keys(null, new Date('2026-03-10T03:00:00Z'))).toEqual(['DAY:2026-03-09']);
    expect(keys(new Date('2026-03-08T16:00:00Z'))).toEqual([]);
    expect(keys(new Date('2026-03-05T16:00:00Z'))).toEqual(['DAY:2026-03-06', 'DAY:2026-03-07', 'DAY:2026-03-08']);
    expect(keys(new Date('2025-01-01T16:00:00Z'))).toHaveLength(31);
  });
});
