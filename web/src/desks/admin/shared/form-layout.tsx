import type { ReactNode } from 'react';
import styles from './form-layout.module.css';

/** Fields side by side. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles['pair']}>{children}</div>;
}

/** Several controls under one name, such as a set of boxes. */
export function Group({
  label,
  error,
  hint,
  children,
}: {
  label: string;
  error?: string | null | undefined;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className={styles['group']}>
      <legend>{label}</legend>
      {children}
      {hint !== undefined && !error && <p className={styles['hint']}>{hint}</p>}
      {error && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
