import { Field as Base } from '@base-ui/react/field';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './field.module.css';

interface FieldProps {
  label: ReactNode;
  /** What the server said about this field, or null. */
  error?: string | null | undefined;
  hint?: ReactNode;
  name?: string | undefined;
  /** The control: `TextInput`, `TextArea`, `Select`, … */
  children: ReactNode;
}

/** A control with its label, hint and error, tied together for readers. */
export function Field({ label, error, hint, name, children }: FieldProps) {
  return (
    <Base.Root className={styles['field']} invalid={Boolean(error)} name={name}>
      <Base.Label className={styles['label']}>{label}</Base.Label>
      {children}
      {hint !== undefined && !error && <Base.Description className={styles['hint']}>{hint}</Base.Description>}
      {error && (
        <Base.Error match className={styles['error']}>
          <TriangleAlert size={14} strokeWidth={1.8} aria-hidden="true" /> {error}
        </Base.Error>
      )}
    </Base.Root>
  );
}
