import { EvaluationHandInDocument, type EvaluationWholeFragment } from '../../../gql/quality/graphql';
import { useStore } from '../../../lib/store';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import type { ScoreSession } from './session/score-session';
import { type ReleaseChoice, ReleaseDialog } from './submit-dialog';

interface SubmitDialogProps {
  evaluation: EvaluationWholeFragment;
  session: ScoreSession;
  onClose: () => void;
}

/** Hands the draft in. */
export function SubmitDialog({ evaluation, session, onClose }: SubmitDialogProps) {
  const { t, person } = useWords();
  const change = useChange(EvaluationHandInDocument, (data) => data.evaluationSubmit);
  const { result } = useStore(session.store);
  const run = async (choice: ReleaseChoice): Promise<void> => {
    const outcome = await change.run({
      id: evaluation.id,
      input: { expectedRevision: session.expectedRevision, ...choice },
    });
    if (outcome.kind !== 'done') return;
    // The page shows what was handed in by itself: the answer changed what it reads.
    showToast({ tone: 'good', text: t('release.done') });
    onClose();
  };
  return (
    <ReleaseDialog
      title={t('release.submitTitle')}
      submit={t('form.submit')}
      kind={evaluation.kind}
      agent={person(evaluation.agent)}
      result={result}
      change={change}
      onSubmit={(choice) => void run(choice)}
      onClose={onClose}
    />
  );
}
