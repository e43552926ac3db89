import type DataLoader from 'dataloader';
import type { Viewer } from '../auth/viewer.js';
import type { Clock } from '../clock/clock.js';
import type { Log } from '../telemetry/log.js';

/** Makes one batch loader for one request; each room brings its own factories. */
export type LoaderFactory<K, V> = (context: Context) => DataLoader<K, V>;

/** The loaders of one request, made on first use. */
export interface Loaders {
  get<K, V>(factory: LoaderFactory<K, V>): DataLoader<K, V>;
  /** Forgets everything that was loaded: after a write, and before each event of a subscription. */
  reset(): void;
}

/** The cookie that keeps a console's refresh token. On a socket every call refuses. */
export interface SessionCookie {
  read(): string | null;
  write(token: string, expiresAt: Date): void;
  clear(): void;
}

/** What every resolver gets. Services are not in it: resolvers take them by constructor. */
export interface Context {
  /** Replaced by a mutation that signs the caller in or out, so that the payload speaks of the right person. */
  viewer: Viewer;
  readonly loaders: Loaders;
  readonly clock: Clock;
  readonly log: Log;
  readonly session: SessionCookie;
  readonly requestId: string;
  /** Address of the caller, for limits on logins. */
  readonly address: string;
  /** A service by its class; only for static `subscribe` functions, which have no resolver instance. */
  service<T>(type: abstract new (...args: never[]) => T): T;
}

/** Loaders for one context. The context is given late because it holds the loaders. */
export function createLoaders(context: () => Context): Loaders {
  const made = new Map<unknown, unknown>();
  return {
    get<K, V>(factory: LoaderFactory<K, V>): DataLoader<K, V> {
      let loader = made.get(factory) as DataLoader<K, V> | undefined;
      if (!loader) {
        loader = factory(context());
        made.set(factory, loader);
      }
      return loader;
    },
    reset: () => made.clear(),
  };
}
