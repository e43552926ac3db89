import type { ReactNode } from 'react';
import type { ShareFragment } from '../../../gql/trees/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './figures.module.css';

/** Below this many cases a share says nothing. */
export const ENOUGH = 10;

const WIDTH = 200;

/** The interval of a share on a line from 0 to 100 %; its figures stand beside it in words. */
export function IntervalMark({ share }: { share: ShareFragment }) {
  const { value, low, high } = share;
  if (value === null || low === null || high === null || share.of < ENOUGH)
    return (
      <svg className={styles['mark']} viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
        <line x1="0" x2={WIDTH} y1="7" y2="7" className={styles['track']} />
      </svg>
    );
  return (
    <svg className={styles['mark']} viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" x2={WIDTH} y1="7" y2="7" className={styles['track']} />
      <rect
        x={low * WIDTH}
        y="3"
        width={Math.max(2, (high - low) * WIDTH)}
        height="8"
        rx="4"
        className={styles['band']}
      />
      <rect
        x={Math.min(WIDTH - 3, Math.max(0, value * WIDTH - 1.5))}
        y="1"
        width="3"
        height="12"
        className={styles['point']}
      />
    </svg>
  );
}

/** A share in a table: its value, its interval in the tooltip; too few and none are said in words. */
export function ShareText({ share }: { share: ShareFragment | null | undefined }) {
  const { t, language } = useWords();
  if (!share || share.of === 0 || share.value === null) return <span title={t('figures.noEvidence')}>—</span>;
  const n = formatNumber(share.of, language);
  if (share.of < ENOUGH)
    return (
      <span className={styles['few']} title={t('figures.countOf', { count: share.count, of: n })}>
        {t('figures.few')}
      </span>
    );
  const interval =
    share.low === null || share.high === null
      ? ''
      : t('figures.interval', { low: formatPercent(share.low, language), high: formatPercent(share.high, language) });
  return (
    <span title={`${interval} ${t('figures.countOf', { count: share.count, of: n })}`}>
      {formatPercent(share.value, language)}
    </span>
  );
}

/** A figure that is a share: value, 95 % interval and n; "too few" under ten, a dash without evidence. */
export function ShareTile({ name, share, note }: { name: ReactNode; share: ShareFragment | null; note?: string }) {
  const { t, language } = useWords();
  const isEmpty = !share || share.of === 0 || share.value === null;
  const isFew = !isEmpty && share.of < ENOUGH;
  return (
    <li className={styles['tile']}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['figure']}>
        <strong className={isFew ? styles['few'] : undefined}>
          {isEmpty ? '—' : isFew ? t('figures.few') : formatPercent(share.value ?? 0, language)}
        </strong>
        {!isEmpty && !isFew && share.low !== null && share.high !== null && (
          <span className={styles['interval']}>
            {t('figures.interval', {
              low: formatPercent(share.low, language),
              high: formatPercent(share.high, language),
            })}
          </span>
        )}
      </span>
      {share && <IntervalMark share={share} />}
      <span className={styles['note']}>
        {isEmpty
          ? t('figures.noEvidence')
          : (note ??
            t('figures.countOf', {
              count: share.count,
              of: formatNumber(share.of, language),
            }))}
      </span>
    </li>
  );
}

/** A figure that is a number or a time. */
export function NumberTile({ name, value, note }: { name: ReactNode; value: string; note: ReactNode }) {
  return (
    <li className={styles['tile']}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['figure']}>
        <strong>{value}</strong>
      </span>
      <span className={styles['note']}>{note}</span>
    </li>
  );
}
