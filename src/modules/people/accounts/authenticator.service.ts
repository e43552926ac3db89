import type { AccessTokens } from '../../../platform/auth/tokens.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { ClientKeyStore } from '../clients/client-key.store.js';
import type { Structure } from '../shared/structure.service.js';
import type { UserStore } from '../users/user.store.js';
import { looksLikeSecret, secretHash } from './opaque-token.rules.js';
import type { SessionStore } from './session.store.js';
import { clientViewer, viewerOf } from './viewer.rules.js';

/** How long an ended session or a changed role may go unnoticed, in ms. */
const freshMs = 2_000;
/** Callers that are remembered; beyond it the memory starts anew. */
const mostRemembered = 20_000;

/** What the access token of a request or socket proves. */
export interface Authenticated {
  readonly viewer: Viewer;
  /** When the access token ends; a socket is closed then. */
  readonly expiresAt: Date;
}

/** Finds out who calls. Roles and rights are looked up, never taken from a token, so that changes act within two seconds on every copy. */
export class Authenticator {
  readonly #remembered = new Map<string, { readAt: number; viewer: Promise<Viewer | null> }>();

  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionStore,
    private readonly users: UserStore,
    private readonly clients: ClientKeyStore,
    private readonly structure: Structure,
    private readonly clock: Clock,
    private readonly clientKeyHash: Buffer,
  ) {}

  /** The person of an access token, or null when the token, its session or the account is not (or no longer) good. */
  async viewerFromToken(token: string): Promise<Viewer | null> {
    return (await this.authenticate(token))?.viewer ?? null;
  }

  /** Like `viewerFromToken`, with the end of the token. */
  async authenticate(token: string): Promise<Authenticated | null> {
    const claims = await this.tokens.verify(token);
    if (!claims) return null;
    const viewer = await this.#person(claims.userId, claims.sessionId);
    return viewer && { viewer, expiresAt: claims.expiresAt };
  }

  /** The client application of a key such as `cgk_…`, or null for an unknown or revoked key. */
  async viewerFromClientKey(key: string): Promise<Viewer | null> {
    if (!looksLikeSecret('cgk', key)) return null;
    const hash = secretHash(this.clientKeyHash, key);
    return this.#fresh(`key:${hash}`, async () => {
      const found = await this.clients.activeByHash(hash);
      return found && clientViewer(found);
    });
  }

  /**
   * The same caller as they are now: for open sockets, before each event. Null once the session has ended, the account was
   * deactivated or the key revoked. Asks the database at most every two seconds for one caller.
   */
  async currentViewer(viewer: Viewer): Promise<Viewer | null> {
    if (viewer.kind === 'anonymous') return viewer;
    if (viewer.kind === 'person') return viewer.sessionId === null ? null : this.#person(viewer.id, viewer.sessionId);
    return this.#fresh(`client:${viewer.id}`, async () => {
      const found = await this.clients.byId(viewer.id);
      return found && !found.revokedAt ? clientViewer(found) : null;
    });
  }

  /** After a change in this process: it acts at once here. */
  forget(): void {
    this.#remembered.clear();
  }

  #person(userId: string, sessionId: string): Promise<Viewer | null> {
    return this.#fresh(`session:${sessionId}:${userId}`, async () => {
      const now = this.clock.now();
      const session = await this.sessions.byId(sessionId);
      if (!session || session.userId !== userId || session.revokedAt || session.expiresAt <= now) return null;
      const user = await this.users.byId(userId);
      return user?.isActive ? viewerOf(user, await this.structure.tree(), sessionId) : null;
    });
  }

  #fresh(key: string, read: () => Promise<Viewer | null>): Promise<Viewer | null> {
    const now = this.clock.now().getTime();
    const known = this.#remembered.get(key);
    if (known && Math.abs(now - known.readAt) < freshMs) return known.viewer;
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    const entry = { readAt: now, viewer: read() };
    this.#remembered.set(key, entry);
    entry.viewer.catch(() => {
      if (this.#remembered.get(key) === entry) this.#remembered.delete(key);
    });
    return entry.viewer;
  }
}
