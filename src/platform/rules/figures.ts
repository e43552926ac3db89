import { type Share, type TargetVerdict, shareOf, verdictOf, wilsonInterval, z95 } from './share.js';

/** How long the stretches of a series are; emitted as the enum `FigureInterval`. */
export enum FigureInterval {
  DAY = 'DAY',
  WEEK = 'WEEK',
}

/** How a figure was made, so that nobody compares two that were made differently. */
export interface Definition {
  readonly key: string;
  readonly version: number;
  readonly variant: string | null;
}

/** Sums over things counted with their sampling weights: of the weights, of weight x value, of weight², weight² x value, weight² x value². */
export interface WeightedSums {
  readonly w: number;
  readonly wx: number;
  readonly w2: number;
  readonly w2x: number;
  readonly w2xx: number;
}

/** A weighted estimate. */
export interface Weighted {
  readonly value: number;
  readonly standardError: number | null;
  readonly effectiveCount: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A share as it is told. */
export interface FigureShareValue extends Share {
  readonly definition: Definition;
  readonly isTooFew: boolean;
  readonly target: number | null;
  readonly verdict: TargetVerdict | null;
  readonly weighted: Weighted | null;
}

/** A mean as it is told. */
export interface FigureMeanValue {
  readonly definition: Definition;
  readonly value: number | null;
  readonly of: number;
  readonly standardDeviation: number | null;
  readonly isTooFew: boolean;
  readonly weighted: Weighted | null;
}

/** One sum over another as it is told. */
export interface FigureRatioValue {
  readonly definition: Definition;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** Figures of less evidence are marked, unless the centre sets another number. */
export const usualTooFewBelow = 10;

/** Count, sum and sum of squares of numbers, with the weighted sums where they were asked for. */
export interface Moments {
  readonly of: number;
  readonly sum: number;
  readonly squares: number;
  readonly weighted?: WeightedSums | null;
}

/** What a share is judged by. */
export interface Judged {
  readonly tooFewBelow?: number;
  readonly target?: number | null;
  readonly weighted?: WeightedSums | null;
  /** How many things were drawn, where each of them has several of what is counted; as many as are counted unless given. */
  readonly units?: number;
}

/** A definition by its parts. */
export const defined = (key: string, variant: string | null = null, version = 1): Definition => ({
  key,
  version,
  variant,
});

/**
 * The ratio estimate of sampled things, each weighted by how many it stands for, and its standard error by linearisation. With equal
 * weights both are those of a simple random sample. Null without evidence.
 */
export function weightedEstimate(
  { w, wx, w2, w2x, w2xx }: WeightedSums,
  of: number,
): { readonly value: number; readonly standardError: number | null; readonly effectiveCount: number } | null {
  if (w <= 0 || w2 <= 0) return null;
  const value = wx / w;
  const spread = Math.max(0, w2xx - 2 * value * w2x + value * value * w2);
  const standardError = of > 1 ? (Math.sqrt(spread) / w) * Math.sqrt(of / (of - 1)) : null;
  return { value, standardError, effectiveCount: (w * w) / w2 };
}

/** The interval of an estimate by its standard error. */
function around(value: number, standardError: number | null): Pick<Weighted, 'low' | 'high'> {
  if (standardError === null) return { low: null, high: null };
  return { low: value - z95 * standardError, high: value + z95 * standardError };
}

function weightedShare(sums: WeightedSums, of: number, units: number): Weighted | null {
  const estimate = weightedEstimate(sums, units);
  if (!estimate) return null;
  const { value, standardError, effectiveCount } = estimate;
  if (units === of) {
    const interval = wilsonInterval(value * effectiveCount, effectiveCount);
    return { ...estimate, low: interval?.low ?? null, high: interval?.high ?? null };
  }
  // What was drawn together is alike: its parts tell less than as many on their own, which only the standard error knows.
  const { low, high } = around(value, standardError);
  return { ...estimate, low: low === null ? null : Math.max(0, low), high: high === null ? null : Math.min(1, high) };
}

/** A share with its definition, its interval, its target and what that means. */
export function figureShare(
  definition: Definition,
  count: number,
  of: number,
  { tooFewBelow = usualTooFewBelow, target = null, weighted = null, units = of }: Judged = {},
): FigureShareValue {
  const share = shareOf(count, of);
  const estimate = weighted === null ? null : weightedShare(weighted, of, units);
  return {
    ...{ definition, ...share, isTooFew: units < tooFewBelow, target },
    // Whoever asks for weights wants the verdict on the population, not on the sample as it was drawn.
    verdict: verdictOf(estimate ?? share, target),
    weighted: estimate,
  };
}

/** A mean with its definition and its spread. */
export function figureMean(
  definition: Definition,
  { of, sum, squares, weighted = null }: Moments,
  tooFewBelow = usualTooFewBelow,
): FigureMeanValue {
  const value = of > 0 ? sum / of : null;
  const variance = value === null || of < 2 ? null : Math.max(0, squares - value * sum) / (of - 1);
  const estimate = weighted === null ? null : weightedEstimate(weighted, of);
  return {
    ...{ definition, value, of, isTooFew: of < tooFewBelow },
    standardDeviation: variance === null ? null : Math.sqrt(variance),
    weighted: estimate && { ...estimate, ...around(estimate.value, estimate.standardError) },
  };
}

/** One sum over another. */
export const figureRatio = (definition: Definition, numerator: number, denominator: number): FigureRatioValue => ({
  ...{ definition, numerator, denominator },
  value: denominator > 0 ? numerator / denominator : null,
});
