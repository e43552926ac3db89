import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Forbidden } from '../../components/forbidden';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { lazyPage } from '../../lib/lazy-page';
import { EvaluationsPage } from './evaluations/evaluations-page';
import { QueuePage } from './queue/queue-page';
import { useQualityPath, useQualityRights } from './shared/use-quality';

const EvaluatePage = lazyPage(() =>
  import('./evaluate/evaluate-page').then((module) => ({ default: module.EvaluatePage })),
);
const CallsPage = lazyPage(() => import('./calls/calls-page').then((module) => ({ default: module.CallsPage })));
const CallPage = lazyPage(() => import('./calls/call-page').then((module) => ({ default: module.CallPage })));
const ImportPage = lazyPage(() => import('./import/import-page').then((module) => ({ default: module.ImportPage })));
const ImportJobPage = lazyPage(() =>
  import('./import/import-job-page').then((module) => ({ default: module.ImportJobPage })),
);
const CalibrationPages = lazyPage(() =>
  import('../calibration').then((module) => ({ default: module.CalibrationPages })),
);
const CoachingPages = lazyPage(() => import('../coaching').then((module) => ({ default: module.CoachingPages })));
const FiguresPages = lazyPage(() =>
  import('../quality-figures').then((module) => ({ default: module.QualityFiguresPages })),
);
const ScorecardsPages = lazyPage(() => import('../scorecards').then((module) => ({ default: module.ScorecardsPages })));

function Loading() {
  const { t } = useTranslation('shell');
  return (
    <Page top={<TopBar title={t('desks.QUALITY')} />}>
      <Skeleton rows={6} />
    </Page>
  );
}

function Nowhere() {
  const { t } = useTranslation('shell');
  return (
    <Page top={<TopBar title={t('desks.QUALITY')} />}>
      <Forbidden />
    </Page>
  );
}

/** A key by id: another thing is another page, with nothing left of the last one. */
function Route() {
  const { parts } = useQualityPath();
  const { evaluates, brings, bringsTimes } = useQualityRights();
  const [first, second] = parts;
  switch (first) {
    case undefined:
      // Only those who score have a queue; others begin at what was scored.
      return evaluates ? <QueuePage /> : <EvaluationsPage />;
    case 'evaluations':
      return <EvaluationsPage />;
    case 'evaluate':
      return second === undefined ? <Nowhere /> : <EvaluatePage key={second} id={second} />;
    case 'calls':
      return second === undefined ? <CallsPage /> : <CallPage key={second} id={second} />;
    case 'import':
      if (!brings && !bringsTimes) return <Nowhere />;
      return second === undefined ? <ImportPage /> : <ImportJobPage key={second} id={second} />;
    case 'calibration':
    case 'criteria':
    case 'sampling':
    case 'disputes':
      return <CalibrationPages />;
    case 'coaching':
      return <CoachingPages />;
    case 'figures':
      return <FiguresPages />;
    case 'scorecards':
      return <ScorecardsPages />;
    default:
      return <Nowhere />;
  }
}

/** The desk where calls are sampled, heard, scored, calibrated and talked about. */
export function QualityDesk() {
  return (
    <Suspense fallback={<Loading />}>
      <Route />
    </Suspense>
  );
}
