import { createHash } from 'node:crypto';
import { dayOf } from '../shared/days.rules.js';
import type { SearchIntent } from '../shared/search-intent.js';
import { mayHaveShown } from '../shared/shown.rules.js';
import { queryIdOf } from './measure.rules.js';

/** A query that led to an article and was confirmed. */
export interface LearnedQuery {
  /** As it was asked last, personal data masked. */
  readonly text: string;
  readonly units: readonly string[];
  /** How often it was confirmed; somebody counts once a day. */
  readonly count: number;
}

/** What was learned about an article. */
export interface LearnedArticle {
  readonly articleId: string;
  /** Most confirmed first, at most 20. */
  readonly queries: readonly LearnedQuery[];
}

/**
 * So many different people have to confirm a query, each counted once a day however often they search: what two repeat teaches nothing …
 */
export const leastPeople = 3;
/** … on so many different days, so that one busy hour is not enough … */
export const leastDays = 2;
/** … and so much they have to weigh together: one of three at least has to say more than that something was opened. */
export const leastWeight = 2;
/** Most queries of an article: what everybody asks must not drown the rest. */
export const mostQueriesOfArticle = 20;

/** Linking and "helpful" say that it was the answer; an open after which nothing more was looked for says so half as loud. */
const clear = 1;
const weak = 0.5;

/**
 * What a search says about articles: 1 for linked to the call or called helpful, 0.5 for the last one opened with nothing after it, -1
 * for called not helpful. A search that ended in "no answer" confirms by clear words only. Of an article that the search did not show
 * it says nothing, whatever was done with that.
 */
export function confirmationsOf(intent: SearchIntent): Map<string, number> {
  const said = new Map<string, number>();
  const last = intent.opened.at(-1);
  if (last && intent.end === 'OPEN' && !intent.saidNoAnswer) said.set(last.articleId, weak);
  for (const id of [...intent.linked, ...intent.helpful]) said.set(id, clear);
  for (const id of intent.notHelpful) said.set(id, -1);
  for (const id of [...said.keys()]) if (!mayHaveShown(intent, id)) said.delete(id);
  return said;
}

/** What is known of one query of one article while it is being learned. */
interface Pair {
  text: string;
  units: readonly string[];
  lastAt: number;
  /** What each person said on each day. */
  readonly said: Map<string, Said>;
}

/** What one person said on one day, however often: "not helpful" outweighs, else the clearest word counts. */
interface Said {
  readonly userId: string;
  readonly day: string;
  readonly weight: number;
}

const louder = (a: number, b: number): number => (Math.min(a, b) < 0 ? Math.min(a, b) : Math.max(a, b));

/** Whether so many people on so many days said so much that a query is confirmed. */
function isConfirmed({ said }: Pair): boolean {
  const all = [...said.values()];
  const confirming = all.filter(({ weight }) => weight > 0);
  return (
    new Set(confirming.map(({ userId }) => userId)).size >= leastPeople &&
    new Set(confirming.map(({ day }) => day)).size >= leastDays &&
    all.reduce((sum, { weight }) => sum + weight, 0) >= leastWeight
  );
}

const countOf = ({ said }: Pair): number => [...said.values()].filter(({ weight }) => weight > 0).length;

/** Learns confirmed queries from searches, one after the other. */
export class Teacher {
  readonly #articles = new Map<string, Map<string, Pair>>();

  /** Takes a search into account. */
  add(intent: SearchIntent): void {
    const queryId = queryIdOf(intent);
    if (queryId === null) return;
    for (const [articleId, weight] of confirmationsOf(intent)) {
      let pairs = this.#articles.get(articleId);
      if (!pairs) this.#articles.set(articleId, (pairs = new Map()));
      let pair = pairs.get(queryId);
      if (!pair) {
        pair = { text: intent.query, units: intent.units, lastAt: -Infinity, said: new Map() };
        pairs.set(queryId, pair);
      }
      const { userId } = intent;
      const day = dayOf(intent.at);
      const before = pair.said.get(`${day} ${userId}`);
      pair.said.set(`${day} ${userId}`, { userId, day, weight: before ? louder(before.weight, weight) : weight });
      if (weight <= 0) continue;
      const at = intent.at.getTime();
      // Of two in one moment the smaller text, so that the order of reading does not matter.
      if (at > pair.lastAt || (at === pair.lastAt && intent.query < pair.text)) {
        pair.lastAt = at;
        pair.text = intent.query;
        pair.units = intent.units;
      }
    }
  }

  /** What is confirmed often enough, by id of the article; of each article the most confirmed queries, newer ones first. */
  learned(): LearnedArticle[] {
    const articles: LearnedArticle[] = [];
    for (const [articleId, pairs] of this.#articles) {
      const queries = [...pairs.values()]
        .filter(isConfirmed)
        .map((pair) => ({ ...pair, count: countOf(pair) }))
        .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt || (a.text < b.text ? -1 : 1))
        .slice(0, mostQueriesOfArticle)
        .map(({ text, units, count }) => ({ text, units, count }));
      if (queries.length) articles.push({ articleId, queries });
    }
    return articles.sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
  }
}

/** Whether a search teaches (half of them, by hash of its key) or is held back to be asked. */
export const teaches = (intent: Pick<SearchIntent, 'key'>): boolean =>
  (createHash('sha256').update(intent.key).digest()[0] ?? 0) % 2 === 0;

/** A held-back query and the articles that answered it. */
export interface HeldBack {
  readonly queryId: string;
  readonly text: string;
  readonly articleIds: ReadonlySet<string>;
  readonly count: number;
}

/** Gathers held-back queries with what answered them. */
export class HeldBackQueries {
  readonly #queries = new Map<string, { text: string; articleIds: Set<string>; count: number }>();

  add(intent: SearchIntent): void {
    const queryId = queryIdOf(intent);
    const answers = [...confirmationsOf(intent)].filter(([, weight]) => weight > 0);
    if (queryId === null || answers.length === 0) return;
    let query = this.#queries.get(queryId);
    if (!query) this.#queries.set(queryId, (query = { text: intent.query, articleIds: new Set(), count: 0 }));
    query.count += 1;
    for (const [articleId] of answers) query.articleIds.add(articleId);
  }

  /** The most frequent ones, at most `limit`; each counts once, however often it was asked. */
  most(limit: number): HeldBack[] {
    return [...this.#queries]
      .map(([queryId, query]) => ({ queryId, ...query }))
      .sort((a, b) => b.count - a.count || (a.queryId < b.queryId ? -1 : 1))
      .slice(0, limit);
  }
}

/** Figures of a measurement. */
export interface Gain {
  readonly queryCount: number;
  readonly mrrWithout: number | null;
  readonly mrrWith: number | null;
  /** Of the difference; null with fewer than two queries. */
  readonly standardError: number | null;
  readonly betterCount: number;
  readonly worseCount: number;
}

/** One by the place of the first answer among the first ten; 0 where none is there. */
export function reciprocalRank(ranking: readonly string[], answers: ReadonlySet<string>): number {
  const at = ranking.slice(0, 10).findIndex((id) => answers.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

const mean = (values: readonly number[]): number | null =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;

/** Compares two rankings of the same queries. */
export function gainOf(
  queries: readonly HeldBack[],
  without: readonly (readonly string[])[],
  withLearned: readonly (readonly string[])[],
): Gain {
  const before = queries.map(({ articleIds }, n) => reciprocalRank(without[n] ?? [], articleIds));
  const after = queries.map(({ articleIds }, n) => reciprocalRank(withLearned[n] ?? [], articleIds));
  const differences = after.map((value, n) => value - (before[n] ?? 0));
  const middle = mean(differences) ?? 0;
  const squares = differences.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const count = queries.length;
  return {
    queryCount: count,
    mrrWithout: mean(before),
    mrrWith: mean(after),
    standardError: count < 2 ? null : Math.sqrt(squares / (count - 1) / count),
    betterCount: differences.filter((value) => value > 0).length,
    worseCount: differences.filter((value) => value < 0).length,
  };
}
