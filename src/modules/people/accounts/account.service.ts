import { type Actor, systemActor } from '../../../platform/auth/actor.js';
import type { Passwords } from '../../../platform/auth/passwords.js';
import type { AccessTokens } from '../../../platform/auth/tokens.js';
import { Role, type Viewer } from '../../../platform/auth/viewer.js';
import type { NewEvent } from '../../../platform/events/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { doer } from '../shared/actor.js';
import type { Structure } from '../shared/structure.service.js';
import { Faults } from '../shared/text.rules.js';
import { checkEmail, normalEmail } from '../users/user.rules.js';
import type { User } from '../users/user.js';
import type { UserStore } from '../users/user.store.js';
import { badCredentials, refreshVerdict, sessionEnd, signInAgain } from './account.rules.js';
import type { Authenticator } from './authenticator.service.js';
import type { CredentialStore } from './credential.store.js';
import { looksLikeSecret, newSecret, secretHash } from './opaque-token.rules.js';
import type { PasswordLinks } from './password-link.service.js';
import type { Session, SessionKind, StoredSession } from './session.js';
import type { SessionStore } from './session.store.js';
import type { LoginThrottle } from './throttle.service.js';
import { viewerOf } from './viewer.rules.js';

/** What signing in or refreshing gave. `session.refreshToken` is set for both kinds; the resolver moves a cookie's into the cookie. */
export interface SignedIn {
  readonly viewer: Viewer;
  readonly kind: SessionKind;
  readonly session: Session;
}

/** What the account services share. */
export interface AccountParts {
  readonly foundation: Foundation;
  readonly users: UserStore;
  readonly credentials: CredentialStore;
  readonly sessions: SessionStore;
  readonly passwords: Passwords;
  readonly tokens: AccessTokens;
  readonly throttle: LoginThrottle;
  readonly links: PasswordLinks;
  readonly authenticator: Authenticator;
  readonly structure: Structure;
  readonly refreshKey: Buffer;
  readonly linkKey: Buffer;
}

/** Signing in and out, and staying signed in. */
export class AccountService {
  constructor(private readonly parts: AccountParts) {}

  /**
   * Signs a person in by e-mail address or staff number. BAD_CREDENTIALS alike for an unknown account, a wrong password and a closed
   * account, in about the same time; RATE_LIMITED (top level) after ten failures in fifteen minutes for the account or the address.
   */
  async login(
    input: { identifier: string; password: string; session: SessionKind },
    address: string,
  ): Promise<SignedIn> {
    const { throttle, users, credentials, passwords } = this.parts;
    const identifier = input.identifier.trim().slice(0, 300);
    const byEmail = identifier.includes('@');
    const account = byEmail ? normalEmail(identifier) : identifier.toUpperCase();
    const user = await users.byIdentifier(byEmail ? 'email' : 'staffNumber', account);
    const attempt = throttle.of(user?._id ?? account, address);
    await throttle.check(attempt);
    const stored = await credentials.passwordHash(user?._id ?? 'nobody');
    const right = await passwords.matches(stored, input.password);
    if (!user || !right || !user.isActive) {
      await throttle.failed(attempt);
      await this.#refused(
        user,
        !user ? 'unknown account' : user.isActive ? 'wrong password' : 'account closed',
        address,
      );
      throw badCredentials();
    }
    await throttle.check(attempt);
    await throttle.succeeded(attempt);
    return this.#start(user, input.session, address);
  }

  /**
   * Gives a new access token for a refresh token and exchanges that for the next one. A token that was exchanged within the last
   * 20 seconds gives an access token only (two tabs at once); one exchanged earlier was stolen or lost: the whole session ends.
   */
  async refresh(token: string, from: SessionKind): Promise<SignedIn> {
    const { foundation, sessions, users, refreshKey } = this.parts;
    if (!looksLikeSecret('cgr', token)) throw signInAgain('refreshToken');
    const now = foundation.clock.now();
    const hash = secretHash(refreshKey, token);
    const known = await sessions.byToken(hash, now);
    if (!known || known.session.kind !== from || known.session.revokedAt || known.session.expiresAt <= now)
      throw signInAgain('refreshToken');
    const user = await users.byId(known.session.userId);
    if (!user?.isActive) throw signInAgain('refreshToken');
    const next = newSecret('cgr');
    const outcome = await foundation.transactions.run(async (transaction) => {
      const current = await sessions.byToken(hash, now);
      if (!current || current.session.revokedAt) return null;
      const verdict = refreshVerdict(current.usedAt, now);
      const expiresAt = sessionEnd(current.session.createdAt, now);
      if (verdict === 'reuse') {
        await sessions.revoke(current.session._id, now, 'reuse');
        transaction.append(
          sessionEvent('session.revoked', current.session, person(user), { reason: 'a used refresh token came back' }),
        );
        return null;
      }
      const rotated =
        verdict === 'rotate' &&
        (await sessions.rotate(current.session._id, hash, secretHash(refreshKey, next), now, expiresAt));
      transaction.append(sessionEvent('session.refreshed', current.session, person(user), { rotated }));
      return rotated ? { token: next, expiresAt } : { token: null, expiresAt: current.session.expiresAt };
    });
    if (!outcome) {
      this.parts.authenticator.forget();
      throw signInAgain('refreshToken');
    }
    return this.#signedIn(user, known.session, outcome.token, outcome.expiresAt);
  }

  /** Ends the sessions of the caller: that of the access token, and that of the refresh token if one is given. Never refuses. */
  async logout(viewer: Viewer, refreshToken: string | null): Promise<void> {
    const { foundation, sessions, refreshKey } = this.parts;
    const now = foundation.clock.now();
    const known =
      refreshToken && looksLikeSecret('cgr', refreshToken)
        ? await sessions.byToken(secretHash(refreshKey, refreshToken), now)
        : null;
    const own = viewer.kind === 'person' && viewer.sessionId ? await sessions.byId(viewer.sessionId) : null;
    const open = new Map<string, StoredSession>();
    for (const session of [known?.session, own]) if (session && !session.revokedAt) open.set(session._id, session);
    if (!open.size) return;
    await foundation.transactions.run(async (transaction) => {
      for (const session of open.values()) {
        const user = await this.parts.users.byId(session.userId);
        if (!user || !(await sessions.revoke(session._id, now, 'logout'))) continue;
        transaction.append(sessionEvent('session.ended', session, person(user), { reason: 'logout' }));
      }
    });
    this.parts.authenticator.forget();
  }

  /** Changes the language in which the person is addressed; answers with the viewer as it is now. */
  async setLocale(viewer: Viewer, locale: User['locale']): Promise<Viewer> {
    const { foundation, users, authenticator } = this.parts;
    await foundation.transactions.run(async (transaction) => {
      const before = await users.byId(viewer.id);
      if (!before) throw notFound();
      if (before.locale === locale) return;
      await users.update(before, { locale });
      transaction.append({
        type: 'user.locale_set',
        subject: { type: 'user', id: viewer.id },
        actor: doer(viewer),
        before: { locale: before.locale },
        after: { locale },
      });
    });
    authenticator.forget();
    return { ...viewer, locale };
  }

  /**
   * On an empty database makes the first ADMIN and returns the one-time link with which the person sets a password; null when there
   * are people already (or another server copy was faster). INVALID for what is not an e-mail address.
   */
  async createFirstAdmin(email: string): Promise<string | null> {
    const { foundation, users, links } = this.parts;
    const faults = new Faults();
    const address = checkEmail(faults, email);
    faults.check();
    const user: User = {
      _id: newId('user', foundation.clock),
      name: '管理员',
      nameEn: 'Administrator',
      email: address,
      staffNumber: null,
      roles: [Role.ADMIN],
      siteId: null,
      teamIds: [],
      departmentIds: [],
      tierRank: 0,
      lineIds: [],
      locale: 'zh-CN',
      isActive: true,
      revision: 1,
      createdAt: foundation.clock.now(),
    };
    return foundation.transactions.run(async (transaction) => {
      await foundation.events.takeNumbers(1, 'people-structure');
      if (!(await users.isEmpty())) return null;
      if (await users.insert(user)) return null;
      transaction.append({
        type: 'user.created',
        subject: { type: 'user', id: user._id },
        actor: systemActor,
        after: { roles: user.roles },
      });
      return links.make(user._id);
    });
  }

  async #start(user: User, kind: SessionKind, address: string): Promise<SignedIn> {
    const { foundation, sessions, refreshKey } = this.parts;
    const now = foundation.clock.now();
    const session: StoredSession = {
      _id: newId('session', foundation.clock),
      userId: user._id,
      kind,
      createdAt: now,
      lastUsedAt: now,
      address,
      expiresAt: sessionEnd(now, now),
      revokedAt: null,
      revokedFor: null,
    };
    const token = newSecret('cgr');
    await foundation.transactions.run(async (transaction) => {
      await sessions.start(session, secretHash(refreshKey, token));
      transaction.append(sessionEvent('session.started', session, person(user), { kind, address }));
    });
    return this.#signedIn(user, session, token, session.expiresAt);
  }

  async #signedIn(user: User, session: StoredSession, refreshToken: string | null, expiresAt: Date): Promise<SignedIn> {
    const access = await this.parts.tokens.issue(user._id, session._id);
    return {
      viewer: viewerOf(user, await this.parts.structure.tree(), session._id),
      kind: session.kind,
      session: {
        accessToken: access.token,
        accessTokenExpiresAt: access.expiresAt,
        refreshToken,
        refreshTokenExpiresAt: expiresAt,
      },
    };
  }

  /** What was typed is not kept: it may be a password in the wrong field. */
  async #refused(user: User | null, reason: string, address: string): Promise<void> {
    await this.parts.foundation.transactions.run(async (transaction) => {
      transaction.append({
        type: 'session.refused',
        subject: { type: 'user', id: user?._id ?? 'unknown' },
        actor: { kind: 'anonymous', id: 'anonymous', label: '' },
        after: { reason, address },
      });
    });
  }
}

const person = (user: User): Actor => ({ kind: 'person', id: user._id, label: user.name });

const sessionEvent = (
  type: string,
  session: StoredSession,
  actor: Actor,
  after: Record<string, unknown>,
): NewEvent => ({
  type,
  subject: { type: 'session', id: session._id },
  actor,
  after: { userId: session.userId, ...after },
});
