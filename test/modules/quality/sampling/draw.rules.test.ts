import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FrameEntry, drawSample, spreadEvenly } from '../../../../src/modules/quality/sampling/draw.rules.js';
import {
  SamplingAllocation,
  SamplingBasis,
  SamplingPeriod,
  type SamplingPlanRule,
  type SamplingStratum,
  StratumKind,
} from '../../../../src/modules/quality/sampling/sampling-plan.js';

const stratum = (key: string, more: Partial<SamplingStratum> = {}): SamplingStratum => ({
  ...{ key, kind: StratumKind.QUEUE, queues: [key], tenureDays: null, maxSatisfaction: null, minSeconds: null },
  ...{ minWords: null, deviations: null, share: null, expectedAccuracy: null, ...more },
});

const rule = (more: Partial<SamplingPlanRule> = {}): SamplingPlanRule => ({
  ...{ period: SamplingPeriod.DAY, timeZone: 'UTC', basis: SamplingBasis.ALL, share: 0.1, number: null },
  ...{ allocation: SamplingAllocation.LARGEST_REMAINDER, strata: [], minPerAgent: 0, teamIds: [], channels: [] },
  ...{ excludedQueues: [], minSeconds: 0, needsRecording: false, ...more },
});

/** Calls `c0`, `c1` …: agents in turn, strata as `place` says. */
const frame = (count: number, agents = 5, place: (at: number) => number = () => 0): FrameEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    callId: `c${String(at).padStart(6, '0')}`,
    agentId: `a${at % agents}`,
    stratum: place(at),
  }));

const idsOf = (picks: readonly { callId: string }[]): string[] => picks.map(({ callId }) => callId);

const anyRule = fc
  .record({
    isByAgent: fc.boolean(),
    share: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true })),
    number: fc.integer({ min: 1, max: 60 }),
    own: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true })),
    minPerAgent: fc.nat(4),
    isNeyman: fc.boolean(),
  })
  .map(({ isByAgent, share, number, own, minPerAgent, isNeyman }) =>
    rule({
      basis: isByAgent ? SamplingBasis.AGENT : SamplingBasis.ALL,
      ...{ share, number: share === null ? number : null, minPerAgent },
      allocation: isNeyman ? SamplingAllocation.NEYMAN : SamplingAllocation.LARGEST_REMAINDER,
      strata: [stratum('one', { share: own }), stratum('two', { expectedAccuracy: 0.9 })],
    }),
  );

const anyFrame = fc
  .array(fc.record({ agent: fc.nat(4), stratum: fc.nat(2) }), { minLength: 1, maxLength: 150 })
  .map((calls) => calls.map(({ agent, stratum: at }, n) => ({ callId: `c${n}`, agentId: `a${agent}`, stratum: at })));

describe('a draw', () => {
  it('is the same for the same seed and the same calls, in whatever order they come', () => {
    fc.assert(
      fc.property(anyRule, anyFrame, fc.nat(2_147_483_647), (plan, calls, seed) => {
        const first = drawSample(plan, calls, seed);
        expect(drawSample(plan, [...calls].reverse(), seed)).toEqual(first);
      }),
    );
  });

  it('draws each call once, only calls of the frame, keeps reserves apart, and counts right', () => {
    fc.assert(
      fc.property(anyRule, anyFrame, fc.nat(1_000), (plan, calls, seed) => {
        const { picks, reserves, strata } = drawSample(plan, calls, seed);
        const all = [...idsOf(picks), ...idsOf(reserves)];
        expect(new Set(all).size).toBe(all.length);
        const known = new Set(idsOf(calls));
        expect(all.every((id) => known.has(id))).toBe(true);
        expect(strata.reduce((sum, { population }) => sum + population, 0)).toBe(calls.length);
        expect(strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(picks.length);
        for (const { weight } of picks) expect(weight).toBeGreaterThanOrEqual(1 - 1e-9);
        if (plan.minPerAgent > 0)
          for (const agent of new Set(calls.map(({ agentId }) => agentId))) {
            const has = calls.filter(({ agentId }) => agentId === agent).length;
            const drawn = picks.filter(({ agentId }) => agentId === agent).length;
            expect(drawn).toBeGreaterThanOrEqual(Math.min(plan.minPerAgent, has));
          }
      }),
    );
  });

  it('takes a tenth, rounded up, each for ten', () => {
    const { picks, strata } = drawSample(rule(), frame(1_003), 7);
    expect(picks).toHaveLength(101);
    expect(picks[0]?.weight).toBeCloseTo(1_003 / 101, 9);
    expect(strata).toEqual([{ key: 'rest', population: 1_003, drawn: 101, weight: 1_003 / 101 }]);
    expect(idsOf(picks)).not.toEqual(idsOf(drawSample(rule(), frame(1_003), 8).picks));
  });

  it('gives every call the same chance', () => {
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 4_000; seed += 1)
      for (const { callId } of drawSample(rule({ share: null, number: 5 }), frame(20), seed).picks)
        hits.set(callId, (hits.get(callId) ?? 0) + 1);
    // 1,000 expected, standard deviation 27: five of them are allowed.
    expect(hits.size).toBe(20);
    for (const count of hits.values()) expect(Math.abs(count - 1_000)).toBeLessThan(137);
  });

  it('divides a number among strata like their sizes, and draws strata with a share of their own beside', () => {
    const strata = [stratum('billing'), stratum('tech'), stratum('unhappy', { share: 0.5 })];
    // 500 billing, 300 tech, 40 unhappy, 160 others.
    const calls = frame(1_000, 5, (at) => (at < 500 ? 0 : at < 800 ? 1 : at < 840 ? 2 : 3));
    const drawn = drawSample(rule({ share: null, number: 96, strata }), calls, 3);
    expect(drawn.strata.map(({ key, population, drawn: n }) => [key, population, n])).toEqual([
      ['billing', 500, 50],
      ['tech', 300, 30],
      ['unhappy', 40, 20],
      ['rest', 160, 16],
    ]);
    expect(new Map(drawn.picks.map(({ stratum: key, weight }) => [key, weight]))).toEqual(
      new Map([
        ['unhappy', 2],
        ['billing', 10],
        ['tech', 10],
        ['rest', 10],
      ]),
    );
  });

  it('draws from strata together where one of them would get nothing, so that none is left unspoken for', () => {
    const strata = ['a', 'b', 'c'].map((key) => stratum(key));
    const calls = frame(100, 5, (at) => (at < 90 ? 0 : at < 95 ? 1 : at < 98 ? 2 : 3));
    const weights = new Set(
      drawSample(rule({ share: null, number: 2, strata }), calls, 5).picks.map(({ weight }) => weight),
    );
    expect([...weights]).toEqual([50]);
    let fromSmall = 0;
    for (let seed = 0; seed < 500; seed += 1)
      fromSmall += drawSample(rule({ share: null, number: 2, strata }), calls, seed).picks.filter(
        ({ stratum: key }) => key !== 'a',
      ).length;
    // A tenth of 1,000.
    expect(fromSmall).toBeGreaterThan(60);
    expect(fromSmall).toBeLessThan(145);
  });

  it('has weights that add up to the calls, on the mean of many draws, also with a minimum for each agent', () => {
    const calls = [
      ...frame(200, 4),
      ...frame(6, 1).map((call) => ({ ...call, callId: `x${call.callId}`, agentId: 'few' })),
    ];
    const plan = rule({ share: null, number: 30, minPerAgent: 3 });
    let sum = 0;
    const runs = 600;
    for (let seed = 0; seed < runs; seed += 1) {
      const { picks } = drawSample(plan, calls, seed);
      expect(picks).toHaveLength(30);
      expect(picks.filter(({ agentId }) => agentId === 'few').length).toBeGreaterThanOrEqual(3);
      sum += picks.reduce((total, { weight }) => total + weight, 0);
    }
    expect(Math.abs(sum / runs - 206)).toBeLessThan(4);
  });

  it('draws a tenth of 100,000 calls', () => {
    const calls = frame(100_000, 400, (at) => at % 6);
    const strata = ['a', 'b', 'c', 'd', 'e'].map((key) => stratum(key));
    expect(drawSample(rule({ strata }), calls, 1).picks).toHaveLength(10_000);
  });
});

describe('spreading', () => {
  it('is even, and gives nobody a call of their own', () => {
    const people = fc.uniqueArray(fc.nat(8), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(people, fc.array(fc.nat(8), { maxLength: 60 }), fc.nat(99), (who, agents, seed) => {
        const evaluators = who.map((n) => `p${n}`);
        const calls = agents.map((n) => ({ agentId: `p${n}` }));
        const given = spreadEvenly(calls, evaluators, seed);
        expect(given).toHaveLength(calls.length);
        for (const [at, id] of given.entries()) {
          expect(evaluators).toContain(id);
          expect(id).not.toBe(calls[at]?.agentId);
        }
        // Even as far as own calls let it be.
        const bound = calls.filter(({ agentId }) => evaluators.includes(agentId)).length;
        const loads = evaluators.map((id) => given.filter((one) => one === id).length);
        if (bound === 0) expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has nobody for a call whose agent is the only evaluator, and regards what people have already', () => {
    expect(spreadEvenly([{ agentId: 'p' }, { agentId: 'q' }], ['p'], 1)).toEqual([null, 'p']);
    const calls = Array.from({ length: 4 }, () => ({ agentId: null }));
    expect(spreadEvenly(calls, ['p', 'q'], 1, new Map([['p', 4]]))).toEqual(['q', 'q', 'q', 'q']);
  });
});
