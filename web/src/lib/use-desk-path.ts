import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Values in the address after `?`; an undefined one is left out. */
export type DeskSearch = Record<string, string | number | boolean | undefined>;

interface DeskPath {
  /** The parts of the path behind the desk: `/knowledge/articles/article_1` gives `['articles', 'article_1']`. */
  parts: string[];
  search: DeskSearch;
  /** Goes to a place on this desk. `replace` leaves no step in the history. */
  go: (path: string, search?: DeskSearch, options?: { replace?: boolean }) => void;
}

/** Where a desk with pages of its own stands, and how it moves; `base` is its root, such as `/knowledge`. */
export function useDeskPath(base: string): DeskPath {
  const location = useLocation();
  const router = useRouter();
  const rest = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  const go = useCallback<DeskPath['go']>(
    (path, search = {}, options = {}) => {
      const known = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
      const href = (path ? `${base}/${path}` : base) + router.options.stringifySearch(known);
      if (options.replace) router.history.replace(href);
      else router.history.push(href);
    },
    [base, router],
  );
  return { parts: rest.split('/').filter(Boolean), search: location.search as DeskSearch, go };
}
