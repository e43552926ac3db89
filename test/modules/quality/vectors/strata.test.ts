import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AllocationMethod,
  type StratumFound,
  allocate,
  stratifiedEstimate,
} from '../../../../src/modules/quality/statistics/sampling.rules.js';
import { expectNear, vectorsOf } from './near.js';

interface Given {
  readonly strata: Record<string, never>;
  readonly p?: Record<string, number>;
  readonly n: number;
  readonly method: AllocationMethod;
}

const sizes = ({ strata, p }: Given) =>
  Object.entries(strata).map(([key, population]) => ({ key, population: population as number, p: p?.[key] ?? 0.5 }));

const named = (given: Given, values: readonly number[]) =>
  Object.fromEntries(Object.keys(given.strata).map((key, at) => [key, values[at]]));

describe('strata', () => {
  const vectors = vectorsOf('strata-');
  it('are worked out in the file', () => {
    expect(vectors.map(({ fn }) => fn)).toEqual(['allocate', 'allocate', 'stratifiedEstimate']);
  });
  for (const { id, fn, input, expected } of vectors)
    it(id, () => {
      const given = input as Given;
      if (fn === 'allocate') {
        const { raw, allocation } = allocate(sizes(given), given.n, given.method);
        expectNear({ raw: named(given, raw), allocation: named(given, allocation) }, expected);
      } else expectNear(stratifiedEstimate(Object.values(given.strata) as StratumFound[]), expected);
    });

  it('get all that is to be drawn, and none more than it has', () => {
    const stratum = fc.record({ population: fc.nat(200), p: fc.double({ min: 0, max: 1, noNaN: true }) });
    const methods = fc.constantFrom<AllocationMethod>('LARGEST_REMAINDER', 'NEYMAN');
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 8 }), fc.nat(500), methods, (given, n, method) => {
        const strata = given.map((one, at) => ({ ...one, key: `${at}` }));
        const { allocation } = allocate(strata, n, method);
        const all = strata.reduce((sum, { population }) => sum + population, 0);
        expect(allocation.reduce((sum, value) => sum + value, 0)).toBe(Math.min(n, all));
        for (const [at, value] of allocation.entries()) expect(value).toBeLessThanOrEqual(strata[at]?.population ?? -1);
      }),
    );
  });

  it('say nothing of how sure it is where one was drawn once, and nothing at all without a draw', () => {
    const once = stratifiedEstimate([{ population: 10, sampled: 1, passed: 1 }]);
    expect([once?.stratified, once?.standardError, once?.lower]).toEqual([1, null, null]);
    expect(stratifiedEstimate([{ population: 10, sampled: 0, passed: 0 }])).toBeNull();
    // All of it was looked at: nothing is left to guess.
    expect(stratifiedEstimate([{ population: 4, sampled: 4, passed: 3 }])?.standardError).toBe(0);
  });
});
