import { CircleX, MapPin } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Tag } from '../../../../components/tag';
import type { GivenAnswerFragment } from '../../../../gql/quality/graphql';
import { clockOf } from '../../player/peaks';
import { useWords } from '../../shared/words';
import type { Numbered } from '../questions';
import { AnswerControls } from './answer-controls';
import styles from './form.module.css';
import { Teaching } from './teaching';

interface QuestionRowProps {
  numbered: Numbered;
  answer: GivenAnswerFragment | undefined;
  /** Seconds that notes of it are pinned to. */
  seconds: readonly number[];
  isCurrent: boolean;
  isFatal: boolean;
  /** Its note is still missing. */
  lacksNote: boolean;
  /** It was left open when somebody wanted to submit. */
  isMissing: boolean;
  error: string | null;
  onCurrent: (ref: string) => void;
  onAnswer: (answer: GivenAnswerFragment, isWords?: boolean) => void;
  onSeek: (second: number) => void;
  /** Its notes. */
  children?: ReactNode;
}

/** One question of the form: what is asked, what answers it, what it has to do with. */
export const QuestionRow = memo(function QuestionRow(props: QuestionRowProps) {
  const { numbered, answer, seconds, isCurrent, isFatal, lacksNote, isMissing, error } = props;
  const { onCurrent, onAnswer, onSeek, children } = props;
  const { question, number } = numbered;
  const { t, text } = useWords();
  const help = text(question.help);
  return (
    <li
      className={styles['question']}
      data-current={isCurrent || undefined}
      data-fatal={isFatal || undefined}
      data-question={question.ref}
      aria-current={isCurrent ? 'step' : undefined}
      onPointerDown={() => onCurrent(question.ref)}
      onFocus={() => onCurrent(question.ref)}
    >
      <div className={styles['ask']} data-tall={question.type === 'TEXT' || undefined}>
        <span className={styles['badge']}>{number}</span>
        <div className={styles['what']}>
          <p className={styles['text']}>
            {text(question.text)}
            {isFatal && (
              <span className={styles['fatal']}>
                <CircleX size={13} aria-hidden="true" /> {t('form.fatal')}
              </span>
            )}
          </p>
          <p className={styles['about']}>
            {seconds.map((second) => (
              <button key={second} type="button" className={styles['pin']} onClick={() => onSeek(second)}>
                <MapPin size={11} aria-hidden="true" /> {clockOf(second)}
              </button>
            ))}
            {question.family !== 'NON_CRITICAL' && <span>{t(`families.${question.family}`)}</span>}
            {question.isBonus && <Tag tone="good">{t('form.bonus')}</Tag>}
            {question.isExcluded && <Tag>{t('form.unscored')}</Tag>}
            {question.teaches && <Teaching teaches={question.teaches} />}
            {isMissing && <span className={styles['error']}>{t('form.open')}</span>}
            {lacksNote && <span className={styles['error']}>{t('form.noteMissing')}</span>}
          </p>
          {isCurrent && help !== '' && <p className={styles['help']}>{help}</p>}
          {error !== null && (
            <p role="alert" className={styles['error']}>
              {error}
            </p>
          )}
        </div>
        <AnswerControls question={question} answer={answer} disabled={false} onAnswer={onAnswer} />
      </div>
      {children}
    </li>
  );
});
