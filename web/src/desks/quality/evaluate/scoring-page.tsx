import { MapPin, SkipForward, Trash2 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { HintBar } from '../../../components/hint-bar';
import { LeaveGuard } from '../../../components/leave-guard';
import { Page } from '../../../components/page';
import { SaveMark } from '../../../components/save-mark';
import { TopBar } from '../../../components/top-bar';
import type { GivenAnswerFragment, EvaluationWholeFragment, AnsweredFormFragment } from '../../../gql/quality/graphql';
import { useStore } from '../../../lib/store';
import { usePerson } from '../../../lib/use-person';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useRecording } from '../player/use-recording';
import { Stratum } from '../queue/stratum';
import { CallLine, type OtherCall } from '../shared/call-head';
import { useWords } from '../shared/words';
import styles from './evaluate.module.css';
import { DiscardDialog } from './discard-dialog';
import { FormPanel } from './form/form-panel';
import { ListenColumn, turnsOf } from './listen-column';
import { answerByDigit, isFatalAnswer, questionsOf } from './questions';
import { ScoreFigures } from './score-figures';
import { ScoringNotices } from './scoring-notices';
import { SkipDialog } from './skip-dialog';
import { SubjectLine } from './subject-line';
import { SubmitDialog } from './submit-draft';
import type { QueuePlace } from './use-queue-place';
import { pinnedNotes } from './pinned-notes';
import { useScoreSession } from './session/use-score-session';
import { type Lacking, lackingOf } from './session/lacking';
import { useNotes } from './use-notes';
import { useScoringHints } from './use-scoring-hints';
import { useFormKeys, useListenKeys } from './use-scoring-keys';

interface ScoringPageProps {
  evaluation: EvaluationWholeFragment;
  form: AnsweredFormFragment;
  others: readonly OtherCall[];
  /** Where the call stands in the queue; null for one that was not drawn. */
  place: QueuePlace | null;
}

/** An answer that is typed: the field is entered, and the digit that was pressed is the first of a number. */
function beginTyping(ref: string, pressed: number): void {
  const field = document.querySelector<HTMLElement>(`[data-answer="${CSS.escape(ref)}"]`);
  field?.focus();
  if (!(field instanceof HTMLInputElement)) return;
  field.select();
  document.execCommand('insertText', false, String(pressed));
}

/** Listening and scoring: the sound and the words on the left, the form on the right, both scores always in sight. */
export function ScoringPage({ evaluation, form, others, place }: ScoringPageProps) {
  // Colleagues and agents themselves score on their own desk.
  const { desks } = usePerson();
  const { t, common, person } = useWords();
  const { call, id } = evaluation;
  const session = useScoreSession(evaluation);
  const state = useStore(session.store);
  const sound = call?.recording ?? null;
  const listening = useRecording(sound);
  const turns = turnsOf(call);
  const numbered = useMemo(() => questionsOf(form.content.sections), [form]);
  const [current, setCurrent] = useState<string | null>(numbered[0]?.question.ref ?? null);
  const [isTried, setTried] = useState(false);
  const [dialog, setDialog] = useState<'submit' | 'skip' | 'discard' | null>(null);
  const canHear = sound?.state === 'READY' && sound.viewerCanHear;
  const secondNow = canHear || turns.length > 0 ? listening.secondNow : null;
  const notes = useNotes(session, { secondNow, turns });
  const lacking = useMemo(() => lackingOf(numbered, state), [numbered, state]);
  const pinned = useMemo(() => pinnedNotes(numbered, state), [numbered, state.notes, state.answers]);

  const latest = useRef({ current, state });
  latest.current = { current, state };
  const question = (ref: string | null) => numbered.find((one) => one.question.ref === ref)?.question;
  const shown = numbered.filter(
    (one) => state.result?.questions.find(({ ref }) => ref === one.question.ref)?.state !== 'SYSTEM_NA',
  );
  const answer = useCallback(
    (given: GivenAnswerFragment, isWords = false): void => {
      session.answer(given, isWords);
      const asked = question(given.ref);
      if (asked && isFatalAnswer(asked, given)) notes.openFor(given.ref);
    },
    [session, numbered, notes.openFor],
  );
  const move = (step: 1 | -1): void => {
    const here = shown.findIndex((one) => one.question.ref === current);
    const next = shown[Math.max(0, Math.min(shown.length - 1, here + step))];
    if (next) setCurrent(next.question.ref);
  };
  const digit = (pressed: number): void => {
    const asked = question(current);
    if (!asked) return;
    const given = answerByDigit(asked, pressed, state.answers.get(asked.ref));
    if (given) answer(given);
    else if (pressed > 0) beginTyping(asked.ref, pressed);
  };
  /** Leads to the first question that something lacks at; false where nothing does. */
  const toLacking = ({ open, notes: noteless }: Lacking): boolean => {
    const first = (refs: readonly string[]) => numbered.find((one) => refs.includes(one.question.ref))?.question.ref;
    const [wantsNote, isOpen] = [first(noteless), first(open)];
    const ref = wantsNote ?? isOpen;
    if (ref !== undefined) setCurrent(ref);
    if (wantsNote !== undefined) notes.openFor(wantsNote);
    return ref !== undefined;
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    // Saved first: what is an error, and what a condition hides, only the server knows of the last answer.
    if (toLacking(lacking) || !(await session.flush())) return;
    if (!toLacking(lackingOf(numbered, session.store.get()))) setDialog('submit');
  };
  const skip = place && evaluation.viewerCanDiscard ? () => setDialog('skip') : undefined;
  useListenKeys(listening, turns, canHear);
  useFormKeys({
    onMove: move,
    onDigit: digit,
    onMark: () => current !== null && notes.mark(current),
    onNote: () => notes.openFor(current),
    onSkip: skip,
  });
  const handIn = (): void => void submit();
  useSubmitKey(handIn, { enabled: dialog === null });
  const hints = useScoringHints({ canHear, hasVoices: listening.hasVoices, submit: handIn, skip });
  const seek = listening.seek;
  const stableSeek = useCallback((second: number) => seekRef.current(second), []);
  const seekRef = useRef(seek);
  seekRef.current = seek;
  const focused = useCallback(() => notes.setFocus(null), [notes.setFocus]);

  return (
    <Page
      top={
        <TopBar
          title={common(desks.includes('QUALITY') ? 'desks.QUALITY' : 'desks.MINE')}
          subtitle={place ? t('queue.place', { nth: place.nth, total: place.total }) : t('tabs.evaluations')}
        />
      }
      bottom={<HintBar hints={hints} />}
    >
      <div className={styles['bar']}>
        <span className={styles['rowline']}>
          {call ? <CallLine call={call} others={others} /> : <SubjectLine evaluation={evaluation} />}
          {place && <Stratum name={place.assignment.stratum} isReplacement={place.assignment.isReplacement} />}
        </span>
        <SaveMark status={state.status} savedAt={state.savedAt} say={(status, at) => t(`save.${status}`, { at })} />
        {!place && evaluation.viewerCanDiscard && (
          <Button size="small" icon={<Trash2 size={14} aria-hidden="true" />} onClick={() => setDialog('discard')}>
            {t('discard.submit')}
          </Button>
        )}
        {skip && (
          <Button size="small" keyCap="X" icon={<SkipForward size={14} aria-hidden="true" />} onClick={skip}>
            {t('queue.skip')}
          </Button>
        )}
      </div>
      <ScoringNotices session={session} state={state} kind={evaluation.kind} />
      <div className={styles['columns']}>
        <ListenColumn
          call={call}
          others={others}
          listening={listening}
          pinned={pinned}
          onPinned={(ref) => ref !== null && setCurrent(ref)}
        >
          <Button
            size="small"
            keyCap="M"
            icon={<MapPin size={14} aria-hidden="true" />}
            onClick={() => current !== null && notes.mark(current)}
          >
            {t('player.mark')}
          </Button>
        </ListenColumn>
        <div className={styles['side']}>
          <FormPanel
            form={form}
            code={evaluation.scorecardCode}
            session={session}
            current={current}
            onCurrent={setCurrent}
            onAnswer={answer}
            onNote={notes.openFor}
            focusNote={notes.focus}
            onFocused={focused}
            isTried={isTried}
            lacking={lacking.notes}
            secondNow={secondNow}
            onSeek={stableSeek}
          />
          <div className={styles['foot']}>
            <ScoreFigures result={state.result} />
            <p className={styles['footText']} role="status">
              {lacking.open.length + lacking.notes.length > 0
                ? t('form.lacking', { open: lacking.open.length, notes: lacking.notes.length })
                : t('form.ready', { name: person(evaluation.agent) })}
            </p>
            <Button variant="primary" keyCap="Ctrl ↵" onClick={handIn}>
              {t('form.submit')}
            </Button>
          </div>
        </div>
      </div>
      {dialog === 'submit' && (
        <SubmitDialog evaluation={evaluation} session={session} onClose={() => setDialog(null)} />
      )}
      {dialog === 'discard' && (
        <DiscardDialog
          evaluation={evaluation}
          revision={() => session.flush().then(() => session.expectedRevision)}
          onGone={session.close}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'skip' && place && (
        <SkipDialog id={id} session={session} place={place} onClose={() => setDialog(null)} />
      )}
      <LeaveGuard
        session={{
          flush: session.flush,
          keep: session.close,
          get hasUnsaved() {
            return session.hasUnsaved;
          },
        }}
        say={(part) => t(`leave.${part}`)}
      />
    </Page>
  );
}
