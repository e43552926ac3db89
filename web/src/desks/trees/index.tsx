import { Suspense, useEffect } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../components/error-state';
import { Forbidden } from '../../components/forbidden';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { TreeIdOfCodeDocument } from '../../gql/trees/graphql';
import { TreesPage } from './list/trees-page';
import { useRights } from './shared/use-rights';
import { useTreesPath } from './shared/use-trees';
import { useWords } from './shared/words';
import { lazyPage } from '../../lib/lazy-page';

const EditorPage = lazyPage(() => import('./editor/editor-page').then((module) => ({ default: module.EditorPage })));
const TreePage = lazyPage(() => import('./tree/tree-page').then((module) => ({ default: module.TreePage })));
const QueuePage = lazyPage(() => import('./review/queue-page').then((module) => ({ default: module.QueuePage })));
const ReviewPage = lazyPage(() => import('./review/review-page').then((module) => ({ default: module.ReviewPage })));
const VersionsPage = lazyPage(() =>
  import('./versions/versions-page').then((module) => ({ default: module.VersionsPage })),
);
const DuePage = lazyPage(() => import('./verification/due-page').then((module) => ({ default: module.DuePage })));
const ImportPage = lazyPage(() => import('./port/import-page').then((module) => ({ default: module.ImportPage })));
const RepairsPage = lazyPage(() => import('./port/repairs-page').then((module) => ({ default: module.RepairsPage })));
const RepairJobPage = lazyPage(() =>
  import('./port/repair-job-page').then((module) => ({ default: module.RepairJobPage })),
);
const FiguresPage = lazyPage(() =>
  import('./figures/figures-page').then((module) => ({ default: module.FiguresPage })),
);
const CommandsPage = lazyPage(() =>
  import('./commands/commands-page').then((module) => ({ default: module.CommandsPage })),
);

function Loading() {
  const { common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.TREES')} />}>
      <Skeleton rows={6} />
    </Page>
  );
}

function Nowhere() {
  const { common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.TREES')} />}>
      <Forbidden />
    </Page>
  );
}

/** A tree by its code, as texts and people name it: leads to its page. */
function CodeRoute({ code }: { code: string }) {
  const { go, search } = useTreesPath();
  const [{ data, error, fetching }, ask] = useQuery({ query: TreeIdOfCodeDocument, variables: { code } });
  const id = data?.treeByCode?.id ?? null;
  useEffect(() => {
    if (id !== null) go(id, search, { replace: true });
  }, [id]);
  if (error)
    return (
      <Page top={<TopBar title={code} />}>
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      </Page>
    );
  return id !== null || fetching ? <Loading /> : <Nowhere />;
}

/** `<id>` and its views. A key by id: another tree is another page, with nothing left of the last one. */
function TreeRoute({ id, view }: { id: string; view: string | undefined }) {
  const { draws, seesFigures } = useRights();
  if (/^T-\d+$/i.test(id)) return <CodeRoute code={id.toUpperCase()} />;
  if (view === undefined) return <TreePage key={id} id={id} />;
  if (view === 'versions') return <VersionsPage key={id} id={id} />;
  if (view === 'figures' && seesFigures) return <FiguresPage key={id} id={id} />;
  // Drawings in work are for those who keep the knowledge; for others these views are as if they were not there.
  if (view === 'review' && draws) return <ReviewPage key={id} id={id} />;
  if (view === 'edit' && draws) return <EditorPage key={id} id={id} />;
  return <Nowhere />;
}

function Route() {
  const { parts } = useTreesPath();
  const { draws, seesFigures, bringsRepairs, isAdmin } = useRights();
  const [first, second] = parts;
  switch (first) {
    case undefined:
      return <TreesPage />;
    case 'review':
      return draws ? <QueuePage /> : <Nowhere />;
    case 'verification':
      return draws || seesFigures ? <DuePage /> : <Nowhere />;
    case 'import':
      return draws ? <ImportPage /> : <Nowhere />;
    case 'repairs':
      if (!bringsRepairs) return <Nowhere />;
      return second === undefined ? <RepairsPage /> : <RepairJobPage key={second} id={second} />;
    case 'commands':
      return draws || isAdmin ? <CommandsPage /> : <Nowhere />;
    default:
      return <TreeRoute id={first} view={second} />;
  }
}

/** The desk where trees are found, drawn, tried out and handed in. */
export function TreesDesk() {
  return (
    <Suspense fallback={<Loading />}>
      <Route />
    </Suspense>
  );
}
