import { Suspense } from 'react';
import { Forbidden } from '../../components/forbidden';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { lazyPage } from '../../lib/lazy-page';
import { OverviewPage } from './overview/overview-page';
import { useMinePath, useWords } from './shared/words';

const EvaluationPage = lazyPage(() =>
  import('./evaluation/evaluation-page').then((module) => ({ default: module.EvaluationPage })),
);
const DisputePage = lazyPage(() =>
  import('./evaluation/dispute-page').then((module) => ({ default: module.DisputePage })),
);

function Frame({ isForbidden = false }: { isForbidden?: boolean }) {
  const { t, common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.MINE')} subtitle={t('desk.title')} />}>
      {isForbidden ? <Forbidden /> : <Skeleton rows={6} />}
    </Page>
  );
}

/** A key by id: another evaluation is another page, with nothing left of the last one. */
function Route() {
  const {
    parts: [first, second, ...rest],
  } = useMinePath();
  if (first === undefined) return <OverviewPage />;
  if (rest.length > 0) return <Frame isForbidden />;
  if (second === undefined) return <EvaluationPage key={first} id={first} />;
  if (first === 'evaluate') return <EvaluationPage key={second} id={second} />;
  if (first === 'disputes') return <DisputePage key={second} id={second} />;
  return <Frame isForbidden />;
}

/** An agent's own desk: the quality of the own calls, talks and coaching. */
export function MineDesk() {
  return (
    <Suspense fallback={<Frame />}>
      <Route />
    </Suspense>
  );
}
