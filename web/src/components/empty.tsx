import { CircleSlash2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../lib/classes';
import styles from './empty.module.css';

interface EmptyProps {
  /** Why there is nothing. */
  title: ReactNode;
  /** The next step. */
  children?: ReactNode;
  icon?: LucideIcon;
  actions?: ReactNode;
  /** In the middle of a page that has nothing else. */
  isWholePage?: boolean;
}

/** A place with nothing in it: says why, and what to do next. */
export function Empty({ title, children, icon: Icon = CircleSlash2, actions, isWholePage = false }: EmptyProps) {
  return (
    <div className={classes(styles['empty'], isWholePage && styles['wholePage'])}>
      <Icon size={24} strokeWidth={1.6} aria-hidden="true" className={styles['icon']} />
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
