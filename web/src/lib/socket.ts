import { type Client, createClient } from 'graphql-ws';
import { socketUrl } from './request';
import { freshToken, refreshSession } from './session';
import { Store } from './store';

/** The state of the live connection; `since` is when it went away (epoch ms). */
export type Connection = { status: 'connecting' } | { status: 'live' } | { status: 'reconnecting'; since: number };

export const connectionStore = new Store<Connection>({ status: 'connecting' });

const MAX_WAIT_MS = 8_000;
const PING_MS = 10_000;
const PONG_LIMIT_MS = 5_000;
/** The close code by which the server says that the token has ended or lost its right. */
const FORBIDDEN = 4403;

/** Waits before the next try: longer each time, spread so that a whole centre does not return at once, shorter when the network is back. */
function waitForRetry(retries: number): Promise<void> {
  const ms = Math.min(MAX_WAIT_MS, 300 * 2 ** retries) * (0.5 + Math.random() / 2);
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
  });
}

const isCloseEvent = (value: unknown): value is CloseEvent =>
  typeof value === 'object' && value !== null && 'code' in value;

/** Opens the socket on the first subscription and keeps it open for ever: it retries until `dispose`. */
export function createSocket(): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  let active: WebSocket | null = null;
  const lost = (): void => {
    const now = connectionStore.get();
    if (now.status !== 'reconnecting') connectionStore.set({ status: 'reconnecting', since: Date.now() });
  };
  // A machine that knows it lost its network says so at once; the ping would take seconds to find out.
  const onOffline = (): void => {
    if (active) active.close(4408, 'Network lost');
    lost();
  };
  window.addEventListener('offline', onOffline);

  const client = createClient({
    url: socketUrl(),
    connectionParams: async () => ({ accessToken: await freshToken() }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: waitForRetry,
    keepAlive: PING_MS,
    on: {
      opened: (socket) => {
        active = socket as WebSocket;
      },
      connected: () => connectionStore.set({ status: 'live' }),
      ping: (received) => {
        if (received) return;
        pongTimer = setTimeout(() => active?.close(4408, 'No answer to a ping'), PONG_LIMIT_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        active = null;
        lost();
        if (isCloseEvent(event) && event.code === FORBIDDEN) void refreshSession();
      },
    },
  });
  return {
    ...client,
    dispose: () => {
      window.removeEventListener('offline', onOffline);
      clearTimeout(pongTimer);
      return client.dispose();
    },
  };
}
