import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { type FlagFragment, FlagPlaceDocument } from '../../../gql/knowledge/graphql';
import { type FlagSearch, statesOf, VIEWS } from './flag-filters';

/**
 * The flag that a link named (`at`), as long as the rows have not shown it: it may be answered, or stand further down
 * than the first page. Where it stands in the other list, `onTurn` turns to that one. Null once the rows have it: what
 * is answered here then leaves the list as usual.
 */
export function useNamedFlag(
  { at, view }: FlagSearch,
  isReady: boolean,
  isListed: boolean,
  onTurn: (view: FlagSearch['view']) => void,
): FlagFragment | null {
  const wanted = useRef(at);
  if (isListed || at !== wanted.current) wanted.current = null;
  const id = wanted.current;
  const [{ data }] = useQuery({
    query: FlagPlaceDocument,
    variables: { id: id ?? '' },
    pause: id === null || !isReady,
  });
  const flag = id !== null && data?.articleFlag?.id === id ? data.articleFlag : null;
  const home = flag && VIEWS.find((one) => statesOf(one).includes(flag.state));
  const turn = useRef(onTurn);
  turn.current = onTurn;
  useEffect(() => {
    if (home && home !== view) turn.current(home);
  }, [home, view]);
  return flag;
}
