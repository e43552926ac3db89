import { DateTime } from '../../../components/date-time';
import { useNow } from '../../../lib/use-now';
import { useWords } from '../shared/words';
import styles from './verification.module.css';

const DAY_MS = 86_400_000;

/** The day on which an article is to be checked, and how far off that is. */
export function DueCell({ dueAt }: { dueAt: string | null }) {
  const { t } = useWords();
  const now = useNow(60_000);
  if (dueAt === null) return <span className={styles['quiet']}>{t('verification.noDate')}</span>;
  const left = new Date(dueAt).getTime() - now.getTime();
  const days = Math.max(1, Math.ceil(Math.abs(left) / DAY_MS));
  const isLate = left <= 0;
  return (
    <span className={styles['due']}>
      <DateTime at={dueAt} as="day" />
      <span className={isLate ? styles['late'] : styles['quiet']}>
        {isLate ? t('verification.late', { count: days }) : t('verification.left', { count: days })}
      </span>
    </span>
  );
}
