import type { MultiSearchQuery } from 'meilisearch';
import { encodeUnits, fold, isHanUnit, unitsAt, type UnitAt } from './analysis.js';
import type { SearchEngine } from './client.js';
import { frameWords } from './frame-words.js';
import { maxReach, naturalFields, unitFields } from './index-definition.js';
import { codeKey } from './passages.js';

/** Longest query, in characters; what comes after is not looked at by the engine's ten words anyway. */
export const maxQueryLength = 200;

/** The engine ignores query words past the tenth. */
const MAX_SLOTS = 10;

/** What a query asks for, worked out before anything is sent. */
export interface QueryPlan {
  folded: string;
  /** Distinct units in order of appearance. */
  slots: string[];
  /** The folded text without the Latin words that only frame a question, unless there are no others. */
  natural: string;
  /** The slots that are sent, at most ten, without the frame of the question. An unfinished one stands last. */
  sent: string[];
  /** The last unit is not typed to its end: it matches as a prefix. */
  unfinished: string | null;
  /** That word as it was typed (folded), when it is a Latin one. */
  openWord: string | null;
  /** Codes and article numbers in it, as `codeKey` writes them; most specific first. */
  codeKeys: string[];
  kind: 'code' | 'shortHan' | 'longHan' | 'shortLatin' | 'longLatin';
}

const CODE = /[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?/g;
const GLUED_CODE = /0x[0-9a-f]{3,}/g;

function codesIn(folded: string): string[] {
  const keys = new Set<string>();
  // `K 2031`, `k2031`: somebody typed nothing but a code.
  const whole = codeKey(folded);
  if (/^[a-z]{1,4}[ ._/-]?\d[a-z0-9 ._/-]{0,18}$/.test(folded.trim())) keys.add(whole);
  for (const [found] of folded.matchAll(GLUED_CODE)) keys.add(found);
  for (const [found] of folded.matchAll(CODE)) {
    const key = codeKey(found);
    if (/\d/.test(key) && key.length >= 2 && (/[a-z]/.test(key) || key.length >= 3)) keys.add(key);
  }
  return [...keys].slice(0, 10);
}

/** Text without some of its words; what ends with a space (a finished word) still does. */
function without(text: string, words: readonly UnitAt[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of words) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return (rest + text.slice(from)).replace(/\s+/g, ' ').trimStart();
}

/** Works out what a query asks for. Pure; any text passes. */
export function planQuery(text: string): QueryPlan {
  const folded = fold(text.slice(0, maxQueryLength * 2)).slice(0, maxQueryLength);
  const found = unitsAt(folded);
  const slots = [...new Set(found.map(({ unit }) => unit))];
  const last = found.at(-1);
  const before = found.at(-2);
  // A lone Chinese character is the beginning of a pair; a Latin word is unfinished until something follows it.
  const isLone = last !== undefined && [...last.unit].length === 1 && isHanUnit(last.unit) && before?.end !== last.end;
  const isOpen = last !== undefined && last.end === folded.length && (isLone || !isHanUnit(last.unit));
  const unfinished = isOpen && last ? last.unit : null;
  const openWord = isOpen && last && !isHanUnit(last.unit) ? folded.slice(last.start, last.end) : null;

  const isFrame = (unit: string): boolean => frameWords.has(unit) && unit !== unfinished;
  const content = slots.filter((unit) => !isFrame(unit));
  const sent = (content.length ? content : slots).filter((unit) => unit !== unfinished).slice(0, MAX_SLOTS);
  if (unfinished !== null) sent.splice(MAX_SLOTS - 1, 1, unfinished);
  const framing = content.length ? found.filter(({ unit }) => isFrame(unit) && !isHanUnit(unit)) : [];
  const natural = without(folded, framing);

  const codeKeys = codesIn(folded);
  const han = slots.filter(isHanUnit).length;
  let kind: QueryPlan['kind'] = slots.length <= 3 ? 'shortLatin' : 'longLatin';
  if (han * 2 >= slots.length && han > 0) kind = han <= 3 ? 'shortHan' : 'longHan';
  if (codeKeys[0] !== undefined && codeKeys[0] === codeKey(folded)) kind = 'code';
  return { folded, slots, natural, sent, unfinished, openWord, codeKeys, kind };
}

/** What each list of hits counts in the merged one. */
export interface MergeWeights {
  natural: number;
  units: number;
  /** Rank constant: small lets the first places decide. */
  k: number;
}

/** Found on the even queries of the test sets and on pieces of titles; `bench relevance` shows what they give. */
export const mergeWeights: Readonly<Record<QueryPlan['kind'], MergeWeights>> = {
  code: { natural: 1, units: 1, k: 10 },
  shortHan: { natural: 1, units: 8, k: 3 },
  longHan: { natural: 1, units: 0.6, k: 10 },
  shortLatin: { natural: 1, units: 1, k: 3 },
  longLatin: { natural: 1, units: 1.3, k: 3 },
};

/** Merges ranked lists by reciprocal rank: `sum of weight / (k + rank)`. Equal sums keep the order of the first list. */
export function mergeByRank(lists: readonly { ids: readonly string[]; weight: number }[], k: number): string[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of lists) {
    ids.forEach((id, at) => scores.set(id, (scores.get(id) ?? 0) + weight / (k + at + 1)));
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** Facet values and how many documents have each. */
export type FacetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One ranked list of document ids with counts. */
export interface Found {
  ids: string[];
  /** Kind of document (`article` …) of each id. */
  types: ReadonlyMap<string, string>;
  /** Documents that match, as far as the engine tells; may be more than `ids` holds. */
  total: number;
  facets: FacetCounts;
}

export interface FindOptions {
  /** Filter of the engine; who may see what. Empty: nothing restricts. */
  filter: string;
  /** How many documents each list brings, at most 200. */
  depth: number;
  /** Fields to count, `kind` first: the total is taken from it. */
  facets: readonly string[];
}

/** Counts come from one list, or they would not fit together; for a few Chinese characters the units are the exact one. */
const countedList = (plan: QueryPlan): 'natural' | 'units' => (plan.kind === 'shortHan' ? 'units' : 'natural');

/** The searches of a plan, in the order in which `readFound` reads them. */
export function searchesOf(
  plan: QueryPlan,
  indexUid: string,
  { filter, depth, facets }: FindOptions,
): MultiSearchQuery[] {
  // With `page` the engine counts documents in facets, with `limit` it would count passages.
  const common = { indexUid, attributesToRetrieve: ['did', 'type'], page: 1, hitsPerPage: Math.min(depth, maxReach) };
  const counted = (list: 'natural' | 'units'): { facets?: string[] } =>
    list === countedList(plan) ? { facets: [...facets] } : {};
  const withFilter = (more?: string): { filter?: string } => {
    const both = [filter, more].filter(Boolean).join(' AND ');
    return both === '' ? {} : { filter: both };
  };
  const searches: MultiSearchQuery[] = [
    {
      ...common,
      ...counted('natural'),
      ...withFilter(),
      q: plan.natural,
      matchingStrategy: 'frequency',
      attributesToSearchOn: [...naturalFields],
    },
    {
      ...common,
      ...counted('units'),
      ...withFilter(),
      // A space at the end says that the last word is finished.
      q: encodeUnits(plan.sent) + (plan.unfinished === null ? ' ' : ''),
      matchingStrategy: 'frequency',
      attributesToSearchOn: [...unitFields],
    },
  ];
  if (plan.codeKeys.length) {
    const keys = plan.codeKeys.map((key) => JSON.stringify(key)).join(', ');
    searches.push({ ...common, ...withFilter(`codeKeys IN [${keys}]`), q: plan.folded, matchingStrategy: 'last' });
  }
  return searches;
}

interface Answer {
  hits: Record<string, unknown>[];
  facetDistribution?: Record<string, Record<string, number>>;
  totalHits?: number;
}

const idsOf = (answer: Answer | undefined): string[] => (answer?.hits ?? []).map((hit) => String(hit['did']));

/** Total from the first facet (it is not capped as the engine's own total is). */
function totalOf(answer: Answer | undefined, field: string | undefined): number {
  const counts = field === undefined ? undefined : answer?.facetDistribution?.[field];
  if (counts) return Object.values(counts).reduce((sum, count) => sum + count, 0);
  return answer?.totalHits ?? 0;
}

/** Merges the answers of `searchesOf`. */
export function readFound(plan: QueryPlan, answers: readonly Answer[], facets: readonly string[]): Found {
  const [natural, unit, code] = answers;
  const weights = mergeWeights[plan.kind];
  const lists = [
    { ids: idsOf(natural), weight: weights.natural },
    { ids: idsOf(unit), weight: weights.units },
  ];
  const merged = mergeByRank(lists, weights.k);
  const exact = idsOf(code);
  // Who types a code means it: whoever carries the very code comes first.
  const ids = exact.length ? [...new Set([...exact, ...merged])] : merged;
  const counted = countedList(plan) === 'units' ? unit : natural;
  const types = new Map(
    answers.flatMap(({ hits }) => hits.map((hit) => [String(hit['did']), String(hit['type'])] as const)),
  );
  return {
    ids,
    types,
    total: Math.max(totalOf(counted, facets[0]), ids.length),
    facets: counted?.facetDistribution ?? {},
  };
}

/** Finds documents for a plan: one request, two searches (three with a code), one ranked list. Throws the engine's errors. */
export async function find(engine: SearchEngine, plan: QueryPlan, options: FindOptions): Promise<Found> {
  if (plan.slots.length === 0) return { ids: [], types: new Map(), total: 0, facets: {} };
  const queries = searchesOf(plan, engine.indexUid, options);
  const { results } = await engine.call((client) => client.multiSearch({ queries }));
  return readFound(plan, results as unknown as Answer[], options.facets);
}
