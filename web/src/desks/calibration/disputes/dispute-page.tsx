import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { LeaveGuard } from '../../../components/leave-guard';
import { Refusals } from '../../../components/refusals';
import { DisputeOfDocument } from '../../../gql/calibration/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { AnswerControls } from '../../quality/evaluate/form/answer-controls';
import { ListenColumn, type PinnedNote, turnsOf } from '../../quality/evaluate/listen-column';
import { answerByDigit, questionsOf } from '../../quality/evaluate/questions';
import { usePlayKey } from '../../quality/evaluate/use-scoring-keys';
import { turnSecond } from '../../quality/player/sound-view';
import { useRecording } from '../../quality/player/use-recording';
import { useQualityPath } from '../../quality/shared/use-quality';
import { Frame } from '../shared/frame';
import { Loaded } from '../shared/loaded';
import pages from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { DisputeQuestion } from './dispute-question';
import { DisputeDue, DisputeStateTag } from './dispute-state';
import styles from './dispute.module.css';
import { ScoreChange } from './score-change';
import { useDecisions } from './use-decisions';

const NONE: readonly never[] = [];

/** A dispute as its judge needs it: the call to hear again, the questions with both sides, and the decision. */
export function DisputePage({ id }: { id: string }) {
  const { t, text, person } = useWords();
  const { go } = useQualityPath();
  const [{ data, error, fetching }, ask] = useQuery({
    query: DisputeOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const dispute = data?.dispute ?? null;
  const evaluation = dispute?.evaluation ?? null;
  const call = evaluation?.call ?? null;
  const sections = evaluation?.scorecardVersion?.content.sections ?? NONE;
  const numbered = useMemo(() => questionsOf(sections), [sections]);
  const find = (ref: string | null) => numbered.find(({ question }) => question.ref === ref) ?? null;
  const items = dispute?.items ?? NONE;
  const refs = items.map(({ ref }) => ref);
  const notes = evaluation?.notes ?? NONE;
  const [at, setAt] = useState<string | null>(null);
  const here = at !== null && refs.includes(at) ? at : (refs[0] ?? null);
  const decisions = useDecisions(dispute);
  const { change } = decisions;
  const mayDecide = dispute?.viewerCanDecide ?? false;
  const sound = call?.recording?.state === 'READY' && call.recording.viewerCanHear ? call.recording : null;
  const listening = useRecording(sound);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);

  const pinned = useMemo<PinnedNote[]>(
    () =>
      notes.flatMap(({ id: key, ref, second }) =>
        second === null
          ? []
          : [
              {
                ...{ id: key, ref, second, number: find(ref)?.number ?? null },
                tone: ref !== null && refs.includes(ref) ? ('bad' as const) : ('info' as const),
              },
            ],
      ),
    [notes, numbered, items],
  );
  const show = (ref: string | null): void => {
    if (ref === null || !refs.includes(ref)) return;
    setAt(ref);
    list.current?.querySelector(`[data-ref="${CSS.escape(ref)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const move = (step: number) => (): void => {
    const next = refs[Math.max(0, Math.min(refs.length - 1, refs.indexOf(here ?? '') + step))];
    show(next ?? null);
  };
  const isWaiting = mayDecide && here !== null && decisions.waiting.includes(here);
  const decide = (decision: 'UPHELD' | 'REJECTED') => (): void => {
    if (here !== null && isWaiting) decisions.put(here, { decision });
  };
  const answer = (digit: number) => (): void => {
    const question = find(here)?.question;
    if (!isWaiting || here === null || !question || decisions.of(here).decision !== 'UPHELD') return;
    const given = answerByDigit(question, digit, decisions.of(here).answer ?? undefined);
    if (given) decisions.put(here, { answer: given });
  };
  const toPin = (): void => {
    const second = notes.find((note) => note.ref === here && note.second !== null)?.second;
    if (second !== null && second !== undefined) listening.seek(second);
  };
  const back = (): void => go('disputes');
  usePlayKey(listening.toggle, sound !== null);
  useHotkeys({
    ...(sound
      ? {
          ArrowLeft: () => listening.seek(listening.secondNow() - 5),
          ArrowRight: () => listening.seek(listening.secondNow() + 5),
          'Shift+ArrowLeft': () => listening.seek(turnSecond(turnsOf(call), listening.secondNow(), -1)),
          'Shift+ArrowRight': () => listening.seek(turnSecond(turnsOf(call), listening.secondNow(), 1)),
        }
      : {}),
    ...{ ArrowDown: move(1), ArrowUp: move(-1), j: move(1), k: move(-1), m: toPin, Escape: back },
    ...(mayDecide
      ? {
          ...{ u: decide('UPHELD'), x: decide('REJECTED'), c: () => field.current?.focus() },
          ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [String(digit), answer(digit)])),
        }
      : {}),
  });
  useSubmitKey(() => void decisions.submit(), { enabled: mayDecide });
  useEffect(() => {
    document.title = t('dispute.title');
  }, [t]);
  const hasWritten = decisions.given.some((ref) => decisions.waiting.includes(ref));
  return (
    <Frame
      title={t('dispute.title')}
      hints={[
        ...(sound
          ? [
              { keys: t('keys.space'), label: t('hints.play'), run: listening.toggle },
              { keys: '← →', label: t('hints.seconds') },
              { keys: 'M', label: t('dispute.toNote'), run: toPin },
            ]
          : []),
        { keys: '↑ ↓', label: t('hints.question') },
        ...(mayDecide
          ? [
              { keys: 'U', label: t('dispute.uphold'), run: decide('UPHELD') },
              { keys: 'X', label: t('dispute.reject'), run: decide('REJECTED') },
              { keys: '1–9', label: t('dispute.newAnswer') },
              { keys: 'C', label: t('dispute.ruling') },
              { keys: 'Ctrl ↵', label: t('dispute.submit'), run: () => void decisions.submit() },
            ]
          : []),
        { keys: 'Esc', label: t('hints.back'), run: back },
      ]}
    >
      <Loaded
        isThere={dispute !== null}
        fetching={fetching}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      />
      {dispute && (
        <>
          <LeaveGuard
            session={{ flush: () => Promise.resolve(!hasWritten), keep: () => undefined, hasUnsaved: hasWritten }}
            say={(part) => t(`leave.${part}`)}
          />
          <div className={pages['head']}>
            <h1>
              <CodeLabel>{evaluation?.callReference ?? evaluation?.subjectReference ?? '—'}</CodeLabel>
            </h1>
            <DisputeStateTag state={dispute.state} />
            <span>{t('dispute.by', { agent: person(dispute.agent), evaluator: person(dispute.evaluator) })}</span>
            <span className={pages['quiet']}>
              {t('disputes.opened')} <DateTime at={dispute.openedAt} as="moment" /> ·{' '}
              {t(dispute.state === 'OPEN' ? 'disputes.due' : 'disputes.decidedAt')} <DisputeDue dispute={dispute} />
            </span>
            {evaluation && (
              <span className={pages['end']}>
                <Button size="small" onClick={() => go(`evaluate/${evaluation.id}`)}>
                  {t('dispute.evaluation', { code: evaluation.scorecardCode, version: evaluation.version })}
                </Button>
              </span>
            )}
          </div>
          <div className={styles['columns']}>
            <ListenColumn call={call} others={NONE} listening={listening} pinned={pinned} onPinned={show} />
            <div className={styles['side']} data-panel="questions">
              {evaluation && <ScoreChange evaluation={evaluation} />}
              <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('disputes.questions')}>
                <ul ref={list}>
                  {items.map((item) => (
                    <DisputeQuestion
                      key={item.ref}
                      item={item}
                      numbered={find(item.ref)}
                      notes={notes.filter(({ ref }) => ref === item.ref)}
                      isHere={item.ref === here}
                      written={mayDecide ? decisions.of(item.ref) : null}
                      busy={change.busy}
                      errors={{
                        answer: decisions.errorOf(item.ref, 'answer'),
                        ruling: decisions.errorOf(item.ref, 'ruling'),
                      }}
                      field={item.ref === here ? field : undefined}
                      onHere={() => setAt(item.ref)}
                      onSeek={sound ? listening.seek : undefined}
                      onWrite={(next) => decisions.put(item.ref, next)}
                    />
                  ))}
                </ul>
                {decisions.asked.map((ref) => {
                  const one = find(ref);
                  if (!one) return null;
                  return (
                    <div key={ref} className={styles['more']}>
                      <h3>{t('dispute.askedNow', { number: one.number, question: text(one.question.text) })}</h3>
                      <AnswerControls
                        question={one.question}
                        answer={decisions.more.get(ref)}
                        disabled={change.busy}
                        onAnswer={decisions.answerMore}
                      />
                    </div>
                  );
                })}
              </div>
              {(change.refusals.length > 0 || change.failure) && (
                <div className={pages['notices']}>
                  <Refusals refusals={change.refusals} failure={change.failure} fields={['items', 'answers']} />
                </div>
              )}
              {mayDecide && (
                <div className={styles['foot']}>
                  <span>
                    {t('dispute.given', { given: decisions.given.length, of: decisions.waiting.length })}
                    {decisions.isTried && decisions.given.length === 0 && (
                      <strong role="alert"> {t('dispute.nothing')}</strong>
                    )}
                  </span>
                  <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} onClick={() => void decisions.submit()}>
                    {t('dispute.submit')}
                  </Button>
                </div>
              )}
            </div>
          </div>
        </>
      )}
    </Frame>
  );
}
