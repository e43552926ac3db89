import { createHash } from 'node:crypto';
import type { SearchIntent } from '../shared/search-intent.js';
import { dayOf } from '../shared/days.rules.js';
import { bucketName, bucketNames, bucketOf } from './histogram.rules.js';

/** What searches are counted by, all at once: one count document for each that occurs. */
export interface Tuple {
  readonly day: string;
  /** First team of the person, so that nobody is counted twice; null for people without a team. */
  readonly teamId: string | null;
  readonly lineId: string | null;
  readonly locale: 'zh-CN' | 'en';
  /** Kind of the document that was opened first; else the one kind that was searched in; else `NONE`. */
  readonly kind: string;
}

/**
 * Figures are summed up at five grains: by day and team alone, with one of product line, language and kind beside, and with all of them.
 * A question reads the coarsest that can answer it: a year of a large centre by day is 8,000 documents instead of 240,000.
 */
export const grains = {
  TEAM: [],
  LINE: ['lineId'],
  LOCALE: ['locale'],
  KIND: ['kind'],
  ALL: ['lineId', 'locale', 'kind'],
} as const satisfies Record<string, readonly (keyof Tuple)[]>;

export type Grain = keyof typeof grains;

const grainNames = Object.keys(grains) as Grain[];

/** The coarsest grain that tells these fields apart (day and team always are). */
export function grainFor(fields: ReadonlySet<keyof Tuple>): Grain {
  const tells = (grain: Grain): boolean =>
    [...fields].every((field) => field === 'day' || field === 'teamId' || grains[grain].some((one) => one === field));
  return grainNames.find(tells) ?? 'ALL';
}

/** Kind of a search that opened nothing and was not narrowed to one kind. */
export const noKind = 'NONE';

/** Below this probability an answer is counted as doubtful. */
export const lowConfidence = 0.5;

/** How many of the shown hits count as seen. */
const seenHits = 3;

/** Everything that is summed up of a number of searches, the buckets of times to open apart. */
export const countNames = [
  'intents',
  'successes',
  'openedIntents',
  'clicks',
  'rankedClicks',
  'firstHits',
  'rankSum',
  'zeros',
  'judged',
  'noGood',
  'nothingOpened',
  'lowConfidence',
  'linked',
  'degraded',
] as const;

export type CountName = (typeof countNames)[number];
export type Counts = Record<CountName, number>;

/** Sums with the buckets of times to the first open. */
export interface Sums extends Counts {
  readonly times: readonly number[];
}

/** No search at all. */
export const noSums: Sums = {
  ...(Object.fromEntries(countNames.map((name) => [name, 0])) as Counts),
  times: bucketNames.map(() => 0),
};

const one = (condition: boolean): number => (condition ? 1 : 0);

/** Whether somebody got somewhere: opened, linked, or called helpful. */
export const isSuccess = (intent: SearchIntent): boolean =>
  intent.opened.length > 0 || intent.linked.length > 0 || intent.helpful.length > 0;

/** Whether something was found of which nothing was used. */
export const isNothingOpened = (intent: SearchIntent): boolean => intent.totalCount > 0 && !isSuccess(intent);

/** Whether the answer was judged and found doubtful. */
export const isDoubtful = (intent: SearchIntent): boolean =>
  intent.isJudgeable && intent.confidence !== null && intent.confidence < lowConfidence;

/** Whether nothing was found, by a search that could tell. */
export const isZero = (intent: SearchIntent): boolean => intent.isJudgeable && intent.totalCount === 0;

/** The shown hits that are among the first ones of all pages. */
const firstHits = ({ shown, offset }: SearchIntent): readonly string[] =>
  shown.slice(0, Math.max(0, seenHits - offset));

/** Where a search is counted. */
export function tupleOf(intent: SearchIntent): Tuple {
  const [onlyKind = noKind] = intent.kinds.length === 1 ? intent.kinds : [];
  return {
    day: dayOf(intent.at),
    teamId: intent.teamIds[0] ?? null,
    lineId: intent.productLineId,
    locale: intent.locale,
    kind: intent.opened[0]?.kind ?? onlyKind,
  };
}

/** What one search adds. */
export function countsOf(intent: SearchIntent): Counts {
  const ranks = intent.opened.flatMap(({ rank }) => (rank === null ? [] : [rank]));
  const isJudged = intent.isJudgeable && intent.confidence !== null;
  return {
    intents: 1,
    successes: one(isSuccess(intent)),
    openedIntents: one(intent.opened.length > 0),
    clicks: intent.opened.length,
    rankedClicks: ranks.length,
    firstHits: ranks.filter((rank) => rank === 1).length,
    rankSum: ranks.reduce((sum, rank) => sum + rank, 0),
    zeros: one(isZero(intent)),
    judged: one(isJudged),
    noGood: one(isJudged && intent.verdict === 'NO_GOOD_ANSWER'),
    nothingOpened: one(isNothingOpened(intent)),
    lowConfidence: one(isDoubtful(intent)),
    linked: one(intent.linked.length > 0),
    degraded: one(intent.isDegraded),
  };
}

/** The bucket of the time to the first open; null where nothing was opened. */
export function bucketOfIntent(intent: SearchIntent): number | null {
  return intent.opened.length === 0 ? null : bucketOf(Math.min(...intent.opened.map(({ afterMs }) => afterMs)));
}

/** Id under which all searches with the same words in the same language are counted; null for a query without words. */
export function queryIdOf(intent: Pick<SearchIntent, 'locale' | 'queryKey'>): string | null {
  if (intent.queryKey === '') return null;
  return createHash('sha256').update(`${intent.locale}\0${intent.queryKey}`).digest('base64url').slice(0, 22);
}

/** Collections of counts. */
export type CountsOf = 'figures' | 'queries' | 'articles';

/** What is added to one count document. */
export interface Addition {
  readonly id: string;
  /** Fields that a new document gets. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** By path. */
  readonly add: Map<string, number>;
}

/** Additions by collection and id. */
export type Additions = Record<CountsOf, Map<string, Addition>>;

export const noAdditions = (): Additions => ({ figures: new Map(), queries: new Map(), articles: new Map() });

function addTo(
  additions: Map<string, Addition>,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  counts: Readonly<Record<string, number>>,
  sign: 1 | -1,
): void {
  let addition = additions.get(id);
  if (!addition) additions.set(id, (addition = { id, fields, add: new Map() }));
  for (const [path, count] of Object.entries(counts)) {
    const sum = (addition.add.get(path) ?? 0) + sign * count;
    if (sum === 0) addition.add.delete(path);
    else addition.add.set(path, sum);
  }
}

/** A tuple as part of an id; what a grain does not tell apart is left out. */
const keyOf = (tuple: Tuple, grain: Grain): string =>
  [tuple.day, tuple.teamId ?? '-', ...grains[grain].map((field) => tuple[field] ?? '-')].join('|');

/** Adds one search to (or, with -1, takes it out of) what is to be written. */
export function addIntent(additions: Additions, intent: SearchIntent, sign: 1 | -1): void {
  const tuple = tupleOf(intent);
  const key = keyOf(tuple, 'ALL');
  const counts = countsOf(intent);
  const bucket = bucketOfIntent(intent);
  const times = bucket === null ? {} : { [`times.${bucketName(bucket)}`]: 1 };
  for (const grain of grainNames) {
    const { day, teamId } = tuple;
    const told = Object.fromEntries(grains[grain].map((field) => [field, tuple[field]]));
    const fields = { grain, day, teamId, ...told };
    addTo(additions.figures, `${grain}|${keyOf(tuple, grain)}`, fields, { ...counts, ...times }, sign);
  }

  const queryId = queryIdOf(intent);
  if (queryId !== null) {
    const { intents, successes, openedIntents, zeros, nothingOpened, lowConfidence: doubtful } = counts;
    const some = { intents, successes, openedIntents, zeros, nothingOpened, lowConfidence: doubtful };
    addTo(additions.queries, `${queryId}|${key}`, { queryId, ...tuple }, some, sign);
  }

  const opened = new Set(intent.opened.map(({ articleId }) => articleId));
  for (const articleId of new Set(firstHits(intent))) {
    const some = { shown: 1, opened: one(opened.has(articleId)) };
    addTo(additions.articles, `${articleId}|${key}`, { articleId, ...tuple }, some, sign);
  }
}

/** What has to be written when a search is new (`before` null), changed, or gone (`after` null). */
export function differenceOf(before: SearchIntent | null, after: SearchIntent | null): Additions {
  const additions = noAdditions();
  if (before) addIntent(additions, before, -1);
  if (after) addIntent(additions, after, 1);
  return additions;
}

/** What is remembered of a query's latest searches: its words, and when it last went well or wrong. */
export interface QueryMark {
  readonly id: string;
  readonly locale: 'zh-CN' | 'en';
  readonly text: string;
  readonly units: readonly string[];
  /** The first hits of its latest search; null for a search that did not show the first page. */
  readonly shown: readonly string[] | null;
  readonly firstAt: Date;
  /** Moments that only move forward; absent where the search was not of that sort. */
  readonly moments: Readonly<Partial<Record<QueryMoment, Date>>>;
}

export const queryMoments = ['lastAt', 'lastSuccessAt', 'lastZeroAt', 'lastUnopenedAt', 'lastDoubtfulAt'] as const;
export type QueryMoment = (typeof queryMoments)[number];

/** What one search leaves behind about its query; null for a query without words. */
export function markOf(intent: SearchIntent): QueryMark | null {
  const id = queryIdOf(intent);
  if (id === null) return null;
  const { at, locale, query: text, units } = intent;
  return {
    id,
    locale,
    text,
    units,
    shown: intent.offset === 0 ? firstHits(intent) : null,
    firstAt: at,
    moments: {
      lastAt: at,
      ...(isSuccess(intent) ? { lastSuccessAt: at } : {}),
      ...(isZero(intent) ? { lastZeroAt: at } : {}),
      ...(isNothingOpened(intent) ? { lastUnopenedAt: at } : {}),
      ...(isDoubtful(intent) ? { lastDoubtfulAt: at } : {}),
    },
  };
}

/** One mark for each query in the place of many in order: the last words and hits, the first and the last moments. */
export function markTogether(marks: readonly QueryMark[]): QueryMark[] {
  const byId = new Map<string, QueryMark>();
  for (const mark of marks) {
    const before = byId.get(mark.id);
    if (!before) {
      byId.set(mark.id, mark);
      continue;
    }
    // In order: of each moment the later one comes later.
    const moments = { ...before.moments, ...mark.moments };
    byId.set(mark.id, {
      ...mark,
      units: before.units,
      shown: mark.shown ?? before.shown,
      firstAt: before.firstAt,
      moments,
    });
  }
  return [...byId.values()];
}
