import { MapPin, MessageSquare } from 'lucide-react';
import type { RefObject } from 'react';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Tag } from '../../../components/tag';
import { TextArea } from '../../../components/text-area';
import { DateTime } from '../../../components/date-time';
import type { DisputeWholeFragment } from '../../../gql/calibration/graphql';
import { useAnswerWords } from '../../quality/evaluate/answer-words';
import { AnswerControls } from '../../quality/evaluate/form/answer-controls';
import type { Numbered } from '../../quality/evaluate/questions';
import { clockOf } from '../../quality/player/peaks';
import { useWords } from '../shared/words';
import styles from './dispute.module.css';
import type { Decision } from './use-decisions';

type Item = DisputeWholeFragment['items'][number];
type Note = NonNullable<DisputeWholeFragment['evaluation']>['notes'][number];

interface DisputeQuestionProps {
  item: Item;
  numbered: Numbered | null;
  notes: readonly Note[];
  isHere: boolean;
  /** Null for who may only read. */
  written: Decision | null;
  busy: boolean;
  errors: { answer: string | null; ruling: string | null };
  field: RefObject<HTMLTextAreaElement | null> | undefined;
  onHere: () => void;
  /** Left out where there is nothing to hear. */
  onSeek: ((second: number) => void) | undefined;
  onWrite: (next: Partial<Decision>) => void;
}

/** One disputed question: what was answered and why, what the agent says, and the decision. */
export function DisputeQuestion(props: DisputeQuestionProps) {
  const { item, numbered, notes, isHere, written, busy, errors, field, onHere, onSeek, onWrite } = props;
  const { t, text, person } = useWords();
  const say = useAnswerWords();
  const question = numbered?.question ?? null;
  return (
    <li className={styles['question']} data-here={isHere || undefined} data-ref={item.ref} onFocusCapture={onHere}>
      <h3>
        {numbered && <span className={styles['number']}>{numbered.number}</span>}
        <button type="button" className={styles['title']} onClick={onHere} aria-current={isHere || undefined}>
          {question ? text(question.text) : item.ref}
        </button>
        {item.decision && (
          <Tag tone={item.decision === 'UPHELD' ? 'good' : 'plain'}>{t(`dispute.decisions.${item.decision}`)}</Tag>
        )}
      </h3>
      <dl className={styles['facts']}>
        <dt>{t('dispute.answered')}</dt>
        <dd>
          <strong>{question ? say(question, item.answerBefore ?? undefined) : '—'}</strong>
          {item.decision === 'UPHELD' && question && (
            <>
              {' → '}
              <strong className={styles['new']}>{say(question, item.answer ?? undefined)}</strong>
            </>
          )}
        </dd>
        <dt>{t('dispute.reason')}</dt>
        <dd className={styles['words']}>{item.reason}</dd>
        <dt>{t('dispute.notes')}</dt>
        <dd>
          {notes.length === 0 && <span className={styles['quiet']}>{t('dispute.noNote')}</span>}
          {notes.map((note) => (
            <p key={note.id} className={styles['note']}>
              {note.second !== null && (
                <button
                  type="button"
                  className={styles['pin']}
                  disabled={!onSeek}
                  onClick={() => onSeek?.(note.second ?? 0)}
                >
                  <MapPin size={12} aria-hidden="true" /> {clockOf(note.second)}
                </button>
              )}
              {note.text} <span className={styles['quiet']}>{person(note.author)}</span>
            </p>
          ))}
        </dd>
        {item.ruling !== null && (
          <>
            <dt>{t('dispute.ruling')}</dt>
            <dd>
              <p className={styles['note']}>
                <MessageSquare size={13} aria-hidden="true" /> {item.ruling}
              </p>
              <span className={styles['quiet']}>
                {person(item.judge)} {item.decidedAt && <DateTime at={item.decidedAt} as="moment" />}
              </span>
            </dd>
          </>
        )}
      </dl>
      {written && item.decision === null && (
        <div className={styles['decide']}>
          <Segmented
            label={t('dispute.decision')}
            value={written.decision ?? ''}
            items={[
              { value: 'UPHELD', label: t('dispute.uphold') },
              { value: 'REJECTED', label: t('dispute.reject') },
            ]}
            onChange={(value) => onWrite({ decision: value === 'UPHELD' ? 'UPHELD' : 'REJECTED' })}
          />
          {written.decision === 'UPHELD' && question && (
            <div>
              <p className={styles['label']}>{t('dispute.newAnswer')}</p>
              <AnswerControls
                question={question}
                answer={written.answer ?? undefined}
                disabled={busy}
                onAnswer={(answer) => onWrite({ answer })}
              />
              {errors.answer && (
                <p role="alert" className={styles['error']}>
                  {errors.answer}
                </p>
              )}
            </div>
          )}
          {written.decision !== null && (
            <Field label={t('dispute.ruling')} hint={t('dispute.rulingHint')} error={errors.ruling}>
              <TextArea
                ref={field}
                rows={2}
                maxLength={1_000}
                value={written.ruling}
                onChange={(event) => onWrite({ ruling: event.currentTarget.value })}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  event.preventDefault();
                  event.currentTarget.blur();
                }}
              />
            </Field>
          )}
        </div>
      )}
    </li>
  );
}
