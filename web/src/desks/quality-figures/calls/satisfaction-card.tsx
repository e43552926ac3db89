import { Card } from '../../../components/card';
import { type Column, Table } from '../../../components/table';
import type { CallBoardQuery, CountedShareFragment } from '../../../gql/quality-figures/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { Defined } from '../shared/defined';
import styles from '../shared/figures.module.css';
import { IntervalMark } from '../shared/interval-mark';
import { useShareWords } from '../shared/share-tile';
import { useWords } from '../shared/words';

type Satisfaction = CallBoardQuery['callFigures']['satisfaction'];

const WHOLE = [0, 1] as const;
const FIGURES = ['topTwo', 'top', 'bottomTwo', 'bottom', 'response'] as const;

/** What customers say: satisfied and dissatisfied apart, because both can rise together. */
export function SatisfactionCard({ satisfaction }: { satisfaction: Satisfaction }) {
  const { t, language } = useWords();
  const words = useShareWords();
  const { counts, mean, net } = satisfaction;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const rows: { key: (typeof FIGURES)[number]; share: CountedShareFragment }[] = FIGURES.map((key) => ({
    key,
    share: satisfaction[key],
  }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'name',
      header: t('satisfaction.figure'),
      cell: ({ key, share }) => <Defined definition={share.definition}>{t(`satisfaction.${key}`)}</Defined>,
    },
    {
      key: 'mark',
      header: t('figure.intervalHead'),
      width: '150px',
      cell: ({ share }) => (
        <span title={words.interval(share)}>
          <IntervalMark share={share} domain={WHOLE} />
        </span>
      ),
    },
    { key: 'value', header: t('level.value'), align: 'end', width: '76px', cell: ({ share }) => words.value(share) },
    { key: 'n', header: 'n', align: 'end', width: '110px', cell: ({ share }) => words.count(share) },
  ];
  return (
    <Card
      title={t('satisfaction.title')}
      aside={t('satisfaction.aside', {
        mean: mean.value === null ? '—' : mean.value.toFixed(2),
        net: net === null ? '—' : formatPercent(net, language),
      })}
      padded={false}
    >
      <Table label={t('satisfaction.title')} columns={columns} rows={rows} rowKey={({ key }) => key} />
      <div className={styles['foot']}>
        {counts.map(({ mark, count }) => (
          <span key={mark} className={styles['quiet']}>
            {t('satisfaction.mark', {
              mark,
              count: formatNumber(count, language),
              share: all === 0 ? '—' : formatPercent(count / all, language),
            })}
          </span>
        ))}
      </div>
    </Card>
  );
}
