import { Gavel, PencilLine, Play } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import type { SessionWholeFragment } from '../../../gql/calibration/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { turnsOf } from '../../quality/evaluate/listen-column';
import { usePlayKey } from '../../quality/evaluate/use-scoring-keys';
import { clockOf } from '../../quality/player/peaks';
import { SoundView } from '../../quality/player/sound-view';
import { useRecording } from '../../quality/player/use-recording';
import type { Mark } from '../../quality/player/waveform';
import { useQualityPath } from '../../quality/shared/use-quality';
import { ProposeDialog } from '../criteria/propose-dialog';
import { Frame } from '../shared/frame';
import { useWords } from '../shared/words';
import { AgreementPanel, PooledRaters } from './agreement-panel';
import { MarksTable, TotalsDeceive } from './marks-table';
import styles from './room.module.css';
import { RulingPanel } from './ruling-panel';
import { SessionActs } from './session-acts';
import { SessionHead } from './session-head';
import { WhyPanel } from './why-panel';

interface RoomViewProps {
  session: SessionWholeFragment;
  comparison: NonNullable<SessionWholeFragment['comparison']>;
  note: ReactNode;
}

/** A little before the pinned second, so that the sentence is heard from its beginning. */
const AHEAD = 2;

/** The room: everybody's answers question by question, how alike they are, why they differ, and what holds from now on. */
export function RoomView({ session, comparison, note }: RoomViewProps) {
  const { t } = useWords();
  const { go } = useQualityPath();
  const { questions } = comparison;
  const refs = questions.map(({ ref }) => ref);
  const differing = questions.filter(({ sameCount, comparedCount }) => sameCount < comparedCount);
  const firstDiffering = (differing.find(({ kind }) => kind === 'FATAL') ?? differing[0])?.ref;
  const [at, setAt] = useState<string | null>(null);
  const here = at !== null && refs.includes(at) ? at : (firstDiffering ?? refs[0] ?? null);
  const question = questions.find(({ ref }) => ref === here) ?? null;
  const [proposes, setProposes] = useState(false);
  const [hasPlayer, setHasPlayer] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { call, viewerEvaluation } = session;
  const sound = call?.recording?.state === 'READY' && call.recording.viewerCanHear ? call.recording : null;
  const listening = useRecording(sound);
  const latest = useRef(listening);
  latest.current = listening;

  const notes = viewerEvaluation?.notes ?? [];
  const marks = useMemo<Mark[]>(
    () =>
      notes.flatMap(({ id, ref, second }) => {
        if (second === null) return [];
        const number = refs.indexOf(ref ?? '') + 1;
        const label = number > 0 ? t('room.markLabel', { number }) : t('room.markGeneral');
        return [{ id, second, label, tone: ref === here ? ('bad' as const) : ('info' as const) }];
      }),
    [notes, here, t],
  );
  // One's own place in the recording, else the expert's or anybody's.
  const pinned =
    notes.find(({ ref, second }) => ref === here && second !== null)?.second ??
    [...(question?.expert ? [question.expert] : []), ...(question?.marks ?? [])]
      .flatMap(({ timedNotes }) => timedNotes)
      .find(({ second }) => second !== null)?.second ??
    null;
  const hearAt = (second: number): void => {
    setHasPlayer(true);
    listening.seek(second - AHEAD);
    // The place is known once the page was drawn with it.
    if (!listening.isPlaying) setTimeout(() => latest.current.toggle());
  };
  const listen = (): void => {
    if (!listening.isPlaying && pinned !== null) return hearAt(pinned);
    setHasPlayer(true);
    listening.toggle();
  };
  const move = (step: number) => (): void =>
    setAt(refs[Math.max(0, Math.min(refs.length - 1, refs.indexOf(here ?? '') + step))] ?? null);
  const rule = session.viewerCanRule ? (): void => field.current?.focus() : undefined;
  const propose = session.scorecard && question ? (): void => setProposes(true) : undefined;
  const back = (): void => go('calibration');
  usePlayKey(listen, sound !== null);
  useHotkeys({
    ...{ ArrowDown: move(1), ArrowUp: move(-1), j: move(1), k: move(-1), Enter: rule, e: propose, Escape: back },
    ...(sound
      ? {
          ArrowLeft: () => listening.seek(listening.secondNow() - 5),
          ArrowRight: () => listening.seek(listening.secondNow() + 5),
        }
      : {}),
  });
  return (
    <Frame
      title={t('room.title')}
      hints={[
        { keys: '↑ ↓', label: t('hints.question') },
        ...(sound ? [{ keys: t('keys.space'), label: t('room.hearPart'), run: listen }] : []),
        ...(rule ? [{ keys: '↵', label: t('room.rule'), run: rule }] : []),
        ...(propose ? [{ keys: 'E', label: t('criteria.propose'), run: propose }] : []),
        { keys: 'Esc', label: t('hints.back'), run: back },
      ]}
    >
      {note}
      <SessionHead session={session}>
        {sound && (
          <Button icon={<Play size={13} aria-hidden="true" />} keyCap={t('keys.space')} onClick={listen}>
            {pinned === null ? t('hints.play') : t('room.hearFrom', { at: clockOf(Math.max(0, pinned - AHEAD)) })}
          </Button>
        )}
        <SessionActs session={session} />
        {rule && (
          <Button variant="primary" icon={<Gavel size={14} aria-hidden="true" />} keyCap="↵" onClick={rule}>
            {t('room.rule')}
          </Button>
        )}
      </SessionHead>
      <div className={styles['columns']}>
        <div className={styles['main']} data-panel="marks">
          <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('room.table')}>
            <MarksTable comparison={comparison} here={here} onHere={setAt} />
            <TotalsDeceive raters={comparison.raters} />
          </div>
          {sound && (
            <div className={styles['sound']} hidden={!hasPlayer}>
              <SoundView
                sound={sound}
                listening={listening}
                turns={turnsOf(call)}
                marks={marks}
                onMark={(id) => {
                  const ref = notes.find((one) => one.id === id)?.ref;
                  if (ref) setAt(ref);
                }}
              />
            </div>
          )}
        </div>
        <aside className={styles['side']} data-panel="agreement" tabIndex={0} aria-label={t('room.agreement')}>
          <AgreementPanel comparison={comparison} />
          {question && (
            <WhyPanel
              question={question}
              number={refs.indexOf(question.ref) + 1}
              raters={comparison.raters}
              onSeek={sound ? hearAt : undefined}
            />
          )}
          {question && <RulingPanel key={question.ref} session={session} question={question} field={field} />}
          {propose && (
            <section>
              <Button size="small" icon={<PencilLine size={13} aria-hidden="true" />} keyCap="E" onClick={propose}>
                {t('criteria.propose')}
              </Button>
            </section>
          )}
          <PooledRaters comparison={comparison} />
        </aside>
      </div>
      {proposes && session.scorecard && question && (
        <ProposeDialog
          scorecardId={session.scorecard.id}
          questionRef={question.ref}
          meetingId={null}
          onClose={() => setProposes(false)}
        />
      )}
    </Frame>
  );
}
