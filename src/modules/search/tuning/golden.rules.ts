import { UserErrorCode, fault, type Fault } from '../../../platform/errors/index.js';
import { fold, units } from '../../../platform/search/analysis.js';
import type { SearchGoldenQuery } from './golden-query.js';
import { SearchGoldenChange, type SearchGoldenResult } from './golden-run.js';

/** Limits of golden queries. */
export const goldenLimits = { queries: 1_000, length: 200, expected: 5, worstRank: 10, note: 500 } as const;

/** What of a golden query is checked without looking anything up. */
export type GoldenContent = Pick<SearchGoldenQuery, 'query' | 'locale' | 'expectedIds' | 'maxRank' | 'note'>;

/** What is wrong with a golden query. */
export function goldenFaults({ query, expectedIds, maxRank, note }: GoldenContent): Fault[] {
  const faults: Fault[] = [];
  const { length, expected, worstRank, note: noteLength } = goldenLimits;
  if (query === '') faults.push(fault(UserErrorCode.REQUIRED, '请填写查询。', 'Give the query.', 'query'));
  else if (query.length > length)
    faults.push(fault(UserErrorCode.TOO_LONG, `最多 ${length} 个字符。`, `At most ${length} characters.`, 'query'));
  else if (units(fold(query)).length === 0)
    faults.push(fault(UserErrorCode.INVALID, '没有文字或数字。', 'It has no letters or digits.', 'query'));
  if (expectedIds.length === 0)
    faults.push(fault(UserErrorCode.REQUIRED, '请选择预期文章。', 'Choose the expected article.', 'expectedIds'));
  if (expectedIds.length > expected)
    faults.push(fault(UserErrorCode.TOO_MANY, `最多 ${expected} 篇。`, `At most ${expected} articles.`, 'expectedIds'));
  if (!Number.isInteger(maxRank) || maxRank < 1 || maxRank > worstRank)
    faults.push(fault(UserErrorCode.OUT_OF_RANGE, `1 到 ${worstRank}。`, `1 to ${worstRank}.`, 'maxRank'));
  if (note.length > noteLength)
    faults.push(
      fault(UserErrorCode.TOO_LONG, `最多 ${noteLength} 个字符。`, `At most ${noteLength} characters.`, 'note'),
    );
  return faults;
}

/** Best place of an expected document among ids, from 1; null = not there. */
export function rankOf(ids: readonly string[], expectedIds: readonly string[]): number | null {
  const at = ids.findIndex((id) => expectedIds.includes(id));
  return at < 0 ? null : at + 1;
}

/**
 * Where a golden query stood in an earlier run that somebody else may have made; undefined where that cannot be compared: both have to be
 * able to find the same of the expected articles, and at least one.
 */
export function placeBefore(
  earlier: Pick<SearchGoldenResult, 'rank' | 'visibleIds'> | undefined,
  visibleIds: readonly string[],
): number | null | undefined {
  const same = new Set(earlier?.visibleIds);
  const isSame = visibleIds.length > 0 && same.size === visibleIds.length && visibleIds.every((id) => same.has(id));
  return earlier && isSame ? earlier.rank : undefined;
}

/** How a golden query did, compared with before (undefined: not compared). */
export function resultOf(
  { _id, query, locale, maxRank, expectedIds }: SearchGoldenQuery,
  visibleIds: readonly string[],
  rank: number | null,
  before: number | null | undefined,
): SearchGoldenResult {
  const passes = (place: number | null): boolean => place !== null && place <= maxRank;
  const [was, is] = [before ?? Infinity, rank ?? Infinity];
  let change = SearchGoldenChange.SAME;
  if (before !== undefined && is < was) change = SearchGoldenChange.BETTER;
  if (before !== undefined && is > was) change = SearchGoldenChange.WORSE;
  return {
    goldenId: _id,
    query,
    locale,
    maxRank,
    expectedIds,
    visibleIds: [...visibleIds],
    rankBefore: before ?? null,
    passedBefore: before === undefined ? null : passes(before),
    rank,
    passed: passes(rank),
    change,
  };
}

/** Those that would fail although they pass now. */
export const broken = (results: readonly SearchGoldenResult[]): SearchGoldenResult[] =>
  results.filter(({ passedBefore, passed }) => passedBefore === true && !passed);

const weightOf = ({ change, passed }: SearchGoldenResult): number =>
  change === SearchGoldenChange.WORSE ? 0 : !passed ? 1 : change === SearchGoldenChange.BETTER ? 2 : 3;

/** Worse ones first, then those that fail, then better ones. */
export const byConcern = (results: readonly SearchGoldenResult[]): SearchGoldenResult[] =>
  [...results].sort((a, b) => weightOf(a) - weightOf(b));

/** Most golden queries that a refusal names. */
const mostNamed = 20;

const place = (rank: number | null, none: string): string => (rank === null ? none : String(rank));

/** The refusal of settings under which golden queries would fail. */
export function brokenFaults(results: readonly SearchGoldenResult[]): Fault[] {
  const named = results
    .slice(0, mostNamed)
    .map(({ query, rankBefore, rank }) =>
      fault(
        UserErrorCode.WRONG_STATE,
        `标准问题「${query}」将不再达标：名次 ${place(rankBefore, '无')} → ${place(rank, '无')}。`,
        `Golden query “${query}” would fail: rank ${place(rankBefore, 'none')} → ${place(rank, 'none')}.`,
        'acceptWorse',
      ),
    );
  const more = results.length - named.length;
  if (more > 0)
    named.push(
      fault(
        UserErrorCode.WRONG_STATE,
        `另有 ${more} 条标准问题将不再达标。`,
        `And ${more} more golden queries.`,
        'acceptWorse',
      ),
    );
  return named;
}
