import { useState } from 'react';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type {
  AccuracyFragment,
  BoardEvaluatorsQuery,
  BoardGroupsQuery,
  FiguresChoicesQuery,
  MeanFragment,
  CountedShareFragment,
} from '../../../gql/quality-figures/graphql';
import { formatNumber } from '../../../lib/format';
import styles from '../shared/figures.module.css';
import { IntervalMark } from '../shared/interval-mark';
import { domainOf, usualShare } from '../shared/share';
import { useShareWords } from '../shared/share-tile';
import type { FiguresView } from '../shared/view';
import { useWords } from '../shared/words';
import { EvaluationsLink } from './evaluations-link';
import { PartCard } from '../shared/part-card';
import type { Part } from '../shared/use-part';

type Kind = 'team' | 'queue' | 'evaluator';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly evaluations: number;
  readonly agents: number;
  readonly accuracy: AccuracyFragment;
  readonly nonFatal: { readonly perOpportunity: CountedShareFragment };
  readonly na: CountedShareFragment;
  readonly isNaHigh: boolean;
  readonly score: { readonly reported: MeanFragment };
}

interface GroupsCardProps {
  groups: Part<BoardGroupsQuery>;
  evaluators: Part<BoardEvaluatorsQuery>;
  choices: FiguresChoicesQuery | undefined;
  view: FiguresView;
}

const score = ({ value }: MeanFragment): string => (value === null ? '—' : value.toFixed(1));

/** The same figures by team, by queue (each with its own targets) and by evaluator, where not applying wants a look. */
export function GroupsCard({ groups, evaluators, choices, view }: GroupsCardProps) {
  const { t, text, person, language } = useWords();
  const words = useShareWords();
  const [kind, setKind] = useState<Kind>('team');
  const queueName = (key: string | null): string => {
    const queue = choices?.callQueues.find((one) => one.key === key);
    return queue ? text(queue.name) : (key ?? t('groups.noQueue'));
  };
  const rows: Row[] =
    kind === 'team'
      ? (groups.data?.qualityByTeam ?? []).map((row) => ({
          ...row,
          ...{ key: row.teamId ?? '', name: row.team ? text(row.team.name) : t('groups.noTeam') },
          ...{ evaluations: row.evaluationCount, agents: row.agentCount, isNaHigh: false },
        }))
      : kind === 'queue'
        ? (groups.data?.qualityByQueue ?? []).map((row) => ({
            ...row,
            ...{ key: row.queue ?? '', name: queueName(row.queue) },
            ...{ evaluations: row.evaluationCount, agents: row.agentCount, isNaHigh: false },
          }))
        : (evaluators.data?.qualityByEvaluator ?? []).map((row) => ({
            ...row,
            ...{ key: row.evaluatorId, name: person(row.evaluator) },
            ...{ evaluations: row.evaluationCount, agents: row.agentCount },
          }));
  const shareOf = ({ accuracy }: Row): CountedShareFragment => usualShare(accuracy, view.measure);
  const accuracyDomain = domainOf(rows.map(shareOf));
  const naDomain = domainOf(rows.map(({ na }) => na));
  const marked = (share: CountedShareFragment, domain: readonly [number, number], isOut?: boolean) => (
    <span className={styles['share']} title={[words.interval(share), words.count(share)].join(' ')}>
      <IntervalMark share={share} domain={domain} isOut={isOut} />
      <span>{words.value(share)}</span>
    </span>
  );
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t(`groups.kinds.${kind}`),
      cell: ({ key, name }) => (
        <strong>
          <EvaluationsLink
            view={view}
            {...(kind === 'evaluator'
              ? { evaluator: key }
              : kind === 'queue'
                ? { queue: key || null }
                : { ownTeam: key || null })}
          >
            {name}
          </EvaluationsLink>
        </strong>
      ),
    },
    {
      key: 'accuracy',
      header: t('groups.accuracy', { measure: t(`measures.${view.measure}`) }),
      width: '240px',
      cell: (row) => marked(shareOf(row), accuracyDomain),
    },
    {
      key: 'nonFatal',
      header: t('agents.nonFatal'),
      align: 'end',
      width: '110px',
      cell: ({ nonFatal }) => words.value(nonFatal.perOpportunity),
    },
    {
      key: 'score',
      header: t('groups.score'),
      align: 'end',
      width: '90px',
      cell: (row) => score(row.score.reported),
    },
    {
      key: 'na',
      header: t('figure.na'),
      width: '220px',
      cell: ({ na, isNaHigh }) => (
        <span className={styles['pair']}>
          {marked(na, naDomain, isNaHigh)} {isNaHigh && <Tag tone="warn">{t('groups.naHigh')}</Tag>}
        </span>
      ),
    },
    {
      key: 'agents',
      header: t('groups.people'),
      align: 'end',
      width: '64px',
      cell: ({ agents }) => formatNumber(agents, language),
    },
    {
      key: 'n',
      header: 'n',
      align: 'end',
      width: '64px',
      cell: ({ evaluations }) => formatNumber(evaluations, language),
    },
  ];
  const tools = (
    <Segmented<Kind>
      label={t('groups.by')}
      value={kind}
      items={(['team', 'queue', 'evaluator'] as const).map((value) => ({ value, label: t(`groups.kinds.${value}`) }))}
      onChange={setKind}
    />
  );
  const card = <Data,>(part: Part<Data>) => (
    <PartCard
      title={t('groups.title')}
      aside={t(kind === 'evaluator' ? 'groups.evaluatorAside' : 'groups.aside')}
      tools={tools}
      part={part}
      isEmpty={() => rows.length === 0}
    >
      {() => <Table label={t('groups.title')} columns={columns} rows={rows} rowKey={({ key }) => key} />}
    </PartCard>
  );
  return kind === 'evaluator' ? card(evaluators) : card(groups);
}
