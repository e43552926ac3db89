import { useRef } from 'react';
import {
  type AssignmentRowFragment,
  EvaluationBeginDocument,
  type EvaluationStartInput,
} from '../../../gql/quality/graphql';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useQualityPath } from './use-quality';

/** Begins evaluations, or goes on with those that are begun, and opens them. */
export function useBegin() {
  const { go } = useQualityPath();
  const tell = useTell();
  const change = useChange(EvaluationBeginDocument, (data) => data.evaluationStart);
  // A press that is repeated while the first is on its way begins nothing twice.
  const keys = useRef(new Map<string, string>());
  const begin = async (input: EvaluationStartInput): Promise<boolean> => {
    if (change.busy) return false;
    const what = JSON.stringify(input);
    const idempotencyKey = keys.current.get(what) ?? newKey();
    keys.current.set(what, idempotencyKey);
    const outcome = await change.run({ input: { ...input, idempotencyKey } });
    if (outcome.kind !== 'failed') keys.current.delete(what);
    if (outcome.kind !== 'done' || !outcome.payload.evaluation) return false;
    go(`evaluate/${outcome.payload.evaluation.id}`);
    return true;
  };
  return {
    ...{ busy: change.busy, refusals: change.refusals, failure: change.failure, begin },
    /** The call of an assignment: its draft where there is one, else a new one. */
    assignment: async (row: Pick<AssignmentRowFragment, 'id' | 'evaluation'>): Promise<void> => {
      if (row.evaluation) return go(`evaluate/${row.evaluation.id}`);
      if (change.busy) return;
      const outcome = await change.run({ input: { assignmentId: row.id, idempotencyKey: newKey() } });
      if (tell(outcome, null) && outcome.kind === 'done' && outcome.payload.evaluation)
        go(`evaluate/${outcome.payload.evaluation.id}`);
    },
  };
}
