import { Suspense } from 'react';
import { Forbidden } from '../../components/forbidden';
import { Skeleton } from '../../components/skeleton';
import { lazyPage } from '../../lib/lazy-page';
import { ListPage } from './list/list-page';
import { Frame } from './shared/frame';
import { useCoachingPath, useCoachingRights } from './shared/words';

const SessionPage = lazyPage(() =>
  import('./session/session-page').then((module) => ({ default: module.SessionPage })),
);
const NewPage = lazyPage(() => import('./session/new-page').then((module) => ({ default: module.NewPage })));
const TalkPage = lazyPage(() => import('./talk/talk-page').then((module) => ({ default: module.TalkPage })));
const SettingsPage = lazyPage(() =>
  import('./settings/settings-page').then((module) => ({ default: module.SettingsPage })),
);

function Nowhere() {
  return (
    <Frame>
      <Forbidden />
    </Frame>
  );
}

function Route() {
  const {
    parts: [first, second, ...rest],
  } = useCoachingPath();
  const { sees, coaches } = useCoachingRights();
  if (!sees || rest.length > 0) return <Nowhere />;
  if (first === undefined) return <ListPage />;
  if (first === 'talks') return second === undefined ? <Nowhere /> : <TalkPage key={second} id={second} />;
  if (second !== undefined) return <Nowhere />;
  if (first === 'new') return coaches ? <NewPage /> : <Nowhere />;
  if (first === 'settings') return <SettingsPage />;
  return <SessionPage key={first} id={first} />;
}

/** Monthly talks and coaching sessions. */
export function CoachingPages() {
  return (
    <Suspense
      fallback={
        <Frame>
          <Skeleton rows={6} />
        </Frame>
      }
    >
      <Route />
    </Suspense>
  );
}
