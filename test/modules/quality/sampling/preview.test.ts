import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignment } from '../../../../src/modules/quality/sampling/assignment.js';
import type { PlanGiven } from '../../../../src/modules/quality/sampling/sampling-plan.rules.js';
import { StratumKind } from '../../../../src/modules/quality/sampling/sampling-plan.js';
import type { Sampling } from '../../../../src/modules/quality/sampling/sampling.room.js';
import { Channel } from '../../../../src/modules/calls/index.js';
import { planGiven, samplingOf } from './sampled.js';
import { ScoredCentre, refused } from './scored-centre.js';

const centre = new ScoredCentre();
let sampling: Sampling;
const collections = ['sampling_plans', 'samples', 'sample_reserves', 'assignments', 'calls', 'evaluations', 'jobs'];

beforeAll(() => centre.start((copy) => (sampling = samplingOf(copy))), 60_000);
afterAll(() => centre.end());
beforeEach(() => centre.clear(...collections));

const tried = async (who: string, more: Partial<PlanGiven> = {}, asked = {}) =>
  sampling.previews.of(await centre.as(who), { plan: planGiven(more), ...asked });
const bad = [{ key: 'bad', kind: StratumKind.LOW_SATISFACTION, maxSatisfaction: 2, share: 0.2 }];

describe('trying a plan', () => {
  it('says what the draw then does, and writes nothing', async () => {
    await centre.calls(40, (at) => ({ satisfaction: at < 10 ? 1 : 5 }));
    const evaluatorIds = ['ana', 'ben', 'cai'].map((key) => centre.id(key));
    const given = { number: 7, strata: bad, evaluatorIds };
    const before = await centre.snapshot(...collections);
    const preview = await tried('ana', given, { seed: 3 });
    expect(await centre.snapshot(...collections)).toBe(before);
    expect(preview).toMatchObject({
      ...{ frameCount: 40, excludedCount: 0, drawnCount: 9, shortAgents: [], shortAgentCount: 0 },
      from: new Date('2026-03-08T16:00:00.000Z'),
      to: new Date('2026-03-09T16:00:00.000Z'),
      strata: [
        { key: 'bad', population: 10, drawn: 2, weight: 5 },
        { key: 'rest', population: 30, drawn: 7 },
      ],
      evaluators: evaluatorIds.map((evaluatorId) => ({ evaluatorId, drawnCount: 3 })),
    });
    const plan = await sampling.plans.save(await centre.as('ana'), { plan: planGiven(given) });
    const sample = await sampling.draws.run(await centre.as('ana'), plan._id, { seed: 3 });
    const { frameCount, excludedCount, drawnCount, strata, from, to } = sample;
    expect(preview).toMatchObject({ frameCount, excludedCount, drawnCount, strata, from, to });
    const drawn = (await centre.rows('assignments')) as unknown as Assignment[];
    for (const { evaluatorId, drawnCount: own } of preview.evaluators ?? [])
      expect(drawn.filter((one) => one.evaluatorId === evaluatorId)).toHaveLength(own);
    // What is drawn now is not drawn again.
    expect(await tried('ana', given)).toMatchObject({ frameCount: 31, excludedCount: 9 });
  });

  it('names agents of whom there are too few, those without calls too, and never who asks', async () => {
    await centre.calls(4, () => ({ agentId: centre.id('a1') }));
    await centre.calls(1, () => ({ agentId: centre.id('a2') }));
    await centre.calls(2, () => ({ agentId: centre.id('b1') }));
    await centre.calls(1, () => ({ agentId: centre.id('ana') }));
    const short = async (who: string, more: Partial<PlanGiven>) => {
      const { shortAgents = [], shortAgentCount } = await tried(who, { number: 1, minPerAgent: 3, ...more });
      expect(shortAgents).toHaveLength(shortAgentCount ?? -1);
      const nameOf = (id: string) => [...centre.ids].find(([, one]) => one === id)?.[0];
      return (shortAgents ?? []).map(({ agentId, callCount, drawnCount }) => [nameOf(agentId), callCount, drawnCount]);
    };
    const north = { teamIds: [centre.id('north')] };
    const found = [
      ['a3', 0, 0],
      ['a2', 1, 1],
      ['ana', 1, 1],
    ];
    const ofNorth = await short('lea', { ...north, evaluatorIds: [centre.id('lea')] });
    expect([ofNorth[0], ofNorth.length]).toEqual([found[0], found.length]);
    expect(ofNorth).toEqual(expect.arrayContaining(found));
    const all = await short('ben', {});
    expect(all).toHaveLength(5);
    expect(all).toEqual(expect.arrayContaining([...found, ['b2', 0, 0], ['b1', 2, 2]]));
    expect((await short('ana', {})).map(([name]) => name)).not.toContain('ana');
    expect(await short('ben', { minPerAgent: 0 })).toEqual([]);
  });

  it('works before a scorecard is chosen, and without any call or anybody to score', async () => {
    expect(await tried('root', { scorecardId: null })).toMatchObject({
      ...{ frameCount: 0, drawnCount: 0, strata: [{ key: 'rest', population: 0, drawn: 0, weight: null }] },
    });
    await centre.calls(3);
    const analysts = { roles: 'QA_ANALYST' };
    await centre.connection.collection('users').updateMany(analysts, { $set: { isActive: false } });
    expect(await tried('root')).toMatchObject({ frameCount: 3, drawnCount: 1, evaluators: [] });
    await centre.connection.collection('users').updateMany(analysts, { $set: { isActive: true } });
  });

  it('refuses what cannot be saved, spans that cannot be drawn, and teams that are not led', async () => {
    await centre.calls(3, () => ({ channel: Channel.PHONE }));
    const before = await centre.snapshot(...collections);
    const now = centre.clock.now();
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
    expect(await refused(tried('ana', { share: 2 }))).toBe('OUT_OF_RANGE plan.share');
    expect(await refused(tried('ana', { scorecardId: 'scorecard_old' }))).toBe('NOT_FOUND plan.scorecardId');
    expect(await refused(tried('ana', { evaluatorIds: [centre.id('a1')] }))).toBe('NOT_ALLOWED plan.evaluatorIds');
    expect(await refused(tried('ana', { scorecardId: 'scorecard_chat', channels: [Channel.PHONE] }))).toBe(
      'INVALID plan.channels',
    );
    expect(await refused(tried('ana', {}, { from: ago(2) }))).toBe('REQUIRED to');
    expect(await refused(tried('ana', {}, { from: ago(100), to: ago(1) }))).toBe('OUT_OF_RANGE to');
    expect(await refused(tried('ana', {}, { from: ago(1), to: new Date(now.getTime() + 1) }))).toBe('OUT_OF_RANGE to');
    expect(await refused(tried('ana', {}, { seed: -1 }))).toBe('OUT_OF_RANGE seed');
    for (const who of ['leo', 'boss', 'a1'])
      expect(await refused(tried(who, { teamIds: [centre.id('north')], evaluatorIds: [] }))).toBe(
        'NOT_ALLOWED plan.teamIds',
      );
    expect(await refused(tried('lea'))).toBe('NOT_ALLOWED plan.teamIds');
    expect(await centre.snapshot(...collections)).toBe(before);
  });
});
