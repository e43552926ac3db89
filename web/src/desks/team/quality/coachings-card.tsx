import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { TeamCoachingsDocument } from '../../../gql/team/graphql';
import { useNaming } from '../../../lib/use-naming';
import styles from './quality.module.css';

const SHOWN = 8;

/** Coaching that goes on with these people, and whose follow-up is due. */
export function CoachingsCard({ team, coaches }: { team: string | undefined; coaches: boolean }) {
  const { t } = useTranslation('team');
  const { person } = useNaming();
  const { history } = useRouter();
  const [{ data, error }, ask] = useQuery({
    query: TeamCoachingsDocument,
    variables: {
      filter: { states: ['OPEN', 'HELD', 'ACKNOWLEDGED'], ...(team === undefined ? {} : { teamId: team }) },
      first: SHOWN,
    },
    requestPolicy: 'cache-and-network',
  });
  const sessions = data?.coachings.nodes ?? [];
  return (
    <Card title={t('quality.coachings')} aside={data?.coachings.totalCount} padded={false}>
      {error && (
        <div className={styles['notice']}>
          <ErrorState
            error={error}
            onRetry={() => ask({ requestPolicy: 'network-only' })}
            keepsOld={sessions.length > 0}
          />
        </div>
      )}
      {!data && !error && <Skeleton rows={2} />}
      {data && sessions.length === 0 && (
        <Empty title={t('quality.noCoachingsTitle')}>
          {t(coaches ? 'quality.noCoachingsText' : 'quality.noCoachingsSeen')}
        </Empty>
      )}
      <ul>
        {sessions.map(({ id, agent, topic, state, plannedAt, followUpAt, isFollowUpDue }) => {
          const at = state === 'OPEN' ? plannedAt : followUpAt;
          return (
            <li key={id} className={styles['row']}>
              <strong>{agent ? person(agent) : t('quality.gone')}</strong>
              <button
                type="button"
                className={styles['topic']}
                title={topic}
                onClick={() => history.push(`/quality/coaching/${id}`)}
              >
                {topic}
              </button>
              <span className={styles['when']}>{at !== null && <DateTime at={at} as="day" />}</span>
              {isFollowUpDue ? (
                <Tag tone="bad">{t('quality.followUpDue')}</Tag>
              ) : (
                <Tag>{t(`quality.states.${state}`)}</Tag>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
