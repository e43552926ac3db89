import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Dialog } from '../../../components/dialog';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { TextArea } from '../../../components/text-area';
import {
  type ArticleChecklistQuery,
  ArticleChecklistDocument,
  ArticleChecklistRecordDocument,
  type ContentCriterionKey,
  type VersionChecklistFragment,
} from '../../../gql/knowledge/graphql';
import { formatPercent } from '../../../lib/format';
import { showToast } from '../../../lib/toasts';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './verification.module.css';

const ANSWERS = ['met', 'missed', 'none'] as const;
type Answer = (typeof ANSWERS)[number];

const answerOf = (isMet: boolean | null): Answer => (isMet === null ? 'none' : isMet ? 'met' : 'missed');

interface ChecklistDialogProps {
  id: string;
  code: string;
  number: number;
  onClose: () => void;
}

/** How a version stands against the content standard: read by who coaches, recorded by another person than its author. */
export function ChecklistDialog({ id, code, number, onClose }: ChecklistDialogProps) {
  const { t, common } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ArticleChecklistDocument,
    variables: { id, number },
    requestPolicy: 'cache-and-network',
  });
  const version = data?.article?.versionNumbered ?? null;
  if (data && version && !fetching)
    return <Form id={id} code={code} version={version} criteria={data.contentCriteria} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('verification.checklistTitle', { number })}
      footer={<Button onClick={onClose}>{common('common.close')}</Button>}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : (
        <Skeleton rows={6} shape="text" />
      )}
    </Dialog>
  );
}

interface FormProps {
  id: string;
  code: string;
  version: VersionChecklistFragment;
  criteria: ArticleChecklistQuery['contentCriteria'];
  onClose: () => void;
}

function Form({ id, code, version, criteria, onClose }: FormProps) {
  const { t, common, text, person, language } = useWords();
  const { checklist, viewerCanRecordChecklist: mayRecord, number } = version;
  const [answers, setAnswers] = useState<Partial<Record<ContentCriterionKey, Answer>>>(() =>
    Object.fromEntries((checklist?.items ?? []).map(({ key, isMet }) => [key, answerOf(isMet)])),
  );
  const [note, setNote] = useState(checklist?.note ?? '');
  const change = useChange(ArticleChecklistRecordDocument, (payload) => payload.articleChecklistRecord);
  const given = criteria.flatMap(({ key }) => answers[key] ?? []);
  const applicable = given.filter((answer) => answer !== 'none').length;
  const met = given.filter((answer) => answer === 'met').length;
  const isComplete = given.length === criteria.length && applicable > 0;

  const submit = async (): Promise<void> => {
    if (!isComplete || !mayRecord || change.busy) return;
    const outcome = await change.run({
      id,
      input: {
        version: number,
        note: note.trim() || null,
        items: criteria.map(({ key }) => ({ key, isMet: answers[key] === 'none' ? null : answers[key] === 'met' })),
      },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('verification.checklistDone', { code, number }) });
    onClose();
  };
  useSubmitKey(() => void submit(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('verification.checklistTitle', { number })}
      description={mayRecord ? t('verification.checklistText') : t('verification.checklistRead')}
      footer={
        <>
          <Button onClick={onClose}>{common(mayRecord ? 'common.cancel' : 'common.close')}</Button>
          {mayRecord && (
            <Button
              variant="primary"
              keyCap="Ctrl ↵"
              busy={change.busy}
              disabled={!isComplete}
              onClick={() => void submit()}
            >
              {t('verification.checklistSubmit')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} fields={['note']} />
        <div className={styles['criteria']}>
          {criteria.map(({ key, name, hint }) => (
            <div key={key} className={styles['criterion']}>
              <div>
                <p>{text(name)}</p>
                <p className={styles['quiet']}>{text(hint)}</p>
              </div>
              {mayRecord ? (
                <Segmented<Answer | 'open'>
                  label={text(name)}
                  value={answers[key] ?? 'open'}
                  items={ANSWERS.map((value) => ({ value, label: t(`verification.answers.${value}`) }))}
                  onChange={(value) => value !== 'open' && setAnswers({ ...answers, [key]: value })}
                />
              ) : (
                <span>{answers[key] ? t(`verification.answers.${answers[key]}`) : '—'}</span>
              )}
            </div>
          ))}
        </div>
        <p className={styles['score']} role="status">
          {applicable === 0
            ? t('verification.noScore')
            : t('verification.score', { met, applicable, share: formatPercent(met / applicable, language) })}
          {checklist && (
            <>
              {' '}
              {t('verification.recordedBy', { name: person(checklist.recordedBy) })}{' '}
              <DateTime at={checklist.recordedAt} as="moment" />
            </>
          )}
        </p>
        {mayRecord ? (
          <Field label={t('verification.note')} error={refusalOf(change.refusals, 'note')}>
            <TextArea value={note} rows={2} onChange={(event) => setNote(event.currentTarget.value)} />
          </Field>
        ) : (
          checklist?.note && <p>{checklist.note}</p>
        )}
      </div>
    </Dialog>
  );
}
