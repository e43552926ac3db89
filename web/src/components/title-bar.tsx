import type { ReactNode } from 'react';
import { CodeLabel } from './code-label';
import styles from './title-bar.module.css';

interface TitleBarProps {
  code: string;
  title: string;
  /** What stands where there is no title. */
  untitled: string;
  lang?: string | undefined;
  /** Beside the title: states, and whether it is saved. */
  about: ReactNode;
  /** Closer together, where there are many buttons. */
  isDense?: boolean;
  /** Views and buttons of the page. */
  children?: ReactNode;
}

/** The bar over every page about one thing: what it is, how it stands, what can be done. */
export function TitleBar({ code, title, untitled, lang, about, isDense = false, children }: TitleBarProps) {
  return (
    <div className={styles['bar']} data-dense={isDense ? '' : undefined}>
      <div className={styles['what']}>
        <CodeLabel>{code}</CodeLabel>
        <strong className={styles['title']} lang={lang} title={title || untitled}>
          {title || untitled}
        </strong>
        {about}
      </div>
      {children}
    </div>
  );
}
