import { useEffect, useState } from 'react';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListPanel } from '../../../components/list-panel';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { CoachingListDocument, type CoachingRowFragment } from '../../../gql/coaching/graphql';
import { usePages } from '../../../lib/use-pages';
import styles from '../shared/coaching.module.css';
import { StateTag } from '../shared/state-tag';
import { useCoachingPath, useCoachingRights, useWords } from '../shared/words';
import type { WalkedCardProps } from './talks-card';

const SHOWN = 20;
type Which = 'going' | 'closed';
const STATES = { going: ['OPEN', 'HELD', 'ACKNOWLEDGED'], closed: ['CLOSED'] } as const;

/** Coaching sessions, the newest first. */
export function SessionsCard({ team, chosen, onChoose, onRows }: WalkedCardProps & { team: string | null }) {
  const { t, person } = useWords();
  const { go } = useCoachingPath();
  const { coaches } = useCoachingRights();
  const [which, setWhich] = useState<Which>('going');
  const list = usePages(
    CoachingListDocument,
    { filter: { states: [...STATES[which]], ...(team ? { teamId: team } : {}) }, first: SHOWN },
    (data) => data.coachings,
  );
  const paths = list.rows.map(({ id }) => id);
  useEffect(() => onRows(paths), [paths.join(' ')]);
  const columns: Column<CoachingRowFragment>[] = [
    { key: 'agent', header: t('session.agent'), width: '130px', cell: ({ agent }) => <strong>{person(agent)}</strong> },
    {
      key: 'topic',
      header: t('session.topic'),
      cell: ({ id, topic }) => (
        <button type="button" className={styles['topic']} onClick={() => go(id)}>
          {topic}
        </button>
      ),
    },
    {
      key: 'state',
      header: t('session.state'),
      width: '150px',
      cell: ({ state, isFollowUpDue }) => (
        <>
          <StateTag state={state} /> {isFollowUpDue && <Tag tone="bad">{t('session.followUpDue')}</Tag>}
        </>
      ),
    },
    { key: 'coach', header: t('session.coach'), width: '120px', cell: ({ coach }) => person(coach) },
    {
      key: 'when',
      header: t('session.when'),
      width: '130px',
      cell: ({ heldAt, plannedAt }) => {
        const at = heldAt ?? plannedAt;
        return at === null ? '—' : <DateTime at={at} as="moment" />;
      },
    },
    {
      key: 'followUp',
      header: t('session.followUp'),
      width: '100px',
      cell: ({ followUpAt }) => (followUpAt === null ? '—' : <DateTime at={followUpAt} as="day" />),
    },
    {
      key: 'cause',
      header: t('session.cause'),
      width: '90px',
      cell: ({ cause }) => t(`session.causes.${cause}`),
    },
  ];
  return (
    <Card
      title={t('session.title')}
      aside={list.isReady && list.total}
      tools={
        <Segmented<Which>
          label={t('session.which')}
          value={which}
          items={[
            { value: 'going', label: t('session.going') },
            { value: 'closed', label: t('session.closed') },
          ]}
          onChange={setWhich}
        />
      }
      padded={false}
    >
      <ListPanel
        list={list}
        empty={
          <Empty title={t(`session.none.${which}Title`)}>
            {t(which === 'going' && !coaches ? 'session.none.seenText' : `session.none.${which}Text`)}
          </Empty>
        }
      >
        <Table
          label={t('session.title')}
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          selectedKey={chosen}
          onSelect={({ id }) => onChoose(id)}
          onOpen={({ id }) => go(id)}
        />
      </ListPanel>
    </Card>
  );
}
