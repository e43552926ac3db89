import { useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import {
  AgentSearchDocument,
  type AgentSearchQuery,
  type SearchKind,
  type SearchKindCountsFragment,
  type SearchLight,
} from '../../gql/agent/graphql';

export type SearchResult = AgentSearchQuery['search'];
export type SearchHit = SearchResult['nodes'][number];

/** A hit among others: the live text of an article and one that waits for its moment are two hits of one id. */
export const hitKey = ({ id, version }: Pick<SearchHit, 'id' | 'version'>): string => `${id}-${version ?? 0}`;

/** Whether a hit is a tree or a node of one: it is walked, not read. */
export const isTreeHit = ({ kind }: Pick<SearchHit, 'kind'>): boolean => kind === 'TREE' || kind === 'TREE_NODE';

/** Whether a hit is a call: it is heard on the quality desk. */
export const isCallHit = ({ kind }: Pick<SearchHit, 'kind'>): boolean => kind === 'CALL';

/** Which version a hit opens; undefined for the live one. */
export const versionOf = ({ version, subject }: SearchHit): number | undefined =>
  version !== null && 'version' in subject && version !== subject.version ? version : undefined;

export interface SearchQuestion {
  query: string;
  kind: SearchKind | undefined;
  locale: 'ZH_CN' | 'EN' | undefined;
  /** The call that is searched for. Must be the same object while it says the same. */
  light: SearchLight | undefined;
  /** How many hits, 1-100. */
  first: number;
  /** Asks for the reasons too; only for those who may see them. */
  explain: boolean;
}

export interface SearchState {
  /** The last answer, of this question or, while a new one is on its way, of the one before. */
  result: SearchResult | null;
  /** The words that `result` answers, without blanks around. */
  query: string;
  /** Counts over all kinds for the same words: they label the tabs. */
  counts: SearchKindCountsFragment | null;
  error: CombinedError | null;
  isLoading: boolean;
}

const NOTHING: SearchState = { result: null, query: '', counts: null, error: null, isLoading: false };

/** Asks with every change of the question; an answer that comes after the question has changed again is dropped. */
export function useSearch(question: SearchQuestion, attempt: number): SearchState {
  const { kind, locale, light, first, explain } = question;
  const client = useClient();
  // A blank at the end says that the last word is finished: it goes along.
  const text = question.query.trimStart();
  const [state, setState] = useState<SearchState>({ ...NOTHING, isLoading: text !== '' });
  useEffect(() => {
    if (text === '') {
      setState(NOTHING);
      return undefined;
    }
    setState((last) => ({ ...last, isLoading: true }));
    const locales = locale ? [locale] : undefined;
    const answer = client
      .query(
        AgentSearchDocument,
        {
          query: text,
          filter: { kinds: kind ? [kind] : undefined, locales },
          allKinds: { locales },
          isNarrowed: kind !== undefined,
          light,
          first,
          explain,
        },
        { requestPolicy: 'network-only' },
      )
      .subscribe((reply) => {
        const found = reply.data?.search;
        setState((last) =>
          found
            ? { result: found, query: text.trim(), counts: reply.data?.all ?? found, error: null, isLoading: false }
            : { ...last, error: reply.error ?? null, isLoading: false },
        );
      });
    return () => answer.unsubscribe();
  }, [attempt, client, explain, first, kind, light, locale, text]);
  return state;
}
