import { type Column, Table } from '../../../components/table';
import type { VersionRowFragment } from '../../../gql/knowledge/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './version-panel.module.css';

/** Below this many verdicts a share says nothing, and is marked so. */
const ENOUGH = 10;

/** How each version did at work: the share of helpful answers with where it lies at 95 % confidence. */
export function VersionUsage({ rows, shown }: { rows: readonly VersionRowFragment[]; shown: number | null }) {
  const { t, language } = useWords();
  const columns: Column<VersionRowFragment>[] = [
    {
      key: 'number',
      header: t('columns.version'),
      cell: ({ number }) => (number === shown ? <strong>{number}</strong> : number),
    },
    {
      key: 'links',
      header: t('usage.links'),
      align: 'end',
      cell: (row) => formatNumber(row.usage.linkCount, language),
    },
    {
      key: 'helpful',
      header: t('usage.helpful'),
      align: 'end',
      cell: ({ usage }) => {
        const { helpfulShare, helpfulInterval, answerCount } = usage;
        if (helpfulShare === null || !helpfulInterval) return '—';
        const range = t('usage.interval', {
          low: formatPercent(helpfulInterval.low, language),
          high: formatPercent(helpfulInterval.high, language),
        });
        return (
          <span title={t('usage.intervalHint')}>
            {formatPercent(helpfulShare, language)}
            <span className={styles['interval']}>{range}</span>
            <span className={styles['interval']}>
              {answerCount < ENOUGH ? t('usage.few', { count: answerCount }) : t('usage.n', { count: answerCount })}
            </span>
          </span>
        );
      },
    },
  ];
  return (
    <section className={styles['section']}>
      <h2>{t('usage.title')}</h2>
      <Table label={t('usage.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      <p className={styles['quiet']}>{t('usage.explain')}</p>
    </section>
  );
}
