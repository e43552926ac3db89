import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { TeamQualityQuery, TeamShareFragment } from '../../../gql/team/graphql';
import { formatNumber } from '../../../lib/format';
import { useNaming } from '../../../lib/use-naming';
import { IntervalMark } from '../../quality-figures/shared/interval-mark';
import { domainOf, standingOf } from '../../quality-figures/shared/share';
import { useShareWords } from '../../quality-figures/shared/share-tile';
import styles from './quality.module.css';

type Agent = NonNullable<TeamQualityQuery['qualityByAgent']>[number];

interface AgentsCardProps {
  /** Null before the first answer. */
  agents: readonly Agent[] | null;
  whole: TeamQualityQuery['qualityFigures'];
  error: CombinedError | null;
  days: number;
  chosen: string | null;
  onChoose: (agentId: string) => void;
  onSee: (agentId: string) => void;
  onRetry: () => void;
}

/** An accuracy with its interval and n, never the bare percentage. */
function Accuracy({ share }: { share: TeamShareFragment }) {
  const words = useShareWords();
  return (
    <span className={styles['accuracy']}>
      <strong data-few={standingOf(share) === 'told' ? undefined : ''}>{words.value(share)}</strong>
      <span>{words.interval(share)}</span>
    </span>
  );
}

/** Each agent's accuracy as an interval, by its lower end; who stands apart from the others is said so. */
export function AgentsCard({ agents, whole, error, days, chosen, onChoose, onSee, onRetry }: AgentsCardProps) {
  const { t } = useTranslation('team');
  const { person, language } = useNaming();
  const words = useShareWords();
  const domain = domainOf((agents ?? []).map(({ accuracy }) => accuracy.allMonitored));
  const target = agents?.map(({ accuracy }) => accuracy.allMonitored.target).find((one) => one !== null) ?? null;
  const columns: Column<Agent>[] = [
    {
      key: 'agent',
      header: t('person'),
      width: '190px',
      cell: ({ agent, agentId, isOutlier, deviation, peerCount }) => (
        <span className={styles['who']}>
          <button type="button" className={styles['link']} onClick={() => onSee(agentId)}>
            {agent ? person(agent) : t('quality.gone')}
          </button>
          {isOutlier && (
            <Tag
              tone="bad"
              title={t('quality.outlierHint', { deviation: Math.abs(deviation ?? 0).toFixed(1), peers: peerCount })}
            >
              {t('quality.outlier')}
            </Tag>
          )}
        </span>
      ),
    },
    {
      key: 'fatal',
      header: t('quality.fatal'),
      width: '176px',
      cell: ({ accuracy }) => <Accuracy share={accuracy.allMonitored} />,
    },
    {
      key: 'mark',
      header: target === null ? t('quality.interval') : t('quality.target', { target: words.percent(target) }),
      cell: ({ accuracy, isOutlier }) => (
        <IntervalMark share={accuracy.allMonitored} domain={domain} isOut={isOutlier} />
      ),
    },
    {
      key: 'nonFatal',
      header: t('quality.nonFatal'),
      width: '176px',
      cell: ({ nonFatal }) => <Accuracy share={nonFatal.perOpportunity} />,
    },
    {
      key: 'n',
      header: t('quality.n'),
      align: 'end',
      width: '72px',
      cell: ({ evaluationCount }) => formatNumber(evaluationCount, language),
    },
  ];
  return (
    <Card
      title={t('quality.agents')}
      aside={
        <>
          {t('quality.aside', { days })}
          {whole && whole.evaluationCount > 0 && (
            <span>
              {t('quality.whole', {
                value: words.value(whole.fatal.allMonitored),
                interval: words.interval(whole.fatal.allMonitored),
                n: formatNumber(whole.evaluationCount, language),
              })}
            </span>
          )}
        </>
      }
      padded={false}
    >
      {error && (
        <div className={styles['notice']}>
          <ErrorState error={error} onRetry={onRetry} keepsOld={agents !== null} />
        </div>
      )}
      {agents === null && !error && <Skeleton rows={6} />}
      {agents?.length === 0 && <Empty title={t('quality.noneTitle')}>{t('quality.noneText', { days })}</Empty>}
      {agents !== null && agents.length > 0 && (
        <>
          <Table
            label={t('quality.agents')}
            columns={columns}
            rows={agents}
            rowKey={({ agentId }) => agentId}
            selectedKey={chosen}
            onSelect={({ agentId }) => onChoose(agentId)}
            onOpen={({ agentId }) => onSee(agentId)}
          />
          <p className={styles['note']}>{t('quality.how')}</p>
        </>
      )}
    </Card>
  );
}
