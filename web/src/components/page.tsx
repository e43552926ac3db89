import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  /** The bar of 48 px: `TopBar`, or what a desk puts in its place. */
  top: ReactNode;
  /** The bar of 28 px: `HintBar`. */
  bottom?: ReactNode;
  children: ReactNode;
}

/** The frame of a desk inside the shell: bar, content that fills the rest, hint bar. The content scrolls by its own rules. */
export function Page({ top, bottom, children }: PageProps) {
  return (
    <>
      {top}
      <main id="main" className={styles['main']} tabIndex={-1}>
        {children}
        {bottom}
      </main>
    </>
  );
}
