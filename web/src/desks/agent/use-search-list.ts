import { useEffect, useState } from 'react';
import type { HitSelection } from './use-hit-selection';
import type { SearchState } from './use-search';
import { type Suggestion, type Suggestions, useSuggestions } from './use-suggestions';
import { useVerdict, type Verdict } from './use-verdict';

interface SearchListParts {
  found: SearchState;
  /** What is searched for now. */
  query: string;
  selection: HitSelection;
  openHit: (index: number) => void;
  openArticle: (id: string) => void;
  type: (text: string, isFinished: boolean) => void;
}

/** What stands below the field and what arrows, Enter and Alt with a digit do there. */
export interface SearchList {
  suggestions: Suggestions;
  verdict: Verdict;
  take: (suggestion: Suggestion) => void;
  move: (step: 1 | -1) => void;
  enter: () => void;
  nth: (index: number) => void;
}

/** Suggestions under an empty field; otherwise the hits, unless they are folded away: then the arrow down shows them. */
export function useSearchList({ found, query, selection, openHit, openArticle, type }: SearchListParts): SearchList {
  const isEmpty = query.trim() === '';
  const suggestions = useSuggestions(isEmpty);
  const verdict = useVerdict(found);
  // Enter right behind the last letter is meant for its answer, not for the list of the letters before.
  const [awaited, setAwaited] = useState<string | null>(null);
  const { result, isLoading } = found;
  const isBehind = found.error === null && found.query !== query.trim();
  useEffect(() => {
    if (awaited === null || isLoading) return;
    setAwaited(null);
    if (awaited === query && result !== null && result.verdict !== 'NO_GOOD_ANSWER') openHit(0);
    // Only an answer brings it about, not what else is drawn anew.
  }, [result, isLoading]);
  const take = (suggestion: Suggestion): void => {
    if (suggestion.kind === 'TITLE' && suggestion.id !== null) openArticle(suggestion.id);
    else type(suggestion.text, true);
  };
  return {
    suggestions,
    verdict,
    take,
    move: (step) => {
      setAwaited(null);
      if (isEmpty) suggestions.move(step);
      else if (!verdict.isFolded) selection.move(step);
      else if (step === 1) verdict.unfold();
    },
    enter: () => {
      const suggestion = suggestions.items[suggestions.index];
      if (suggestion) take(suggestion);
      else if (!isEmpty && isBehind && selection.chosenId === null) setAwaited(query);
      else if (!isEmpty && !verdict.isFolded) openHit(selection.index);
    },
    nth: (index) => {
      if (!verdict.isFolded) openHit(index);
    },
  };
}
