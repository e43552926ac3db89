import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { ListPanel } from '../../../components/list-panel';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { TalkListDocument, type TalkRowFragment, TalksDueDocument } from '../../../gql/coaching/graphql';
import { usePages } from '../../../lib/use-pages';
import styles from '../shared/coaching.module.css';
import { useCoachingPath, useWords } from '../shared/words';

const DUE = 50;
const HELD = 20;

function useColumns(): Column<TalkRowFragment>[] {
  const { t, person } = useWords();
  const { go } = useCoachingPath();
  return [
    { key: 'agent', header: t('talks.agent'), cell: ({ agent }) => <strong>{person(agent)}</strong> },
    { key: 'month', header: t('talks.month'), width: '90px', cell: ({ month }) => month },
    {
      key: 'state',
      header: t('talks.state'),
      width: '120px',
      cell: ({ isLate, state }) =>
        isLate ? (
          <Tag tone="bad">{t('talks.late')}</Tag>
        ) : (
          <Tag tone={state === 'DUE' ? 'warn' : state === 'HELD' ? 'info' : 'good'}>{t(`talks.states.${state}`)}</Tag>
        ),
    },
    { key: 'due', header: t('talks.due'), width: '110px', cell: ({ dueAt }) => <DateTime at={dueAt} as="lastDay" /> },
    {
      key: 'held',
      header: t('talks.held'),
      cell: ({ heldAt, heldBy }) =>
        heldAt === null ? (
          '—'
        ) : (
          <>
            <DateTime at={heldAt} as="moment" /> {person(heldBy)}
          </>
        ),
    },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: '110px',
      cell: (talk) => (
        <Button size="small" onClick={() => go(`talks/${talk.id}`)}>
          {t(talk.viewerCanHold && talk.state === 'DUE' ? 'talks.hold' : 'talks.see')}
        </Button>
      ),
    },
  ];
}

export interface WalkedCardProps {
  /** Path of the row that the keyboard stands on. */
  chosen: string | null;
  onChoose: (path: string) => void;
  /** Tells which rows there are, by their paths. */
  onRows: (paths: readonly string[]) => void;
}

interface TalksCardProps extends WalkedCardProps {
  month: string;
  team: string | null;
}

const pathOf = ({ id }: { id: string }): string => `talks/${id}`;

/** Talks that wait, the late ones first; then those of the month that were held. */
export function TalksCard({ month, team, chosen, onChoose, onRows }: TalksCardProps) {
  const { t } = useWords();
  const { go } = useCoachingPath();
  const columns = useColumns();
  const ofTeam = team ? { teamId: team } : {};
  const [{ data, error }, ask] = useQuery({
    query: TalksDueDocument,
    variables: { filter: { states: ['DUE'], ...ofTeam }, last: DUE },
    requestPolicy: 'cache-and-network',
  });
  const held = usePages(
    TalkListDocument,
    { filter: { month, states: ['HELD', 'ACKNOWLEDGED'], ...ofTeam }, first: HELD },
    (answer) => answer.talks,
  );
  const due = [...(data?.talks.nodes ?? [])].reverse();
  const open = (talk: TalkRowFragment): void => go(pathOf(talk));
  const choose = (talk: TalkRowFragment): void => onChoose(pathOf(talk));
  const paths = [...due, ...held.rows].map(pathOf);
  useEffect(() => onRows(paths), [paths.join(' ')]);
  return (
    <>
      <Card
        title={t('talks.dueTitle')}
        aside={data && t('talks.dueCount', { n: data.talks.totalCount })}
        padded={false}
      >
        {error && (
          <div className={styles['pad']}>
            <ErrorState
              error={error}
              onRetry={() => ask({ requestPolicy: 'network-only' })}
              keepsOld={due.length > 0}
            />
          </div>
        )}
        {data && due.length === 0 && <Empty title={t('talks.noneTitle')}>{t('talks.noneText')}</Empty>}
        {due.length > 0 && (
          <Table
            label={t('talks.dueTitle')}
            columns={columns}
            rows={due}
            rowKey={pathOf}
            selectedKey={chosen}
            onSelect={choose}
            onOpen={open}
          />
        )}
      </Card>
      <Card title={t('talks.heldTitle', { month })} padded={false}>
        <ListPanel list={held} empty={<Empty title={t('talks.noHeldTitle')}>{t('talks.noHeldText')}</Empty>}>
          <Table
            label={t('talks.heldTitle', { month })}
            columns={columns}
            rows={held.rows}
            rowKey={pathOf}
            selectedKey={chosen}
            onSelect={choose}
            onOpen={open}
          />
        </ListPanel>
      </Card>
    </>
  );
}
