import type { AccuracyFragment, QualityMeasure, CountedShareFragment } from '../../../gql/quality-figures/graphql';

/** What is told of a share: the weighted estimate where there is one, else the plain figure. */
export interface Told {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isWeighted: boolean;
}

export function toldOf({ value, low, high, weighted }: CountedShareFragment): Told {
  if (weighted) return { value: weighted.value, low: weighted.low, high: weighted.high, isWeighted: true };
  return { value, low, high, isWeighted: false };
}

/** How much a share can be trusted. */
export type Standing = 'none' | 'few' | 'told';

export const standingOf = (share: CountedShareFragment): Standing =>
  share.of === 0 || share.value === null ? 'none' : share.isTooFew ? 'few' : 'told';

/** The divisor that is usual for a family: opportunities for style, all evaluations for what is critical. */
export const usualShare = (accuracy: AccuracyFragment, measure: QualityMeasure): CountedShareFragment =>
  measure === 'NON_CRITICAL' ? accuracy.perOpportunity : accuracy.allMonitored;

/** Ends of a line on which shares, their intervals and targets are all seen, with some air; within 0 and 1. */
export function domainOf(shares: readonly CountedShareFragment[]): readonly [number, number] {
  const marks = shares
    .filter((share) => standingOf(share) !== 'none')
    .flatMap((share) => {
      const { value, low, high } = toldOf(share);
      return [value, low, high, share.target].filter((one) => one !== null);
    });
  if (marks.length === 0) return [0, 1];
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const air = Math.max(0.02, (most - least) * 0.15);
  return [Math.max(0, least - air), Math.min(1, most + air)];
}

/** Agents and groups by where their figure certainly lies: by the lower end of the interval; without evidence last. */
export const byLowerEnd = (one: CountedShareFragment, other: CountedShareFragment): number =>
  (toldOf(one).low ?? 2) - (toldOf(other).low ?? 2);
