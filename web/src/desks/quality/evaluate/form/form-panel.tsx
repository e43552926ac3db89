import { ClipboardCheck, EyeOff } from 'lucide-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import { Button } from '../../../../components/button';
import { CodeLabel } from '../../../../components/code-label';
import type { GivenAnswerFragment, AnsweredFormFragment } from '../../../../gql/quality/graphql';
import { useStore } from '../../../../lib/store';
import { useWords } from '../../shared/words';
import { type FormSection, isFatalAnswer, type Numbered, questionsOf, weighsSections } from '../questions';
import type { ScoreSession } from '../session/score-session';
import { type DraftNote, isEmptyAnswer } from '../session/score-state';
import styles from './form.module.css';
import { NoteBox } from './note-box';
import { QuestionRow } from './question-row';

interface FormPanelProps {
  form: AnsweredFormFragment;
  code: string;
  session: ScoreSession;
  current: string | null;
  onCurrent: (ref: string) => void;
  onAnswer: (answer: GivenAnswerFragment, isWords?: boolean) => void;
  onNote: (ref: string | null) => void;
  /** Key of the note that is to have the focus. */
  focusNote: string | null;
  onFocused: () => void;
  /** What was left out is marked, after somebody wanted to submit. */
  isTried: boolean;
  lacking: readonly string[];
  secondNow: (() => number) | null;
  onSeek: (second: number) => void;
}

/** The form with what was answered, section by section, each with what it scores. */
export const FormPanel = memo(function FormPanel(props: FormPanelProps) {
  const { form, code, session, current, onCurrent, onAnswer, onNote, focusNote, onFocused } = props;
  const { isTried, lacking, secondNow, onSeek } = props;
  const { t, text } = useWords();
  const { answers, notes, result, answerErrors, noteErrors } = useStore(session.store);
  const { content, version } = form;
  const numbered = useMemo(() => questionsOf(content.sections), [content]);
  const scores = new Map(result?.questions.map((question) => [question.ref, question]));
  const isHidden = (ref: string): boolean => scores.get(ref)?.state === 'SYSTEM_NA';
  const asked = numbered.filter(({ question }) => !isHidden(question.ref));
  const answered = asked.filter(({ question }) => {
    const answer = answers.get(question.ref);
    return answer !== undefined && !isEmptyAnswer(answer);
  });
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current === null) return;
    const row = list.current?.querySelector(`[data-question="${CSS.escape(current)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const noteBoxes = (own: readonly DraftNote[], label: string, isFatal: boolean) =>
    own.map((note) => (
      <NoteBox
        key={note.key}
        note={note}
        session={session}
        label={label}
        isFatal={isFatal}
        wantsFocus={focusNote === note.key}
        onFocused={onFocused}
        error={noteErrors.get(note.key) ?? null}
        secondNow={secondNow}
        onSeek={onSeek}
      />
    ));
  const row = (one: Numbered) => {
    const { question, number } = one;
    const own = notes.filter(({ ref }) => ref === question.ref);
    const answer = answers.get(question.ref);
    const isFatal = isFatalAnswer(question, answer);
    return (
      <QuestionRow
        key={question.ref}
        numbered={one}
        answer={answer}
        seconds={own.flatMap(({ second }) => (second === null ? [] : [second]))}
        isCurrent={question.ref === current}
        isFatal={isFatal}
        lacksNote={isTried && lacking.includes(question.ref)}
        isMissing={isTried && (answer === undefined || isEmptyAnswer(answer))}
        error={answerErrors.get(question.ref) ?? null}
        onCurrent={onCurrent}
        onAnswer={onAnswer}
        onSeek={onSeek}
      >
        {noteBoxes(own, t('form.noteTo', { number }), isFatal)}
      </QuestionRow>
    );
  };
  const general = notes.filter(({ ref }) => ref === null);
  return (
    <section className={styles['panel']} aria-label={t('form.title')} data-panel="form">
      <header className={styles['head']}>
        <ClipboardCheck size={16} strokeWidth={1.8} aria-hidden="true" />
        <h2>{text(content.title)}</h2>
        <span className={styles['rules']}>
          <CodeLabel>{code}</CodeLabel>{' '}
          {t('form.rules', {
            version,
            mode: t(`modes.${content.mode}`),
            naRule: t(`naRules.${content.naRule}`),
          })}
        </span>
        <span className={styles['count']}>{t('form.answered', { done: answered.length, of: asked.length })}</span>
      </header>
      <div ref={list} className={styles['scroll']}>
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
        <div className={styles['general']}>
          <h3>{t('form.general')}</h3>
          {noteBoxes(general, t('form.general'), false)}
          <Button size="small" onClick={() => onNote(null)}>
            {t('form.addNote')}
          </Button>
        </div>
      </div>
    </section>
  );
});

interface SectionProps {
  section: FormSection;
  showsWeight: boolean;
  score: { raw: number | null; isNa: boolean } | null;
  /** Questions that conditions hide. */
  hidden: readonly Numbered[];
  children: React.ReactNode;
}

/** The head of a section stays in sight while its questions pass. */
export function Section({ section, showsWeight, score, hidden, children }: SectionProps) {
  const { t, text, score: said, list } = useWords();
  const raw = score?.raw ?? null;
  return (
    <div>
      <div className={styles['section']}>
        <h3>{text(section.title)}</h3>
        {showsWeight && !section.isExcluded && <span>{t('form.weight', { weight: section.weight })}</span>}
        {section.isExcluded && <span>{t('form.unscored')}</span>}
        <span className={styles['space']} />
        {hidden.length > 0 && (
          <span className={styles['hidden']}>
            <EyeOff size={12} aria-hidden="true" />
            {t('form.hidden', { count: hidden.length, numbers: list(hidden.map(({ number }) => String(number))) })}
          </span>
        )}
        {raw !== null && (
          <strong data-low={raw < 60 || undefined} data-full={raw >= 99.95 || undefined}>
            {said(raw)}%
          </strong>
        )}
      </div>
      <ol>{children}</ol>
    </div>
  );
}
