import type { ArticleKind, Locale, SearchAnalyticsFilter } from '../../../../gql/knowledge/graphql';
import { oneOf, textOf } from '../../../../lib/address';
import type { DeskSearch } from '../../../../lib/use-desk-path';
import { KINDS, LOCALES } from '../../articles/article-filters';
import { type Figure, FIGURES } from './figures';
import { type Period, readPeriod, usualLength } from '../../../../lib/period';

/** What is counted by, besides the day. */
export const DIMENSIONS = ['TEAM', 'PRODUCT_LINE', 'LOCALE', 'KIND'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What the statistics show, as it stands in the address. */
export interface StatisticsSearch {
  period: Period;
  team: string | null;
  line: string | null;
  locale: Locale | null;
  kind: ArticleKind | null;
  figure: Figure;
  by: Dimension;
}

export const readStatistics = (search: DeskSearch): StatisticsSearch => ({
  period: readPeriod(search),
  team: textOf(search['team']),
  line: textOf(search['line']),
  locale: oneOf(LOCALES, search['locale']),
  kind: oneOf(KINDS, search['kind']),
  figure: oneOf(Object.keys(FIGURES) as Figure[], search['figure']) ?? 'successRate',
  by: oneOf(DIMENSIONS, search['by']) ?? 'TEAM',
});

/** The address of the statistics; what is usual is not there, so that a kept link goes on meaning "the last 28 days". */
export function writeStatistics(view: StatisticsSearch): DeskSearch {
  const isUsual = usualLength(view.period) === 28;
  return {
    from: isUsual ? undefined : view.period.from,
    to: isUsual ? undefined : view.period.to,
    team: view.team ?? undefined,
    line: view.line ?? undefined,
    locale: view.locale ?? undefined,
    kind: view.kind ?? undefined,
    figure: view.figure === 'successRate' ? undefined : view.figure,
    by: view.by === 'TEAM' ? undefined : view.by,
  };
}

/** The filter as the API wants it, for the period of the view or another one. */
export const filterOf = (view: StatisticsSearch, period: Period = view.period): SearchAnalyticsFilter => ({
  from: period.from,
  to: period.to,
  ...(view.team ? { teamId: view.team } : {}),
  ...(view.line ? { productLineId: view.line } : {}),
  ...(view.locale ? { locale: view.locale } : {}),
  ...(view.kind ? { kind: view.kind } : {}),
});
