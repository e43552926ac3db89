/** The contract between the search index and the rooms whose documents can be found. */

/** A part of a document's body as plain text. */
export interface SearchSection {
  heading: string | null;
  text: string;
  /** True for text that only inside readers may find: its rows are INTERNAL whatever the document says. */
  internal: boolean;
}

/** Who may find a document. Field names are equal in document, index row and event. */
export interface SearchPolicy {
  audience: string;
  /** Lowest tier rank that may read; 0 = all tiers. */
  tierRank: number;
  /** Team ids; `['*']` = all. */
  teams: string[];
  /** Product line ids; `['*']` = all. */
  lines: string[];
  state: string;
  /** From when it holds, epoch milliseconds; since ever where left out. */
  effectiveFrom?: number;
  /** Until when it holds, epoch milliseconds, exclusive; without end where left out. */
  effectiveTo?: number;
}

/** How a room describes one document to the index. */
export interface SearchEntry {
  /** Document id; letters, digits, `_` and `-` only. */
  did: string;
  /** Kind of document, e.g. `article`. */
  type: string;
  /** Facet value, e.g. `FAQ`. */
  kind: string;
  /** Short code for people, e.g. `K-2031`. */
  code: string | null;
  locale: 'zh-CN' | 'en';
  title: string;
  /** What to say first. */
  say: string | null;
  /** Alternative questions in the callers' own words. */
  alts: string[];
  keywords: string[];
  /** Titles of linked translations that everybody who may read this document may read too. */
  translations?: readonly string[];
  /** Error codes, models. */
  codes: string[];
  /** Category id and its ancestors. */
  categories: string[];
  policy: SearchPolicy;
  /** How grave the harm is that it warns of; 0 (or left out) = none. */
  riskRank?: number;
  /** Epoch milliseconds. */
  updatedAt: number;
  sections: SearchSection[];
}

/** Ends the id of an entry that follows another one of the same document: its text of a moment to come. */
const followingSuffix = '-next';

/** Id of the entry that follows a document's own. */
export const followerId = (id: string): string => `${id}${followingSuffix}`;

/** Id of the document whose entry this one follows; null for one that follows none. */
export const followedId = (did: string): string | null =>
  did.endsWith(followingSuffix) ? did.slice(0, -followingSuffix.length) : null;

/** What is indexed of stored documents. */
export const indexedIds = (source: SearchSource, ids: readonly string[]): readonly string[] =>
  source.idsOf ? ids.flatMap((id) => source.idsOf?.(id) ?? []) : ids;

/** No end: the last moment that a date can name. */
const endless = 8_640_000_000_000_000;

/** The times of a document as rows and faces carry them. */
export const timesOf = ({
  effectiveFrom = 0,
  effectiveTo = endless,
}: SearchPolicy): { effectiveFrom: number; effectiveTo: number } => ({ effectiveFrom, effectiveTo });

/** Where the index reads documents of one type. */
export interface SearchSource {
  /** `article` … */
  type: string;
  /** MongoDB collection whose changes feed the index; `_id` of its documents is `did`. */
  collection: string;
  /** Reads documents as they are now. An id that is absent from the answer is removed from the index. */
  entries(ids: readonly string[]): Promise<Map<string, SearchEntry>>;
  /** What is indexed of one stored document, by the ids that `entries` takes; the document itself where left out. */
  idsOf?(id: string): readonly string[];
  /** All ids in batches, for a rebuild. */
  allIds(): AsyncIterable<string[]>;
}
