import { type RefObject, useEffect, useRef } from 'react';
import { isBehindOverlay, isComposing, isTextField, keyName } from '../../../lib/hotkeys';

type Acts = Record<string, ((event: KeyboardEvent) => void) | undefined>;

/** A digit with Shift types another character on every layout: the physical key is what is meant. */
function nameOf(event: KeyboardEvent): string {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit && event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) return `Shift+${digit}`;
  return keyName(event);
}

/**
 * Keys of the walk. Those of `anywhere` act wherever the focus is on the desk, those of `inside` only in the panel, where they go
 * before the desk's own. Letters, digits, arrows and Enter are left to a text field that has the focus.
 */
export function useWalkKeys(panel: RefObject<HTMLElement | null>, keys: { anywhere: Acts; inside: Acts }): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || isComposing(event) || isBehindOverlay(event.target)) return;
      const name = nameOf(event);
      const { target } = event;
      const isInside = target instanceof Node && (panel.current?.contains(target) ?? false);
      const act = (isInside ? latest.current.inside[name] : undefined) ?? latest.current.anywhere[name];
      if (!act) return;
      const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
      if (isTextField(target) && isPlain && name !== 'Escape') return;
      // Enter and space on a focused button or link belong to that button.
      if (name === 'Enter' && target instanceof HTMLElement && target.closest('button,a[href],summary')) return;
      event.preventDefault();
      event.stopPropagation();
      act(event);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [panel]);
}
