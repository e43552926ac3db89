import type { ScorecardBands } from '../scorecard-content.js';
import { PerformanceBand } from '../scorecard-enums.js';

// Small sums around scores, each with the definition that its name stands for. Percentages run from 0 to 100 and are not rounded.

/** Points earned of points possible. */
export interface PointsEarned {
  readonly earned: number;
  readonly possible: number;
}

const percent = (part: number, whole: number): number | null => (whole > 0 ? (100 * part) / whole : null);

/** Where a mark lies on its scale; the least is 0 %. Null where the scale has no length. */
export const rangeNormalise = (min: number, max: number, selected: number): number | null =>
  percent(selected - min, max - min);

/** Whether a mark on a scale from 1 lies strictly below the threshold in per cent; exactly on it does not fail. */
export function criticalThreshold(
  thresholdPct: number,
  { scaleMax, value }: { scaleMax: number; value: number },
): boolean {
  const reached = rangeNormalise(1, scaleMax, value);
  return reached !== null && reached < thresholdPct;
}

/** Plain mean; null for none. */
export const meanOfReviews = (scores: readonly number[]): number | null =>
  scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null;

/** Points of the range that a number lies in, both ends included; null outside all: to be refused, never 0. */
export const numericRangeScore = (
  ranges: readonly { readonly min: number; readonly max: number; readonly score: number }[],
  value: number,
): number | null => ranges.find(({ min, max }) => value >= min && value <= max)?.score ?? null;

/** What is left of a start after deductions, never below the floor. */
export const deductionScore = (start: number, deductions: readonly number[], floor: number): number =>
  Math.max(
    floor,
    deductions.reduce((left, one) => left - one, start),
  );

/** Two ways to put evaluations together: the mean of their percentages, and all points in one pot. They differ; label which is shown. */
export function aggregate(evaluations: readonly PointsEarned[]): {
  meanOfPercentages: number | null;
  pooledPoints: number | null;
} {
  const percentages = evaluations.flatMap(({ earned, possible }) => percent(earned, possible) ?? []);
  return { meanOfPercentages: meanOfReviews(percentages), pooledPoints: pooled(evaluations) };
}

const pooled = (list: readonly PointsEarned[]): number | null =>
  percent(
    list.reduce((sum, { earned }) => sum + earned, 0),
    list.reduce((sum, { possible }) => sum + possible, 0),
  );

/** Points of groups multiplied by the weights of the groups. */
export const groupPointsWeighted = (groups: readonly (PointsEarned & { readonly weight: number })[]): number | null =>
  pooled(groups.map(({ earned, possible, weight }) => ({ earned: earned * weight, possible: possible * weight })));

/** Points of the critical questions alone. */
export const criticalScore = (critical: readonly PointsEarned[]): number | null => pooled(critical);

/** Sums of fractions miss a bound that they reach on paper by less than this: 29 of 50 points are 57.99999999999999 %. */
const slack = 1e-9;

/** Whether an unrounded score reaches a bound. */
export const reaches = (score: number, bound: number): boolean => score >= bound - slack;

/** Band of an unrounded score; both bounds belong to the outer bands. */
export function band(score: number, { needsImprovementMax, exceedsMin }: ScorecardBands): PerformanceBand {
  if (reaches(needsImprovementMax, score)) return PerformanceBand.NEEDS_IMPROVEMENT;
  return reaches(score, exceedsMin) ? PerformanceBand.EXCEEDS_EXPECTATIONS : PerformanceBand.MEETS;
}
