import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';
import { intent, numbers } from './analytics-fixture.js';

/** What happens to one search: as it was recorded first, then as it became, step by step. */
export type Life = SearchIntent[];

const random = numbers(20_260_630);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const maybe = (share: number): boolean => random() < share;
/** What there is to be found. */
export const articles = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
const queries = ['reset router', '洗衣机漏水怎么办', 'E21', 'refund', '退货流程', '!!!'];
const kinds = ['FAQ', 'POLICY', 'SCRIPT'];

function shownNow(): Pick<SearchIntent, 'query' | 'shown' | 'totalCount' | 'confidence' | 'verdict' | 'isDegraded'> {
  const shown = maybe(0.2) ? [] : [...articles].sort(() => random() - 0.5).slice(0, 1 + Math.floor(random() * 5));
  const confidence = maybe(0.3) ? null : Math.round(random() * 100) / 100;
  return {
    query: pick(queries),
    shown,
    totalCount: shown.length,
    confidence,
    verdict: (confidence ?? 1) < 0.3 || maybe(0.1) ? 'NO_GOOD_ANSWER' : 'RESULTS',
    isDegraded: maybe(0.1),
  };
}

/** A search as a person might make it, near midnight often, so that days are cut as they should. */
export function life(n: number): Life {
  const at = new Date(Date.parse('2026-06-01T15:30:00.000Z') + Math.floor(random() * 12 * 86_400_000));
  if (maybe(0.3)) at.setUTCHours(15, 59, 59, 999);
  if (maybe(0.2)) at.setUTCHours(16, 0, 0, 0);
  let now = intent({
    ...shownNow(),
    key: `key-${n}`,
    userId: pick(['user_1', 'user_2', 'user_3']),
    teamIds: pick([[], ['n1', 'north'], ['n2', 'north'], ['south', 'n1']]),
    productLineId: pick([null, null, 'line_1', 'line_2']),
    kinds: pick([[], [], ['FAQ'], ['POLICY'], ['FAQ', 'POLICY']]),
    at,
  });
  const steps = [now];
  const step = (more: Partial<SearchIntent>): void => {
    // A new query brings its own units and key.
    now = more.query === undefined ? { ...now, ...more } : { ...intent({ ...now, ...more, ...keyed(more.query) }) };
    steps.push(now);
  };
  while (maybe(0.7) && steps.length < 7) {
    const id = pick(articles);
    const rank = maybe(0.2) ? null : 1 + Math.floor(random() * 9);
    const opened = [
      ...now.opened,
      { articleId: id, kind: pick(kinds), rank, afterMs: Math.floor(random() ** 4 * 2_000_000) },
    ];
    const choices: Partial<SearchIntent>[] = [
      { opened, end: 'OPEN' },
      { opened, end: 'OPEN' },
      { ...shownNow(), at: new Date(now.at.getTime() + 4_000) },
      { linked: [...now.linked, id] },
      { helpful: now.helpful.length ? [] : [id] },
      { saidNoAnswer: true, end: 'GAP' },
    ];
    step(pick(choices));
  }
  return steps;
}

const keyed = (query: string): Pick<SearchIntent, 'units' | 'queryKey' | 'locale'> => {
  const { units, queryKey, locale } = intent({ query });
  return { units, queryKey, locale };
};
