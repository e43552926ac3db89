import { classes } from '../../../../lib/classes';
import { TextArea } from '../../../../components/text-area';
import { TextInput } from '../../../../components/text-input';
import type { GivenAnswerFragment, AskedQuestionFragment } from '../../../../gql/quality/graphql';
import { useWords } from '../../shared/words';
import { scaleOf, toggled } from '../questions';
import { noAnswer } from '../session/score-state';
import styles from './form.module.css';

interface AnswerControlsProps {
  question: AskedQuestionFragment;
  answer: GivenAnswerFragment | undefined;
  disabled: boolean;
  /** `isWords`: it is being typed. */
  onAnswer: (answer: GivenAnswerFragment, isWords?: boolean) => void;
}

interface Choice {
  key: string;
  label: string;
  isOn: boolean;
  isFatal: boolean;
  run: () => void;
}

/** A scale with more numbers than this is typed. */
const MOST_BUTTONS = 11;

/** The row of buttons that answers a question; the last says that it does not apply. */
function Choices({ label, choices, disabled }: { label: string; choices: readonly Choice[]; disabled: boolean }) {
  return (
    <div role="group" aria-label={label} className={styles['choices']}>
      {choices.map(({ key, label: text, isOn, isFatal, run }) => (
        <button
          key={key}
          type="button"
          aria-pressed={isOn}
          disabled={disabled}
          className={classes(styles['choice'], isFatal && styles['fatalChoice'])}
          onClick={run}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** What is pressed or typed to answer a question of any type. */
export function AnswerControls({ question, answer, disabled, onAnswer }: AnswerControlsProps) {
  const { t, text } = useWords();
  const { ref, type } = question;
  const empty = noAnswer(ref);
  const name = text(question.text);
  const isNa = answer?.isNa ?? false;
  const na: Choice[] = question.naAllowed
    ? [
        {
          ...{ key: 'na', label: t('form.na'), isOn: isNa, isFatal: false },
          run: () => onAnswer({ ...empty, isNa: !isNa }),
        },
      ]
    : [];
  const given = answer?.options ?? [];
  switch (type) {
    case 'YES_NO':
    case 'SINGLE':
    case 'MULTIPLE':
      return (
        <Choices
          label={name}
          disabled={disabled}
          choices={[
            ...question.options.map(({ key, label, fatal }) => ({
              ...{ key: `option-${key}`, label: text(label), isOn: given.includes(key), isFatal: fatal !== null },
              run: () => onAnswer(type === 'MULTIPLE' ? toggled(question, key, answer) : { ...empty, options: [key] }),
            })),
            ...na,
          ]}
        />
      );
    case 'SCALE': {
      const numbers = scaleOf(question);
      if (numbers.length <= MOST_BUTTONS)
        return (
          <Choices
            label={name}
            disabled={disabled}
            choices={[
              ...numbers.map((number) => ({
                ...{ key: `at-${number}`, label: String(number), isOn: answer?.number === number, isFatal: false },
                run: () => onAnswer({ ...empty, number }),
              })),
              ...na,
            ]}
          />
        );
      return <NumberField {...{ question, answer, disabled, onAnswer, na }} />;
    }
    case 'NUMERIC':
      return <NumberField {...{ question, answer, disabled, onAnswer, na }} />;
    case 'TEXT':
      return (
        <div className={styles['words']}>
          <TextArea
            rows={2}
            aria-label={name}
            maxLength={2_000}
            disabled={disabled}
            data-answer={ref}
            value={answer?.text ?? ''}
            onChange={(event) => onAnswer({ ...empty, text: event.currentTarget.value }, true)}
            onKeyDown={leaveOnEscape}
          />
          <Choices label={t('form.na')} disabled={disabled} choices={na} />
        </div>
      );
  }
}

const leaveOnEscape = (event: React.KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.currentTarget.blur();
};

/** Up and down go to another question, as everywhere on the form: a number that was typed is not stepped by the way. */
const leaveOnArrow = (event: React.KeyboardEvent<HTMLElement>): void => {
  leaveOnEscape(event);
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  event.currentTarget.blur();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true }));
};

function NumberField({ question, answer, disabled, onAnswer, na }: AnswerControlsProps & { na: readonly Choice[] }) {
  const { t, text } = useWords();
  const { ranges, scaleMin, scaleMax } = question;
  const least = question.type === 'SCALE' ? scaleMin : Math.min(...ranges.map(({ min }) => min));
  const most = question.type === 'SCALE' ? scaleMax : Math.max(...ranges.map(({ max }) => max));
  return (
    <div className={styles['number']}>
      <TextInput
        type="number"
        inputMode="decimal"
        step="any"
        aria-label={text(question.text)}
        placeholder={t('form.between', { least, most })}
        disabled={disabled}
        data-answer={question.ref}
        value={answer?.number === null || answer?.number === undefined ? '' : String(answer.number)}
        onChange={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          onAnswer({ ...noAnswer(question.ref), number: Number.isFinite(typed) ? typed : null }, true);
        }}
        onKeyDown={leaveOnArrow}
        onWheel={(event) => event.currentTarget.blur()}
      />
      <Choices label={t('form.na')} disabled={disabled} choices={na} />
    </div>
  );
}
