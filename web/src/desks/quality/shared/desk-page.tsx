import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { TopBar } from '../../../components/top-bar';
import { type PageHint, useHints } from '../../../lib/use-hints';
import styles from './desk-page.module.css';
import { DeskTabs, type QualityTab } from './desk-tabs';

interface DeskPageProps {
  tab: QualityTab;
  hints: readonly PageHint[];
  /** Between the title and the tools of the shell. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The frame of the desk's lists: title, tabs, content, keys. */
export function DeskPage({ tab, hints, tools, children }: DeskPageProps) {
  const { t } = useTranslation('quality');
  const { t: common } = useTranslation('shell');
  const shown = useHints(t(`tabs.${tab}`), hints);
  return (
    <Page
      top={
        <TopBar title={common('desks.QUALITY')} subtitle={t(`tabs.${tab}`)}>
          {tools}
        </TopBar>
      }
      bottom={<HintBar hints={shown} />}
    >
      <DeskTabs tab={tab} />
      <div className={styles['content']} data-panel="">
        {children}
      </div>
    </Page>
  );
}
