import { Suspense } from 'react';
import { Forbidden } from '../../components/forbidden';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { PeoplePage } from './people/people-page';
import { useAdminPath } from './shared/use-admin';
import { useWords } from './shared/words';
import { lazyPage } from '../../lib/lazy-page';

const TeamsPage = lazyPage(() => import('./structure/teams-page').then((module) => ({ default: module.TeamsPage })));
const SitesPage = lazyPage(() => import('./structure/sites-page').then((module) => ({ default: module.SitesPage })));
const DepartmentsPage = lazyPage(() =>
  import('./structure/departments-page').then((module) => ({ default: module.DepartmentsPage })),
);
const LinesPage = lazyPage(() => import('./structure/lines-page').then((module) => ({ default: module.LinesPage })));
const TiersPage = lazyPage(() => import('./structure/tiers-page').then((module) => ({ default: module.TiersPage })));
const QueuesPage = lazyPage(() => import('./queues/queues-page').then((module) => ({ default: module.QueuesPage })));
const ClientsPage = lazyPage(() =>
  import('./structure/clients-page').then((module) => ({ default: module.ClientsPage })),
);
const AuditPage = lazyPage(() => import('./audit/audit-page').then((module) => ({ default: module.AuditPage })));

function Loading() {
  const { common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.ADMIN')} />}>
      <Skeleton rows={6} />
    </Page>
  );
}

function Nowhere() {
  const { common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.ADMIN')} />}>
      <Forbidden />
    </Page>
  );
}

function Route() {
  const { parts } = useAdminPath();
  const [first, second] = parts;
  if (second !== undefined) return <Nowhere />;
  switch (first) {
    case undefined:
    case 'people':
      return <PeoplePage />;
    case 'teams':
      return <TeamsPage />;
    case 'sites':
      return <SitesPage />;
    case 'departments':
      return <DepartmentsPage />;
    case 'lines':
      return <LinesPage />;
    case 'tiers':
      return <TiersPage />;
    case 'queues':
      return <QueuesPage />;
    case 'clients':
      return <ClientsPage />;
    case 'audit':
      return <AuditPage />;
    default:
      return <Nowhere />;
  }
}

/** The desk where the centre itself is kept: its people, how it is built, who may talk to it, and who did what. */
export function AdminDesk() {
  return (
    <Suspense fallback={<Loading />}>
      <Route />
    </Suspense>
  );
}
