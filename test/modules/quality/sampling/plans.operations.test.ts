import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Sample } from '../../../../src/modules/quality/sampling/sample.js';
import type { Sampling } from '../../../../src/modules/quality/sampling/sampling.room.js';
import type { PlanGiven } from '../../../../src/modules/quality/sampling/sampling-plan.rules.js';
import {
  type SamplingPlan,
  StratumKind,
  defaultPlanId,
} from '../../../../src/modules/quality/sampling/sampling-plan.js';
import { planGiven, samplingOf } from './sampled.js';
import { ScoredCentre, refused } from './scored-centre.js';

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

const calls = (count: number) => centre.calls(count);

describe('a plan', () => {
  it('is made, changed on what was seen, and told to the audit', async () => {
    const made = await plan('ana', {
      number: 20,
      strata: [{ key: 'bad', kind: StratumKind.LOW_SATISFACTION, maxSatisfaction: 2 }],
    });
    expect(made).toMatchObject({
      revision: 1,
      share: null,
      number: 20,
      dueDays: 7,
      isDefault: false,
      createdById: centre.id('ana'),
    });
    const viewer = await centre.as('ben');
    const change = { id: made._id, expectedVersion: 1, plan: planGiven({ share: 0.2 }) };
    expect(await sampling.plans.save(viewer, change)).toMatchObject({
      revision: 2,
      share: 0.2,
      number: null,
      strata: [],
    });
    const before = await centre.snapshot(...collections);
    expect(await refused(sampling.plans.save(viewer, change))).toContain('CONFLICT');
    expect(await centre.snapshot(...collections)).toBe(before);
    const events = await centre.rows('events', { type: 'sampling.plan-saved' });
    expect(events.map(({ actorId, after }) => [actorId, (after as { share: number }).share])).toEqual([
      [centre.id('ana'), null],
      [centre.id('ben'), 0.2],
    ]);
  });

  it('names every fault with its field, and stores nothing', async () => {
    const before = await centre.snapshot(...collections);
    const faults = await refused(
      plan('ana', {
        ...{ share: 1.5, number: 3, timeZone: 'Mars/Base', minPerAgent: -1, dueDays: 0, scorecardId: 'scorecard_old' },
        ...{ teamIds: ['team_none'], excludedQueues: ['none'], evaluatorIds: [centre.id('a1')] },
        strata: [
          { key: 'rest', kind: StratumKind.LONG_CALL, minSeconds: 60 },
          { key: 'x', kind: StratumKind.QUEUE },
          { key: 'x', kind: StratumKind.NEW_AGENT },
          { key: 'y', kind: StratumKind.QUEUE, queues: ['none'], share: 0 },
        ],
      }),
    );
    expect(faults.split(', ').sort()).toEqual([
      'DUPLICATE plan.strata.0.key',
      'DUPLICATE plan.strata.2.key',
      'INVALID plan.number',
      'INVALID plan.timeZone',
      'NOT_ALLOWED plan.evaluatorIds',
      'NOT_FOUND plan.excludedQueues',
      'NOT_FOUND plan.scorecardId',
      'NOT_FOUND plan.strata.3.queues',
      'NOT_FOUND plan.teamIds',
      'OUT_OF_RANGE plan.dueDays',
      'OUT_OF_RANGE plan.minPerAgent',
      'OUT_OF_RANGE plan.share',
      'OUT_OF_RANGE plan.strata.3.share',
      'REQUIRED plan.strata.1.queues',
      'REQUIRED plan.strata.2.tenureDays',
    ]);
    expect(await centre.snapshot(...collections)).toBe(before);
  });

  it('is a supervisor’s for led teams only, and nobody else’s', async () => {
    const own = await plan('lea', { teamIds: [centre.id('north')] });
    const all = await plan('ana');
    await calls(20);
    const before = await centre.snapshot(...collections);
    expect(await refused(plan('lea'))).toBe('NOT_ALLOWED plan.teamIds');
    expect(await refused(plan('lea', { teamIds: [centre.id('north'), centre.id('south')] }))).toBe(
      'NOT_ALLOWED plan.teamIds',
    );
    expect(await refused(plan('boss'))).toBe('NOT_ALLOWED');
    expect(await refused(plan('a1'))).toBe('NOT_ALLOWED');
    const change = { id: all._id, expectedVersion: 1, plan: planGiven({ teamIds: [centre.id('north')] }) };
    expect(await refused(sampling.plans.save(await centre.as('lea'), change))).toBe('NOT_FOUND id');
    expect(await refused(run(all, 'lea'))).toBe('NOT_FOUND id');
    expect(await refused(run(own, 'leo'))).toBe('NOT_FOUND id');
    expect(await refused(run(all, 'boss'))).toBe('NOT_FOUND id');
    expect(await centre.snapshot(...collections)).toBe(before);
    const page = { size: 10, fromEnd: false, after: null, before: null };
    const listed = async (teams: readonly string[] | null) => {
      const found = await sampling.store.plans(teams, page);
      const { totalCount } = found;
      return [found.nodes.map(({ _id }) => _id), typeof totalCount === 'function' ? await totalCount() : totalCount];
    };
    expect(await listed(null)).toEqual([[own._id, all._id], 2]);
    expect(await listed([centre.id('north')])).toEqual([[own._id], 1]);
    expect(await listed([centre.id('south')])).toEqual([[], 0]);
  });

  it('of a tenth at random stands at start, once, and waits for a scorecard', async () => {
    await sampling.plans.plantDefault();
    await sampling.plans.plantDefault();
    const [standing, ...others] = await centre.rows('sampling_plans');
    expect(others).toEqual([]);
    expect(standing).toMatchObject({ _id: defaultPlanId, share: 0.1, basis: 'ALL', isDefault: true, isActive: true });
    expect(await centre.rows('events')).toHaveLength(1);
    await calls(20);
    expect(await refused(run({ _id: defaultPlanId }))).toBe('REQUIRED id');
    await sampling.clock.round(new AbortController().signal);
    expect(await centre.rows('samples')).toEqual([]);
  });
});
