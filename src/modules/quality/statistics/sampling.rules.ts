// How many to draw, from where, and what the whole is like by what was drawn.

/** Quantiles of the normal distribution for the levels of confidence that are offered. */
const quantiles: ReadonlyMap<number, number> = new Map([
  [0.8, 1.2815515655446004],
  [0.9, 1.6448536269514722],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
]);

/** Levels of confidence that are offered. */
export const confidenceLevels: readonly number[] = [...quantiles.keys()];

const z95 = 1.959963984540054;

/** What a sample is to show. */
export interface SampleSizeQuestion {
  /** How many there are; null: without end. */
  readonly population: number | null;
  /** Largest error that is accepted, 0 to 1. */
  readonly margin: number;
  /** Share that is expected, 0 to 1; 0.5 asks for most. */
  readonly p: number;
  /** One of `confidenceLevels`. */
  readonly confidence: number;
}

/** How large a sample has to be: `n0` without an end of the population, `n` with its end, `nCeil` as a whole number. */
export interface SampleSize {
  readonly n0: number;
  readonly n: number;
  readonly nCeil: number;
}

/** How many have to be drawn so that a share is known within a margin. */
export function sampleSize({ population, margin, p, confidence }: SampleSizeQuestion): SampleSize {
  const z = quantiles.get(confidence) ?? z95;
  const n0 = (z * z * p * (1 - p)) / (margin * margin);
  const n = population === null ? n0 : population > 0 ? n0 / (1 + (n0 - 1) / population) : 0;
  // A tiny error of the arithmetic must not ask for one more.
  return { n0, n, nCeil: Math.max(0, Math.ceil(n - 1e-9)) };
}

/** A stratum to which a part of a sample is given. */
export interface StratumSize {
  readonly key: string;
  readonly population: number;
  /** Share that is expected in it; for NEYMAN. */
  readonly p?: number;
}

/**
 * Gives whole numbers by shares: each its floor, then one more to the largest remainders; the earlier of two alike first. Nobody gets
 * more than `most` allows; what is left over goes to the others.
 */
function largestRemainder(raw: readonly number[], n: number, most: readonly number[]): number[] {
  const given = raw.map((value, at) => Math.min(Math.floor(value + 1e-9), most[at] ?? 0));
  const order = raw
    .map((value, at) => ({ at, rest: value - Math.floor(value + 1e-9) }))
    .sort((one, other) => other.rest - one.rest || one.at - other.at);
  let left = n - given.reduce((sum, value) => sum + value, 0);
  while (left > 0) {
    const before = left;
    for (const { at } of order) {
      if (left === 0) break;
      if ((given[at] ?? 0) >= (most[at] ?? 0)) continue;
      given[at] = (given[at] ?? 0) + 1;
      left -= 1;
    }
    if (left === before) break;
  }
  return given;
}

export type AllocationMethod = 'LARGEST_REMAINDER' | 'NEYMAN';

/**
 * Divides a sample of `n` among strata: like their sizes (LARGEST_REMAINDER), or by size times standard deviation of the expected share
 * (NEYMAN), so that those which vary more get more. Never more than a stratum has.
 */
export function allocate(
  strata: readonly StratumSize[],
  n: number,
  method: AllocationMethod,
): { raw: number[]; allocation: number[] } {
  const parts = strata.map(({ population, p = 0.5 }) =>
    method === 'NEYMAN' ? population * Math.sqrt(p * (1 - p)) : population,
  );
  const sum = parts.reduce((total, part) => total + part, 0);
  // Where no stratum is expected to vary there is nothing to tell them apart but their size.
  if (sum === 0 && method === 'NEYMAN') return allocate(strata, n, 'LARGEST_REMAINDER');
  const raw = parts.map((part) => (sum > 0 ? (n * part) / sum : 0));
  return {
    raw,
    allocation: largestRemainder(
      raw,
      n,
      strata.map(({ population }) => population),
    ),
  };
}

/** What was found in a stratum. */
export interface StratumFound {
  readonly population: number;
  readonly sampled: number;
  readonly passed: number;
}

/** A share over all strata. */
export interface StratifiedEstimate {
  /** Share of what was drawn, as if all had had the same chance. */
  readonly naive: number;
  /** Share of the whole: each stratum counts as much as it has. */
  readonly stratified: number;
  /** Null where a stratum was drawn only once: then nothing is known of how it varies. */
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The share in the whole by a stratified sample, with its interval at 95 %. Null while nothing was drawn. */
export function stratifiedEstimate(strata: readonly StratumFound[]): StratifiedEstimate | null {
  const drawn = strata.filter(({ sampled }) => sampled > 0);
  const population = drawn.reduce((sum, one) => sum + one.population, 0);
  const sampled = drawn.reduce((sum, one) => sum + one.sampled, 0);
  if (sampled === 0 || population === 0) return null;
  let stratified = 0;
  let variance = 0;
  let isKnown = true;
  for (const one of drawn) {
    const weight = one.population / population;
    const p = one.passed / one.sampled;
    stratified += weight * p;
    if (one.sampled === one.population) continue;
    if (one.sampled < 2) isKnown = false;
    else variance += weight * weight * (1 - one.sampled / one.population) * ((p * (1 - p)) / (one.sampled - 1));
  }
  const standardError = isKnown ? Math.sqrt(variance) : null;
  return {
    naive: drawn.reduce((sum, one) => sum + one.passed, 0) / sampled,
    ...{ stratified, standardError },
    lower: standardError === null ? null : Math.max(0, stratified - z95 * standardError),
    upper: standardError === null ? null : Math.min(1, stratified + z95 * standardError),
  };
}
