import type { Viewer } from '../../../platform/auth/viewer.js';
import type { SearchTuning } from '../../../platform/search/tuning.js';

/** What a search would answer. */
export interface RankedIds {
  /** Documents, best first; only such that the viewer may see. The first ten are looked at. */
  readonly ids: readonly string[];
  /** Kind of document of each id. */
  readonly types: ReadonlyMap<string, string>;
  /** True when the engine was away, so that nothing can be said of how a search will do. */
  readonly isDegraded?: boolean;
}

/** In which light is ranked. */
export interface RankOptions {
  /** Language that is preferred where the query itself does not say; left out, that of the query. Never the viewer's. */
  readonly locale?: 'zh-CN' | 'en';
}

/**
 * Searches under a viewer's rights, but in a light that is the same for everybody, with other settings than the live ones; no index is
 * built for it.
 */
export type Rank = (viewer: Viewer, query: string, tuning: SearchTuning, options?: RankOptions) => Promise<RankedIds>;

/** How many hits count in golden queries and previews. */
export const countedHits = 10;

/** A query that people asked, masked, and how often. */
export interface RecentQuery {
  readonly text: string;
  readonly count: number;
}
