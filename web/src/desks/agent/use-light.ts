import { useMemo } from 'react';
import type { SearchLight } from '../../gql/agent/graphql';
import { useStore } from '../../lib/store';
import { callStore } from './call';

/** What is known of the call, for the search; undefined while nothing is. The same object until something changes. */
export function useLight(): SearchLight | undefined {
  const call = useStore(callStore);
  const productLineId = call?.productLineId ?? null;
  const customerLevel = call?.customerLevel.trim() || null;
  const reason = call?.reason.trim() || null;
  return useMemo(
    () =>
      productLineId === null && customerLevel === null && reason === null
        ? undefined
        : { productLineId, customerLevel, reason },
    [customerLevel, productLineId, reason],
  );
}
