import { lazy, Suspense } from 'react';
import { Page } from '../../components/page';
import { Forbidden } from '../../components/forbidden';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { usePerson } from '../../lib/use-person';
import { useQualityPath, useQualityRights } from '../quality/shared/use-quality';
import { CriteriaPage } from './criteria/criteria-page';
import { DisputesPage } from './disputes/disputes-page';
import { SessionsPage } from './room/sessions-page';
import { SamplingPage } from './sampling/sampling-page';
import { useWords } from './shared/words';

const DisputePage = lazy(() => import('./disputes/dispute-page').then((module) => ({ default: module.DisputePage })));
const SessionPage = lazy(() => import('./room/session-page').then((module) => ({ default: module.SessionPage })));
const MeetingPage = lazy(() => import('./criteria/meeting-page').then((module) => ({ default: module.MeetingPage })));
const PlanPage = lazy(() => import('./sampling/plan-page').then((module) => ({ default: module.PlanPage })));

function Waiting({ isForbidden = false }: { isForbidden?: boolean }) {
  const { common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.QUALITY')} />}>{isForbidden ? <Forbidden /> : <Skeleton rows={6} />}</Page>
  );
}

function Route() {
  const { parts } = useQualityPath();
  const { evaluates, keeps } = useQualityRights();
  const { roles } = usePerson();
  const [list, id] = parts;
  // What somebody may not open looks like what does not exist; the server decides again with every answer.
  switch (list) {
    case 'disputes':
      if (!evaluates && !roles.includes('MANAGER')) return <Waiting isForbidden />;
      return id === undefined ? <DisputesPage /> : <DisputePage key={id} id={id} />;
    case 'calibration':
      if (!evaluates) return <Waiting isForbidden />;
      return id === undefined ? <SessionsPage /> : <SessionPage key={id} id={id} />;
    case 'criteria':
      if (!evaluates && !keeps) return <Waiting isForbidden />;
      return id === undefined ? <CriteriaPage /> : <MeetingPage key={id} id={id} />;
    case 'sampling':
    case undefined:
    default:
      if (!evaluates && !keeps) return <Waiting isForbidden />;
      return id === undefined ? <SamplingPage /> : <PlanPage key={id} id={id} />;
  }
}

/** Disputes, calibration, the criteria meeting and sampling: what keeps scores fair. */
export function CalibrationPages() {
  return (
    <Suspense fallback={<Waiting />}>
      <Route />
    </Suspense>
  );
}
