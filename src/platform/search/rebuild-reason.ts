import { baseHash, buildNumber } from './index-definition.js';
import type { IndexState } from './index-state.js';
import type { IndexMarker } from './rebuild.js';

/** So long after its last sign of life a newer build of the server no longer keeps an older one from feeding the index, in ms. */
const newerBuildRestMs = 60_000;

/**
 * Whether the index belongs to a newer build of the server that fed it a moment ago. While a new version is rolled out, both
 * run side by side: the older one must not build its own index again and again. Once the newer one has been silent for a
 * minute (it was taken back), the older one does.
 */
export function isNewerBuildAlive(
  marker: Pick<IndexMarker, 'build'> | null,
  { aliveAt }: Pick<IndexState, 'aliveAt'>,
  now: Date,
): boolean {
  if (!marker || marker.build <= buildNumber || !aliveAt) return false;
  return now.getTime() - aliveAt.getTime() < newerBuildRestMs;
}

/** Why the live index does not do whatever the search settings are, or null. */
export function reasonToRebuild(
  state: Pick<IndexState, 'generation' | 'token'>,
  marker: IndexMarker | null,
): string | null {
  if (!marker) return 'there is no index yet';
  if (marker.base !== baseHash) return 'the definition of the index changed';
  if (state.generation === null || marker.generation !== state.generation)
    return 'the index is not the one that was fed';
  if (!state.token) return 'the history of changes was lost';
  return null;
}
