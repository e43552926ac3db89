import type { QueryMoment } from './measure.rules.js';

/** What went wrong with a query, as the schema names it. */
export type Trouble = 'ZERO_RESULT' | 'NOTHING_OPENED' | 'LOW_CONFIDENCE';

/** Where a trouble is counted, and where its last moment is kept. */
export const troubleFields: Readonly<
  Record<Trouble, { readonly count: 'zeros' | 'nothingOpened' | 'lowConfidence'; readonly lastAt: QueryMoment }>
> = {
  ZERO_RESULT: { count: 'zeros', lastAt: 'lastZeroAt' },
  NOTHING_OPENED: { count: 'nothingOpened', lastAt: 'lastUnopenedAt' },
  LOW_CONFIDENCE: { count: 'lowConfidence', lastAt: 'lastDoubtfulAt' },
};

/** How searches with one wording went in a period. */
export interface Course {
  readonly intentCount: number;
  readonly successCount: number;
  /** When it last went wrong in the way that is asked for, and when it last succeeded; ever, not only in the period. */
  readonly lastTroubleAt: Date | null;
  readonly lastSuccessAt: Date | null;
}

/**
 * Whether a wording is no trouble any more: its latest search that counts succeeded, or at least half of those of the period did. One
 * further search that goes wrong brings it back, unless half succeed.
 */
export const isSolved = ({ intentCount, successCount, lastTroubleAt, lastSuccessAt }: Course): boolean =>
  successCount * 2 >= intentCount ||
  (lastSuccessAt !== null && (lastTroubleAt === null || lastSuccessAt.getTime() >= lastTroubleAt.getTime()));
