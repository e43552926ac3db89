import { type Column, Table } from '../../../components/table';
import type { VersionRowFragment } from '../../../gql/knowledge/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './versions-page.module.css';

/** Below this many verdicts a share says nothing, and is marked so. */
const ENOUGH = 10;

/** How each version did at work. */
export function VersionUsage({ rows, shown }: { rows: readonly VersionRowFragment[]; shown: number | null }) {
  const { t, language } = useWords();
  const columns: Column<VersionRowFragment>[] = [
    { key: 'number', header: t('columns.version'), cell: (row) => row.number },
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
        const count = usage.helpfulCount + usage.notHelpfulCount;
        if (usage.helpfulShare === null) return '—';
        return (
          <span>
            {formatPercent(usage.helpfulShare, language)}{' '}
            <span className={styles['n']}>{count < ENOUGH ? t('usage.few', { count }) : t('usage.n', { count })}</span>
          </span>
        );
      },
    },
  ];
  return (
    <aside className={styles['usage']} data-panel="" aria-label={t('usage.title')} tabIndex={0}>
      <h2>{t('usage.title')}</h2>
      <Table
        label={t('usage.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        selectedKey={rows.find(({ number }) => number === shown)?.id}
      />
      <p className={styles['quiet']}>{t('usage.explain')}</p>
    </aside>
  );
}
