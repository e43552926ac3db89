import { memo } from 'react';
import { Checkbox } from '../../../../components/checkbox';
import { TextArea } from '../../../../components/text-area';
import type { AnswerInput, TriedScoreFragment } from '../../../../gql/scorecards/graphql';
import { classes } from '../../../../lib/classes';
import { useWords } from '../../shared/words';
import { NumberInput } from '../form/number-field';
import { answersOf, type Question } from '../session/content';
import styles from './side.module.css';

export type Tried = NonNullable<TriedScoreFragment['result']>['questions'][number];

interface AnswerFieldProps {
  question: Question;
  number: number;
  answer: AnswerInput | undefined;
  /** What became of it; null while nothing was scored. */
  tried: Tried | null;
  onAnswer: (ref: string, answer: AnswerInput | null) => void;
}

/** Scales up to this many numbers are shown whole. */
const SHOWN_WHOLE = 11;
const MOST = 1_000_000_000;

/** One question of the try-out, answered as an evaluator would. */
export const AnswerField = memo(function AnswerField({ question, number, answer, tried, onAnswer }: AnswerFieldProps) {
  const { t, text } = useWords();
  const { ref, type, options } = question;
  const blank: AnswerInput = { ref, isNa: false, options: [], number: null, text: null };
  const put = (changes: Partial<AnswerInput>): void => onAnswer(ref, { ...blank, ...changes });
  const chosen = answer?.options ?? [];
  const label = text(question.text) || t('editor.untitledQuestion');
  const isHidden = tried?.state === 'SYSTEM_NA';
  const isNa = answer?.isNa === true;
  const press = (key: string, words: string, isOn: boolean, run: () => void, isBad = false) => (
    <button
      key={key}
      type="button"
      aria-pressed={isOn}
      data-bad={isBad ? '' : undefined}
      className={styles['press']}
      onClick={run}
    >
      {words}
    </button>
  );
  const scale = answersOf(question);
  const isPressed = type === 'YES_NO' || type === 'SINGLE' || (type === 'SCALE' && scale.length <= SHOWN_WHOLE);
  return (
    <li className={classes(styles['asked'], isHidden && styles['hidden'])} data-fatal={tried?.isFatal ? '' : undefined}>
      <p>
        <span className={styles['number']}>{number}</span> {label}
        {isHidden && <span className={styles['quiet']}> {t('trial.hidden')}</span>}
        {tried?.isFatal && <strong className={styles['bad']}> {t('trial.fatal')}</strong>}
        {tried?.isError && !tried.isFatal && <span className={styles['bad']}> {t('trial.error')}</span>}
      </p>
      <div className={styles['answers']} role="group" aria-label={label}>
        {(type === 'YES_NO' || type === 'SINGLE') &&
          options.map(({ key, label: words, fatal }) =>
            press(
              key,
              text(words) || key,
              chosen[0] === key && !isNa,
              () => (chosen[0] === key ? onAnswer(ref, null) : put({ options: [key] })),
              fatal !== null,
            ),
          )}
        {type === 'SCALE' &&
          isPressed &&
          scale.map(({ key }) =>
            press(key, key, answer?.number === Number(key) && !isNa, () =>
              answer?.number === Number(key) ? onAnswer(ref, null) : put({ number: Number(key) }),
            ),
          )}
        {type === 'MULTIPLE' &&
          options.map(({ key, label: words }) => (
            <Checkbox
              key={key}
              checked={chosen.includes(key) && !isNa}
              onChange={(isOn) =>
                put({
                  options: options.map((one) => one.key).filter((one) => (one === key ? isOn : chosen.includes(one))),
                })
              }
            >
              {text(words) || key}
            </Checkbox>
          ))}
        {(type === 'NUMERIC' || (type === 'SCALE' && !isPressed)) && (
          <span className={styles['short']}>
            <NumberInput
              label={label}
              least={-MOST}
              most={MOST}
              isOptional
              readOnly={false}
              value={isNa ? null : (answer?.number ?? null)}
              onChange={(value) => (value === null ? onAnswer(ref, null) : put({ number: value }))}
            />
          </span>
        )}
        {type === 'TEXT' && (
          <TextArea
            rows={1}
            aria-label={label}
            maxLength={2_000}
            value={isNa ? '' : (answer?.text ?? '')}
            onChange={(event) =>
              event.currentTarget.value === '' ? onAnswer(ref, null) : put({ text: event.currentTarget.value })
            }
          />
        )}
        {question.naAllowed &&
          press('na', t('trial.na'), isNa, () => (isNa ? onAnswer(ref, null) : put({ isNa: true })))}
      </div>
    </li>
  );
});
