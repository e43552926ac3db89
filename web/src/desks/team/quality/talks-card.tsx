import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { TeamTalksDocument } from '../../../gql/team/graphql';
import { formatPercent } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { centreDay } from '../../../lib/period';
import { useNaming } from '../../../lib/use-naming';
import styles from './quality.module.css';

/** More do not fit beside the agents; the list of talks has them all. */
const SHOWN = 12;

/** Whom to talk to: talks that are due, the late ones first, and how many of the month were held in time. */
export function TalksCard({ team, chosen }: { team: string | undefined; chosen: string | null }) {
  const { t } = useTranslation('team');
  const { person, language } = useNaming();
  const { history } = useRouter();
  const ofTeam = team === undefined ? {} : { teamId: team };
  const [{ data, error }, ask] = useQuery({
    query: TeamTalksDocument,
    variables: {
      filter: { states: ['DUE'], ...ofTeam },
      last: SHOWN,
      month: { month: centreDay().slice(0, 7), ...ofTeam },
    },
    requestPolicy: 'cache-and-network',
  });
  const talks = [...(data?.talks.nodes ?? [])].reverse();
  const sums = data?.talkFigures;
  // That of the chosen agent, else the one that waits longest.
  const next = talks.find(({ agent }) => agent?.id === chosen) ?? talks[0];
  const open = (id: string): void => history.push(`/quality/coaching/talks/${id}`);
  useHotkeys({ t: next && (() => open(next.id)) });
  return (
    <Card
      title={t('quality.talks')}
      aside={
        data && (
          <>
            <Tag tone={talks.some(({ isLate }) => isLate) ? 'bad' : 'warn'}>{data.talks.totalCount}</Tag>
            {sums?.shareInTime !== null &&
              sums &&
              t('quality.inTime', { share: formatPercent(sums.shareInTime, language) })}
          </>
        )
      }
      tools={
        <button type="button" className={styles['link']} onClick={() => history.push('/quality/coaching')}>
          {t('quality.allTalks')}
        </button>
      }
      padded={false}
    >
      {error && (
        <div className={styles['notice']}>
          <ErrorState
            error={error}
            onRetry={() => ask({ requestPolicy: 'network-only' })}
            keepsOld={talks.length > 0}
          />
        </div>
      )}
      {!data && !error && <Skeleton rows={3} />}
      {data && talks.length === 0 && <Empty title={t('quality.noTalksTitle')}>{t('quality.noTalksText')}</Empty>}
      <ul>
        {talks.map((talk) => (
          <li key={talk.id} className={styles['row']}>
            <strong>{talk.agent ? person(talk.agent) : t('quality.gone')}</strong>
            <span className={styles['what']}>
              {t(talk.isLate ? 'quality.late' : 'quality.due')} <DateTime at={talk.dueAt} as="lastDay" />
            </span>
            {talk.isLate && <Tag tone="bad">{t('quality.overdue')}</Tag>}
            <Button size="small" onClick={() => open(talk.id)}>
              {t(talk.viewerCanHold ? 'quality.hold' : 'quality.see')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
