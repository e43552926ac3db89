import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { type AnyVariables, type CombinedError, useMutation } from 'urql';
import { type Outcome, outcomeOf, type Refusal } from './outcome';

interface Change<Variables, Payload> {
  run: (variables: Variables) => Promise<Outcome<Payload>>;
  busy: boolean;
  /** Reasons of the last refusal; empty otherwise. */
  refusals: readonly Refusal[];
  failure: CombinedError | null;
  /** Forgets the last outcome. */
  reset: () => void;
}

const NONE: readonly Refusal[] = [];

/** One mutation with what a form shows of it. `pick` takes its payload out of the answer. */
export function useChange<Data, Variables extends AnyVariables, Payload extends { userErrors: readonly Refusal[] }>(
  document: TypedDocumentNode<Data, Variables>,
  pick: (data: Data) => Payload,
): Change<Variables, Payload> {
  const [{ fetching }, execute] = useMutation(document);
  const [last, setLast] = useState<Outcome<Payload> | null>(null);
  const run = async (variables: Variables): Promise<Outcome<Payload>> => {
    const outcome = outcomeOf(await execute(variables), pick);
    setLast(outcome);
    return outcome;
  };
  const reset = useCallback(() => setLast(null), []);
  return {
    run,
    busy: fetching,
    refusals: last?.kind === 'refused' ? last.refusals : NONE,
    failure: last?.kind === 'failed' ? last.error : null,
    reset,
  };
}
