import { useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { TextArea } from '../../../components/text-area';
import { ArticleRiskSetDocument, type RiskKind, type RiskStateFragment } from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './risk.module.css';

const KINDS: readonly RiskKind[] = ['SAFETY', 'BUSINESS_RISK'];

/** Marks an article as a matter of harm, at once. A business risk can only be raised. */
export function RiskDialog({ article, onClose }: { article: RiskStateFragment; onClose: () => void }) {
  const { t, common } = useWords();
  const isRaising = article.risk !== null;
  const [kind, setKind] = useState<RiskKind>('SAFETY');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const set = useChange(ArticleRiskSetDocument, (data) => data.articleRiskSet);
  const lacks = reason.trim() === '';
  const run = async (): Promise<void> => {
    setTried(true);
    if (lacks || set.busy) return;
    const input = { expectedVersion: article.revision, kind, reason: reason.trim() };
    if ((await set.run({ id: article.id, input })).kind !== 'done') return;
    showToast({ tone: 'good', text: t('risk.markedDone', { code: article.code, kind: t(`risk.kinds.${kind}`) }) });
    onClose();
  };
  useSubmitKey(() => void run(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t('risk.markTitle', { code: article.code })}
      description={t('risk.markText')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant="danger" keyCap="Ctrl ↵" busy={set.busy} onClick={() => void run()}>
            {t('risk.mark')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Refusals refusals={set.refusals} failure={set.failure} fields={['reason']} />
        {isRaising ? (
          <p>{t('risk.raises')}</p>
        ) : (
          <Segmented
            label={t('risk.kind')}
            value={kind}
            items={KINDS.map((value) => ({ value, label: t(`risk.kinds.${value}`) }))}
            onChange={setKind}
          />
        )}
        <p className={styles['effect']}>{t(`risk.effects.${kind}`)}</p>
        <Field
          label={t('risk.reason')}
          error={refusalOf(set.refusals, 'reason') ?? (isTried && lacks ? t('risk.reasonMissing') : null)}
        >
          <TextArea value={reason} rows={3} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
