import { useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { AgentSearchDocument, type AgentSearchQuery, type ArticleKind } from '../../gql/agent/graphql';

export type SearchResult = AgentSearchQuery['search'];
export type SearchHit = SearchResult['nodes'][number];

export interface SearchQuestion {
  query: string;
  kind: ArticleKind | undefined;
  locale: 'ZH_CN' | 'EN' | undefined;
  /** How many hits, 1-100. */
  first: number;
}

export interface SearchState {
  /** The last answer, of this question or, while a new one is on its way, of the one before. */
  result: SearchResult | null;
  /** The last answer without a kind chosen: its counts label the tabs. */
  unfiltered: SearchResult | null;
  error: CombinedError | null;
  isLoading: boolean;
}

const NOTHING: SearchState = { result: null, unfiltered: null, error: null, isLoading: false };

/** Asks with every change of the question; an answer that comes after the question has changed again is dropped. */
export function useSearch({ query, kind, locale, first }: SearchQuestion, attempt: number): SearchState {
  const client = useClient();
  const text = query.trim();
  const [state, setState] = useState<SearchState>({ ...NOTHING, isLoading: text !== '' });
  useEffect(() => {
    if (text === '') {
      setState(NOTHING);
      return undefined;
    }
    setState((last) => ({ ...last, isLoading: true }));
    const filter = { kinds: kind ? [kind] : undefined, locales: locale ? [locale] : undefined };
    const answer = client
      .query(AgentSearchDocument, { query: text, filter, first }, { requestPolicy: 'network-only' })
      .subscribe((reply) => {
        const found = reply.data?.search;
        setState((last) =>
          found
            ? { result: found, unfiltered: kind ? last.unfiltered : found, error: null, isLoading: false }
            : { ...last, error: reply.error ?? null, isLoading: false },
        );
      });
    return () => answer.unsubscribe();
  }, [attempt, client, first, kind, locale, text]);
  return state;
}
