import { type ReactNode, useEffect, useRef } from 'react';
import styles from './page.module.css';

interface PageProps {
  /** The bar of 48 px: `TopBar`, or what a desk puts in its place. */
  top: ReactNode;
  /** The bar of 28 px: `HintBar`. */
  bottom?: ReactNode;
  children: ReactNode;
}

/** The first page of a visit leaves the focus at the top, before the link that skips the rail. */
let isFirst = true;

/** The frame of a desk inside the shell: bar, content that fills the rest, hint bar. The content scrolls by its own rules. */
export function Page({ top, bottom, children }: PageProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // What had the focus went with the page before: keys and Tab go on in the new one.
    if (!isFirst && document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <>
      {top}
      <main ref={main} id="main" className={styles['main']} tabIndex={-1}>
        {children}
        {bottom}
      </main>
    </>
  );
}
