import styles from './progress.module.css';

/** How far long work has come; `value` of `max` things. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      className={styles['track']}
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
    >
      <div className={styles['fill']} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
