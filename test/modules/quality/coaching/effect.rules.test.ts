import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CoachedEvaluation } from '../../../../src/modules/quality/coaching/coached-evaluation.js';
import { effectOf } from '../../../../src/modules/quality/coaching/effect.rules.js';

const evaluation = (marks: CoachedEvaluation['marks']): CoachedEvaluation => ({
  _id: 'evaluation_1',
  agentId: 'user_1',
  callId: 'call_1',
  scorecardId: 'scorecard_1',
  callEndedAt: null,
  releasedAt: new Date(0),
  errors: {},
  marks,
});
const mark = (r: string, e: number, na = 0) => ({ r, e, f: 0, na });
const many = (without: number, withError: number): CoachedEvaluation[] => [
  ...Array.from({ length: without }, () => evaluation([mark('q7', 0), mark('q8', 1)])),
  ...Array.from({ length: withError }, () => evaluation([mark('q7', 1), mark('q8', 0)])),
];

describe('what a session brought', () => {
  it('compares the questions of the session only, with intervals', () => {
    // Newcombe (1998), method 10, the example 56/70 against 48/80: 0.2, from 0.0524 to 0.3339.
    const effect = effectOf(many(48, 32), many(56, 14), ['q7']);
    expect(effect.before).toMatchObject({ count: 48, of: 80, value: 0.6, isTooFew: false });
    expect(effect.after).toMatchObject({ count: 56, of: 70, value: 0.8 });
    expect(effect.difference).toBeCloseTo(0.2, 6);
    expect(effect.low).toBeCloseTo(0.0524, 4);
    expect(effect.high).toBeCloseTo(0.3339, 4);
  });

  it('leaves out evaluations in which none of them applied, and says where evidence is thin', () => {
    const effect = effectOf([evaluation([mark('q7', 0, 1)])], many(3, 1), ['q7']);
    expect(effect.before).toMatchObject({ count: 0, of: 0, value: null, isTooFew: true });
    expect(effect.after).toMatchObject({ count: 3, of: 4, isTooFew: true });
    expect(effect).toMatchObject({ difference: null, low: null, high: null });
  });

  it('looks at all questions where the session names none', () => {
    expect(effectOf(many(5, 0), many(0, 5), [])).toMatchObject({ before: { count: 0 }, after: { count: 0 } });
  });

  it('has an interval around the difference that stays between -1 and 1', () => {
    const side = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
      .filter(([a, b]) => a + b > 0);
    fc.assert(
      fc.property(side, side, ([a, b], [c, d]) => {
        const { difference, low, high } = effectOf(many(a, b), many(c, d), ['q7']);
        expect(low).toBeLessThanOrEqual((difference ?? 0) + 1e-9);
        expect(high).toBeGreaterThanOrEqual((difference ?? 0) - 1e-9);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(high).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
