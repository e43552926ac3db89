import { useId } from 'react';
import { Checkbox } from '../../../components/checkbox';
import styles from './many-field.module.css';

interface ManyFieldProps {
  label: string;
  /** What it means that none is chosen, or what to mind. */
  hint?: string | undefined;
  error?: string | null | undefined;
  items: readonly { value: string; label: string }[];
  values: readonly string[];
  disabled?: boolean;
  onChange: (values: string[]) => void;
}

/** Any of a list, ticked one by one. */
export function ManyField({ label, hint, error, items, values, disabled = false, onChange }: ManyFieldProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles['field']}>
      <p id={id} className={styles['label']}>
        {label}
        {values.length > 0 && <span className={styles['count']}>{values.length}</span>}
      </p>
      <div className={styles['list']}>
        {items.map((item) => (
          <Checkbox
            key={item.value}
            checked={values.includes(item.value)}
            disabled={disabled}
            onChange={(isOn) =>
              onChange(isOn ? [...values, item.value] : values.filter((value) => value !== item.value))
            }
          >
            {item.label}
          </Checkbox>
        ))}
      </div>
      {hint !== undefined && !error && <p className={styles['hint']}>{hint}</p>}
      {error && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </div>
  );
}
