import { ActDialog } from '../../../components/act-dialog';
import { EvaluationThrowAwayDocument, type EvaluationWholeFragment } from '../../../gql/quality/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import { useQualityPath } from '../shared/use-quality';
import { useWords } from '../shared/words';

interface DiscardDialogProps {
  evaluation: EvaluationWholeFragment;
  /** What the draft is at now; without, as it was read. */
  revision?: (() => Promise<number>) | undefined;
  /** It is gone: nothing of it is saved any more. */
  onGone?: (() => void) | undefined;
  onClose: () => void;
}

/** Throws a draft away. Whoever leads gives a reason for that of somebody else, which its evaluator reads. */
export function DiscardDialog({ evaluation, revision, onGone, onClose }: DiscardDialogProps) {
  const { t, person } = useWords();
  const { user } = usePerson();
  const { go } = useQualityPath();
  const change = useChange(EvaluationThrowAwayDocument, (data) => data.evaluationDiscard);
  const isOwn = evaluation.evaluator?.id === user?.id;
  return (
    <ActDialog
      title={t('discard.title')}
      description={isOwn ? t('discard.ownText') : t('discard.text', { name: person(evaluation.evaluator) })}
      submit={t('discard.submit')}
      reason={isOwn ? undefined : { label: t('queue.skipReason'), missing: t('queue.skipReasonMissing'), most: 1_000 }}
      harms
      change={change}
      onSubmit={async (reason) => {
        const expectedRevision = revision ? await revision() : evaluation.revision;
        const input = { expectedRevision, ...(isOwn ? {} : { reason }) };
        const outcome = await change.run({ id: evaluation.id, input });
        if (outcome.kind !== 'done') return false;
        onGone?.();
        showToast({ tone: 'good', text: t('discard.done') });
        go('evaluations', {}, { replace: true });
        return true;
      }}
      onClose={onClose}
    />
  );
}
