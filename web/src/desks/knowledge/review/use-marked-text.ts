import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Most characters that can be pinned or quoted. */
export const QUOTE_LIMIT = 300;

/**
 * The words that somebody marked inside an element, in one line; empty for none. They stay when the focus goes on to a form, and go when the
 * mark inside the element is taken away.
 */
export function useMarkedText(area: RefObject<HTMLElement | null>): { marked: string; forget: () => void } {
  const [marked, setMarked] = useState('');
  useEffect(() => {
    const onChange = (): void => {
      const selection = document.getSelection();
      const inside =
        area.current?.contains(selection?.anchorNode ?? null) && area.current.contains(selection?.focusNode ?? null);
      if (selection && inside) setMarked(selection.toString().replace(/\s+/gu, ' ').trim());
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [area]);
  const forget = useCallback(() => {
    setMarked('');
    document.getSelection()?.removeAllRanges();
  }, []);
  return { marked, forget };
}
