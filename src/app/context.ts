import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../platform/auth/viewer.js';
import { anonymous } from '../platform/auth/viewer.js';
import type { Language } from '../platform/errors/user-error.js';
import type { Clock } from '../platform/clock/clock.js';
import { createLoaders, type Context, type Loaders, type SessionCookie } from '../platform/graphql/context.js';
import type { Log } from '../platform/telemetry/log.js';
import type { Container } from './container.js';
import { isUnavailable, unavailable } from './patience.js';

/** What both doors know about a caller. */
export interface Caller {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly address: string;
  readonly session: SessionCookie;
}

/**
 * Context of one operation. Apollo copies the object it is given: what changes during an operation (a login changes the viewer)
 * lies in a part that all copies share.
 */
class OperationContext implements Context {
  readonly clock: Clock;
  readonly log: Log;
  readonly session: SessionCookie;
  readonly requestId: string;
  readonly address: string;
  readonly loaders: Loaders;
  readonly service: Context['service'];
  readonly shared: { viewer: Viewer };

  constructor(container: Container, caller: Caller) {
    this.shared = { viewer: caller.viewer };
    this.clock = container.foundation.clock;
    this.log = container.foundation.log;
    this.session = caller.session;
    this.requestId = caller.requestId;
    this.address = caller.address;
    this.loaders = createLoaders(() => this);
    this.service = (type) => container.service(type);
  }

  get viewer(): Viewer {
    return this.shared.viewer;
  }

  set viewer(viewer: Viewer) {
    this.shared.viewer = viewer;
  }
}

export function createContext(container: Container, caller: Caller): Context {
  return new OperationContext(container, caller);
}

/** A socket has no answer that could carry a cookie. */
export const noCookie: SessionCookie = {
  read: () => null,
  write: () => {
    throw new GraphQLError('A console signs in over HTTP.', { extensions: { code: 'BAD_USER_INPUT' } });
  },
  clear: () => undefined,
};

/** Language of a caller who has no account: the first one of `Accept-Language` that we speak. */
export function languageOf(header: string | undefined): Language {
  const first = (header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .find((part) => /^(zh|en)/.test(part));
  return first?.startsWith('en') ? 'en' : 'zh-CN';
}

/** The caller behind an authorisation header: a person's access token, a client's key, or nobody. Bad credentials are refused, never taken for nobody. */
export async function viewerOf(
  container: Container,
  authorization: string | undefined,
  language: Language,
): Promise<Viewer> {
  if (!authorization) return anonymous(language);
  const [scheme = '', credential = ''] = authorization.split(' ');
  const { authenticator } = container.people;
  const found =
    scheme.toLowerCase() !== 'bearer' || credential.length > 4_096
      ? null
      : credential.startsWith('cgk_')
        ? authenticator.viewerFromClientKey(credential)
        : authenticator.viewerFromToken(credential);
  const viewer = await Promise.resolve(found).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error;
    throw new GraphQLError(unavailable().message, { extensions: { code: 'UNAVAILABLE', http: { status: 503 } } });
  });
  if (viewer) return viewer;
  throw new GraphQLError('Sign in again.', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

const safeId = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's own request id where it is harmless, otherwise a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && safeId.test(header) ? header : randomUUID();
}
