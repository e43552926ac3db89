import type { ReactNode } from 'react';
import styles from './top-bar.module.css';
import { CommandField } from './command-field';
import { TopTools } from './top-tools';

interface TopBarProps {
  title: ReactNode;
  subtitle?: ReactNode;
  /** Between the title and the tools of the shell: what this page offers. */
  children?: ReactNode;
}

/** The title bar of a desk, with language, theme and account at its end. */
export function TopBar({ title, subtitle, children }: TopBarProps) {
  return (
    <header className={styles['bar']}>
      <h1>{title}</h1>
      {subtitle !== undefined && <span className={styles['subtitle']}>{subtitle}</span>}
      <span className={styles['space']} />
      {children}
      <CommandField />
      <TopTools />
    </header>
  );
}
