import { Tag } from '../../../components/tag';
import styles from './share-mark.module.css';
import { useWords } from './words';

/** A share with what it was counted from: its interval of 95 percent, and whether there is too little to judge by. */
export interface Share {
  value: number | null;
  count: number;
  of: number;
  low: number | null;
  high: number | null;
  isTooFew: boolean;
}

/** A share as it is read: its value, the interval around it, and n. A dash where nothing was counted. */
export function ShareMark({ share }: { share: Share }) {
  const { t, percent } = useWords();
  const { value, count, of, low, high, isTooFew } = share;
  if (of === 0 || value === null) return <span className={styles['none']}>—</span>;
  const hasInterval = low !== null && high !== null;
  const place = (at: number): string => `${(at * 100).toFixed(1)}%`;
  return (
    <span className={styles['share']}>
      <strong>{percent(value)}</strong>
      {hasInterval && (
        <span
          className={styles['track']}
          role="img"
          aria-label={t('figures.interval', { low: percent(low), high: percent(high) })}
          title={t('figures.interval', { low: percent(low), high: percent(high) })}
        >
          <span className={styles['interval']} style={{ left: place(low), right: place(1 - high) }} />
          <span className={styles['point']} style={{ left: place(value) }} />
        </span>
      )}
      <span className={styles['count']}>{t('figures.ofN', { count, of })}</span>
      {isTooFew && <Tag tone="outline">{t('figures.tooFew')}</Tag>}
    </span>
  );
}
