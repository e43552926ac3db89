import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import type { Place } from '../../../components/version-columns';
import {
  TreeDifferenceDocument,
  type TreeDifferenceFieldsFragment,
  type TreeTextInput,
} from '../../../gql/trees/graphql';
import type { NodeMark } from '../editor/canvas/flow-shape';

const textOf = (place: Place): TreeTextInput => (place === 'draft' ? { text: 'DRAFT' } : { version: place });

/** What differs between two drawings; paused where one of them is missing. */
export function useDifference(id: string, from: Place | null, to: Place | null, revision: number | null) {
  const isPaused = from === null || to === null || from === to;
  const variables = useMemo(() => ({ id, from: textOf(from ?? 'draft'), to: textOf(to ?? 'draft') }), [id, from, to]);
  const [{ data, error, fetching }, ask] = useQuery({
    query: TreeDifferenceDocument,
    variables,
    pause: isPaused,
    requestPolicy: 'cache-and-network',
  });
  // A working copy that was written on is another text under the same name.
  useEffect(() => {
    if (!isPaused && revision !== null) ask({ requestPolicy: 'network-only' });
  }, [revision]);
  return {
    difference: isPaused ? null : (data?.treeDifference ?? null),
    error: isPaused ? undefined : error,
    isLoading: !isPaused && fetching,
    isPaused,
    reload: () => ask({ requestPolicy: 'network-only' }),
  };
}

/** Nodes that are new or changed, marked on the drawing that has them. */
export function changedMarks(difference: TreeDifferenceFieldsFragment | null): ReadonlyMap<string, NodeMark> {
  const marks = new Map<string, NodeMark>();
  for (const { key, change } of difference?.nodes ?? []) if (change !== 'REMOVED') marks.set(key, 'warning');
  return marks;
}
