import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignment } from '../../../../src/modules/quality/sampling/assignment.js';
import type { Sample } from '../../../../src/modules/quality/sampling/sample.js';
import type { Sampling } from '../../../../src/modules/quality/sampling/sampling.room.js';
import type { PlanGiven } from '../../../../src/modules/quality/sampling/sampling-plan.rules.js';
import { type SamplingPlan, StratumKind } from '../../../../src/modules/quality/sampling/sampling-plan.js';
import { planGiven, samplingOf } from './sampled.js';
import { ScoredCentre } from './scored-centre.js';

const centre = new ScoredCentre();
let sampling: Sampling;
const collections = ['sampling_plans', 'samples', 'sample_reserves', 'assignments', 'calls', 'evaluations'];

beforeAll(() => centre.start((copy) => (sampling = samplingOf(copy))), 60_000);
afterAll(() => centre.end());
beforeEach(async () => {
  await centre.clear(...collections);
  centre.clock.set('2026-03-10T02:00:00.000Z');
});

const plan = async (who = 'ana', more: Partial<PlanGiven> = {}): Promise<SamplingPlan> =>
  sampling.plans.save(await centre.as(who), { plan: planGiven(more) });
const run = async (made: Pick<SamplingPlan, '_id'>, who = 'ana', asked = {}): Promise<Sample> =>
  sampling.draws.run(await centre.as(who), made._id, asked);
const calls = (count: number, more = {}) => centre.calls(count, () => more);

describe('the daily draw', () => {
  const round = () => sampling.clock.round(new AbortController().signal);

  it('draws what is over, once, whichever of two server copies comes first', async () => {
    await calls(40);
    await plan();
    await plan('ben', { isActive: false });
    const beside = await centre.beside();
    try {
      const other = samplingOf(beside);
      await Promise.all([round(), other.clock.round(new AbortController().signal), round()]);
    } finally {
      await beside.end();
    }
    await round();
    const samples = await centre.rows('samples');
    expect(samples.map(({ periodKey, isByHand, drawnById }) => [periodKey, isByHand, drawnById])).toEqual([
      ['DAY:2026-03-09', false, null],
    ]);
    expect(await centre.rows('assignments')).toHaveLength(4);
    expect(await centre.rows('events', { type: 'sampling.drawn' })).toHaveLength(1);
    expect(await centre.told('ana')).toEqual(['ASSIGNMENT_NEW']);
  });

  it('waits after the end of a period, and makes up for missed days', async () => {
    await calls(20);
    await plan('ana', { waitHours: 12 });
    await round();
    expect(await centre.rows('samples')).toEqual([]);
    centre.clock.advance(2 * 3_600_000);
    await round();
    expect(await centre.rows('samples')).toHaveLength(1);
    await calls(20, { offeredAt: new Date('2026-03-10T04:00:00Z') });
    await calls(20, { offeredAt: new Date('2026-03-11T04:00:00Z') });
    centre.clock.set('2026-03-12T04:00:00Z');
    await round();
    expect((await centre.rows('samples')).map(({ periodKey }) => periodKey)).toEqual([
      ...['DAY:2026-03-09', 'DAY:2026-03-10', 'DAY:2026-03-11'],
    ]);
  });

  it('never draws a call twice, when two plans draw at the same time', async () => {
    await calls(30);
    await plan('ana', { share: 0.5 });
    await plan('ben', { share: 0.5 });
    const beside = await centre.beside();
    try {
      const other = samplingOf(beside);
      const plans = (await centre.rows('sampling_plans')) as unknown as SamplingPlan[];
      await Promise.all([
        run(plans[0] as SamplingPlan),
        other.draws.run(await centre.as('ben'), plans[1]?._id ?? '', {}),
      ]);
    } finally {
      await beside.end();
    }
    const all = (await centre.rows('assignments')) as unknown as Assignment[];
    expect(new Set(all.map(({ callId }) => callId)).size).toBe(all.length);
    expect(await centre.rows('samples')).toHaveLength(2);
  });

  it('draws 100,000 calls in one pass', async () => {
    const pattern = centre.call();
    for (let part = 0; part < 20; part += 1)
      await centre.connection.collection('calls').insertMany(
        Array.from({ length: 5_000 }, (_, at) => {
          const number = part * 5_000 + at;
          const offeredAt = new Date(Date.parse('2026-02-01T00:00:00Z') + number * 20_000);
          return { ...pattern, _id: `call_${number}` as never, reference: `R-${number}`, offeredAt };
        }),
      );
    const made = await plan('ana', {
      share: 0.1,
      strata: [{ key: 'out', kind: StratumKind.OUTLIER_AGENT, deviations: 2 }],
    });
    const sample = await run(made, 'ana', {
      from: new Date('2026-02-01T00:00:00Z'),
      to: new Date('2026-03-01T00:00:00Z'),
    });
    expect(sample).toMatchObject({ frameCount: 100_000, drawnCount: 10_000 });
  }, 120_000);
});
