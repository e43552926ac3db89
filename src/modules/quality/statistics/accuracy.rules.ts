import {
  type FigureShareValue,
  type Judged,
  type WeightedSums,
  defined,
  figureShare,
} from '../../../platform/rules/figures.js';
import type { QualityMeasure } from '../targets/quality-target.js';

/** What was counted of the errors of a family, or of several. */
export interface AccuracyCounts {
  /** Evaluations. */
  readonly units: number;
  /** Of these, those in which an answer could have been such an error. */
  readonly applied: number;
  /** Of these, those with at least one: several in one count once. */
  readonly wrong: number;
  readonly errors: number;
  /** Answers that could have been such an error; N/A left out. */
  readonly opportunities: number;
  readonly weighted?: {
    readonly all: WeightedSums;
    readonly applied: WeightedSums;
    readonly opportunities: WeightedSums;
  } | null;
}

/** Accuracy by each of its divisors. */
export interface AccuracyValue {
  readonly measure: QualityMeasure;
  readonly allMonitored: FigureShareValue;
  readonly whereApplied: FigureShareValue;
  readonly perOpportunity: FigureShareValue;
  readonly errorCount: number;
  readonly opportunityCount: number;
  readonly defectsPerMillion: number | null;
}

/** Accuracy of a measure: by unit over all that were monitored and over those where it applied, and by opportunity. */
export function accuracyOf(
  measure: QualityMeasure,
  { units, applied, wrong, errors, opportunities, weighted }: AccuracyCounts,
  judged: Omit<Judged, 'weighted'> = {},
): AccuracyValue {
  const unit = (divisor: string, of: number, sums: WeightedSums | null): FigureShareValue =>
    figureShare(defined('quality.accuracy.unit', `${measure}/${divisor}`), of - wrong, of, {
      ...judged,
      weighted: sums,
    });
  return {
    measure,
    allMonitored: unit('ALL_MONITORED', units, weighted?.all ?? null),
    whereApplied: unit('WHERE_APPLIED', applied, weighted?.applied ?? null),
    perOpportunity: figureShare(
      defined('quality.accuracy.opportunity', measure),
      opportunities - errors,
      opportunities,
      { ...judged, weighted: weighted?.opportunities ?? null, units: applied },
    ),
    errorCount: errors,
    opportunityCount: opportunities,
    defectsPerMillion: opportunities > 0 ? (1_000_000 * errors) / opportunities : null,
  };
}
