import { useCallback, useEffect, useRef, useState } from 'react';

/** The address follows the field after so many milliseconds: browsers allow only so many changes of it in a while. */
const ADDRESS_AFTER_MS = 300;

/** A change of the address that this desk asked for arrives within this time. */
const OWN_CHANGE_MS = 2_000;

export interface SearchText {
  /** What stands in the field, including a composition that is not finished. */
  text: string;
  /** What is searched for: at once with each letter, but never half of a composition. */
  query: string;
  /** A text for the field; searched when it is finished. */
  set: (text: string, isFinished: boolean) => void;
  /** The query for a change of the address that is made for another reason; the address needs no further change then. */
  take: () => string | undefined;
}

/**
 * The field, the query and the address. The search starts with the letter, not with the address; an address that others
 * changed (back, forward, a link) changes the field.
 */
export function useSearchText(address: string | undefined, write: (query: string | undefined) => void): SearchText {
  const [text, setText] = useState(address ?? '');
  const [query, setQuery] = useState(address ?? '');
  const now = useRef(query);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const own = useRef<{ query: string; at: number }[]>([]);
  const writer = useRef(write);
  writer.current = write;

  const take = useCallback((): string | undefined => {
    clearTimeout(timer.current);
    own.current.push({ query: now.current, at: Date.now() });
    return now.current || undefined;
  }, []);

  const set = useCallback(
    (next: string, isFinished: boolean): void => {
      setText(next);
      if (!isFinished || next === now.current) return;
      now.current = next;
      setQuery(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => writer.current(take()), ADDRESS_AFTER_MS);
    },
    [take],
  );

  useEffect(() => {
    const arrived = address ?? '';
    const recent = own.current.filter(({ at }) => Date.now() - at < OWN_CHANGE_MS);
    const place = recent.findIndex((change) => change.query === arrived);
    own.current = recent.slice(place + 1);
    if (place >= 0 || arrived === now.current) return;
    clearTimeout(timer.current);
    now.current = arrived;
    setText(arrived);
    setQuery(arrived);
  }, [address]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return { text, query, set, take };
}
