import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import styles from './skeleton.module.css';

const SHOW_AFTER_MS = 150;
const WIDTHS = ['78%', '60%', '62%', '44%', '70%', '52%', '56%', '40%'];

/** The shape of what is loading. Shown only after 150 ms: what comes sooner should not flicker. */
export function Skeleton({ rows = 4, shape = 'list' }: { rows?: number; shape?: 'list' | 'text' }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div role="status" aria-label={t('states.loading')} className={styles['skeleton']}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles['row']}>
          {shape === 'list' && <span className={classes(styles['block'], styles['icon'])} />}
          <span className={styles['lines']}>
            <span className={styles['block']} style={{ width: WIDTHS[(row * 2) % WIDTHS.length] }} />
            <span
              className={classes(styles['block'], styles['thin'])}
              style={{ width: WIDTHS[(row * 2 + 1) % WIDTHS.length] }}
            />
          </span>
        </div>
      ))}
    </div>
  );
}
