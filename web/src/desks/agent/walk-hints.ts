import type { PageKeys } from '../../lib/page-keys';
import { Store } from '../../lib/store';
import type { Hint } from '../../lib/use-hints';

/** The keys of the walk that stands beside the article: for the bar at the bottom and for the list of all keys. */
export interface WalkHints extends Pick<PageKeys, 'keys'> {
  hints: readonly Hint[];
}

/** Set by the walker, which is no part of the first load, as long as it is shown. */
export const walkHintsStore = new Store<WalkHints | null>(null);
