import { describe, expect, it } from '@jest/globals';
import { addDays, daysOf, faultOf, isDay, lengthOf, mondayOf } from '../../../src/platform/rules/days.js';
import {
  defined,
  figureMean,
  figureRatio,
  figureShare,
  weightedEstimate,
} from '../../../src/platform/rules/figures.js';
import { deviationsOf, spreadOf } from '../../../src/platform/rules/outliers.js';
import { TargetVerdict, verdictOf, wilsonInterval } from '../../../src/platform/rules/share.js';

const definition = defined('a.figure', 'A_VARIANT');
/** Sums of values with their weights. */
const sumsOf = (rows: readonly (readonly [weight: number, value: number])[]) => ({
  w: rows.reduce((sum, [w]) => sum + w, 0),
  wx: rows.reduce((sum, [w, x]) => sum + w * x, 0),
  w2: rows.reduce((sum, [w]) => sum + w * w, 0),
  w2x: rows.reduce((sum, [w, x]) => sum + w * w * x, 0),
  w2xx: rows.reduce((sum, [w, x]) => sum + w * w * x * x, 0),
});

describe('the verdict on a share', () => {
  it('follows from where its interval lies', () => {
    const interval = { low: 0.8, high: 0.9 };
    expect([0.95, 0.9, 0.85, 0.8, 0.75].map((target) => verdictOf(interval, target))).toEqual([
      TargetVerdict.BELOW,
      ...[TargetVerdict.NOT_DISTINGUISHABLE, TargetVerdict.NOT_DISTINGUISHABLE, TargetVerdict.NOT_DISTINGUISHABLE],
      TargetVerdict.ABOVE,
    ]);
    expect([verdictOf(interval, null), verdictOf({ low: null, high: null }, 0.9)]).toEqual([null, null]);
  });
});

describe('a share', () => {
  it('says how it was made, of how many, and whether these are too few', () => {
    const share = figureShare(definition, 9, 9, { target: 0.5 });
    expect(share).toMatchObject({ definition, count: 9, of: 9, value: 1, isTooFew: true, target: 0.5 });
    expect(share.verdict).toBe(TargetVerdict.ABOVE);
    expect(figureShare(definition, 9, 10).isTooFew).toBe(false);
    expect(figureShare(definition, 9, 10, { tooFewBelow: 11 }).isTooFew).toBe(true);
    expect(figureShare(definition, 0, 0)).toMatchObject({ value: null, low: null, high: null, verdict: null });
  });

  it('is judged by the weighted estimate where there is one', () => {
    // Most of what was drawn is right, most of what there is is not.
    const rows = [
      ...Array.from({ length: 90 }, () => [1, 1] as const),
      ...Array.from({ length: 10 }, () => [100, 0] as const),
    ];
    const share = figureShare(definition, 90, 100, { target: 0.5, weighted: sumsOf(rows) });
    expect(share.value).toBe(0.9);
    expect(share.weighted?.value).toBeCloseTo(90 / 1_090, 12);
    expect(share.verdict).toBe(TargetVerdict.BELOW);
    expect(share.weighted?.effectiveCount).toBeCloseTo(1_090 ** 2 / 100_090, 9);
  });

  it('is the plain one where all weigh the same', () => {
    const rows = Array.from({ length: 20 }, (_, at) => [3, at < 15 ? 1 : 0] as const);
    const { value, low, weighted } = figureShare(definition, 15, 20, { weighted: sumsOf(rows) });
    expect(weighted?.value).toBeCloseTo(value ?? -1, 12);
    expect(weighted?.low).toBeCloseTo(low ?? -1, 12);
    // That of a simple random sample.
    expect(weighted?.standardError).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 19), 12);
  });

  it('of things that were drawn together has the interval of its standard error, within 0 and 1', () => {
    const { weighted } = figureShare(definition, 39, 40, {
      weighted: sumsOf([
        [1, 1],
        [1, 0.9],
      ]),
      units: 2,
    });
    expect(weighted?.high).toBe(1);
    expect(weighted?.low).toBeLessThan(0.95);
  });
});

describe('a mean', () => {
  it('has the standard deviation of a sample', () => {
    const values = [4, 8, 6];
    const moments = { of: 3, sum: 18, squares: 116 };
    expect(figureMean(definition, moments)).toMatchObject({ value: 6, of: 3, standardDeviation: 2, isTooFew: true });
    expect(spreadOf(values)).toEqual({ mean: 6, deviation: 2 });
    expect(figureMean(definition, { of: 1, sum: 4, squares: 16 }).standardDeviation).toBeNull();
    expect(figureMean(definition, { of: 0, sum: 0, squares: 0 }).value).toBeNull();
  });

  it('has no standard error of a single thing, and no estimate of none', () => {
    expect(weightedEstimate(sumsOf([[2, 50]]), 1)).toEqual({ value: 50, standardError: null, effectiveCount: 1 });
    expect(weightedEstimate(sumsOf([]), 0)).toBeNull();
  });
});

it('a ratio over nothing is nothing', () => {
  expect(figureRatio(definition, 0, 0).value).toBeNull();
  expect(figureRatio(definition, 3, 4).value).toBe(0.75);
});

it('the interval narrows with evidence that is not whole either', () => {
  const width = (count: number): number => {
    const { low, high } = wilsonInterval(0.5 * count, count) ?? { low: 0, high: 1 };
    return high - low;
  };
  expect(width(10.5)).toBeLessThan(width(10));
});

describe('outliers', () => {
  const group = (...values: readonly number[]) => values.map((value, at) => ({ key: `k${at}`, value, of: 10 }));
  it('are judged by the others, without themselves', () => {
    const found = deviationsOf(group(10, 12, 11, 13, 30), 10);
    expect(found.get('k4')).toMatchObject({ peersMean: 11.5, peerCount: 4, isOutlier: true });
    expect([...found.values()].filter(({ isOutlier }) => isOutlier)).toHaveLength(1);
  });

  it('are those that differ from others who are all alike, without a distance', () => {
    expect(deviationsOf(group(1, 1, 1, 1, 0.9), 10).get('k4')).toEqual({
      ...{ peersMean: 1, peerCount: 4, deviation: null, isOutlier: true },
    });
  });

  it('need evidence, and others with evidence', () => {
    const few = { key: 'few', value: 99, of: 9 };
    const found = deviationsOf([...group(10, 11, 12, 13), few], 10);
    expect(found.get('few')).toMatchObject({ peerCount: 4, isOutlier: false });
    expect(found.get('k0')).toEqual({ peersMean: null, peerCount: 3, deviation: null, isOutlier: false });
    expect(
      deviationsOf([...group(1, 2, 3, 4), { key: 'none', value: null, of: 0 }], 0).get('none')?.deviation,
    ).toBeNull();
  });
});

describe('days', () => {
  it('are told from other texts, and counted over ends of months and leap years', () => {
    expect(['2028-02-29', '2026-02-29', '2026-1-1', '2026-13-01', ''].map(isDay)).toEqual([
      ...[true, false, false, false, false],
    ]);
    expect([addDays('2028-02-28', 1), addDays('2026-01-01', -1)]).toEqual(['2028-02-29', '2025-12-31']);
    expect([
      lengthOf({ from: '2026-06-01', to: '2026-06-30' }),
      daysOf({ from: '2026-06-30', to: '2026-07-01' }),
    ]).toEqual([...[30, ['2026-06-30', '2026-07-01']]]);
  });

  it('lie in weeks that begin on Monday', () => {
    expect(['2026-06-01', '2026-06-07', '2026-06-08', '2027-01-01'].map(mondayOf)).toEqual([
      ...['2026-06-01', '2026-06-01', '2026-06-08', '2026-12-28'],
    ]);
  });

  it('make a period of 1 to 400 days', () => {
    expect(faultOf({ from: '2026-06-01', to: '2026-06-01' })).toBeNull();
    expect(faultOf({ from: '2026-01-01', to: '2027-02-04' })).toBeNull();
    expect(faultOf({ from: '2026-01-01', to: '2027-02-05' })).not.toBeNull();
    expect(faultOf({ from: '2026-06-02', to: '2026-06-01' })).not.toBeNull();
    expect(faultOf({ from: 'today', to: '2026-06-01' })).not.toBeNull();
  });
});
