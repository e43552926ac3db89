import { useMemo, useRef } from 'react';
import { usePageKeys } from './page-keys';

/** A key of the page and what it does, for the bar along the bottom. */
export interface Hint {
  keys: string;
  label: string;
}

/** A key of the page, and what it does when it is chosen from the list of commands. */
export interface PageHint extends Hint {
  run?: (() => void) | undefined;
}

/** Tells the shell the keys of this page, for its list of keys and its commands, and gives them on to the hint bar. */
export function useHints(title: string, hints: readonly PageHint[]): readonly PageHint[] {
  const latest = useRef(hints);
  latest.current = hints;
  const key = JSON.stringify(hints.map(({ keys, label, run }) => [keys, label, run !== undefined]));
  const page = useMemo(
    () => ({
      title,
      keys: latest.current.map(({ keys, label, run }, at) => ({
        keys,
        label,
        run: run ? () => latest.current[at]?.run?.() : undefined,
      })),
    }),
    // The same keys with new functions are the same page: the newest function is looked up when it runs.
    [title, key],
  );
  usePageKeys(page);
  return hints;
}
