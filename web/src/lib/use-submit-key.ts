import { useEffect, useRef } from 'react';
import { isComposing } from './hotkeys';

interface SubmitKeyOptions {
  /** For a dialog: acts although a dialog is open. */
  overlay?: boolean;
  enabled?: boolean;
}

/** `Ctrl Enter` does the main act of a page or dialog from wherever the focus is, also from controls that keep Enter for themselves. */
export function useSubmitKey(run: () => void, { overlay = false, enabled = true }: SubmitKeyOptions = {}): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (
        event.key !== 'Enter' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey ||
        isComposing(event)
      )
        return;
      if (!overlay && document.querySelector('[data-modal-open]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [enabled, overlay]);
}
