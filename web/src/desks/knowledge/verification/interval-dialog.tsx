import { useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { TextInput } from '../../../components/text-input';
import { ArticleVerifyIntervalSetDocument } from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import { type KeptArticle, useCountAgain } from './use-verification';
import styles from './verification.module.css';

const WAYS = ['category', 'own'] as const;
const MOST = 1_095;
const USUAL = '90';

/** How often an article is to be checked: as its category says, or by an interval of its own. */
export function IntervalDialog({ article, onClose }: { article: KeptArticle; onClose: () => void }) {
  const { t, common } = useWords();
  const own = article.verification?.ownEveryDays ?? null;
  const [way, setWay] = useState<(typeof WAYS)[number]>(own === null ? 'category' : 'own');
  const [typed, setTyped] = useState(String(own ?? article.verification?.everyDays ?? USUAL));
  const change = useChange(ArticleVerifyIntervalSetDocument, (payload) => payload.articleVerifyIntervalSet);
  const countAgain = useCountAgain();
  const days = Number(typed);
  const isDays = Number.isInteger(days) && days >= 1 && days <= MOST;

  const submit = async (): Promise<void> => {
    if (change.busy || (way === 'own' && !isDays)) return;
    const everyDays = way === 'own' ? days : null;
    const outcome = await change.run({ id: article.id, input: { expectedVersion: article.revision, everyDays } });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('verification.intervalDone', { code: article.code }) });
    countAgain();
    onClose();
  };
  useSubmitKey(() => void submit(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      kicker={<CodeLabel>{article.code}</CodeLabel>}
      title={t('verification.intervalTitle')}
      description={t('verification.intervalText')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button
            variant="primary"
            keyCap="Ctrl ↵"
            busy={change.busy}
            disabled={way === 'own' && !isDays}
            onClick={() => void submit()}
          >
            {common('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} fields={['everyDays']} />
        <Segmented
          label={t('verification.interval')}
          value={way}
          items={WAYS.map((value) => ({ value, label: t(`verification.ways.${value}`) }))}
          onChange={setWay}
        />
        {way === 'own' && (
          <Field
            label={t('verification.everyDays')}
            error={refusalOf(change.refusals, 'everyDays') ?? (isDays ? null : t('verification.daysRange'))}
          >
            <span className={styles['days']}>
              <TextInput inputMode="numeric" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
              {t('verification.days')}
            </span>
          </Field>
        )}
      </div>
    </Dialog>
  );
}
