// How people score who are compared with an expert. Totals may agree while answers differ: answers are compared, totals only shown.

/** Somebody beside the expert. */
export interface AgainstExpert {
  readonly score: number | null;
  /** Points of 100 above (or below) the expert. */
  readonly deviationFromExpert: number | null;
  /** Questions answered as the expert did, per cent. */
  readonly exactAgreementPct: number | null;
}

/** A whole comparison. */
export interface ExpertComparison {
  readonly expertScore: number | null;
  readonly raters: readonly AgainstExpert[];
  /** Largest score less the smallest. */
  readonly spread: number | null;
  readonly mean: number | null;
  /** Null for fewer than two. */
  readonly sampleStdDev: number | null;
  /** Mean distance from the expert, in points of 100. */
  readonly meanAbsDeviation: number | null;
  /** Raters who answered as the expert did, per cent, by question. */
  readonly perQuestionAgreement: readonly (number | null)[];
}

const meanOf = (values: readonly number[]): number | null =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;

/** How scores lie about the expert's. */
export function spreadOf(
  expertScore: number | null,
  scores: readonly (number | null)[],
): Pick<ExpertComparison, 'spread' | 'mean' | 'sampleStdDev' | 'meanAbsDeviation'> {
  const known = scores.filter((score) => score !== null);
  const mean = meanOf(known);
  const squares = known.map((score) => (score - (mean ?? 0)) ** 2).reduce((sum, value) => sum + value, 0);
  return {
    spread: known.length ? Math.max(...known) - Math.min(...known) : null,
    mean,
    sampleStdDev: known.length > 1 ? Math.sqrt(squares / (known.length - 1)) : null,
    meanAbsDeviation: expertScore === null ? null : meanOf(known.map((score) => Math.abs(score - expertScore))),
  };
}

/** Compares points by question with those of an expert. @param maxPoints most that each question gives. */
export function againstExpert(
  expert: readonly number[],
  maxPoints: readonly number[],
  raters: readonly (readonly number[])[],
): ExpertComparison {
  const most = maxPoints.reduce((sum, points) => sum + points, 0);
  const scoreOf = (points: readonly number[]): number | null =>
    most > 0 ? (100 * points.reduce((sum, value) => sum + value, 0)) / most : null;
  const expertScore = scoreOf(expert);
  const scores = raters.map(scoreOf);
  const same = raters.map((points) => expert.filter((value, at) => points[at] === value).length);
  return {
    expertScore,
    raters: raters.map((_, at) => {
      const score = scores[at] ?? null;
      return {
        score,
        deviationFromExpert: score === null || expertScore === null ? null : score - expertScore,
        exactAgreementPct: expert.length ? (100 * (same[at] ?? 0)) / expert.length : null,
      };
    }),
    ...spreadOf(expertScore, scores),
    perQuestionAgreement: expert.map((value, at) =>
      raters.length ? (100 * raters.filter((points) => points[at] === value).length) / raters.length : null,
    ),
  };
}
