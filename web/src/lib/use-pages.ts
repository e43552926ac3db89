import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useMemo, useRef } from 'react';
import { type AnyVariables, type Client, type CombinedError, useClient } from 'urql';
import { Store, useStore } from './store';

/** One page of a list, as connections give it. */
export interface Connection<Row> {
  nodes: readonly Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

interface Snapshot<Row> {
  rows: readonly Row[];
  total: number;
  hasMore: boolean;
  isLoading: boolean;
  /** Whether an answer has come; before that an empty list means nothing. */
  isReady: boolean;
  error: CombinedError | null;
}

interface Source<Data, Variables extends AnyVariables, Row> {
  client: Client;
  document: TypedDocumentNode<Data, Variables>;
  variables: Variables;
  read: (data: Data) => Connection<Row> | null | undefined;
}

/** Loads a list page by page and keeps every loaded page in step with the cache. */
class PageLoader<Data, Variables extends AnyVariables, Row> {
  readonly store = new Store<Snapshot<Row>>({
    rows: [],
    total: 0,
    hasMore: false,
    isLoading: true,
    isReady: false,
    error: null,
  });
  private pages: (Connection<Row> | null)[] = [];
  private stops: (() => void)[] = [];

  constructor(private source: Source<Data, Variables, Row>) {}

  /** Begins with the first page; what is cached shows at once while the server is asked. */
  start = (): void => {
    if (this.stops.length === 0) this.follow(0, null);
  };

  stop = (): void => {
    for (const stop of this.stops) stop();
    this.stops = [];
  };

  more = (): void => {
    const last = this.pages.at(-1);
    const { isLoading } = this.store.get();
    if (isLoading || !last?.pageInfo.hasNextPage) return;
    this.follow(this.pages.length, last.pageInfo.endCursor);
  };

  /** Asks again from the first page on; the old rows stay until the new ones are there. */
  reload = (): void => {
    this.stop();
    this.follow(0, null);
  };

  private follow(index: number, after: string | null): void {
    const { client, document, variables, read } = this.source;
    this.store.set({ ...this.store.get(), isLoading: true, error: null });
    const source = client.query(document, { ...variables, after } as Variables, { requestPolicy: 'cache-and-network' });
    const subscription = source.subscribe((result) => {
      const page = result.data ? (read(result.data) ?? null) : null;
      if (page) {
        // A first page that is asked again replaces all that followed it.
        if (index === 0 && this.stops.length <= 1) this.pages = [page];
        else this.pages[index] = page;
      }
      this.publish(
        Boolean(result.stale) && !result.error,
        result.error ?? null,
        result.data !== undefined && result.data !== null,
      );
    });
    this.stops[index] = () => subscription.unsubscribe();
  }

  private publish(isLoading: boolean, error: CombinedError | null, hasData: boolean): void {
    const last = this.pages.at(-1);
    this.store.set({
      rows: this.pages.flatMap((page) => page?.nodes ?? []),
      total: this.pages[0]?.totalCount ?? 0,
      hasMore: last?.pageInfo.hasNextPage ?? false,
      isLoading,
      isReady: this.store.get().isReady || hasData,
      error,
    });
  }
}

/**
 * A list that grows by pages. Changed variables start a new list; until its first answer the old rows stay, so that
 * filtering does not flash. `variables` without `after`.
 */
export function usePages<Data, Variables extends AnyVariables, Row>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  read: (data: Data) => Connection<Row> | null | undefined,
) {
  const client = useClient();
  const key = JSON.stringify(variables);
  const loader = useMemo(
    () => new PageLoader<Data, Variables, Row>({ client, document, variables: JSON.parse(key) as Variables, read }),
    // `read` is a plain reader of the answer: a new function of the same page changes nothing.
    [client, document, key],
  );
  useEffect(() => {
    loader.start();
    return loader.stop;
  }, [loader]);
  const now = useStore(loader.store);
  const before = useRef(now);
  if (now.isReady || now.error) before.current = now;
  const shown = now.isReady || now.error ? now : { ...before.current, isLoading: true };
  return { ...shown, more: loader.more, reload: loader.reload };
}
