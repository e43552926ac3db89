import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { KeyCap } from '../../../components/key-cap';
import { TextInput } from '../../../components/text-input';
import { isComposing, useHotkeys } from '../../../lib/hotkeys';
import styles from './search-box.module.css';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  /** Called a moment after the last letter. */
  onChange: (text: string) => void;
}

const WAIT_MS = 200;

/** Finds in a list while one types; `/` comes here, Esc and Enter go back to the list. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const composing = useRef(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  useHotkeys({
    '/': () => {
      field.current?.focus();
      field.current?.select();
    },
  });
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value || composing.current) return undefined;
    const timer = setTimeout(() => latest.current(text), WAIT_MS);
    return () => clearTimeout(timer);
    // Only typing sets the clock.
  }, [text]);
  return (
    <span className={styles['box']}>
      <Search size={14} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
      <TextInput
        ref={field}
        value={text}
        aria-label={label}
        placeholder={placeholder}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          latest.current(event.currentTarget.value);
        }}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <span className={styles['key']}>
        <KeyCap>/</KeyCap>
      </span>
    </span>
  );
}
