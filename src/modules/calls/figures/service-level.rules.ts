import { type FigureShareValue, type Judged, defined, figureShare } from '../../../platform/rules/figures.js';

/** How abandoned calls are dealt with in the service level; emitted as the enum `ServiceLevelVariant`. */
export enum ServiceLevelVariant {
  ABANDONS_NEGATIVE = 'ABANDONS_NEGATIVE',
  ANSWERED_ONLY = 'ANSWERED_ONLY',
  ABANDONS_POSITIVE = 'ABANDONS_POSITIVE',
  ABANDONS_IGNORED = 'ABANDONS_IGNORED',
  SHORT_POSITIVE = 'SHORT_POSITIVE',
  SHORT_EXCLUDED = 'SHORT_EXCLUDED',
}

/** What was counted of calls that wait for somebody. */
export interface WaitingCounts {
  readonly answered: number;
  readonly abandoned: number;
  readonly answeredWithin: number;
  readonly abandonedWithin: number;
  /** Abandoned within the short cut-off. */
  readonly abandonedShort: number;
}

/** How many of how many a variant counts. */
function partsOf(
  variant: ServiceLevelVariant,
  { answered, abandoned, answeredWithin, abandonedWithin, abandonedShort }: WaitingCounts,
): { readonly count: number; readonly of: number } {
  const offered = answered + abandoned;
  switch (variant) {
    case ServiceLevelVariant.ABANDONS_NEGATIVE:
      return { count: answeredWithin, of: offered };
    case ServiceLevelVariant.ANSWERED_ONLY:
      return { count: answeredWithin, of: answered };
    case ServiceLevelVariant.ABANDONS_POSITIVE:
      return { count: answeredWithin + abandonedWithin, of: offered };
    case ServiceLevelVariant.ABANDONS_IGNORED:
      return { count: answeredWithin, of: offered - abandonedWithin };
    case ServiceLevelVariant.SHORT_POSITIVE:
      return { count: answeredWithin + abandonedShort, of: offered };
    case ServiceLevelVariant.SHORT_EXCLUDED:
      return { count: answeredWithin, of: offered - abandonedShort };
  }
}

/** The service level in one variant; the variant and the cut-off stand in its definition. */
export function serviceLevel(
  variant: ServiceLevelVariant,
  counts: WaitingCounts,
  shortSeconds: number,
  judged: Judged = {},
): FigureShareValue {
  const { count, of } = partsOf(variant, counts);
  const isShort = variant === ServiceLevelVariant.SHORT_POSITIVE || variant === ServiceLevelVariant.SHORT_EXCLUDED;
  const definition = defined('calls.service-level', isShort ? `${variant}/${shortSeconds}s` : variant);
  return figureShare(definition, count, of, judged);
}

/** Calls that gave up waiting, of all that waited. */
export const abandonment = ({ answered, abandoned }: WaitingCounts): FigureShareValue =>
  figureShare(defined('calls.abandonment', 'ALL'), abandoned, answered + abandoned);

/** The same without those that gave up at once. */
export const abandonmentWithoutShort = (
  { answered, abandoned, abandonedShort }: WaitingCounts,
  shortSeconds: number,
): FigureShareValue =>
  figureShare(
    defined('calls.abandonment', `WITHOUT_SHORT/${shortSeconds}s`),
    abandoned - abandonedShort,
    answered + abandoned - abandonedShort,
  );

/** The plain mean of the shares of intervals, whatever they weigh: what some reports show; never the service level of the whole. */
export function meanOfIntervals(intervals: readonly { readonly value: number | null }[]): number | null {
  const values = intervals.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
