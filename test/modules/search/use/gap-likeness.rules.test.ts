import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distinctUnits } from '../../../../src/platform/search/analysis.js';
import { likeness, likenessThreshold, tellingUnits } from '../../../../src/modules/search/use/gap-likeness.rules.js';
import { alike, demoWeights, unlike } from './gap-pairs.js';

const weightOf = demoWeights();
const like = (a: string, b: string): number => likeness(distinctUnits(a), distinctUnits(b), weightOf);

describe('whether two wordings ask the same', () => {
  it.each(alike)('%s = %s', (a, b) => {
    expect(like(a, b)).toBeGreaterThanOrEqual(likenessThreshold);
  });

  it.each(unlike)('%s ≠ %s', (a, b) => {
    expect(like(a, b)).toBeLessThan(likenessThreshold);
  });

  it('is 1 with itself, the same both ways, and within 0 to 1', () => {
    const words = fc.array(fc.constantFrom('旧机', '拉走', 'esim', 'e62', 'e21', '怎么', 'phone', 'the', '新手'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, two] = [[...new Set(a)], [...new Set(b)]];
        const value = likeness(one, two, weightOf);
        expect(value).toBeCloseTo(likeness(two, one, weightOf), 10);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
        expect(likeness(one, one, weightOf)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('looks for the most telling units', () => {
    expect(tellingUnits(distinctUnits('eSIM 怎么转到新手机'), weightOf, 3)).toContain('esim');
    expect(tellingUnits(distinctUnits('how do I move my eSIM'), weightOf, 2)).not.toContain('how');
  });
});
