import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Text for readers only: what the eye sees from the place or the icon. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles['hidden']}>{children}</span>;
}
