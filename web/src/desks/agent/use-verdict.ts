import { useEffect, useState } from 'react';
import type { SearchState } from './use-search';

/** A list that turns out to hold no good answer is folded away after this time without a letter, so that nothing flickers. */
const CALM_MS = 300;

export interface Verdict {
  /** The list is folded away: nothing found is likely to answer, and a plain word stands in its place. */
  isFolded: boolean;
  /** Shows the list nevertheless, until the field is emptied or something better is found. */
  unfold: () => void;
}

/** Whether the list is shown or the word that nothing good was found. */
export function useVerdict({ result, query }: SearchState): Verdict {
  const isBad = result?.verdict === 'NO_GOOD_ANSWER';
  const [isCalm, setCalm] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  useEffect(() => {
    if (!isBad) {
      setCalm(false);
      setUnfolded(false);
      return undefined;
    }
    const timer = setTimeout(() => setCalm(true), CALM_MS);
    return () => clearTimeout(timer);
  }, [isBad, query]);
  const isEmpty = result !== null && result.nodes.length === 0;
  return {
    isFolded: isEmpty || (isBad && isCalm && !isUnfolded),
    unfold: () => setUnfolded(true),
  };
}
