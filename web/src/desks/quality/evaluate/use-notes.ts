import { useCallback, useRef, useState } from 'react';
import { clockOf } from '../player/peaks';
import { turnAt, type Turn } from '../player/transcript-view';
import type { ScoreSession } from './session/score-session';

interface Heard {
  secondNow: (() => number) | null;
  turns: readonly Turn[];
}

const tenths = (second: number): number => Math.round(second * 10) / 10;

/** Opens and pins notes of questions. */
export function useNotes(session: ScoreSession, heard: Heard) {
  const [focus, setFocus] = useState<string | null>(null);
  const latest = useRef(heard);
  latest.current = heard;
  const now = (): number | null => {
    const second = latest.current.secondNow?.() ?? 0;
    return second > 0 ? tenths(second) : null;
  };
  const lastOf = (ref: string | null) => session.store.get().notes.findLast((note) => note.ref === ref);

  /** The note of a question, opened and ready to be written; for null that about the whole. */
  const openFor = useCallback(
    (ref: string | null): void => {
      const open = lastOf(ref);
      setFocus(open?.key ?? session.addNote({ ref, second: now(), text: '' }));
    },
    [session],
  );
  /** Pins the question to the second that is heard: its note, or a new one that says what was said there. */
  const mark = useCallback(
    (ref: string): void => {
      const { secondNow, turns } = latest.current;
      if (!secondNow) return;
      const second = tenths(secondNow());
      const open = lastOf(ref);
      if (open) session.changeNote(open.key, { second });
      else session.addNote({ ref, second, text: turns[turnAt(turns, second)]?.text ?? clockOf(second) });
    },
    [session],
  );
  return { focus, setFocus, openFor, mark };
}
