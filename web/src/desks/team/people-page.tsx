import { AlarmClock, Check, Eye } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Avatar } from '../../components/avatar';
import { DateTime } from '../../components/date-time';
import { ErrorState } from '../../components/error-state';
import { Skeleton } from '../../components/skeleton';
import { type Column, Table } from '../../components/table';
import { TeamAcknowledgementsDocument, type TeamAcknowledgementsQuery } from '../../gql/team/graphql';
import { joinList, pickText } from '../../lib/languages';
import { useLanguage } from '../../lib/use-language';
import styles from './people-page.module.css';
import { useRefresh } from './use-refresh';

type Connection = TeamAcknowledgementsQuery['acknowledgements'];
type Row = Connection['nodes'][number] & { key: string };

export const PEOPLE_PER_PAGE = 100;

interface PeoplePageProps {
  entryId: string;
  isAcknowledged: boolean;
  teamId: string | undefined;
  after: string | null;
  /** Told with each answer: how many there are in all, and where the next page begins. */
  onPage: (page: { totalCount: number; next: string | null }) => void;
  empty: ReactNode;
}

/** One page of people with what they have done; keeps itself current. */
export function PeoplePage({ entryId, isAcknowledged, teamId, after, onPage, empty }: PeoplePageProps) {
  const { t } = useTranslation('team');
  const columns = useColumns();
  const [{ data, error }, execute] = useQuery({
    query: TeamAcknowledgementsDocument,
    variables: { entryId, filter: { isAcknowledged, teamId }, first: PEOPLE_PER_PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  useRefresh(() => execute({ requestPolicy: 'network-only' }));
  const page = data?.acknowledgements;
  useEffect(() => {
    if (page) onPage({ totalCount: page.totalCount, next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null });
  }, [onPage, page]);

  if (error && !page) return <ErrorState error={error} onRetry={() => execute({ requestPolicy: 'network-only' })} />;
  if (!page) return <Skeleton rows={6} />;
  const rows = page.nodes.map((row, index): Row => ({ ...row, key: row.user?.id ?? `unnamed-${index}` }));
  if (rows.length === 0) return after === null ? <>{empty}</> : null;
  return (
    <>
      {error && <ErrorState error={error} keepsOld onRetry={() => execute({ requestPolicy: 'network-only' })} />}
      <Table
        label={t(isAcknowledged ? 'whoHas' : 'whoHasNot')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('team');
  const language = useLanguage();
  return [
    {
      key: 'person',
      header: t('person'),
      cell: ({ user }) => {
        // A person whom the viewer may no longer see counts, without a name.
        if (!user) return <span className={styles['none']}>—</span>;
        const name = (language === 'en' && user.nameEn) || user.name;
        return (
          <span className={styles['person']}>
            <Avatar name={name} />
            <strong>{name}</strong>
            {user.tier && <span className={styles['tier']}>{pickText(user.tier.name, language)}</span>}
          </span>
        );
      },
    },
    {
      key: 'team',
      header: t('team'),
      cell: ({ user }) =>
        user &&
        joinList(
          user.teams.map((team) => pickText(team.name, language)),
          language,
        ),
    },
    {
      key: 'read',
      header: t('read'),
      width: '140px',
      cell: ({ readAt }) =>
        readAt === null ? <span className={styles['none']}>—</span> : <DateTime at={readAt} as="moment" />,
    },
    { key: 'state', header: t('state'), width: '200px', cell: (row) => <State row={row} /> },
  ];
}

function State({ row }: { row: Row }) {
  const { t } = useTranslation('team');
  if (row.acknowledgedAt !== null) {
    return (
      <span className={styles['good']}>
        <Check size={15} strokeWidth={1.8} aria-hidden="true" /> {t('confirmed')}{' '}
        <DateTime at={row.acknowledgedAt} as="moment" />
      </span>
    );
  }
  if (row.readAt !== null) {
    return (
      <span className={styles['warn']}>
        <Eye size={15} strokeWidth={1.8} aria-hidden="true" /> {t('readOnly')}
      </span>
    );
  }
  return (
    <span className={styles['bad']}>
      <AlarmClock size={15} strokeWidth={1.8} aria-hidden="true" /> {t('unread')}
    </span>
  );
}
