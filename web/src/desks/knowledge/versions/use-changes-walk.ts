import { type RefObject, useCallback } from 'react';

/** Walks from change to change of a compared text; the one that is reached gets the focus. */
export function useChangesWalk(text: RefObject<HTMLElement | null>): (step: 1 | -1) => void {
  return useCallback(
    (step) => {
      const changes = [...(text.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
      if (changes.length === 0) return;
      const here = changes.findIndex((change) => change === document.activeElement);
      const start = here === -1 ? (step === 1 ? 0 : changes.length - 1) : here + step;
      const next = changes[(start + changes.length) % changes.length];
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: 'center' });
    },
    [text],
  );
}
