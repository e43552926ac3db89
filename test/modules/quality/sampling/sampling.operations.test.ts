import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignment } from '../../../../src/modules/quality/sampling/assignment.js';
import type { Sample } from '../../../../src/modules/quality/sampling/sample.js';
import type { Sampling } from '../../../../src/modules/quality/sampling/sampling.room.js';
import type { PlanGiven } from '../../../../src/modules/quality/sampling/sampling-plan.rules.js';
import {
  SamplingBasis,
  type SamplingPlan,
  StratumKind,
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
const drawn = async (sample: Sample): Promise<Assignment[]> =>
  (await centre.rows('assignments', { sampleId: sample._id })) as unknown as Assignment[];
const calls = (count: number, more = {}) => centre.calls(count, () => more);

describe('a draw by hand', () => {
  it('keeps seed, frame, strata and weights, gives calls evenly, and tells each evaluator once', async () => {
    await calls(60);
    await centre.calls(40, () => ({ satisfaction: 1 }));
    const made = await plan('ana', {
      number: 24,
      strata: [{ key: 'bad', kind: StratumKind.LOW_SATISFACTION, maxSatisfaction: 2, share: 0.25 }],
    });
    const sample = await run(made, 'ana', { seed: 42 });
    expect(sample).toMatchObject({
      seed: 42,
      frameCount: 100,
      drawnCount: 34,
      isByHand: true,
      drawnById: centre.id('ana'),
    });
    expect(sample.frameHash).toMatch(/^[0-9a-f]{64}$/);
    expect(sample.strata).toEqual([
      { key: 'bad', population: 40, drawn: 10, weight: 4 },
      { key: 'rest', population: 60, drawn: 24, weight: 2.5 },
    ]);
    const given = await drawn(sample);
    const loads = ['ana', 'ben', 'cai'].map(
      (key) => given.filter(({ evaluatorId }) => evaluatorId === centre.id(key)).length,
    );
    expect(loads.toSorted((one, other) => one - other)).toEqual([11, 11, 12]);
    expect(given.every(({ state, scorecardId }) => state === 'OPEN' && scorecardId === 'scorecard_active')).toBe(true);
    expect(new Set(given.map(({ stratum, weight }) => `${stratum} ${weight}`))).toEqual(new Set(['bad 4', 'rest 2.5']));
    // Whoever drew is not told of it.
    expect([await centre.told('ana'), await centre.told('ben'), await centre.told('cai')]).toEqual([
      ...[[], ['ASSIGNMENT_NEW'], ['ASSIGNMENT_NEW']],
    ]);
    expect(await centre.rows('events', { type: 'sampling.drawn' })).toHaveLength(1);
  });

  it('gives the same list for the same seed and calls, and another for another seed', async () => {
    await calls(80);
    const made = await plan();
    const lists: string[] = [];
    for (const seed of [5, 5, 6]) {
      const sample = await run(made, 'ana', { seed });
      lists.push(
        JSON.stringify([
          sample.frameHash,
          (await drawn(sample)).map(({ callId, evaluatorId }) => `${callId} ${evaluatorId}`).sort(),
        ]),
      );
      await centre.clear('samples', 'sample_reserves', 'assignments');
    }
    expect(lists[0]).toBe(lists[1]);
    expect(lists[0]).not.toBe(lists[2]);
  });

  it('leaves out what the plan leaves out, what nobody answered, and what was drawn or evaluated before', async () => {
    const [first] = await calls(1);
    const [evaluated] = await calls(1);
    await calls(1, { handleSeconds: 5 });
    await calls(1, { queue: 'mail' });
    await calls(1, { recordingId: null });
    await calls(1, { channel: 'CHAT' });
    await calls(1, { answeredAt: null });
    await centre.calls(1, () => ({ agentId: centre.id('b1') }));
    await calls(1, { offeredAt: new Date('2026-03-08T15:59:59Z') });
    const given = {
      share: 1,
      teamIds: [centre.id('north')],
      minSeconds: 30,
      excludedQueues: ['mail'],
      needsRecording: true,
    };
    const made = await plan('ana', { ...given, channels: ['PHONE' as never] });
    await centre.connection
      .collection('evaluations')
      .insertOne({ _id: 'evaluation_1' as never, callId: evaluated, kind: 'STANDARD' });
    const sample = await run(made);
    expect([sample.frameCount, sample.excludedCount]).toEqual([1, 1]);
    expect((await drawn(sample)).map(({ callId }) => callId)).toEqual([first]);
    await calls(2);
    const again = await run(await plan('ana', given));
    expect([again.frameCount, again.excludedCount]).toEqual([3, 2]);
  });

  it('is refused for a period that was drawn, spans that make no sense, nothing to draw, and nobody to score', async () => {
    const made = await plan();
    expect(await refused(run(made))).toBe('WRONG_STATE id');
    await calls(20);
    const at = (text: string) => new Date(text);
    const before = await centre.snapshot(...collections);
    for (const [asked, code] of [
      [{ from: at('2026-03-09T00:00:00Z') }, 'REQUIRED to'],
      [{ from: at('2026-03-09T00:00:00Z'), to: at('2026-03-08T00:00:00Z') }, 'OUT_OF_RANGE to'],
      [{ from: at('2026-03-09T00:00:00Z'), to: at('2026-03-11T00:00:00Z') }, 'OUT_OF_RANGE to'],
      [{ from: at('2025-03-09T00:00:00Z'), to: at('2026-03-09T00:00:00Z') }, 'OUT_OF_RANGE to'],
      [{ seed: -1 }, 'OUT_OF_RANGE seed'],
    ] as const)
      expect(await refused(run(made, 'ana', asked))).toBe(code);
    expect(await centre.snapshot(...collections)).toBe(before);
    await run(made);
    const after = await centre.snapshot(...collections);
    expect(await refused(run(made))).toBe('WRONG_STATE id');
    expect(await centre.snapshot(...collections)).toBe(after);
    const alone = await plan('lea', { teamIds: [centre.id('north')], evaluatorIds: [centre.id('lea')] });
    await centre.connection
      .collection('users')
      .updateOne({ _id: centre.id('lea') as never }, { $set: { isActive: false } });
    expect(await refused(run(alone))).toBe('WRONG_STATE id');
    await centre.connection
      .collection('users')
      .updateOne({ _id: centre.id('lea') as never }, { $set: { isActive: true } });
  });

  it('draws only calls that the scorecard is for', async () => {
    await calls(10);
    const [chat] = await calls(1, { channel: 'CHAT' });
    const given = { share: 1, scorecardId: 'scorecard_chat' };
    const sample = await run(await plan('ana', given));
    expect((await drawn(sample)).map(({ callId }) => callId)).toEqual([chat]);
    expect(sample.rule.channels).not.toContain('PHONE');
    expect(await refused(run(await plan('ana', { ...given, channels: ['PHONE' as never] })))).toBe('WRONG_STATE id');
  });

  it('gives nobody a call of their own', async () => {
    const evaluator = { id: centre.id('ana') };
    await centre.calls(30, (at) => ({ agentId: at < 10 ? evaluator.id : centre.id('a1') }));
    const all = await drawn(await run(await plan('ben', { share: 1 })));
    expect(all).toHaveLength(30);
    expect(all.filter(({ agentId, evaluatorId }) => agentId === evaluatorId)).toEqual([]);
    await centre.clear('samples', 'assignments', 'sample_reserves');
    const alone = await drawn(await run(await plan('ben', { share: 1, evaluatorIds: [evaluator.id] })));
    expect(alone).toHaveLength(20);
  });

  it('of each agent’s calls gives each agent as many', async () => {
    const agents = ['a1', 'a2', 'b1'];
    await centre.calls(60, (at) => ({ agentId: centre.id(agents[at % 3] ?? '') }));
    const all = await drawn(await run(await plan('ana', { number: 4, basis: SamplingBasis.AGENT })));
    for (const key of agents) expect(all.filter(({ agentId }) => agentId === centre.id(key))).toHaveLength(4);
    expect(new Set(all.map(({ weight }) => weight))).toEqual(new Set([5]));
  });
});
