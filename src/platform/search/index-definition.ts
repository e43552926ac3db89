import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { fold } from './analysis.js';
import type { SearchTuning } from './tuning.js';

/**
 * Raise when `fold`, `units`, the rows or the settings below change meaning: the index is then built anew at the next start.
 * Of two builds of the server that run side by side, the one with the higher number decides.
 */
export const buildNumber = 5;

/** Fields that the natural text of a query is compared with, most important first. */
export const naturalFields = ['title', 'alts', 'say', 'head', 'codes', 'text'] as const;

/** Fields that the units of a query are compared with, most important first. */
export const unitFields = ['ut', 'ua', 'uh', 'ub'] as const;

/** Most documents that one query can reach. */
export const maxReach = 200;

/** How the one index of passages is set up in the engine, without what knowledge staff set. */
export const indexSettings: Settings = {
  searchableAttributes: ['title', 'ut', 'alts', 'ua', 'say', 'head', 'uh', 'codes', 'text', 'ub'],
  displayedAttributes: ['id', 'did', 'type', 'generation', 'definition', 'base', 'build'],
  // Of a document of many parts the best one: a tree must not take the places of everything else.
  distinctAttribute: 'whole',
  filterableAttributes: [
    'did',
    'whole',
    'type',
    'kind',
    'code',
    'codeKeys',
    'locale',
    'categories',
    'audience',
    'tierRank',
    'teams',
    'lines',
    'state',
    'effectiveFrom',
    'effectiveTo',
    'agentId',
    'teamIds',
    'siteId',
    'isExemplary',
  ],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
  typoTolerance: { disableOnAttributes: ['ut', 'ua', 'uh', 'ub', 'codes'], disableOnNumbers: true },
  proximityPrecision: 'byWord',
  prefixSearch: 'indexingTime',
  stopWords: [],
  pagination: { maxTotalHits: maxReach },
  faceting: { maxValuesPerFacet: 200, sortFacetValuesBy: { '*': 'count' } },
};

/**
 * The engine's table of synonyms, folded: each term with all that it stands for, in one order whatever order the rows have.
 * The engine's own limits (three words of a term, 50 synonyms and 100 words for it) are the editors' tools' matter: it
 * passes over what is beyond them without a word.
 */
export function engineSynonyms({ synonyms }: Pick<SearchTuning, 'synonyms'>): Record<string, string[]> {
  const table = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    if (from === '' || to === '' || from === to) return;
    const known = table.get(from);
    if (known) known.add(to);
    else table.set(from, new Set([to]));
  };
  for (const { words, means, isMutual } of synonyms) {
    const from = words.map((word) => fold(word).trim());
    const to = means.map((word) => fold(word).trim());
    const all = [...from, ...to];
    if (isMutual) for (const one of all) for (const other of all) add(one, other);
    else for (const one of from) for (const other of to) add(one, other);
  }
  const entries = [...table].map(([term, others]): [string, string[]] => [term, [...others].sort()]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How the index is set up with what knowledge staff set: synonyms and stop words serve the natural text of a query. */
export function indexSettingsOf(tuning: SearchTuning): Settings {
  const stopWords = [...new Set(tuning.stopWords.map((word) => fold(word).trim()).filter(Boolean))].sort();
  return { ...indexSettings, synonyms: engineSynonyms(tuning), stopWords };
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Changes whenever rows or settings change that are delivered with the product. */
export const baseHash: string = hashOf([buildNumber, indexSettings]);

/**
 * Names an index that is built by these settings; one that was built by others is rebuilt. Settings that only the asking
 * side uses (frame words, learning) are not in it: they need no new index.
 */
export const definitionOf = (tuning: SearchTuning): string => hashOf([buildNumber, indexSettingsOf(tuning)]);
