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

/** Whose a document is, for kinds that are read by the people around them. Field names are equal in document and index row. */
export interface SearchPeople {
  agentId: string;
  teamIds: string[];
  siteId: string;
  isExemplary: boolean;
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
  /** Other languages that it is written in as well. */
  alsoIn?: readonly ('zh-CN' | 'en')[];
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
  /** Left out for kinds that are not read by it. */
  people?: SearchPeople;
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

/** Id of the entry for one part of a document that is found by itself, by the part's own number. */
export const partId = (id: string, number: number): string => `${id}-n${number}`;

const partEnding = /-n(\d+)$/;

/** The document and the number of the part that an entry is for; null for an entry that is no part. */
export function partOf(did: string): { id: string; number: number } | null {
  const found = partEnding.exec(did);
  return found ? { id: did.slice(0, found.index), number: Number(found[1]) } : null;
}

/** Id of the document that an entry is a part of; its own for one that is no part. */
export const wholeId = (did: string): string => partOf(did)?.id ?? did;

/**
 * Ids of the entries that stored documents have, or had.
 * @param known stamps by which documents were written before.
 */
export async function indexedIds(
  source: SearchSource,
  ids: readonly string[],
  known?: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  if (!source.idsOf) return ids;
  const all: string[] = [];
  for (const id of ids) for (const one of await source.idsOf(id, known?.get(id))) all.push(one);
  return all;
}

/** The languages of an entry as rows and faces carry them: a list only where there are several. */
export const localesOf = ({ locale, alsoIn = [] }: SearchEntry): string | string[] =>
  alsoIn.length ? [...new Set([locale, ...alsoIn])] : locale;

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
  /**
   * Everything that is or ever was indexed of one stored document, by the ids that `entries` takes; the document itself where left
   * out. What `entries` does not know any more is removed.
   * @param since a stamp: then at least everything that is indexed otherwise than it was under that stamp.
   */
  idsOf?(id: string, since?: string): readonly string[] | Promise<readonly string[]>;
  /**
   * Names what is indexed of stored documents now: while a document keeps its stamp, all its entries are as they were, and nothing
   * has to be written anew. An empty stamp says that nothing was ever indexed of it. Left out, each change of a document counts. For
   * documents of many parts, and for collections of which little is indexed.
   */
  stampsOf?(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All ids in batches, for a rebuild. */
  allIds(): AsyncIterable<string[]>;
}
