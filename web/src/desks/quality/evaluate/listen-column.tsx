import { MapPin } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Empty } from '../../../components/empty';
import type { HeardCallFragment } from '../../../gql/quality/graphql';
import { toLanguage } from '../../../lib/languages';
import { NoSound, SoundView } from '../player/sound-view';
import { TranscriptView, type Turn } from '../player/transcript-view';
import type { Listening } from '../player/use-recording';
import type { Mark } from '../player/waveform';
import type { OtherCall } from '../shared/call-head';
import { CustomerCalls } from '../shared/customer-calls';
import { useWords } from '../shared/words';
import styles from './evaluate.module.css';

/** A second that a note of a question is pinned to. */
export interface PinnedNote {
  readonly id: string;
  readonly ref: string | null;
  /** Number of the question in the form; null for the whole. */
  readonly number: number | null;
  readonly second: number;
  readonly tone: Mark['tone'];
}

interface ListenColumnProps {
  call: HeardCallFragment | null;
  others: readonly OtherCall[];
  listening: Listening;
  pinned: readonly PinnedNote[];
  onPinned?: ((ref: string | null) => void) | undefined;
  /** Further buttons of the player. */
  children?: ReactNode;
}

const NO_TURNS: readonly Turn[] = [];

export const turnsOf = (call: HeardCallFragment | null): readonly Turn[] => call?.transcript?.turns ?? NO_TURNS;

/** What is heard and read of a call: its sound, its transcript, the other calls of the customer. */
export function ListenColumn({ call, others, listening, pinned, onPinned, children }: ListenColumnProps) {
  const { t, list } = useWords();
  const turns = turnsOf(call);
  const named = (one: PinnedNote): string =>
    one.number === null ? t('form.general') : t(`marks.${one.tone}`, { number: one.number });
  const marks = useMemo<Mark[]>(
    () => pinned.map((one) => ({ id: one.id, second: one.second, label: named(one), tone: one.tone })),
    [pinned, t],
  );
  const within = (turn: Turn, until: number): PinnedNote[] =>
    pinned.filter(({ second }) => second >= turn.second - 0.05 && second < until - 0.05);
  if (!call)
    return (
      <div className={styles['listen']} data-panel="listen">
        <Empty title={t('call.noneTitle')}>{t('call.noneText')}</Empty>
      </div>
    );
  const { recording, transcript, articles, walks } = call;
  const used = [...articles.map(({ code }) => code), ...walks.flatMap(({ tree }) => (tree ? [tree.code] : []))];
  return (
    <div className={styles['listen']} data-panel="listen">
      {recording && recording.state === 'READY' && recording.viewerCanHear ? (
        <SoundView
          sound={recording}
          listening={listening}
          turns={turns}
          marks={marks}
          onMark={(id) => onPinned?.(pinned.find((one) => one.id === id)?.ref ?? null)}
        >
          {children}
        </SoundView>
      ) : (
        <NoSound sound={recording} />
      )}
      <div className={styles['transcriptHead']}>
        <h2>{t('transcript.title')}</h2>
        <span>{transcript && t('transcript.hint')}</span>
        <span className={styles['space']} />
        <span>{used.length > 0 ? t('call.used', { codes: list(used) }) : t('call.usedNone')}</span>
      </div>
      {transcript && turns.length > 0 ? (
        <TranscriptView
          turns={turns}
          second={listening.second}
          language={toLanguage(transcript.locale)}
          onSeek={listening.seek}
          isFatal={(turn, until) => within(turn, until).some(({ tone }) => tone === 'bad')}
          beside={(turn, until) =>
            within(turn, until).map((one) => (
              <button
                key={one.id}
                type="button"
                className={styles['turnMark']}
                data-tone={one.tone}
                onClick={() => onPinned?.(one.ref)}
              >
                <MapPin size={12} aria-hidden="true" /> {named(one)}
              </button>
            ))
          }
        />
      ) : (
        <div className={styles['noTranscript']}>
          <Empty title={t('transcript.noneTitle')}>
            {t(call.hasTranscript ? 'transcript.notYours' : 'transcript.noneText')}
          </Empty>
        </div>
      )}
      <CustomerCalls call={call} calls={others} />
    </div>
  );
}
