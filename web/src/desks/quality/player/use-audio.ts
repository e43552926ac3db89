import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useVoices, type Voice } from './use-voices';

/** Speeds at which calls are heard. */
export const RATES = [0.8, 1, 1.25, 1.5, 2] as const;
export type Rate = (typeof RATES)[number];

/** How a recording plays, and what can be done with it. */
export interface Audio {
  ref: RefObject<HTMLAudioElement | null>;
  isPlaying: boolean;
  /** Second that is heard now. */
  second: number;
  /** Length in seconds: what the file says, before that what the server says. */
  length: number;
  rate: Rate;
  skipsSilence: boolean;
  hasFailed: boolean;
  /** Whose voice is heard. */
  voice: Voice;
  nextVoice: () => void;
  toggle: () => void;
  seek: (second: number) => void;
  setRate: (rate: Rate) => void;
  faster: (steps: 1 | -1) => void;
  setSkipsSilence: (skips: boolean) => void;
}

/** A stretch in which nobody speaks, in seconds. */
export interface Silence {
  from: number;
  to: number;
}

/**
 * Plays one address. Nothing is fetched before the first play: each hearing is written down by the server. With `skipsSilence` it jumps
 * over the stretches in which nobody speaks.
 */
export function useAudio(address: string | null, told: number, silences: readonly Silence[]): Audio {
  const ref = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [second, setSecond] = useState(0);
  const [known, setKnown] = useState<number | null>(null);
  const [rate, putRate] = useState<Rate>(1);
  const [skipsSilence, setSkipsSilence] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const skips = useRef({ skipsSilence, silences });
  skips.current = { skipsSilence, silences };

  useEffect(() => {
    const audio = ref.current;
    if (!audio || address === null) return undefined;
    setFailed(false);
    const onTime = (): void => {
      const at = audio.currentTime;
      const quiet = skips.current.skipsSilence
        ? skips.current.silences.find(({ from, to }) => at >= from && at < to - 0.2)
        : undefined;
      if (quiet && !audio.paused) audio.currentTime = quiet.to;
      setSecond(audio.currentTime);
    };
    const onLength = (): void => setKnown(Number.isFinite(audio.duration) ? audio.duration : null);
    const onPlay = (): void => {
      setPlaying(true);
      setFailed(false);
    };
    const onStop = (): void => setPlaying(false);
    const onError = (): void => {
      setPlaying(false);
      setFailed(true);
    };
    const events = { timeupdate: onTime, seeked: onTime, loadedmetadata: onLength, durationchange: onLength };
    const more = { play: onPlay, pause: onStop, ended: onStop, error: onError };
    const all = Object.entries({ ...events, ...more });
    for (const [name, listener] of all) audio.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of all) audio.removeEventListener(name, listener);
    };
  }, [address]);

  const setRate = useCallback((next: Rate): void => {
    putRate(next);
    if (ref.current) ref.current.playbackRate = next;
  }, []);
  const { voice, nextVoice } = useVoices(ref);
  const length = known ?? told;
  const seek = useCallback(
    (wanted: number): void => {
      const audio = ref.current;
      const to = Math.max(0, Math.min(wanted, length));
      if (audio) audio.currentTime = to;
      setSecond(to);
    },
    [length],
  );
  const toggle = useCallback((): void => {
    const audio = ref.current;
    if (!audio) return;
    if (!audio.paused) return audio.pause();
    audio.playbackRate = rate;
    audio.play().catch(() => setFailed(true));
  }, [rate]);
  const faster = useCallback(
    (steps: 1 | -1): void => setRate(RATES[RATES.indexOf(rate) + steps] ?? rate),
    [rate, setRate],
  );
  return useMemo(
    () => ({
      ...{ ref, isPlaying, second, length, rate, skipsSilence, hasFailed },
      ...{ voice, nextVoice, toggle, seek, setRate, faster, setSkipsSilence },
    }),
    [isPlaying, second, length, rate, skipsSilence, hasFailed, voice, nextVoice, toggle, seek, setRate, faster],
  );
}
