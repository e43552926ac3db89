import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../lib/format';
import { useNow } from '../../../lib/use-now';
import type { Walk } from '../../walks/act';
import styles from './walk-waiting.module.css';

/** An outside system is asked: how long it still may take. The walk goes on by itself. */
export function WalkWaiting({ waiting }: { waiting: NonNullable<Walk['waiting']> }) {
  const { t } = useTranslation('walks');
  const now = useNow(250).getTime();
  const [since, deadline] = [new Date(waiting.since).getTime(), new Date(waiting.deadline).getTime()];
  const left = Math.max(0, deadline - now);
  return (
    <div className={styles['box']}>
      <p className={styles['title']} role="status">
        <Hourglass size={16} strokeWidth={1.8} aria-hidden="true" />
        {t('waiting.title', { command: waiting.command })}
        <span className={styles['clock']} aria-hidden="true">
          {formatDuration(Math.ceil(left / 1000))}
        </span>
      </p>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={t('waiting.left')}
        aria-valuemin={0}
        aria-valuemax={Math.round((deadline - since) / 1000)}
        aria-valuenow={Math.round(left / 1000)}
      >
        <div className={styles['fill']} style={{ width: `${(left / Math.max(1, deadline - since)) * 100}%` }} />
      </div>
      <p className={styles['text']}>
        {left > 0 ? t('waiting.text', { left: formatDuration(Math.ceil(left / 1000)) }) : t('waiting.late')}
      </p>
    </div>
  );
}
