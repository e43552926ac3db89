import { type RefObject, useEffect } from 'react';
import { rangeOf } from './quote-range';

const NAME = 'pins';

/** Shows pinned words at their place in a text, without touching the text. Browsers that cannot do that show the list only. */
export function usePinMarks(area: RefObject<HTMLElement | null>, quotes: readonly string[], text: string): void {
  const key = quotes.join('\0');
  useEffect(() => {
    const root = area.current;
    if (!root || key === '' || !('highlights' in CSS)) return undefined;
    const ranges = key.split('\0').flatMap((quote) => rangeOf(root, quote) ?? []);
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => {
      CSS.highlights.delete(NAME);
    };
  }, [area, key, text]);
}
