import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Text for readers only: what the eye sees from the place or the icon. */
export function VisuallyHidden({ children, as: Element = 'span' }: { children: ReactNode; as?: 'span' | 'h1' }) {
  return <Element className={styles['hidden']}>{children}</Element>;
}
