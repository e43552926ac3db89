import { Pencil, Send, Star } from 'lucide-react';
import { useState } from 'react';
import { ActDialog } from '../../../../components/act-dialog';
import { Button } from '../../../../components/button';
import {
  EvaluationLetOutDocument,
  EvaluationShowAskDocument,
  type EvaluationWholeFragment,
  type AnsweredFormFragment,
} from '../../../../gql/quality/graphql';
import { useHotkeys } from '../../../../lib/hotkeys';
import { showToast } from '../../../../lib/toasts';
import { useChange } from '../../../../lib/use-change';
import { useWords } from '../../shared/words';
import styles from '../evaluate.module.css';
import { type ReleaseChoice, ReleaseDialog } from '../submit-dialog';
import { RescoreDialog } from './rescore-dialog';

interface ResultActsProps {
  evaluation: EvaluationWholeFragment;
  form: AnsweredFormFragment | null;
  onChanged: () => void;
}

/** What can still be done with a submitted evaluation. */
export function ResultActs({ evaluation, form, onChanged }: ResultActsProps) {
  const { t, person } = useWords();
  const [open, setOpen] = useState<'release' | 'rescore' | 'ask' | null>(null);
  const release = useChange(EvaluationLetOutDocument, (data) => data.evaluationRelease);
  const ask = useChange(EvaluationShowAskDocument, (data) => data.evaluationExemplaryAsk);
  const close = (): void => {
    setOpen(null);
    release.reset();
    ask.reset();
  };
  const { id, revision, viewerCanRelease, viewerCanRescore, viewerCanAskConsent } = evaluation;
  const show = (what: typeof open, may: boolean) => (may ? () => setOpen(what) : undefined);
  useHotkeys({
    r: show('release', viewerCanRelease),
    e: show('rescore', viewerCanRescore && form !== null),
  });
  const letOut = async (choice: ReleaseChoice): Promise<void> => {
    const outcome = await release.run({ id, input: { expectedRevision: revision, ...choice } });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('release.done') });
    close();
  };
  return (
    <div className={styles['acts']}>
      {viewerCanAskConsent && (
        <Button size="small" icon={<Star size={14} aria-hidden="true" />} onClick={() => setOpen('ask')}>
          {t('result.ask')}
        </Button>
      )}
      {viewerCanRescore && form && (
        <Button
          size="small"
          keyCap="E"
          icon={<Pencil size={14} aria-hidden="true" />}
          onClick={() => setOpen('rescore')}
        >
          {t('result.rescore')}
        </Button>
      )}
      {viewerCanRelease && (
        <Button
          size="small"
          variant="primary"
          keyCap="R"
          icon={<Send size={14} aria-hidden="true" />}
          onClick={() => setOpen('release')}
        >
          {t('result.release')}
        </Button>
      )}
      {open === 'release' && (
        <ReleaseDialog
          title={t('result.release')}
          submit={t('result.releaseDo')}
          kind={evaluation.kind}
          agent={person(evaluation.agent)}
          result={evaluation.result}
          change={release}
          onSubmit={(choice) => void letOut(choice)}
          onClose={close}
        />
      )}
      {open === 'ask' && (
        <ActDialog
          title={t('result.ask')}
          description={t('result.askText', { name: person(evaluation.agent) })}
          submit={t('result.askDo')}
          reason={{ label: t('result.askReason'), missing: t('result.askReasonMissing'), most: 1_000 }}
          change={ask}
          onSubmit={async (reason) => (await ask.run({ id, input: { reason } })).kind === 'done'}
          onClose={close}
        />
      )}
      {open === 'rescore' && form && (
        <RescoreDialog evaluation={evaluation} form={form} onDone={onChanged} onClose={close} />
      )}
    </div>
  );
}
