import { Suspense } from 'react';
import { Forbidden } from '../../components/forbidden';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { lazyPage } from '../../lib/lazy-page';
import { BoardPage } from './board/board-page';
import { useFiguresPath } from './shared/view';
import { useWords } from './shared/words';

const CallsPage = lazyPage(() => import('./calls/calls-page').then((module) => ({ default: module.CallsPage })));

function Route() {
  const { t, common } = useWords();
  const { parts } = useFiguresPath();
  if (parts.length === 0) return <BoardPage />;
  if (parts[0] === 'calls' && parts.length === 1) return <CallsPage />;
  return (
    <Page top={<TopBar title={common('desks.QUALITY')} subtitle={t('desk.title')} />}>
      <Forbidden />
    </Page>
  );
}

/** The boards of quality and of calls. */
export function QualityFiguresPages() {
  const { t, common } = useWords();
  return (
    <Suspense
      fallback={
        <Page top={<TopBar title={common('desks.QUALITY')} subtitle={t('desk.title')} />}>
          <Skeleton rows={6} />
        </Page>
      }
    >
      <Route />
    </Suspense>
  );
}
