import { useEffect, useRef } from 'react';

/**
 * A map from key to act. Names: `a`, `/`, `?`, `Escape`, `Enter`, `ArrowDown`, `F6`, with `Alt+`, `Ctrl+`, `Shift+` before
 * (in this order; Ctrl also means the command key). `Shift+` is left out for characters that need it (`?`).
 */
export type Hotkeys = Record<string, ((event: KeyboardEvent) => void) | undefined>;

/** Whether a key event belongs to an unfinished composition of an input method; no shortcut may act on it. */
export const isComposing = (event: {
  isComposing?: boolean;
  keyCode?: number;
  nativeEvent?: { isComposing?: boolean };
}): boolean => event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229;

/** Whether what is typed goes into this element. */
export const isTextField = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.shadowRoot) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'file', 'range'].includes(target.type)
  );
};

const isInOverlay = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null;

/** Whether keys belong to something that lies over the page. */
export const isBehindOverlay = (target: EventTarget | null): boolean =>
  isInOverlay(target) || document.querySelector('[data-modal-open]') !== null;

/** The name of a pressed key in the form that `Hotkeys` uses. */
export function keyName(event: KeyboardEvent): string {
  // With Alt held, some systems type another character: the physical digit is what is meant.
  const digit = event.altKey ? /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] : undefined;
  const key = digit ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const shifted = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  return `${event.altKey ? 'Alt+' : ''}${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${shifted ? 'Shift+' : ''}${key}`;
}

/** Keys that write, delete, or move and select within a text. */
const WRITING = /^(?:Shift\+)?(?:Enter|Delete|Backspace|Arrow(?:Up|Down|Left|Right))$/;

interface HotkeyOptions {
  /** Off for a panel that is not in use. Default true. */
  enabled?: boolean;
  /** Acts while a dialog or menu is open. Default false. */
  overlay?: boolean;
}

/**
 * Binds keys while the component is shown. Keys that type a character, delete or move in a text act only when no text field
 * has the focus; nothing acts during a composition, on a key that something nearer has already used, or behind an open dialog.
 */
export function useHotkeys(keys: Hotkeys, { enabled = true, overlay = false }: HotkeyOptions = {}): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      if (!overlay && isBehindOverlay(event.target)) return;
      const name = keyName(event);
      const act = current.current[name];
      if (!act) return;
      const isTyping = event.key.length === 1 && !event.altKey && !event.ctrlKey && !event.metaKey;
      const target = event.composedPath()[0] ?? event.target;
      if (isTextField(target) && (isTyping || WRITING.test(name))) return;
      // Enter and space on a focused button or link belong to that button.
      if (name === 'Enter' && target instanceof HTMLElement && target.closest('button,a[href],summary')) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled, overlay]);
}
