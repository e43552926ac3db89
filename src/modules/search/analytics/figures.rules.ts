import { quantileSeconds } from './histogram.rules.js';
import type { Sums } from './measure.rules.js';

/** Figures of a number of searches; a rate is null where nothing was counted. */
export interface Figures {
  readonly intentCount: number;
  readonly successRate: number | null;
  readonly clickThroughRate: number | null;
  readonly clicksPerSearch: number | null;
  readonly meanClickRank: number | null;
  readonly firstHitShare: number | null;
  readonly medianSecondsToOpen: number | null;
  readonly ninthDecileSecondsToOpen: number | null;
  readonly zeroResultRate: number | null;
  readonly noGoodAnswerRate: number | null;
  readonly lowConfidenceRate: number | null;
  readonly nothingOpenedRate: number | null;
  readonly linkRate: number | null;
  readonly degradedRate: number | null;
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Reads the figures out of sums. */
export const figuresOf = (sums: Sums): Figures => ({
  intentCount: sums.intents,
  successRate: share(sums.successes, sums.intents),
  clickThroughRate: share(sums.openedIntents, sums.intents),
  clicksPerSearch: share(sums.clicks, sums.intents),
  meanClickRank: share(sums.rankSum, sums.rankedClicks),
  firstHitShare: share(sums.firstHits, sums.rankedClicks),
  medianSecondsToOpen: quantileSeconds(sums.times, 0.5),
  ninthDecileSecondsToOpen: quantileSeconds(sums.times, 0.9),
  zeroResultRate: share(sums.zeros, sums.intents),
  noGoodAnswerRate: share(sums.noGood, sums.judged),
  lowConfidenceRate: share(sums.lowConfidence, sums.judged),
  nothingOpenedRate: share(sums.nothingOpened, sums.intents),
  linkRate: share(sums.linked, sums.intents),
  degradedRate: share(sums.degraded, sums.intents),
});

/** How often a query was asked in a period and in the equally long time before. */
export interface Rise {
  readonly count: number;
  readonly previousCount: number;
}

/** A query has to be asked that often in the period before it can be called rising. */
export const leastRisingCount = 3;

/**
 * How surely a query rose: the difference in standard errors of two counted numbers, so that 20 -> 60 (4.5) stands above 1 -> 3 (1.0).
 * Never more than the root of the count, so only the most frequent queries of the period need to be compared.
 */
export const riseOf = ({ count, previousCount }: Rise): number =>
  count <= previousCount ? 0 : (count - previousCount) / Math.sqrt(count + previousCount);

/** An article shown that often … */
export const leastShownCount = 5;
/** … and opened at most in this share of the searches that showed it was found but not opened. */
export const mostOpenedShare = 0.1;
