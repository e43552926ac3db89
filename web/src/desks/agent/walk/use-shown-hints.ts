import { useEffect, useRef } from 'react';
import type { Hint } from '../../../lib/use-hints';
import type { AgentDeskState } from '../use-agent-desk';
import type { WalkHints } from '../walk-hints';

/** Shows the keys of the walk in the bar at the bottom, and names them in the list of all keys, as long as it is shown. */
export function useShownHints(
  { showHints }: Pick<AgentDeskState, 'showHints'>,
  hints: readonly Hint[],
  keys: WalkHints['keys'],
): void {
  const latest = useRef(keys);
  latest.current = keys;
  const key = JSON.stringify([hints, keys.map((entry) => [entry.keys, entry.label, entry.run !== undefined])]);
  useEffect(() => {
    showHints({
      hints,
      keys: latest.current.map((entry, at) => ({
        ...entry,
        run: entry.run ? () => latest.current[at]?.run?.() : undefined,
      })),
    });
    // The same keys with new functions are the same: the newest function is looked up when it runs.
  }, [key, showHints]);
  useEffect(() => () => showHints(null), [showHints]);
}
