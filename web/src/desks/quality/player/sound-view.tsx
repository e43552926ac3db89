import { MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import type { CallSoundFragment } from '../../../gql/quality/graphql';
import { usePerson } from '../../../lib/use-person';
import { useWords } from '../shared/words';
import { clockOf } from './peaks';
import { PlayerBar } from './player-bar';
import styles from './sound-view.module.css';
import { turnAt, type Turn } from './transcript-view';
import type { Listening } from './use-recording';
import { type Band, type Mark, Waveform } from './waveform';

interface SoundViewProps {
  sound: CallSoundFragment;
  listening: Listening;
  turns: readonly Turn[];
  marks: readonly Mark[];
  bands?: readonly Band[];
  onMark?: ((id: string) => void) | undefined;
  /** Further buttons beside those of the player. */
  children?: ReactNode;
}

/** The second at which the turn before or after begins; five seconds away where there is none. */
export function turnSecond(turns: readonly Turn[], second: number, steps: 1 | -1): number {
  const here = turnAt(turns, second);
  // A moment into a turn, back means its beginning.
  const current = turns[here];
  if (steps === -1 && current && second - current.second > 1.5) return current.second;
  return turns[here + steps]?.second ?? second + 5 * steps;
}

/** A recording: its two voices over time, and what plays it. */
export function SoundView({ sound, listening, turns, marks, bands = [], onMark, children }: SoundViewProps) {
  const { t } = useWords();
  const { second, length, isRefused, hasFailed } = listening;
  const seconds = length || sound.seconds || 1;
  return (
    <div className={styles['sound']}>
      <audio ref={listening.ref} src={listening.address ?? undefined} preload="auto" />
      <Waveform
        label={t('player.position')}
        channels={sound.peaks ?? []}
        seconds={seconds}
        second={second}
        marks={marks}
        bands={bands}
        valueText={t('player.at', { at: clockOf(second), of: clockOf(seconds) })}
        onSeek={listening.seek}
        onMark={onMark}
      />
      <PlayerBar
        audio={listening}
        hasVoices={listening.hasVoices}
        onTurn={(steps) => listening.seek(turnSecond(turns, second, steps))}
      >
        {children}
      </PlayerBar>
      {(isRefused || hasFailed) && (
        <div className={styles['failed']}>
          <Notice
            kind="error"
            title={t('player.failedTitle')}
            actions={
              <Button size="small" onClick={listening.toggle}>
                {t('player.again')}
              </Button>
            }
          >
            {t('player.failedText')}
          </Notice>
        </div>
      )}
    </div>
  );
}

/** What stands in place of the player where there is nothing to hear, and why. */
export function NoSound({ sound, children }: { sound: CallSoundFragment | null; children?: ReactNode }) {
  const { t } = useWords();
  // Who has no desk of quality cannot bring one.
  const { desks } = usePerson();
  const why = sound === null ? 'none' : sound.state === 'READY' ? 'notYours' : sound.state;
  const text = sound === null && !desks.includes('QUALITY') ? undefined : t(`player.without.${why}.text`);
  return (
    <div className={styles['none']}>
      <Empty icon={MicOff} title={t(`player.without.${why}.title`)} actions={children}>
        {sound?.refusal ?? text}
      </Empty>
    </div>
  );
}
