import type { Viewer } from '../auth/viewer.js';
import type { Rule } from '../rules/rules.js';

/** What a search is narrowed to; absent means everything. */
export interface SearchNarrowing {
  kinds?: readonly string[] | undefined;
  locales?: readonly string[] | undefined;
  /** In this category or below it. */
  categoryId?: string | undefined;
  /** For one of these product lines by name (what is for all lines does not count). */
  lineIds?: readonly string[] | undefined;
}

/** Fields that a result is counted by; names of the index. */
export type FacetName = 'kind' | 'categories' | 'lines' | 'locale';

/** One found document as its room shows it to a viewer: from the document as it is now, never from the index. */
export interface SubjectHit {
  /** Id of the document, or of the part of it that is found by itself. */
  id: string;
  code: string | null;
  kind: string;
  locale: 'zh-CN' | 'en';
  title: string;
  /** What to say first, or null. */
  say: string | null;
  /** Plain text that this viewer may read, for the snippet; its first 20,000 characters are looked at. */
  text: string;
  /** Number of the version that was found, where documents have versions. */
  version?: number | null;
  /** Key of the part that was found, where it is a part of a document, and titles from the document down to it. */
  nodeKey?: string;
  trail?: readonly string[];
  /** When what was found holds, epoch milliseconds; always where left out. */
  times?: { effectiveFrom: number; effectiveTo: number };
  /** The document itself. */
  object: object;
}

/** What the search needs to know of a kind of document; each room whose documents can be found offers one. */
export interface SearchSubjectProvider {
  /** As `SearchSource.type`. */
  type: string;
  /** Kind (facet value) of parts of such documents that are found by themselves; left out, there are none. */
  partKind?: string;
  /**
   * Found by the engine alone, apart from the other kinds, and put among them afterwards: for kinds of which there may be very many and
   * that answer no question. They are in no question index and change nothing of how the other kinds are found.
   */
  isApart?: boolean;
  /** Who may find such documents at a moment, over the policy fields that row and document share. */
  rule(viewer: Viewer, now: Date): Rule;
  /** Those of the documents that the viewer may find **now**, in one indexed read; all others are absent. */
  hits(viewer: Viewer, ids: readonly string[]): Promise<Map<string, SubjectHit>>;
  /** Names of facet values in the viewer's language; a value without a name is not shown. */
  facetLabels(viewer: Viewer, field: FacetName, values: readonly string[]): Promise<Map<string, string>>;
}
