import { useState } from 'react';
import { useHotkeys } from '../../../lib/hotkeys';

interface SelectionInput {
  /** Keys of the rows that are shown, in their order. */
  keys: readonly string[];
  /** The row that J and K stand on. */
  current: string | null;
  /** The list that the rows belong to: another one begins with nothing chosen. */
  list: string;
  isOn: boolean;
}

interface Held {
  list: string;
  chosen: readonly string[];
  anchor: string | null;
}

/** Several rows of a list, chosen by box or key: X chooses a row, Shift X all from the last chosen one to here, Escape none. */
export function useRowSelection({ keys, current, list, isOn }: SelectionInput) {
  const [held, setHeld] = useState<Held>({ list, chosen: [], anchor: null });
  const none: Held = { list, chosen: [], anchor: null };
  const { chosen, anchor } = held.list === list ? held : none;
  const set = (next: readonly string[], from: string | null): void => setHeld({ list, chosen: next, anchor: from });
  const toggle = (key: string): void =>
    set(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key], key);
  const extend = (key: string): void => {
    const [from, to] = [keys.indexOf(anchor ?? key), keys.indexOf(key)];
    const span = keys.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
    set([...new Set([...chosen, ...span])], key);
  };
  const clear = (): void => set([], null);
  useHotkeys(
    {
      x: current === null ? undefined : () => toggle(current),
      'Shift+x': current === null ? undefined : () => extend(current),
      Escape: chosen.length > 0 ? clear : undefined,
    },
    { enabled: isOn },
  );
  const isAll = keys.length > 0 && keys.every((key) => chosen.includes(key));
  return {
    chosen,
    toggle,
    extend,
    clear,
    isAll,
    toggleAll: () => (isAll ? clear() : set([...keys], keys.at(-1) ?? null)),
  };
}
