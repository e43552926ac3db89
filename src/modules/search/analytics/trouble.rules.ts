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

/** One day, team and product line of one wording. */
export interface TroubleCount {
  readonly queryId: string;
  readonly day: string;
  readonly teamId: string | null;
  readonly lineId: string | null;
  readonly count: number;
}

/** A list of counts by key, most first; equal ones by key. */
export const mostFirst = (counts: ReadonlyMap<string, number>): (readonly [string, number])[] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** What the counts of a group's wordings say together. */
export function summaryOf(counts: readonly TroubleCount[]): {
  readonly trend: { readonly day: string; readonly count: number }[];
  readonly teamCount: number;
  readonly lineId: string | null;
} {
  const days = new Map<string, number>();
  const lines = new Map<string, number>();
  const teams = new Set<string>();
  for (const { day, teamId, lineId, count } of counts) {
    days.set(day, (days.get(day) ?? 0) + count);
    if (lineId !== null) lines.set(lineId, (lines.get(lineId) ?? 0) + count);
    if (teamId !== null) teams.add(teamId);
  }
  return {
    trend: [...days].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([day, count]) => ({ day, count })),
    teamCount: teams.size,
    lineId: mostFirst(lines)[0]?.[0] ?? null,
  };
}
