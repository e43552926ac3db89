import { AlarmClock } from 'lucide-react';
import { formatFull } from '../../../lib/format';
import { classes } from '../../../lib/classes';
import { useNow } from '../../../lib/use-now';
import { useWords } from '../shared/words';
import styles from './waiting.module.css';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a draft waits for a decision. The clock tells it in colour: amber in the last half of its time, red when that is over. */
export function Waiting({ since, dueAt }: { since: string | null; dueAt: string | null }) {
  const { t, language } = useWords();
  const now = useNow(MINUTE).getTime();
  if (since === null) return <span>—</span>;
  const begun = Date.parse(since);
  const waited = Math.max(0, now - begun);
  const due = dueAt === null ? null : Date.parse(dueAt);
  const isOver = due !== null && now >= due;
  const isSoon = due !== null && !isOver && now - begun > (due - begun) / 2;
  const said =
    waited < HOUR
      ? t('review.waitedMinutes', { count: Math.floor(waited / MINUTE) })
      : waited < DAY
        ? t('review.waitedHours', { count: Math.floor(waited / HOUR) })
        : t('review.waitedDays', { count: Math.floor(waited / DAY) });
  return (
    <time
      dateTime={since}
      className={classes(styles['waiting'], isOver && styles['over'], isSoon && styles['soon'])}
      title={
        due === null
          ? undefined
          : t(isOver ? 'review.wasDue' : 'review.isDue', { at: formatFull(new Date(due), language) })
      }
    >
      {(isOver || isSoon) && <AlarmClock size={13} strokeWidth={1.8} aria-hidden="true" />}
      {said}
      {isOver && <span className={styles['unseen']}>{t('review.overdue')}</span>}
    </time>
  );
}
