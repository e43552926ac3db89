import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { Tabs } from '../../../components/tabs';
import { TopBar } from '../../../components/top-bar';
import { CallSettingsDocument, ClientsDocument, PeopleCountDocument } from '../../../gql/admin/graphql';
import { type PageHint, useHints } from '../../../lib/use-hints';
import styles from './desk-page.module.css';
import { useAdminPath, useCentre } from './use-admin';
import { useWords } from './words';

export const TABS = [
  'people',
  'teams',
  'sites',
  'departments',
  'lines',
  'tiers',
  'queues',
  'clients',
  'audit',
] as const;
export type DeskTab = (typeof TABS)[number];

interface DeskPageProps {
  tab: DeskTab;
  hints: readonly PageHint[];
  /** The list. */
  children: ReactNode;
  /** What is chosen in it, at the right. */
  detail?: ReactNode;
}

/** How many there are of each; undefined until it is known. The audit has none: it only grows. */
function useCounts(): Partial<Record<DeskTab, number>> {
  const centre = useCentre();
  const [people] = useQuery({ query: PeopleCountDocument });
  const [clients] = useQuery({ query: ClientsDocument });
  const [calls] = useQuery({ query: CallSettingsDocument });
  const known = (count: number): number | undefined => (centre.isReady ? count : undefined);
  const counts: Record<DeskTab, number | undefined> = {
    people: people.data?.users.totalCount,
    teams: known(centre.teams.length),
    sites: known(centre.sites.length),
    departments: known(centre.departments.length),
    lines: known(centre.productLines.length),
    tiers: known(centre.supportTiers.length),
    queues: calls.data?.callQueues.length,
    clients: clients.data?.clientKeys.filter(({ revokedAt }) => revokedAt === null).length,
    audit: undefined,
  };
  return counts as Partial<Record<DeskTab, number>>;
}

/** The frame of the desk: title, tabs, a list, what is chosen in it, keys. */
export function DeskPage({ tab, hints, children, detail }: DeskPageProps) {
  const { t, common } = useWords();
  const { go } = useAdminPath();
  const counts = useCounts();
  const shown = useHints(t(`tabs.${tab}`), hints);
  useEffect(() => {
    document.title = `${t(`tabs.${tab}`)} · ${common('desks.ADMIN')}`;
  }, [t, common, tab]);
  return (
    <Page
      top={<TopBar title={common('desks.ADMIN')} subtitle={t(`subtitles.${tab}`)} />}
      bottom={<HintBar hints={shown} />}
    >
      <div className={styles['tabs']}>
        <Tabs
          label={t('tabs.label')}
          value={tab}
          items={TABS.map((value) => ({ value, label: t(`tabs.${value}`), count: counts[value] }))}
          onChange={(next) => go(next === 'people' ? '' : next)}
        />
      </div>
      <div className={styles['columns']}>
        <div className={styles['list']} data-panel="">
          {children}
        </div>
        {detail}
      </div>
    </Page>
  );
}
