import type { ReactNode } from 'react';
import styles from './choice-field.module.css';
import { Segmented } from './segmented';

interface ChoiceFieldProps<Value extends string> {
  label: string;
  value: Value;
  items: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** Under the choice: what it means. */
  note?: ReactNode;
  /** What the choice asks for besides. */
  children?: ReactNode;
}

/** One of a few in a form, under its name. */
export function ChoiceField<Value extends string>({
  label,
  value,
  items,
  onChange,
  note,
  children,
}: ChoiceFieldProps<Value>) {
  return (
    <div>
      <p className={styles['label']}>{label}</p>
      <Segmented label={label} value={value} items={items} onChange={onChange} />
      {note !== undefined && <p className={styles['note']}>{note}</p>}
      {children}
    </div>
  );
}
