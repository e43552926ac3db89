import { useEffect, useRef } from 'react';
import { isBehindOverlay, isComposing, isTextField, useHotkeys } from '../../../lib/hotkeys';
import { turnSecond } from '../player/sound-view';
import type { Turn } from '../player/transcript-view';
import type { Listening } from '../player/use-recording';

const STEP = 5;

/** Space plays, unless it presses a button that was reached by keyboard, or stands in a text. */
export function usePlayKey(toggle: () => void, enabled: boolean): void {
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== ' ' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.defaultPrevented || isComposing(event) || isTextField(target) || isBehindOverlay(target)) return;
      if (target instanceof HTMLElement && target.matches('button:focus-visible,[role=tab],[role=combobox]')) return;
      event.preventDefault();
      latest.current();
    };
    // A button that was pressed by the mouse would be pressed again when the key is let go.
    const onKeyUp = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== ' ' || !(target instanceof HTMLButtonElement)) return;
      if (!isBehindOverlay(target) && !target.matches(':focus-visible,[role=tab],[role=combobox]'))
        event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
    };
  }, [enabled]);
}

/** The keys of the player; without a recording they still walk through the transcript. */
export function useListenKeys(listening: Listening, turns: readonly Turn[], canHear: boolean): void {
  const { seek, faster, secondNow } = listening;
  usePlayKey(listening.toggle, canHear);
  useHotkeys({
    ArrowLeft: () => seek(secondNow() - STEP),
    ArrowRight: () => seek(secondNow() + STEP),
    'Shift+ArrowLeft': () => seek(turnSecond(turns, secondNow(), -1)),
    'Shift+ArrowRight': () => seek(turnSecond(turns, secondNow(), 1)),
    '[': () => faster(-1),
    ']': () => faster(1),
    s: () => listening.setSkipsSilence(!listening.skipsSilence),
    v: listening.hasVoices ? listening.nextVoice : undefined,
  });
}

interface ScoringKeys {
  /** To the question before or behind. */
  onMove: (step: 1 | -1) => void;
  onDigit: (digit: number) => void;
  onMark: () => void;
  onNote: () => void;
  onSkip: (() => void) | undefined;
}

/** The keys of the form. */
export function useFormKeys({ onMove, onDigit, onMark, onNote, onSkip }: ScoringKeys): void {
  const digits = Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [String(digit), () => onDigit(digit)]));
  useHotkeys({
    ...digits,
    ArrowUp: () => onMove(-1),
    ArrowDown: () => onMove(1),
    m: onMark,
    c: onNote,
    x: onSkip,
  });
}
