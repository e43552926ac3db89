import { useState } from 'react';
import { Field } from '../../../../components/field';
import { FormDialog } from '../../../../components/form-dialog';
import { Refusals } from '../../../../components/refusals';
import { TextArea } from '../../../../components/text-area';
import {
  type GivenAnswerFragment,
  EvaluationCorrectDocument,
  type EvaluationWholeFragment,
  type AnsweredFormFragment,
} from '../../../../gql/quality/graphql';
import { refusalOf } from '../../../../lib/outcome';
import { useChange } from '../../../../lib/use-change';
import { useWords } from '../../shared/words';
import styles from '../evaluate.module.css';
import { AnswerControls } from '../form/answer-controls';
import { questionsOf } from '../questions';
import { sameAnswer } from '../session/score-state';

interface RescoreDialogProps {
  evaluation: EvaluationWholeFragment;
  form: AnsweredFormFragment;
  onDone: () => void;
  onClose: () => void;
}

/** Corrects answers of a released evaluation; the older result is kept. */
export function RescoreDialog({ evaluation, form, onDone, onClose }: RescoreDialogProps) {
  const { t, text, person } = useWords();
  const change = useChange(EvaluationCorrectDocument, (data) => data.evaluationRescore);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const before = new Map(evaluation.answers.map((answer) => [answer.ref, answer]));
  const [answers, setAnswers] = useState<ReadonlyMap<string, GivenAnswerFragment>>(before);
  const changed = [...answers.values()].filter((answer) => !sameAnswer(before.get(answer.ref), answer));
  const run = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '' || changed.length === 0) return;
    const outcome = await change.run({
      id: evaluation.id,
      input: {
        expectedRevision: evaluation.revision,
        reason: reason.trim(),
        answers: changed.map(({ ref, options, number, text: words, isNa }) => ({
          ...{ ref, options, number, text: words, isNa },
        })),
      },
    });
    if (outcome.kind !== 'done') return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={t('result.rescore')}
      description={t('result.rescoreText', { name: person(evaluation.agent) })}
      submit={t('result.rescoreDo')}
      busy={change.busy}
      width="wide"
      aside={t('result.rescoreCount', { count: changed.length })}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['reason']} />
      <ul className={styles['corrections']}>
        {questionsOf(form.content.sections).map(({ question, number }) => (
          <li key={question.ref} className={styles['correction']}>
            <span>
              {number}. {text(question.text)}
            </span>
            <AnswerControls
              question={question}
              answer={answers.get(question.ref)}
              disabled={change.busy}
              onAnswer={(answer) => setAnswers(new Map(answers).set(answer.ref, answer))}
            />
          </li>
        ))}
      </ul>
      {isTried && changed.length === 0 && (
        <p role="alert" className={styles['quiet']}>
          {t('result.rescoreNothing')}
        </p>
      )}
      <Field
        label={t('result.rescoreReason')}
        error={
          refusalOf(change.refusals, 'reason') ??
          (isTried && reason.trim() === '' ? t('result.rescoreReasonMissing') : null)
        }
      >
        <TextArea
          rows={2}
          value={reason}
          maxLength={1_000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
    </FormDialog>
  );
}
