import { ScoringMode } from '../scorecard-enums.js';

/** Sums of what counts in one section. What a bonus earns is in them, what it could earn is not. */
export interface Sums {
  /** Weights times values, and weights. */
  weighed: number;
  weights: number;
  /** Values, and how many. */
  values: number;
  count: number;
  /** Points, and points possible. */
  earned: number;
  possible: number;
  /** Questions that were answered, are scored and are no bonus: how many, and the sum of their values. */
  answered: number;
  answeredValues: number;
  /** Whether a fatal answer makes everything in it count 0. */
  isZeroed: boolean;
}

export const noSums = (): Sums => ({
  weighed: 0,
  weights: 0,
  values: 0,
  count: 0,
  earned: 0,
  possible: 0,
  answered: 0,
  answeredValues: 0,
  isZeroed: false,
});

/** Whether a mode counts raw points instead of values. */
export const countsByPoints = (mode: ScoringMode): boolean =>
  mode === ScoringMode.POINTS || mode === ScoringMode.GROUP_POINTS;

const percent = (part: number, whole: number): number | null => (whole > 0 ? (100 * part) / whole : null);

/** Percentage of one section by itself; null where nothing of it counts. */
export function sectionPercentage(sums: Sums, mode: ScoringMode): number | null {
  if (mode === ScoringMode.QUESTION_WEIGHT) return percent(sums.weighed, sums.weights);
  return countsByPoints(mode) ? percent(sums.earned, sums.possible) : percent(sums.values, sums.count);
}

/**
 * Percentage of the form; null where nothing counts. A section in which nothing counts is left out, whatever its weight.
 * `withZeroes`: sections with a fatal answer that zeroes them count 0.
 */
export function formPercentage(
  sections: readonly { readonly weight: number }[],
  all: readonly Sums[],
  mode: ScoringMode,
  withZeroes: boolean,
): number | null {
  let part = 0;
  let whole = 0;
  all.forEach((sums, at) => {
    const weight = sections[at]?.weight ?? 0;
    const factor = withZeroes && sums.isZeroed ? 0 : 1;
    switch (mode) {
      case ScoringMode.QUESTION_WEIGHT:
        part += factor * sums.weighed;
        whole += sums.weights;
        break;
      case ScoringMode.POINTS:
        part += factor * sums.earned;
        whole += sums.possible;
        break;
      case ScoringMode.GROUP_POINTS:
        part += factor * weight * sums.earned;
        whole += weight * sums.possible;
        break;
      case ScoringMode.SECTION_WEIGHT:
      case ScoringMode.EQUAL_SECTION: {
        if (sums.count === 0) break;
        const share = mode === ScoringMode.EQUAL_SECTION ? 1 : weight;
        part += (factor * share * sums.values) / sums.count;
        whole += share;
        break;
      }
    }
  });
  return percent(part, whole);
}
