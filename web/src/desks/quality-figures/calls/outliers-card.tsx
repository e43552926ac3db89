import { useState } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import {
  type CallFiguresFilter,
  CallOutliersDocument,
  type CallOutliersQuery,
} from '../../../gql/quality-figures/graphql';
import { formatDuration, formatNumber } from '../../../lib/format';
import styles from '../shared/figures.module.css';
import { PartCard } from '../shared/part-card';
import { usePart } from '../shared/use-part';
import { useWords } from '../shared/words';

type Row = CallOutliersQuery['handlingOutliers'][number];

/** What calls take each agent beside the others of the same product line and channel. */
export function OutliersCard({ filter }: { filter: CallFiguresFilter }) {
  const { t, text, person, language } = useWords();
  const [isAll, setAll] = useState(false);
  const part = usePart(CallOutliersDocument, { filter });
  const all = part.data?.handlingOutliers ?? [];
  const rows = isAll ? all : all.filter(({ isOutlier }) => isOutlier);
  const columns: Column<Row>[] = [
    { key: 'agent', header: t('agents.agent'), cell: ({ agent }) => <strong>{person(agent)}</strong> },
    {
      key: 'line',
      header: t('filters.line'),
      cell: ({ productLine, channel }) =>
        t('outliers.of', {
          line: productLine ? text(productLine.name) : t('outliers.noLine'),
          channel: t(`channels.${channel}`),
        }),
    },
    {
      key: 'mean',
      header: t('outliers.mean'),
      align: 'end',
      cell: ({ seconds }) => (seconds.value === null ? '—' : formatDuration(seconds.value)),
    },
    {
      key: 'peers',
      header: t('outliers.peers'),
      align: 'end',
      cell: ({ peersMean, peerCount }) =>
        peersMean === null
          ? t('outliers.fewPeers', { count: peerCount })
          : t('outliers.peersOf', { mean: formatDuration(peersMean), count: peerCount }),
    },
    {
      key: 'deviation',
      header: t('agents.deviation'),
      align: 'end',
      cell: ({ deviation }) => (deviation === null ? '—' : `${deviation > 0 ? '+' : ''}${deviation.toFixed(1)}`),
    },
    {
      key: 'out',
      header: '',
      cell: ({ isOutlier, seconds }) =>
        isOutlier ? (
          <Tag tone="warn">{t('agents.outlier')}</Tag>
        ) : (
          seconds.isTooFew && <span className={styles['quiet']}>{t('figure.few')}</span>
        ),
    },
    { key: 'n', header: 'n', align: 'end', cell: ({ seconds }) => formatNumber(seconds.of, language) },
  ];
  return (
    <PartCard
      title={t('outliers.title')}
      aside={t('outliers.aside')}
      tools={
        <Checkbox checked={isAll} onChange={setAll}>
          {t('outliers.all')}
        </Checkbox>
      }
      part={part}
      isEmpty={() => rows.length === 0}
      empty={<p className={styles['pad']}>{t(all.length === 0 ? 'empty.title' : 'outliers.none')}</p>}
    >
      {() => (
        <div className={styles['table']} tabIndex={0} role="group" aria-label={t('outliers.title')}>
          <Table
            label={t('outliers.title')}
            columns={columns}
            rows={rows}
            rowKey={({ agentId, channel, productLine }) => `${agentId} ${channel} ${productLine?.id ?? ''}`}
          />
        </div>
      )}
    </PartCard>
  );
}
