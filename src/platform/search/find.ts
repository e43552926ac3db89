import type { MultiSearchQuery } from 'meilisearch';
import { encodeUnits } from './analysis.js';
import type { SearchEngine } from './client.js';
import { maxReach, naturalFields, unitFields } from './index-definition.js';
import { leadsOf, mergeByRank, mergeWeights, type QueryPlan } from './query.js';

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

/** The searches of a plan, in the order natural, units, code. */
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

/** Ids of each search, best first, and what they are counted by. */
interface Lists {
  natural: string[];
  units: string[];
  code: string[];
  wide: string[][];
}

function rank(plan: QueryPlan, { natural, units, code, wide }: Lists): string[] {
  const weights = mergeWeights[plan.kind];
  const merged = mergeByRank(
    [
      { ids: natural, weight: weights.natural },
      { ids: units, weight: weights.units },
      ...wide.map((ids) => ({ ids, weight: weights.wide })),
    ],
    weights.k,
  );
  // Who types a code means it: whoever carries the very code comes first.
  return code.length ? [...new Set([...code, ...merged])] : merged;
}

/** Below so many documents a question is asked once more, wider. */
const FEW = 10;
const WIDE_DEPTH = 20;

/**
 * Searches of a wider round: the engine drops the commonest words of a question, but of equally rare ones it wants all,
 * and so may find nothing. Here each telling unit leads once and is alone demanded; the others only rank.
 */
function widerSearches(plan: QueryPlan, indexUid: string, filter: string): MultiSearchQuery[] {
  return leadsOf(plan).map((lead) => ({
    indexUid,
    // An unfinished unit is one only at the end of a query: it leads alone.
    q:
      lead === plan.openUnit
        ? encodeUnits([lead])
        : encodeUnits([lead, ...plan.sent.filter((unit) => unit !== lead)]) + (plan.unfinished === null ? ' ' : ''),
    matchingStrategy: 'last',
    attributesToSearchOn: [...unitFields],
    attributesToRetrieve: ['did', 'type'],
    limit: WIDE_DEPTH,
    ...(filter === '' ? {} : { filter }),
  }));
}

/**
 * Finds documents for a plan and ranks them: one request with two searches (three with a code); where that finds few, a
 * wider second one. Throws the engine's errors.
 */
export async function find(engine: SearchEngine, plan: QueryPlan, options: FindOptions): Promise<Found> {
  const types = new Map<string, string>();
  if (plan.slots.length === 0) return { ids: [], types, total: 0, facets: {} };
  const ask = async (queries: MultiSearchQuery[]): Promise<Answer[]> => {
    const { results } = await engine.call((client) => client.multiSearch({ queries }));
    const answers = results as unknown as Answer[];
    for (const { hits } of answers) for (const hit of hits) types.set(String(hit['did']), String(hit['type']));
    return answers;
  };
  const { indexUid } = engine;
  const { filter, facets } = options;

  const [natural, units, code] = await ask(searchesOf(plan, indexUid, options));
  const lists: Lists = { natural: idsOf(natural), units: idsOf(units), code: idsOf(code), wide: [] };
  const narrow = rank(plan, lists);
  const counted = countedList(plan) === 'units' ? units : natural;
  const found = { ids: narrow, types, total: Math.max(totalOf(counted, facets[0]), narrow.length) };
  const wider = narrow.length < FEW && lists.code.length === 0 ? widerSearches(plan, indexUid, filter) : [];
  if (wider.length === 0) return { ...found, facets: counted?.facetDistribution ?? {} };

  lists.wide = (await ask(wider)).map(idsOf);
  const ids = rank(plan, lists);
  if (ids.length === narrow.length) return { ...found, facets: counted?.facetDistribution ?? {} };
  // What was found in two rounds is counted by itself, or the counts would be of the first alone.
  const among = `did IN [${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
  const both = filter === '' ? among : `${filter} AND ${among}`;
  const [counts] = await ask([
    {
      indexUid,
      q: '',
      filter: both,
      page: 1,
      hitsPerPage: 1,
      facets: [...facets],
      attributesToRetrieve: ['did', 'type'],
    },
  ]);
  return { ids, types, total: ids.length, facets: counts?.facetDistribution ?? {} };
}
