import type { ReactNode } from 'react';
import { classes } from '../lib/classes';
import styles from './tag.module.css';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'vio' | 'brand' | 'outline';

/** A short label. A tone other than plain always comes with an icon or a word that says the same. */
export function Tag({
  tone = 'plain',
  icon,
  children,
  title,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  title?: string | undefined;
}) {
  return (
    <span className={classes(styles['tag'], styles[tone])} title={title}>
      {icon}
      {children}
    </span>
  );
}
