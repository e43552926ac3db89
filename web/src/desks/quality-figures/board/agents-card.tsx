import { useMemo, useState } from 'react';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { BoardAgentsQuery } from '../../../gql/quality-figures/graphql';
import { formatNumber } from '../../../lib/format';
import styles from '../shared/figures.module.css';
import { IntervalMark } from '../shared/interval-mark';
import { byLowerEnd, domainOf, standingOf, usualShare } from '../shared/share';
import { useShareWords } from '../shared/share-tile';
import type { FiguresView } from '../shared/view';
import { useWords } from '../shared/words';
import { EvaluationsLink } from './evaluations-link';
import { PartCard } from '../shared/part-card';
import type { Part } from '../shared/use-part';

type Agent = NonNullable<BoardAgentsQuery['qualityByAgent']>[number];
type Order = 'interval' | 'name';

const ONE_DECIMAL = 1;

/** Agents as intervals: never a ranking by the bare percentage, and who has few evaluations is said so. */
export function AgentsCard({
  part,
  view,
  showsData,
}: {
  part: Part<BoardAgentsQuery>;
  view: FiguresView;
  showsData: boolean;
}) {
  const { t, person, language } = useWords();
  const words = useShareWords();
  const [order, setOrder] = useState<Order>('interval');
  const { measure } = view;
  const shareOf = (agent: Agent) => usualShare(agent.accuracy, measure);
  const agents = part.data?.qualityByAgent ?? null;
  const rows = useMemo(
    () =>
      [...(agents ?? [])].sort((one, other) => {
        const byName = person(one.agent).localeCompare(person(other.agent), language);
        if (order === 'name') return byName;
        // Who has too few stands behind the others: their interval says too little to stand anywhere.
        const few = Number(standingOf(shareOf(one)) !== 'told') - Number(standingOf(shareOf(other)) !== 'told');
        return few || byLowerEnd(shareOf(one), shareOf(other)) || byName;
      }),
    [agents, order, language, measure],
  );
  const domain = domainOf(rows.map(shareOf));
  const target = rows.map(shareOf).find((share) => share.target !== null)?.target ?? null;
  const outliers = rows.filter(({ isOutlier }) => isOutlier);
  const columns: Column<Agent>[] = [
    {
      key: 'agent',
      header: t('agents.agent'),
      cell: ({ agent }) => <span className={styles['whole']}>{person(agent)}</span>,
    },
    { key: 'value', header: t('agents.accuracy'), align: 'end', cell: (row) => words.value(shareOf(row)) },
    {
      key: 'interval',
      header: t('figure.intervalHead'),
      align: 'end',
      cell: (row) => words.ends(shareOf(row)),
    },
    {
      key: 'nonFatal',
      header: t('agents.nonFatal'),
      align: 'end',
      cell: ({ nonFatal }) => words.value(nonFatal.perOpportunity),
    },
    { key: 'na', header: t('figure.na'), align: 'end', cell: ({ na }) => words.value(na) },
    {
      key: 'deviation',
      header: t('agents.deviation'),
      align: 'end',
      cell: ({ deviation }) => (deviation === null ? '—' : deviation.toFixed(ONE_DECIMAL)),
    },
    {
      key: 'n',
      header: 'n',
      align: 'end',
      cell: ({ evaluationCount }) => formatNumber(evaluationCount, language),
    },
  ];
  return (
    <PartCard
      title={t('agents.title', { measure: t(`measures.${measure}`) })}
      aside={t(order === 'interval' ? 'agents.byInterval' : 'agents.byName')}
      tools={
        <Segmented<Order>
          label={t('agents.order')}
          value={order}
          items={[
            { value: 'interval', label: t('agents.orderInterval') },
            { value: 'name', label: t('agents.orderName') },
          ]}
          onChange={setOrder}
        />
      }
      part={part}
      isEmpty={(data) => (data.qualityByAgent ?? []).length === 0}
    >
      {() => (
        <>
          {showsData ? (
            <div className={styles['table']} tabIndex={0} role="group" aria-label={t('frame.data')}>
              <Table
                label={t('agents.title', { measure: t(`measures.${measure}`) })}
                columns={columns}
                rows={rows}
                rowKey={({ agentId }) => agentId}
              />
            </div>
          ) : (
            <ul className={styles['people']} tabIndex={0} aria-label={t('agents.list')}>
              {rows.map((row) => {
                const share = shareOf(row);
                const standing = standingOf(share);
                return (
                  <li
                    key={row.agentId}
                    className={styles['person']}
                    title={[words.interval(share), words.count(share)].filter(Boolean).join(' ')}
                  >
                    <span className={styles['name']}>
                      <EvaluationsLink view={view} agent={row.agentId}>
                        {person(row.agent)}
                      </EvaluationsLink>
                    </span>
                    <IntervalMark share={share} domain={domain} isOut={row.isOutlier} />
                    <strong
                      data-few={standing === 'told' ? undefined : ''}
                      data-tone={row.isOutlier ? 'bad' : undefined}
                    >
                      {words.value(share)}
                    </strong>
                    <span>{t('agents.n', { count: row.evaluationCount })}</span>
                  </li>
                );
              })}
            </ul>
          )}
          <div className={styles['foot']}>
            <span className={styles['quiet']}>
              {target === null ? t('agents.legendNoTarget') : t('agents.legend', { target: words.percent(target) })}
            </span>
          </div>
          {outliers.map((row) => (
            <div key={row.agentId} className={styles['foot']}>
              <Tag tone="bad">{t('agents.outlier')}</Tag>
              <span>
                {t((row.deviation ?? 0) < 0 ? 'agents.below' : 'agents.above', {
                  name: person(row.agent),
                  deviation: Math.abs(row.deviation ?? 0).toFixed(ONE_DECIMAL),
                  peers: row.peerCount,
                })}
              </span>
              <EvaluationsLink view={view} agent={row.agentId} measure={measure}>
                {t('agents.listen')}
              </EvaluationsLink>
            </div>
          ))}
        </>
      )}
    </PartCard>
  );
}
