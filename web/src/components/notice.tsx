import { CloudOff, History, Info, type LucideIcon, TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../lib/classes';
import styles from './notice.module.css';

export type NoticeKind = 'error' | 'offline' | 'degraded' | 'stale' | 'conflict' | 'info';

const KINDS: Record<NoticeKind, { icon: LucideIcon; tone: string }> = {
  error: { icon: TriangleAlert, tone: 'bad' },
  offline: { icon: WifiOff, tone: 'warn' },
  degraded: { icon: CloudOff, tone: 'warn' },
  stale: { icon: History, tone: 'info' },
  conflict: { icon: TriangleAlert, tone: 'caution' },
  info: { icon: Info, tone: 'info' },
};

interface NoticeProps {
  kind: NoticeKind;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}

/** A state of a panel that its content goes on living with: an error, an old version, a lost connection. */
export function Notice({ kind, title, children, actions }: NoticeProps) {
  const { icon: Icon, tone } = KINDS[kind];
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={classes(styles['notice'], styles[tone])}>
      <p className={styles['title']}>
        <Icon size={16} strokeWidth={1.8} aria-hidden="true" /> {title}
      </p>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
