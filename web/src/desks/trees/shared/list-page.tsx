import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { type TabItem, Tabs } from '../../../components/tabs';
import { TopBar } from '../../../components/top-bar';
import { TreesToReviewCountDocument } from '../../../gql/trees/graphql';
import { type PageHint, useHints } from '../../../lib/use-hints';
import styles from './pages.module.css';
import { useRights } from './use-rights';
import { useTreesPath } from './use-trees';
import { useWords } from './words';

export type DeskTab = 'trees' | 'review' | 'verification' | 'import' | 'repairs' | 'commands';

/** The lists of the desk that this person may open; nothing where there is only one. */
export function DeskTabs({ tab }: { tab: DeskTab }) {
  const { t } = useWords();
  const { go } = useTreesPath();
  const { draws, seesFigures, bringsRepairs, isAdmin } = useRights();
  const [{ data }] = useQuery({ query: TreesToReviewCountDocument, pause: !draws, requestPolicy: 'cache-and-network' });
  const due = { value: 'verification' as const, label: t('desk.tabs.verification') };
  const tabs: TabItem<DeskTab>[] = [
    { value: 'trees', label: t('desk.tabs.trees') },
    ...(draws
      ? [{ value: 'review' as const, label: t('desk.tabs.review'), count: data?.treesToReview.totalCount }]
      : []),
    ...(draws || seesFigures ? [due] : []),
    ...(draws ? [{ value: 'import' as const, label: t('desk.tabs.import') }] : []),
    ...(bringsRepairs ? [{ value: 'repairs' as const, label: t('desk.tabs.repairs') }] : []),
    ...(draws || isAdmin ? [{ value: 'commands' as const, label: t('desk.tabs.commands') }] : []),
  ];
  if (tabs.length < 2) return null;
  return (
    <div className={styles['tabs']}>
      <Tabs label={t('desk.label')} value={tab} items={tabs} onChange={(next) => go(next === 'trees' ? '' : next)} />
    </div>
  );
}

interface ListPageProps {
  tab: DeskTab;
  hints: readonly PageHint[];
  children: ReactNode;
}

/** The frame of the desk's lists: title, tabs, content, keys. */
export function ListPage({ tab, hints, children }: ListPageProps) {
  const { t, common } = useWords();
  const shown = useHints(t(`desk.tabs.${tab}`), hints);
  return (
    <Page
      top={<TopBar title={common('desks.TREES')} subtitle={t(`desk.tabs.${tab}`)} />}
      bottom={<HintBar hints={shown} />}
    >
      <DeskTabs tab={tab} />
      <div className={styles['content']} data-panel="">
        {children}
      </div>
    </Page>
  );
}
