import { useCallback, useState } from 'react';
import { hitKey, type SearchHit } from './use-search';

export interface HitSelection {
  /** Where the selected hit stands in the list now; -1 in an empty list. */
  index: number;
  /** Key of the hit that the person chose and that is still in the list; null while it is just the first. */
  chosenId: string | null;
  move: (step: 1 | -1) => void;
  select: (hit: SearchHit) => void;
  /** Back to the first: for a new search. */
  reset: () => void;
}

/** The selected hit is remembered by its key, so that new results do not move it; without one, it is the first. */
export function useHitSelection(hits: readonly SearchHit[]): HitSelection {
  const [id, setId] = useState<string | null>(null);
  const found = hits.findIndex((hit) => hitKey(hit) === id);
  const index = found >= 0 ? found : hits.length > 0 ? 0 : -1;
  const move = useCallback(
    (step: 1 | -1) => {
      const next = hits[Math.max(0, Math.min(hits.length - 1, index + step))];
      if (next) setId(hitKey(next));
    },
    [hits, index],
  );
  const select = useCallback((hit: SearchHit) => setId(hitKey(hit)), []);
  const reset = useCallback(() => setId(null), []);
  return { index, chosenId: found >= 0 ? id : null, move, select, reset };
}
