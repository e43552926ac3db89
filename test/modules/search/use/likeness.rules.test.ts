import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distinctUnits } from '../../../../src/platform/search/analysis.js';
import { groupingSteps } from '../../../../src/modules/search/analytics/grouping.rules.js';
import { nearest } from '../../../../src/modules/search/use/gap.rules.js';
import {
  likeness,
  likenessThreshold,
  outlineOf,
  tellingUnits,
} from '../../../../src/modules/search/shared/likeness.rules.js';
import { alike, demoWeights, unlike } from './gap-pairs.js';

const weightOf = demoWeights();
const likeUnits = (a: readonly string[], b: readonly string[]): number =>
  likeness(outlineOf(a, weightOf), outlineOf(b, weightOf));
const like = (a: string, b: string): number => likeUnits(distinctUnits(a), distinctUnits(b));

describe('whether two wordings ask the same', () => {
  it.each(alike)('%s = %s', (a, b) => {
    expect(like(a, b)).toBeGreaterThanOrEqual(likenessThreshold);
  });

  it.each(unlike)('%s ≠ %s', (a, b) => {
    expect(like(a, b)).toBeLessThan(likenessThreshold);
  });

  it('is the same for the list of gaps and for that of queries that go wrong', () => {
    for (const [a, b] of [...alike, ...unlike]) {
      const wordings = [a, b].map((text, at) => ({ id: String(at), units: distinctUnits(text), count: 2 - at }));
      const steps = groupingSteps(wordings, weightOf);
      let step = steps.next();
      while (!step.done) step = steps.next();
      const isJoined = nearest([{ wordings: [{ units: distinctUnits(a) }] }], distinctUnits(b), weightOf) !== null;
      expect([a, b, step.value.length === 1]).toEqual([a, b, isJoined]);
    }
  });

  it('is 1 with itself, the same both ways, and within 0 to 1', () => {
    const words = fc.array(fc.constantFrom('旧机', '拉走', 'esim', 'e62', 'e21', '怎么', 'phone', 'the', '新手'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, two] = [[...new Set(a)], [...new Set(b)]];
        const value = likeUnits(one, two);
        expect(value).toBeCloseTo(likeUnits(two, one), 10);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
        expect(likeUnits(one, one)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('looks for the most telling units', () => {
    expect(tellingUnits(distinctUnits('eSIM 怎么转到新手机'), weightOf, 3)).toContain('esim');
    expect(tellingUnits(distinctUnits('how do I move my eSIM'), weightOf, 2)).not.toContain('how');
  });
});
