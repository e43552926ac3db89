import styles from './code-label.module.css';

/** The short code of an article, never broken over two lines. */
export function CodeLabel({ children }: { children: string }) {
  return <span className={styles['code']}>{children}</span>;
}
