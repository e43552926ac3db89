import type { GapsQueryVariables, Locale, SearchGapOrder, SearchGapState } from '../../../../gql/knowledge/graphql';
import { oneOf, textOf } from '../../../../lib/address';
import type { DeskSearch } from '../../../../lib/use-desk-path';
import { LOCALES } from '../../articles/article-filters';

export const STATES = ['OPEN', 'DRAFTED', 'CLOSED', 'DISMISSED'] as const satisfies readonly SearchGapState[];
export const ORDERS = ['COUNT', 'TREND', 'LAST_REPORT'] as const satisfies readonly SearchGapOrder[];

/** Which gaps are listed, as it stands in the address. */
export interface GapSearch {
  state: SearchGapState;
  order: SearchGapOrder;
  locale: Locale | null;
  line: string | null;
  isMine: boolean;
  /** The chosen gap. */
  at: string | null;
}

export const readGapSearch = (search: DeskSearch): GapSearch => ({
  state: oneOf(STATES, search['state']) ?? 'OPEN',
  order: oneOf(ORDERS, search['order']) ?? 'COUNT',
  locale: oneOf(LOCALES, search['locale']),
  line: textOf(search['line']),
  isMine: search['mine'] === true,
  at: textOf(search['at']),
});

/** The address of a list; what is usual is not there. */
export const writeGapSearch = ({ state, order, locale, line, isMine, at }: GapSearch): DeskSearch => ({
  state: state === 'OPEN' ? undefined : state,
  order: order === 'COUNT' ? undefined : order,
  locale: locale ?? undefined,
  line: line ?? undefined,
  mine: isMine || undefined,
  at: at ?? undefined,
});

export const gapVariables = (
  { state, order, locale, line, isMine }: GapSearch,
  first: number,
): Omit<GapsQueryVariables, 'after'> => ({
  filter: {
    states: [state],
    ...(locale ? { locale } : {}),
    ...(line ? { productLineId: line } : {}),
    ...(isMine ? { claimedByViewer: true } : {}),
  },
  orderBy: order,
  first,
});
