import type { ReactNode } from 'react';
import { Checkbox } from './checkbox';
import styles from './consent.module.css';

interface ConsentProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** What is agreed to. */
  label: string;
  /** What is wrong with it; nothing where nothing is. */
  errors?: readonly (string | null)[];
  /** Above the box: what there is to know before. */
  children?: ReactNode;
}

/** A second, separate yes to something that reaches further than usual. */
export function Consent({ checked, onChange, label, errors = [], children }: ConsentProps) {
  return (
    <div className={styles['consent']}>
      {children}
      <Checkbox checked={checked} onChange={onChange}>
        {label}
      </Checkbox>
      {errors.map(
        (error) =>
          error !== null && (
            <p key={error} className={styles['error']}>
              {error}
            </p>
          ),
      )}
    </div>
  );
}
