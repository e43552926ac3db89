import { ActDialog } from '../../../components/act-dialog';
import { OwnAcknowledgeDocument } from '../../../gql/mine/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

interface AcknowledgeDialogProps {
  id: string;
  onDone: () => void;
  onClose: () => void;
}

/** Says that the result was read, with a comment where there is one. It takes no dispute away. */
export function AcknowledgeDialog({ id, onDone, onClose }: AcknowledgeDialogProps) {
  const { t } = useWords();
  const change = useChange(OwnAcknowledgeDocument, (data) => data.evaluationAcknowledge);
  const run = async (comment: string): Promise<boolean> => {
    const outcome = await change.run({ id, input: { comment: comment || null } });
    if (outcome.kind !== 'done') return false;
    showToast({ tone: 'good', text: t('result.acknowledged') });
    onDone();
    return true;
  };
  return (
    <ActDialog
      title={t('result.acknowledge')}
      description={t('result.acknowledgeText')}
      submit={t('result.acknowledge')}
      reason={{ label: t('talks.say'), missing: null, most: 2_000 }}
      change={change}
      onSubmit={run}
      onClose={onClose}
    />
  );
}
