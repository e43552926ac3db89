import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { RecordingLinkGetDocument, type CallSoundFragment } from '../../../gql/quality/graphql';
import { useChange } from '../../../lib/use-change';
import { silencesOf } from './peaks';
import { type Audio, useAudio } from './use-audio';

/** A recording that is heard: its sound, and the address that is asked for at the first play. */
export interface Listening extends Audio {
  /** Where the sound comes from; null until somebody plays. */
  address: string | null;
  /** The address could not be had. */
  isRefused: boolean;
  /** Agent and customer stand on channels of their own and may be heard alone. */
  hasVoices: boolean;
  /** The present second, without drawing anew. */
  secondNow: () => number;
}

interface Link {
  url: string;
  until: number;
}

/**
 * Plays a recording. The signed address is asked for when somebody first plays, and again once it is over or did not work: it is
 * short-lived, and a hearing that nobody wanted should leave no trace.
 */
export function useRecording(sound: CallSoundFragment | null): Listening {
  const { run, busy, refusals, failure } = useChange(RecordingLinkGetDocument, (data) => data.recordingLink);
  const [link, setLink] = useState<Link | null>(null);
  const silences = useMemo(() => silencesOf(sound?.peaks ?? [], sound?.seconds ?? 0), [sound]);
  const audio = useAudio(link?.url ?? null, sound?.seconds ?? 0, silences);
  const startAt = useRef<number | null>(null);
  const latest = useRef(audio);
  latest.current = audio;

  useEffect(() => {
    const element = latest.current.ref.current;
    if (!link || !element || startAt.current === null) return;
    element.load();
    element.currentTime = startAt.current;
    element.playbackRate = latest.current.rate;
    startAt.current = null;
    element.play().catch(() => undefined);
  }, [link]);

  const id = sound?.id ?? null;
  const isFresh = link !== null && !audio.hasFailed;
  const until = link?.until ?? 0;
  const toggle = useCallback((): void => {
    const { toggle: toggleSound, isPlaying, second } = latest.current;
    if (isPlaying || (isFresh && Date.now() < until)) return toggleSound();
    if (id === null || busy) return;
    void run({ input: { recordingId: id } }).then((outcome) => {
      if (outcome.kind !== 'done' || !outcome.payload.link) return;
      startAt.current = second;
      setLink({ url: outcome.payload.link.url, until: Date.parse(outcome.payload.link.expiresAt) });
    });
  }, [id, isFresh, until, busy]);
  const secondNow = useCallback((): number => latest.current.ref.current?.currentTime ?? latest.current.second, []);
  const isRefused = refusals.length > 0 || failure !== null;
  const hasVoices = (sound?.peaks ?? []).length > 1;
  return { ...audio, toggle, address: link?.url ?? null, isRefused, hasVoices, secondNow };
}
