import { useEffect, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';

/**
 * What belongs to one step of a walk and is asked for beside it. Kept apart from the cache: there the step moves on with each answer
 * while what was counted or written for the step before still stands.
 */
export function useAtStep<Data, Value>(
  document: TypedDocumentNode<Data, { id: string }>,
  { id, step }: { id: string; step: number | undefined },
  pick: (data: Data) => Value | null,
): Value | null {
  const client = useClient();
  const [found, setFound] = useState<{ key: string; value: Value | null } | null>(null);
  const key = `${id} ${step}`;
  useEffect(() => {
    if (step === undefined) return undefined;
    let isCurrent = true;
    const ask = client.query<Data, AnyVariables>(document, { id }, { requestPolicy: 'network-only' });
    void ask.toPromise().then(({ data }) => {
      if (isCurrent && data) setFound({ key, value: pick(data) });
    });
    return () => {
      isCurrent = false;
    };
    // `pick` is a plain reader of the answer.
  }, [client, document, id, key, step]);
  return found?.key === key ? found.value : null;
}
