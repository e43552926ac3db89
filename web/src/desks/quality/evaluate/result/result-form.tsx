import { CircleX, Lock, MapPin, MessageSquare } from 'lucide-react';
import type {
  GivenAnswerFragment,
  EvaluationWholeFragment,
  AnsweredFormFragment,
  WrittenNoteFragment,
} from '../../../../gql/quality/graphql';
import { DateTime } from '../../../../components/date-time';
import { Tag } from '../../../../components/tag';
import { clockOf } from '../../player/peaks';
import { useWords } from '../../shared/words';
import { useAnswerWords } from '../answer-words';
import { Section } from '../form/form-panel';
import styles from '../form/form.module.css';
import { Teaching } from '../form/teaching';
import { isFatalAnswer, type Numbered, questionsOf, weighsSections } from '../questions';

interface ResultFormProps {
  evaluation: EvaluationWholeFragment;
  form: AnsweredFormFragment;
  onSeek: (second: number) => void;
}

interface NoteViewProps {
  note: WrittenNoteFragment;
  isFatal: boolean;
  onSeek: (second: number) => void;
}

/** A note as it was written. */
function NoteView({ note, isFatal, onSeek }: NoteViewProps) {
  const { t, person } = useWords();
  const { second } = note;
  const Icon = note.isPrivate ? Lock : MessageSquare;
  return (
    <div className={styles['writtenNote']} data-fatal={isFatal || undefined}>
      <Icon size={14} aria-hidden="true" />
      <p>{note.text}</p>
      <div className={styles['writtenBy']}>
        {second !== null && (
          <button type="button" className={styles['pin']} onClick={() => onSeek(second)}>
            <MapPin size={11} aria-hidden="true" /> {clockOf(second)}
          </button>
        )}
        <span>{person(note.author)}</span>
        <DateTime at={note.at} as="moment" />
        <span>{t(note.isPrivate ? 'form.private' : 'form.visible')}</span>
      </div>
    </div>
  );
}

/** The form as it was answered; nothing can be changed here. */
export function ResultForm({ evaluation, form, onSeek }: ResultFormProps) {
  const { t, text } = useWords();
  const say = useAnswerWords();
  const { content } = form;
  const { answers, notes, result } = evaluation;
  const numbered = questionsOf(content.sections);
  const given = new Map<string, GivenAnswerFragment>(answers.map((answer) => [answer.ref, answer]));
  const scoreOf = (ref: string) => result?.questions.find((one) => one.ref === ref);
  const isHidden = (ref: string): boolean => scoreOf(ref)?.state === 'SYSTEM_NA';
  const row = ({ question, number }: Numbered) => {
    const answer = given.get(question.ref);
    const isFatal = isFatalAnswer(question, answer);
    const isError = scoreOf(question.ref)?.isError ?? false;
    return (
      <li key={question.ref} className={styles['question']} data-fatal={isFatal || undefined}>
        <div className={styles['ask']}>
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
              {question.family !== 'NON_CRITICAL' && <span>{t(`families.${question.family}`)}</span>}
              {question.isBonus && <Tag tone="good">{t('form.bonus')}</Tag>}
              {question.isExcluded && <Tag>{t('form.unscored')}</Tag>}
              {question.teaches && <Teaching teaches={question.teaches} />}
            </p>
          </div>
          <span className={styles['given']}>
            <b>{say(question, answer)}</b> {isError && !isFatal && <Tag tone="warn">{t('form.error')}</Tag>}
          </span>
        </div>
        {notes
          .filter(({ ref }) => ref === question.ref)
          .map((note) => (
            <NoteView key={note.id} note={note} isFatal={isFatal} onSeek={onSeek} />
          ))}
      </li>
    );
  };
  const general = notes.filter(({ ref }) => ref === null);
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('form.title')}>
      {content.sections.map((section) => (
        <Section
          key={section.ref}
          section={section}
          showsWeight={weighsSections(content.mode)}
          score={result?.sections.find(({ ref }) => ref === section.ref) ?? null}
          hidden={numbered.filter((one) => one.section === section && isHidden(one.question.ref))}
        >
          {numbered.filter((one) => one.section === section && !isHidden(one.question.ref)).map(row)}
        </Section>
      ))}
      {general.length > 0 && (
        <div className={styles['general']}>
          <h3>{t('form.general')}</h3>
          {general.map((note) => (
            <NoteView key={note.id} note={note} isFatal={false} onSeek={onSeek} />
          ))}
        </div>
      )}
    </div>
  );
}
