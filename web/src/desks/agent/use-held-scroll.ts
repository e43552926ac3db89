import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { SearchHit } from './use-search';

/**
 * The scroll position of the hits over new results: a hit that was chosen stays where it stands on the screen; without
 * one, the answer to new words is shown from its top.
 */
export function useHeldScroll(
  hits: readonly SearchHit[],
  query: string,
  chosenId: string | null,
): RefObject<HTMLDivElement | null> {
  const scroll = useRef<HTMLDivElement>(null);
  const held = useRef<{ id: string; top: number } | null>(null);
  const shownQuery = useRef(query);
  const chosen = useRef(chosenId);
  chosen.current = chosenId;

  const hold = useRef((): void => {
    const top = chosen.current === null ? null : topOf(scroll.current, chosen.current);
    held.current = top === null || chosen.current === null ? null : { id: chosen.current, top };
  }).current;

  useLayoutEffect(() => {
    const panel = scroll.current;
    if (!panel) return;
    const before = held.current;
    const top = before && before.id === chosen.current ? topOf(panel, before.id) : null;
    if (before && top !== null) panel.scrollTop += top - before.top;
    else if (chosen.current === null && shownQuery.current !== query) panel.scrollTop = 0;
    shownQuery.current = query;
  }, [hits, query]);

  // After each drawing, and after each scrolling by hand, the place is remembered anew.
  useEffect(hold);
  useEffect(() => {
    const panel = scroll.current;
    panel?.addEventListener('scroll', hold, { passive: true });
    return () => panel?.removeEventListener('scroll', hold);
  }, [hold]);

  return scroll;
}

/** Where a hit stands in the panel, in pixels from its upper edge; null where it is out of sight. */
function topOf(panel: HTMLElement | null, id: string): number | null {
  const row = panel?.querySelector(`[id="${CSS.escape(`hit-${id}`)}"]`);
  if (!panel || !row) return null;
  const outer = panel.getBoundingClientRect();
  const inner = row.getBoundingClientRect();
  return inner.top - outer.top;
}
