import type { ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  title?: ReactNode;
  /** Beside the title: counts and notes. */
  aside?: ReactNode;
  /** At the end of the header: links and buttons. */
  tools?: ReactNode;
  /** False for content that reaches the edges, such as a table. */
  padded?: boolean;
  children: ReactNode;
}

/** A panel with an optional header. */
export function Card({ title, aside, tools, padded = true, children }: CardProps) {
  return (
    <section className={styles['card']}>
      {title !== undefined && (
        <header className={styles['header']}>
          <h2>{title}</h2>
          <span className={styles['aside']}>{aside}</span>
          {tools}
        </header>
      )}
      {padded ? <div className={styles['body']}>{children}</div> : children}
    </section>
  );
}
