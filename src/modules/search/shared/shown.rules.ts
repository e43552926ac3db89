import type { SearchIntent } from './search-intent.js';

/** Whether a place lies outside the hits that are named: on an earlier page, or further down. */
export const isUnnamedPlace = (
  { shown, offset, totalCount }: Pick<SearchIntent, 'shown' | 'offset' | 'totalCount'>,
  place: number,
): boolean => place >= 1 && (place <= offset || (place > offset + shown.length && place <= totalCount));

/** Whether a search showed an article: it is among the hits that the receipt names, or was opened at a place that the receipt does not name. */
export const mayHaveShown = (
  intent: Pick<SearchIntent, 'shown' | 'offset' | 'totalCount' | 'opened'>,
  articleId: string,
): boolean =>
  intent.shown.includes(articleId) ||
  intent.opened.some((open) => open.articleId === articleId && open.rank !== null && isUnnamedPlace(intent, open.rank));
