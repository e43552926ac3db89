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

/** Searches as for a viewer, with other settings than the live ones; no index is built for it. */
export type Rank = (viewer: Viewer, query: string, tuning: SearchTuning) => Promise<RankedIds>;

/** How many hits count in golden queries and previews. */
export const countedHits = 10;

/** A query that people asked, masked, and how often. */
export interface RecentQuery {
  readonly text: string;
  readonly count: number;
}
