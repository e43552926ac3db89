import { CSPProvider } from '@base-ui/react/csp-provider';
import { useLocation } from '@tanstack/react-router';
import { WifiOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Provider } from 'urql';
import { Button } from '../components/button';
import { Empty } from '../components/empty';
import { createApiClient } from '../lib/client';
import { followFeed } from '../lib/feed';
import { type Person, sessionStore, startSession } from '../lib/session';
import { createSocket } from '../lib/socket';
import { useStore } from '../lib/store';
import { PersonContext } from '../lib/use-person';
import { ErrorBoundary } from './error-boundary';
import { LoginPage } from './login-page';
import { Shell } from './shell';

const SetPasswordPage = lazy(() =>
  import('./set-password-page').then((module) => ({ default: module.SetPasswordPage })),
);

/** Where the links lead with which a person sets a password. */
const PASSWORD_LINK_PATH = '/set-password';

/** Client, cache, socket and feed of one person; another person gets others. */
function SignedIn({ person, children }: { person: Person; children: ReactNode }) {
  const { client, socket } = useMemo(() => {
    const socket = createSocket();
    return { client: createApiClient(socket), socket };
  }, []);
  useEffect(() => {
    const stop = followFeed(client);
    return () => {
      stop();
      void socket.dispose();
    };
  }, [client, socket]);
  return (
    <Provider value={client}>
      <PersonContext value={person}>{children}</PersonContext>
    </Provider>
  );
}

function Gate({ isPasswordSet }: { isPasswordSet: boolean }) {
  const { t } = useTranslation();
  const session = useStore(sessionStore);
  switch (session.status) {
    case 'starting':
      return <div role="status" aria-label={t('shell.starting')} />;
    case 'unreachable':
      return (
        <Empty
          isWholePage
          icon={WifiOff}
          title={t('shell.unreachableTitle')}
          actions={
            <Button variant="primary" onClick={() => void startSession()}>
              {t('common.retry')}
            </Button>
          }
        >
          {t('shell.unreachableText')}
        </Empty>
      );
    case 'signedOut':
      return <LoginPage reason={isPasswordSet ? 'passwordSet' : session.wasSignedIn ? 'ended' : null} />;
    case 'signedIn':
      return (
        <SignedIn key={session.person.id} person={session.person}>
          <Shell />
        </SignedIn>
      );
  }
}

/** The gate, or the page of a password link, which is there for whoever has the link. */
function Entrance() {
  const { t } = useTranslation();
  const isPasswordLink = useLocation({ select: ({ pathname }) => pathname === PASSWORD_LINK_PATH });
  const { status } = useStore(sessionStore);
  const [isPasswordSet, setPasswordSet] = useState(false);
  useEffect(() => {
    if (status === 'signedIn') setPasswordSet(false);
  }, [status]);
  if (!isPasswordLink) return <Gate isPasswordSet={isPasswordSet} />;
  return (
    <Suspense fallback={<div role="status" aria-label={t('shell.starting')} />}>
      <SetPasswordPage onDone={() => setPasswordSet(true)} />
    </Suspense>
  );
}

/** The whole console: the login page or, signed in, the shell at whatever address was asked for. */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <ErrorBoundary>
        <Entrance />
      </ErrorBoundary>
    </CSPProvider>
  );
}
