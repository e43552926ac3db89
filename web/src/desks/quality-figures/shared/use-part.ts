import { useMemo, useRef } from 'react';
import { type CombinedError, type TypedDocumentNode, useQuery } from 'urql';

/** A part of the board: what was counted last stays while something else is counted, or the server cannot be reached. */
export interface Part<Data> {
  readonly data: Data | null;
  readonly error: CombinedError | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

export function usePart<Data, Variables extends Record<string, unknown>>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pause = false,
): Part<Data> {
  const key = JSON.stringify(variables);
  const kept = useMemo(() => variables, [key]);
  const [{ data, error, fetching }, ask] = useQuery({ query, variables: kept, pause });
  const last = useRef<Data | null>(null);
  if (data) last.current = data;
  return {
    data: pause ? null : (data ?? last.current),
    error: error ?? null,
    isLoading: fetching,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}
