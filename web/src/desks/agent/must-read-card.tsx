import { AlarmClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { CodeLabel } from '../../components/code-label';
import { DateTime } from '../../components/date-time';
import { classes } from '../../lib/classes';
import { useNow } from '../../lib/use-now';
import styles from './must-read-card.module.css';
import type { InboxEntry } from './use-inbox';

interface MustReadCardProps {
  entry: InboxEntry;
  /** The one that the key confirms. */
  isFirst: boolean;
  onAcknowledge: () => void;
  onOpen: () => void;
}

/** From here on the remaining time is counted in minutes. */
const SOON_MINUTES = 90;

/** A must-read that waits for confirmation, with its time. */
export function MustReadCard({ entry, isFirst, onAcknowledge, onOpen }: MustReadCardProps) {
  const { t } = useTranslation('agent');
  const now = useNow(20_000);
  const minutes = entry.dueAt === null ? null : Math.ceil((new Date(entry.dueAt).getTime() - now.getTime()) / 60_000);
  const isLate = minutes !== null && minutes <= 0;
  return (
    <article
      className={classes(styles['card'], isLate && styles['late'])}
      aria-label={`${t('inbox.mustRead')} ${entry.title}`}
    >
      <p className={styles['clock']}>
        <AlarmClock size={14} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles['left']}>
          {isLate
            ? t('inbox.overdue')
            : minutes !== null && minutes <= SOON_MINUTES
              ? t('inbox.minutesLeft', { count: minutes })
              : t('inbox.mustRead')}
        </span>
        {entry.dueAt !== null && <DateTime at={entry.dueAt} as="moment" />}
      </p>
      <button type="button" className={styles['title']} onClick={onOpen}>
        {entry.title}
      </button>
      {entry.summary !== null && <p className={styles['summary']}>{entry.summary}</p>}
      <div className={styles['foot']}>
        <Button
          size="small"
          variant={isFirst ? 'primary' : 'plain'}
          keyCap={isFirst ? 'A' : undefined}
          onClick={onAcknowledge}
        >
          {t('inbox.readAndConfirm', { version: entry.version })}
        </Button>
        <CodeLabel>{entry.code}</CodeLabel>
      </div>
    </article>
  );
}
