import { CSPProvider } from '@base-ui/react/csp-provider';
import { WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
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

function Gate() {
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
      return <LoginPage hasEnded={session.wasSignedIn} />;
    case 'signedIn':
      return (
        <SignedIn key={session.person.id} person={session.person}>
          <Shell />
        </SignedIn>
      );
  }
}

/** The whole console: the login page or, signed in, the shell at whatever address was asked for. */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <ErrorBoundary>
        <Gate />
      </ErrorBoundary>
    </CSPProvider>
  );
}
