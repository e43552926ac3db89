import type { SearchEngine } from './client.js';
import { firstQueries, secondQueries, type EngineAnswer } from './engine-queries.js';
import type { QueryPlan } from './query.js';
import { QuestionIndex } from './question/question-index.js';
import { slotsOf } from './question/slots.js';

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
  /** How many documents the first lists bring, at most 200. */
  depth: number;
  /** Fields to count, `kind` first: the total is taken from it. */
  facets: readonly string[];
  /** Whether each part of a document counts by itself. */
  isForParts?: boolean | undefined;
}

/** Rank constant: small lets the first places decide. */
const RANK = 3;
/** What each list counts: natural text, units, and each unit query in another order. */
const WEIGHTS = { natural: 1, units: 1.3, rotated: 0.3 } as const;

/** Merges ranked lists by reciprocal rank: `sum of weight / (k + rank)`. Equal sums keep the order of the first list. */
export function mergeByRank(lists: readonly { ids: readonly string[]; weight: number }[], k: number): string[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of lists) {
    ids.forEach((id, at) => scores.set(id, (scores.get(id) ?? 0) + weight / (k + at + 1)));
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/**
 * Finds documents by the engine alone, for as long as the question index is being loaded: natural text and units in several
 * orders in one request, merged by rank; whoever carries a code that was typed comes first. Throws the engine's errors.
 * @param index what is loaded of it so far: its weights put the telling units first.
 */
export async function find(
  engine: SearchEngine,
  plan: QueryPlan,
  { filter, depth, facets, isForParts }: FindOptions,
  index: QuestionIndex = new QuestionIndex(),
): Promise<Found> {
  const types = new Map<string, string>();
  if (plan.slots.length === 0) return { ids: [], types, total: 0, facets: {} };
  const slots = slotsOf(index, plan);
  const { indexUid } = engine;
  const scope = { indexUid, filter, depth, isForParts };
  const [natural, units] = firstQueries(index, plan, slots, scope);
  const rotated = secondQueries(index, slots, scope);
  const carrying = plan.codeKeys.length
    ? [`codeKeys IN [${plan.codeKeys.map((key) => JSON.stringify(key)).join(', ')}]`]
    : [];
  const byCode = carrying.map((code) => ({
    indexUid,
    q: plan.folded,
    limit: depth,
    attributesToRetrieve: ['did', 'type'],
    filter: filter === '' ? code : `${filter} AND ${code}`,
    matchingStrategy: 'last' as const,
    ...(isForParts ? { distinct: 'did' } : {}),
  }));
  // Counted by the list that is never cut.
  const queries = [{ ...natural, indexUid, facets: [...facets] }, { ...units, indexUid }, ...rotated, ...byCode];
  const { results } = await engine.call((client) => client.multiSearch({ queries }));
  const lists = (results as unknown as (EngineAnswer & { facetDistribution?: FacetCounts })[]).map((answer) => {
    for (const hit of answer.hits) types.set(String(hit['did']), String(hit['type']));
    return answer.hits.map((hit) => String(hit['did']));
  });
  const weightOf = (at: number): number => (at === 0 ? WEIGHTS.natural : at === 1 ? WEIGHTS.units : WEIGHTS.rotated);
  const merged = mergeByRank(
    lists.slice(0, 2 + rotated.length).map((ids, at) => ({ ids, weight: weightOf(at) })),
    RANK,
  );
  const ids = [...new Set([...(byCode.length ? (lists.at(-1) ?? []) : []), ...merged])];
  const [first] = results as unknown as { facetDistribution?: FacetCounts }[];
  const counts = first?.facetDistribution ?? {};
  const total = Object.values(counts[facets[0] ?? ''] ?? {}).reduce((sum, count) => sum + count, 0);
  return { ids, types, total: Math.max(total, ids.length), facets: counts };
}
