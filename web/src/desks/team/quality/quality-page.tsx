import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { TopBar } from '../../../components/top-bar';
import { TeamQualityDocument } from '../../../gql/team/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { lastDays } from '../../../lib/period';
import { useHints } from '../../../lib/use-hints';
import { usePerson } from '../../../lib/use-person';
import { useRowKeys } from '../../../lib/use-row-keys';
import { byLowerEnd } from '../../quality-figures/shared/share';
import { TeamTools } from '../team-tools';
import { AgentsCard } from './agents-card';
import { CoachingsCard } from './coachings-card';
import styles from './quality.module.css';
import { TalksCard } from './talks-card';

const route = getRouteApi('/team');
/** A quarter, as on the board of quality. */
const DAYS = 90;

/** The quality of a lead's people: how sure each figure is, whom to talk to, what coaching goes on. */
export function QualityPage() {
  const { t } = useTranslation('team');
  const { team } = route.useSearch();
  const { roles } = usePerson();
  const { history } = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);
  const period = useMemo(() => lastDays(DAYS), []);
  const [{ data, error }, ask] = useQuery({
    query: TeamQualityDocument,
    variables: { filter: { fromDay: period.from, toDay: period.to, ...(team === undefined ? {} : { teamId: team }) } },
    requestPolicy: 'cache-and-network',
  });
  const agents = useMemo(
    () =>
      [...(data?.qualityByAgent ?? [])].sort(
        (one, other) =>
          // Who has too few stands behind the others: their interval says too little to stand anywhere.
          Number(one.accuracy.allMonitored.isTooFew) - Number(other.accuracy.allMonitored.isTooFew) ||
          byLowerEnd(one.accuracy.allMonitored, other.accuracy.allMonitored),
      ),
    [data],
  );
  const coaches = roles.some((role) => role === 'SUPERVISOR' || role === 'QA_ANALYST');
  const see = (agentId: string): void =>
    history.push(`/quality/evaluations?${new URLSearchParams({ ...period, agent: agentId }).toString()}`);
  const coach = (): void =>
    history.push(
      `/quality/coaching/new${chosen === null ? '' : `?${new URLSearchParams({ agent: chosen }).toString()}`}`,
    );
  useRowKeys({
    rows: agents,
    keyOf: ({ agentId }) => agentId,
    selected: chosen,
    onSelect: ({ agentId }) => setChosen(agentId),
    onOpen: ({ agentId }) => see(agentId),
  });
  useHotkeys({ c: coaches ? coach : undefined });
  const hints = useHints(t('title'), [
    { keys: '↑ ↓', label: t('keys.select') },
    { keys: '↵', label: t('quality.keys.see') },
    { keys: 'T', label: t('quality.keys.talk') },
    ...(coaches ? [{ keys: 'C', label: t('quality.coach'), run: coach }] : []),
  ]);
  useEffect(() => {
    document.title = `${t('title')} · CareGraph`;
  }, [t]);
  return (
    <Page
      top={<TopBar title={t('title')} subtitle={t('parts.quality')} />}
      bottom={<HintBar hints={hints}>{t('foot')}</HintBar>}
    >
      <TeamTools>
        <span className={styles['end']}>
          {coaches && (
            <Button
              variant="primary"
              keyCap="C"
              icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />}
              onClick={coach}
            >
              {t('quality.coach')}
            </Button>
          )}
        </span>
      </TeamTools>
      <div className={styles['columns']}>
        <AgentsCard
          agents={data ? agents : null}
          whole={data?.qualityFigures ?? null}
          error={error ?? null}
          days={DAYS}
          chosen={chosen}
          onChoose={setChosen}
          onSee={see}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
        />
        <div className={styles['side']}>
          <TalksCard team={team} chosen={chosen} />
          <CoachingsCard team={team} coaches={coaches} />
        </div>
      </div>
    </Page>
  );
}
