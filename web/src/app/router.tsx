import { createRootRoute, createRoute, createRouter, Navigate, useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../components/button';
import { Empty } from '../components/empty';
import { Forbidden } from '../components/forbidden';
import { Page } from '../components/page';
import { Skeleton } from '../components/skeleton';
import { TopBar } from '../components/top-bar';
import { readAgentSearch } from '../desks/agent/agent-search';
import { readTeamSearch } from '../desks/team/team-search';
import { ArticleByCodeDocument, type Desk } from '../gql/shell/graphql';
import { lazyPage } from '../lib/lazy-page';
import { usePerson } from '../lib/use-person';
import { App } from './app';
import { startPathOf } from './start-page';

function Start() {
  const { t } = useTranslation();
  const path = startPathOf(usePerson());
  if (path) return <Navigate to={path} replace />;
  return (
    <Page top={<TopBar title="CareGraph" />}>
      <Empty title={t('shell.noDeskTitle')}>{t('shell.noDeskText')}</Empty>
    </Page>
  );
}

function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page top={<TopBar title="CareGraph" />}>
      <Empty
        title={t('shell.notFoundTitle')}
        actions={<Button onClick={() => void navigate({ to: '/' })}>{t('shell.toStart')}</Button>}
      >
        {t('shell.notFoundText')}
      </Empty>
    </Page>
  );
}

function Loading() {
  return (
    <Page top={<TopBar title="" />}>
      <Skeleton rows={6} />
    </Page>
  );
}

/** Draws a desk only for a person who may use it; for others it is as if it were not there. */
function forDesk(desk: Desk, load: () => Promise<{ default: () => ReactNode }>) {
  const Lazy = lazyPage(load);
  return function DeskGate() {
    const person = usePerson();
    if (person.desks.includes(desk)) {
      return (
        <Suspense fallback={<Loading />}>
          <Lazy />
        </Suspense>
      );
    }
    return (
      <Page top={<TopBar title="CareGraph" />}>
        <Forbidden />
      </Page>
    );
  };
}

const root = createRootRoute({ component: App, notFoundComponent: NotFound });

const start = createRoute({ getParentRoute: () => root, path: '/', component: Start });

const agent = createRoute({
  getParentRoute: () => root,
  path: '/agent',
  validateSearch: readAgentSearch,
  component: forDesk('AGENT', () => import('../desks/agent').then((module) => ({ default: module.AgentDesk }))),
});

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  validateSearch: readTeamSearch,
  component: forDesk('TEAM', () => import('../desks/team').then((module) => ({ default: module.TeamDesk }))),
});

const KnowledgeGate = forDesk('KNOWLEDGE', () =>
  import('../desks/knowledge').then((module) => ({ default: module.KnowledgeDesk })),
);
const knowledge = createRoute({ getParentRoute: () => root, path: '/knowledge', component: KnowledgeGate });
// The pages of the knowledge desk lie behind its own path (`useDeskPath`).
const knowledgePages = createRoute({ getParentRoute: () => root, path: '/knowledge/$', component: KnowledgeGate });

const TreesGate = forDesk('TREES', () => import('../desks/trees').then((module) => ({ default: module.TreesDesk })));
const trees = createRoute({ getParentRoute: () => root, path: '/trees', component: TreesGate });
const treePages = createRoute({ getParentRoute: () => root, path: '/trees/$', component: TreePages });

/** `/trees/T-14?node=key`, as texts link to it: where calls are taken, the walk begins there. All else are pages of the desk. */
function TreePages() {
  const { _splat: tree = '' } = treePages.useParams();
  const { node } = readAgentSearch(treePages.useSearch());
  const person = usePerson();
  if (/^T-\d+$/.test(tree) && person.desks.includes('AGENT'))
    return <Navigate to="/agent" search={{ tree, node }} replace />;
  return <TreesGate />;
}

const QualityGate = forDesk('QUALITY', () =>
  import('../desks/quality').then((module) => ({ default: module.QualityDesk })),
);
const quality = createRoute({ getParentRoute: () => root, path: '/quality', component: QualityGate });
const qualityPages = createRoute({ getParentRoute: () => root, path: '/quality/$', component: QualityGate });

const MineGate = forDesk('MINE', () => import('../desks/mine').then((module) => ({ default: module.MineDesk })));
const mine = createRoute({ getParentRoute: () => root, path: '/mine', component: MineGate });
const minePages = createRoute({ getParentRoute: () => root, path: '/mine/$', component: MineGate });

const AdminGate = forDesk('ADMIN', () => import('../desks/admin').then((module) => ({ default: module.AdminDesk })));
const admin = createRoute({ getParentRoute: () => root, path: '/admin', component: AdminGate });
const adminPages = createRoute({ getParentRoute: () => root, path: '/admin/$', component: AdminGate });

// Texts link to each other by code.
const articleLink = createRoute({ getParentRoute: () => root, path: '/articles/$code', component: ArticleLink });

function ArticleLink() {
  const { code } = articleLink.useParams();
  const [{ data, error }] = useQuery({ query: ArticleByCodeDocument, variables: { code } });
  if (data?.articleByCode) {
    const { id, redirectedFromCode } = data.articleByCode;
    return <Navigate to="/agent" search={{ id, from: redirectedFromCode ?? undefined }} replace />;
  }
  if (!data && !error) return <Loading />;
  return (
    <Page top={<TopBar title={code} />}>
      <Forbidden what="article" />
    </Page>
  );
}

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    agent,
    team,
    knowledge,
    knowledgePages,
    trees,
    treePages,
    quality,
    qualityPages,
    mine,
    minePages,
    admin,
    adminPages,
    articleLink,
  ]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
