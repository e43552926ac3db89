import { useRef, useState } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { DateTime } from '../../../components/date-time';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { Tag } from '../../../components/tag';
import { TextArea } from '../../../components/text-area';
import { OwnDisputeOpenDocument, type OwnEvaluationQuery } from '../../../gql/mine/graphql';
import type { AnsweredFormFragment, EvaluationOfQuery } from '../../../gql/quality/graphql';
import { newKey } from '../../../lib/new-key';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useAnswerWords } from '../../quality/evaluate/answer-words';
import { questionsOf } from '../../quality/evaluate/questions';
import { useWords } from '../shared/words';
import styles from './dispute.module.css';
import { disputable, disputedBefore } from './dispute-choice';

interface DisputeDialogProps {
  evaluation: NonNullable<EvaluationOfQuery['evaluation']>;
  own: NonNullable<OwnEvaluationQuery['evaluation']>;
  form: AnsweredFormFragment;
  onDone: () => void;
  onClose: () => void;
}

const LONGEST = 2_000;

/** Chooses the questions whose answer the agent does not accept, with a reason for each. */
export function DisputeDialog({ evaluation, own, form, onDone, onClose }: DisputeDialogProps) {
  const { t, text } = useWords();
  const say = useAnswerWords();
  const change = useChange(OwnDisputeOpenDocument, (data) => data.disputeOpen);
  const before = disputedBefore(own.disputes);
  const choice = disputable(questionsOf(form.content.sections), evaluation.result, before);
  const limit = (own.scorecardVersion?.content.disputeLimit ?? 1) - before.size;
  const worst = choice.filter(({ isWrong }) => isWrong).map(({ asked }) => asked.question.ref);
  // One wrong question is what it is about; of several the agent says which.
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(
    () => new Map(worst.length === 1 && worst[0] !== undefined && limit > 0 ? [[worst[0], '']] : []),
  );
  const [isTried, setTried] = useState(false);
  const key = useRef(newKey());
  const isFull = reasons.size >= limit;
  const lacks = [...reasons.values()].some((reason) => reason.trim() === '');
  const put = (ref: string, reason: string | null): void => {
    const next = new Map(reasons);
    if (reason === null) next.delete(ref);
    else next.set(ref, reason);
    setReasons(next);
  };
  const items = [...reasons].map(([ref, reason]) => ({ ref, reason: reason.trim() }));
  const run = async (): Promise<void> => {
    setTried(true);
    if (items.length === 0 || lacks) return;
    const outcome = await change.run({ evaluationId: own.id, input: { items, idempotencyKey: key.current } });
    if (outcome.kind === 'refused') key.current = newKey();
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('dispute.done') });
    onDone();
    onClose();
  };
  const reasonError = (ref: string): string | null => {
    const at = items.findIndex((item) => item.ref === ref);
    const said = change.refusals.find(({ field }) => field?.includes('items') && field.includes(String(at)));
    return said?.message ?? (isTried && reasons.get(ref)?.trim() === '' ? t('dispute.reasonMissing') : null);
  };
  return (
    <FormDialog
      title={t('dispute.title')}
      description={
        <>
          {t('dispute.text', { n: Math.max(0, limit) })}{' '}
          {own.disputeUntil !== null && (
            <>
              {t('result.until')} <DateTime at={own.disputeUntil} as="lastDay" />
            </>
          )}
        </>
      }
      submit={t('dispute.submit')}
      busy={change.busy}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Refusals
        refusals={change.refusals.filter(({ field }) => !(field?.includes('items') && field.length > 2))}
        failure={change.failure}
      />
      {isTried && items.length === 0 && <Notice kind="error" title={t('dispute.noneChosen')} />}
      <ul className={styles['questions']} aria-label={t('dispute.questions')}>
        {choice.map(({ asked: { question, number }, isWrong, isFatal }) => {
          const reason = reasons.get(question.ref);
          const isChosen = reason !== undefined;
          return (
            <li key={question.ref} className={styles['question']}>
              <div className={styles['line']}>
                <Checkbox
                  checked={isChosen}
                  disabled={!isChosen && isFull}
                  onChange={(next) => put(question.ref, next ? '' : null)}
                >
                  {number}. {text(question.text)}
                </Checkbox>
                <span className={styles['given']}>
                  {isFatal ? (
                    <Tag tone="bad">{t('dispute.fatal')}</Tag>
                  ) : (
                    isWrong && <Tag tone="warn">{t('dispute.wrong')}</Tag>
                  )}{' '}
                  {say(
                    question,
                    evaluation.answers.find(({ ref }) => ref === question.ref),
                  )}
                </span>
              </div>
              {isChosen && (
                <Field
                  label={t('dispute.reason', { number })}
                  hint={t('dispute.reasonHint')}
                  error={reasonError(question.ref)}
                >
                  <TextArea
                    rows={2}
                    value={reason}
                    maxLength={LONGEST}
                    onChange={(event) => put(question.ref, event.currentTarget.value)}
                  />
                </Field>
              )}
            </li>
          );
        })}
      </ul>
    </FormDialog>
  );
}
