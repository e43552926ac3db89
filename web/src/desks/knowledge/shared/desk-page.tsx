import { FilePlus2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { type TabItem, Tabs } from '../../../components/tabs';
import { TopBar } from '../../../components/top-bar';
import { ArticlesToVerifyCountDocument } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import styles from './desk-page.module.css';
import { type PageHint, useHints } from '../../../lib/use-hints';
import { useKnowledgePath, useMayWrite } from './use-knowledge';
import { useWords } from './words';

export type DeskTab =
  | 'todo'
  | 'articles'
  | 'verification'
  | 'translations'
  | 'flags'
  | 'gaps'
  | 'search'
  | 'tuning'
  | 'categories'
  | 'import';

interface DeskPageProps {
  tab: DeskTab;
  hints: readonly PageHint[];
  children: ReactNode;
}

/** The frame of the desk's lists: title, tabs, content, keys. */
export function DeskPage({ tab, hints, children }: DeskPageProps) {
  const { t, common } = useWords();
  const { go } = useKnowledgePath();
  const mayWrite = useMayWrite();
  const create = (): void => go('new');
  useHotkeys({ n: mayWrite ? create : undefined });
  const shown = useHints(
    t(`tabs.${tab}`),
    mayWrite ? [...hints, { keys: 'N', label: t('article.new'), run: create }] : hints,
  );
  const [{ data }] = useQuery({ query: ArticlesToVerifyCountDocument, variables: { scope: 'ALL' } });
  const due = data?.articlesToVerifyCount;
  const tabs: TabItem<DeskTab>[] = [
    ...(mayWrite ? [{ value: 'todo' as const, label: t('tabs.todo') }] : []),
    { value: 'articles', label: t('tabs.articles') },
    { value: 'verification', label: t('tabs.verification'), count: due && due.overdue + due.dueSoon },
    ...(mayWrite ? [{ value: 'translations' as const, label: t('tabs.translations') }] : []),
    { value: 'flags', label: t('tabs.flags') },
    ...(mayWrite ? [{ value: 'gaps' as const, label: t('tabs.gaps') }] : []),
    { value: 'search', label: t('tabs.search') },
    ...(mayWrite
      ? [
          { value: 'tuning' as const, label: t('tabs.tuning') },
          { value: 'categories' as const, label: t('tabs.categories') },
          { value: 'import' as const, label: t('tabs.import') },
        ]
      : []),
  ];
  return (
    <Page
      top={<TopBar title={common('desks.KNOWLEDGE')} subtitle={t(`tabs.${tab}`)} />}
      bottom={<HintBar hints={shown} />}
    >
      <div className={styles['tabs']}>
        <Tabs label={t('tabs.label')} value={tab} items={tabs} onChange={(next) => go(next === 'todo' ? '' : next)}>
          {mayWrite && (
            <Button
              size="small"
              icon={<FilePlus2 size={14} strokeWidth={1.8} aria-hidden="true" />}
              keyCap="N"
              onClick={create}
            >
              {t('article.new')}
            </Button>
          )}
        </Tabs>
      </div>
      <div className={styles['content']} data-panel="">
        {children}
      </div>
    </Page>
  );
}
