import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';

/** Raise when `fold`, `units` or the rows change meaning: the index is then built anew at the next start. */
const ROW_VERSION = 1;

/** Fields that the natural text of a query is compared with, most important first. */
export const naturalFields = ['title', 'alts', 'say', 'head', 'codes', 'text'] as const;

/** Fields that the units of a query are compared with, most important first. */
export const unitFields = ['ut', 'ua', 'uh', 'ub'] as const;

/** Most documents that one query can reach. */
export const maxReach = 200;

/** How the one index of passages is set up in the engine. */
export const indexSettings: Settings = {
  searchableAttributes: ['title', 'ut', 'alts', 'ua', 'say', 'head', 'uh', 'codes', 'text', 'ub'],
  displayedAttributes: ['id', 'did', 'type', 'generation', 'definition'],
  distinctAttribute: 'did',
  filterableAttributes: [
    'did',
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

/** Changes whenever the settings or the rows change; an index made by another definition is rebuilt. */
export const definitionHash: string = createHash('sha256')
  .update(JSON.stringify([ROW_VERSION, indexSettings]))
  .digest('hex')
  .slice(0, 16);
