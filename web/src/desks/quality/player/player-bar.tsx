import { Pause, Play, SkipBack, SkipForward, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Segmented } from '../../../components/segmented';
import { VisuallyHidden } from '../../../components/visually-hidden';
import { clockOf } from './peaks';
import styles from './player-bar.module.css';
import { type Audio, RATES, type Rate } from './use-audio';

interface PlayerBarProps {
  audio: Audio;
  /** Agent and customer may be heard alone. */
  hasVoices: boolean;
  /** To the turn of the transcript before or after; five seconds where there is none. */
  onTurn: (steps: 1 | -1) => void;
  children?: ReactNode;
}

/** Play, speed, silence: everything has its key too. */
export function PlayerBar({ audio, hasVoices, onTurn, children }: PlayerBarProps) {
  const { t } = useTranslation('quality');
  return (
    <div className={styles['bar']}>
      <IconButton
        label={t('player.before')}
        keyName="Shift+←"
        icon={<SkipBack size={16} aria-hidden="true" />}
        onClick={() => onTurn(-1)}
      />
      <button
        type="button"
        className={styles['play']}
        aria-label={audio.isPlaying ? t('player.pause') : t('player.play')}
        title={t('player.playKey')}
        onClick={audio.toggle}
      >
        {audio.isPlaying ? <Pause size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
      </button>
      <IconButton
        label={t('player.after')}
        keyName="Shift+→"
        icon={<SkipForward size={16} aria-hidden="true" />}
        onClick={() => onTurn(1)}
      />
      <span className={styles['time']}>
        <b>{clockOf(audio.second)}</b> / {clockOf(audio.length)}
      </span>
      <Segmented<`${Rate}`>
        label={t('player.rate')}
        value={`${audio.rate}`}
        items={RATES.map((rate) => ({ value: `${rate}` as const, label: `${rate}×` }))}
        onChange={(rate) => audio.setRate(RATES.find((one) => `${one}` === rate) ?? 1)}
      />
      <Button
        size="small"
        keyCap="S"
        aria-pressed={audio.skipsSilence}
        onClick={() => audio.setSkipsSilence(!audio.skipsSilence)}
      >
        {t('player.skipSilence')}
      </Button>
      {children}
      {hasVoices && (
        <Button
          size="small"
          keyCap="V"
          icon={<Volume2 size={14} aria-hidden="true" />}
          title={t('player.voiceKey')}
          onClick={audio.nextVoice}
        >
          <VisuallyHidden>{t('player.voice')} </VisuallyHidden>
          {t(`player.voices.${audio.voice}`)}
        </Button>
      )}
    </div>
  );
}
