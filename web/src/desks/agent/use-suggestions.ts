import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { AgentSuggestionsDocument, type AgentSuggestionsQuery } from '../../gql/agent/graphql';

export type Suggestion = AgentSuggestionsQuery['searchSuggestions'][number];

/** As many as the API gives at once; of each kind so many are shown that all are seen at a glance. */
const SUGGESTIONS = 20;
const SHOWN: Record<Suggestion['kind'], number> = { RECENT: 8, POPULAR: 6, TITLE: 4 };

/** The first ones of each kind, in the order of the server. */
const fewOf = (all: readonly Suggestion[]): Suggestion[] => {
  const counts = { RECENT: 0, POPULAR: 0, TITLE: 0 };
  return all.filter(({ kind }) => (counts[kind] += 1) <= SHOWN[kind]);
};

export interface Suggestions {
  items: readonly Suggestion[];
  /** The selected one; -1 until an arrow chooses one: Enter on an empty field does nothing. */
  index: number;
  move: (step: 1 | -1) => void;
}

/** What can be searched again while the field is empty: own last searches and what others ask. Asked anew each time. */
export function useSuggestions(isWanted: boolean): Suggestions {
  const client = useClient();
  const [items, setItems] = useState<readonly Suggestion[]>([]);
  const [index, setIndex] = useState(-1);
  useEffect(() => {
    if (!isWanted) return undefined;
    setIndex(-1);
    const answer = client
      .query(AgentSuggestionsDocument, { text: '', first: SUGGESTIONS }, { requestPolicy: 'network-only' })
      // Without suggestions the field is as good as before: a failure is not worth a word.
      .subscribe((reply) => setItems((last) => (reply.data ? fewOf(reply.data.searchSuggestions) : last)));
    return () => answer.unsubscribe();
  }, [client, isWanted]);
  const count = items.length;
  const move = useCallback(
    (step: 1 | -1) => setIndex((last) => Math.max(count > 0 ? 0 : -1, Math.min(count - 1, last + step))),
    [count],
  );
  return { items: isWanted ? items : [], index: isWanted && index < count ? index : -1, move };
}
