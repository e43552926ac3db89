import { useClient } from 'urql';
import { ActDialog } from '../../../components/act-dialog';
import {
  AssignmentSkipDocument,
  EvaluationThrowAwayDocument,
  MyAssignmentsDocument,
} from '../../../gql/quality/graphql';
import { useChange } from '../../../lib/use-change';
import { useQualityPath } from '../shared/use-quality';
import { useWords } from '../shared/words';
import type { ScoreSession } from './session/score-session';
import { OPEN_STATES, type QueuePlace } from './use-queue-place';

interface SkipDialogProps {
  id: string;
  session: ScoreSession;
  place: QueuePlace;
  onClose: () => void;
}

/** Gives a drawn call up that was begun: the draft goes, the next call of its stratum takes its place. */
export function SkipDialog({ id, session, place, onClose }: SkipDialogProps) {
  const { t } = useWords();
  const { go } = useQualityPath();
  const client = useClient();
  const discard = useChange(EvaluationThrowAwayDocument, (data) => data.evaluationDiscard);
  const skip = useChange(AssignmentSkipDocument, (data) => data.assignmentSkip);
  const run = async (reason: string): Promise<boolean> => {
    await session.flush();
    const thrown = await discard.run({ id, input: { expectedRevision: session.expectedRevision } });
    if (thrown.kind !== 'done') return false;
    session.close();
    // Without its draft the assignment is open again, in a new revision.
    const { data } = await client
      .query(MyAssignmentsDocument, { states: [...OPEN_STATES], first: 100 }, { requestPolicy: 'network-only' })
      .toPromise();
    const found = data?.myAssignments.nodes.find((one) => one.id === place.assignment.id);
    if (found) await skip.run({ id: found.id, input: { expectedVersion: found.revision, reason } });
    go('', { at: place.next?.id });
    return true;
  };
  return (
    <ActDialog
      title={t('queue.skipTitle')}
      description={t('queue.skipBegun')}
      submit={t('queue.skip')}
      reason={{ label: t('queue.skipReason'), missing: t('queue.skipReasonMissing'), most: 500 }}
      harms
      change={{
        busy: discard.busy || skip.busy,
        refusals: [...discard.refusals, ...skip.refusals],
        failure: discard.failure ?? skip.failure,
      }}
      onSubmit={run}
      onClose={onClose}
    />
  );
}
