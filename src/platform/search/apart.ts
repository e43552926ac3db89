import type { MultiSearchQuery } from 'meilisearch';
import { encodeUnits } from './analysis.js';
import type { SearchEngine } from './client.js';
import { type FacetCounts, mergeByRank } from './find.js';
import { maxReach, naturalFields, unitFields } from './index-definition.js';
import { codeKey } from './passages.js';
import type { QueryPlan } from './query.js';
import { wholeId } from './source.js';

/** What was found of kinds that are found apart. */
export interface FoundApart {
  /** Best first; of one document one entry. */
  readonly hits: readonly { readonly id: string; readonly type: string }[];
  /** How many of them carry the very code that was typed: they come first. */
  readonly exact: number;
  /** Documents that match, as far as the engine tells; may be more than `hits` holds. */
  readonly total: number;
  readonly facets: FacetCounts;
}

export const nothingApart: FoundApart = { hits: [], exact: 0, total: 0, facets: {} };

/** The engine takes ten words; the longest say most. */
const mostWords = 10;
/** Rank constant: small lets the first places decide. */
const rank = 3;

interface EngineResult {
  readonly hits: readonly Record<string, unknown>[];
  readonly estimatedTotalHits?: number;
  readonly facetDistribution?: FacetCounts;
}

/**
 * Finds documents of kinds that are in no question index: those that have all words of the query in one passage, in natural text or in
 * units, and those that carry the very code. Throws the engine's errors.
 * @param filter who may see what, narrowed; never empty.
 */
export async function findApart(
  engine: SearchEngine,
  plan: QueryPlan,
  { filter, depth, facets }: { readonly filter: string; readonly depth: number; readonly facets: readonly string[] },
): Promise<FoundApart> {
  const page = {
    indexUid: engine.indexUid,
    limit: Math.min(depth, maxReach),
    attributesToRetrieve: ['did', 'type', 'code'],
    matchingStrategy: 'all' as const,
  };
  const byLength = [...plan.slots].sort((a, b) => b.length - a.length).slice(0, mostWords);
  const queries: MultiSearchQuery[] = [
    {
      ...page,
      filter,
      q: plan.folded.replace(/(^|\s)-+(?=\S)/g, '$1'),
      attributesToSearchOn: [...naturalFields],
      facets: [...facets],
    },
    { ...page, filter, q: `${encodeUnits(byLength)} `, attributesToSearchOn: [...unitFields], facets: [...facets] },
  ];
  const typed = codeKey(plan.folded);
  if (typed !== '') queries.push({ ...page, filter: `${filter} AND codeKeys IN [${JSON.stringify(typed)}]`, q: '' });
  const { results } = await engine.call((client) => client.multiSearch({ queries }));
  const lists = (results as unknown as EngineResult[]).map(({ hits }) => hits);
  const [natural = [], units = [], coded = []] = lists;
  const types = new Map(lists.flat().map((hit) => [String(hit['did']), String(hit['type'])]));
  const ids = (hits: readonly Record<string, unknown>[]): string[] => hits.map((hit) => String(hit['did']));
  const first = onePerDocument(ids(coded));
  const merged = mergeByRank(
    [natural, units].map((hits) => ({ ids: ids(hits), weight: 1 })),
    rank,
  );
  const ordered = onePerDocument([...first, ...merged]);
  const [byText, byUnits] = results as unknown as readonly EngineResult[];
  const widest = (byUnits?.estimatedTotalHits ?? 0) > (byText?.estimatedTotalHits ?? 0) ? byUnits : byText;
  return {
    hits: ordered.map((id) => ({ id, type: types.get(id) ?? '' })),
    exact: first.length,
    total: Math.max(ordered.length, ordered.length < page.limit ? 0 : (widest?.estimatedTotalHits ?? 0)),
    facets: widest?.facetDistribution ?? {},
  };
}

function onePerDocument(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => !seen.has(wholeId(id)) && seen.add(wholeId(id)));
}
