import { useEffect } from 'react';
import { Store } from './store';

/** The keys of the page shown, for the list of all keys, and what can be done here, for the command palette. */
export interface PageKeys {
  title: string;
  keys: readonly { keys: string; label: string; run?: (() => void) | undefined }[];
}

export const pageKeysStore = new Store<PageKeys | null>(null);

/** Tells the shell which keys this page knows. `page` must be memoised. */
export function usePageKeys(page: PageKeys): void {
  useEffect(() => {
    pageKeysStore.set(page);
    return () => {
      if (pageKeysStore.get() === page) pageKeysStore.set(null);
    };
  }, [page]);
}
