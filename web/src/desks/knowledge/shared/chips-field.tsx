import { Plus, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { isComposing } from '../../../lib/hotkeys';
import styles from './chips-field.module.css';
import { useWords } from './words';

interface ChipsFieldProps {
  label: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  error?: string | null | undefined;
  hint?: ReactNode;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

/** A list of short texts. Enter adds, also several pasted lines at once; Backspace in the empty field takes the last back to be mended. */
export function ChipsField({ label, values, onChange, error, hint, placeholder, disabled = false }: ChipsFieldProps) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const add = (raw: string): void => {
    const parts = raw
      .split(/[\n;；]/)
      .map((part) => part.trim())
      .filter((part) => part && !values.includes(part));
    setText('');
    if (parts.length > 0) onChange([...values, ...new Set(parts)]);
  };
  return (
    <div className={styles['field']}>
      <Field label={label} error={error} hint={hint}>
        {values.length > 0 && (
          <ul className={styles['chips']} aria-labelledby={id}>
            {values.map((value) => (
              <li key={value} className={styles['chip']}>
                <span>{value}</span>
                {!disabled && (
                  <button
                    type="button"
                    aria-label={t('fields.remove', { value })}
                    onClick={() => onChange(values.filter((other) => other !== value))}
                  >
                    <X size={12} aria-hidden="true" />
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        {!disabled && (
          <div className={styles['entry']}>
            <Plus size={14} aria-hidden="true" />
            <TextInput
              value={text}
              placeholder={placeholder}
              onChange={(event) => setText(event.currentTarget.value)}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData('text');
                if (!pasted.includes('\n')) return;
                event.preventDefault();
                add(text + pasted);
              }}
              onBlur={() => add(text)}
              onKeyDown={(event) => {
                if (isComposing(event)) return;
                if (event.key === 'Enter') {
                  // With Ctrl it belongs to the page: submit.
                  if (!event.ctrlKey && !event.metaKey) event.preventDefault();
                  add(text);
                }
                if (event.key === 'Backspace' && text === '' && values.length > 0) {
                  event.preventDefault();
                  setText(values.at(-1) ?? '');
                  onChange(values.slice(0, -1));
                }
              }}
            />
          </div>
        )}
        {disabled && values.length === 0 && <span className={styles['none']}>—</span>}
      </Field>
      <span id={id} hidden>
        {label}
      </span>
    </div>
  );
}
