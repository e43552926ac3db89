import type { Viewer } from '../../../platform/auth/viewer.js';
import { notFound, wrongState } from '../../../platform/errors/index.js';
import type { Foundation } from '../../../platform/room.js';
import { doer } from '../shared/actor.js';
import { assertAdministers } from '../shared/people.policy.js';
import type { User } from '../users/user.js';
import type { UserStore } from '../users/user.store.js';
import type { Authenticator } from './authenticator.service.js';
import type { PasswordLinks } from './password-link.service.js';
import type { SessionStore } from './session.store.js';

/** What managing other people's sign-ins needs. */
export interface UserSessionParts {
  readonly foundation: Foundation;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly links: PasswordLinks;
  readonly authenticator: Authenticator;
}

/** Ending other people's sign-ins, and links for a forgotten password. All of it is for ADMIN, FORBIDDEN otherwise. */
export class UserSessionService {
  constructor(private readonly parts: UserSessionParts) {}

  /** Ends one session; it acts within two seconds on every copy. NOT_FOUND for an unknown one, WRONG_STATE when it has ended. */
  async end(viewer: Viewer, id: string): Promise<User> {
    assertAdministers(viewer);
    const { foundation, sessions, authenticator } = this.parts;
    const now = foundation.clock.now();
    const user = await foundation.transactions.run(async (transaction) => {
      const session = await sessions.byId(id);
      if (!session) throw notFound('id');
      const person = await this.#require(session.userId);
      if (session.expiresAt <= now || !(await sessions.revoke(id, now, 'administrator')))
        throw wrongState('这次登录已经结束。', 'This sign-in has ended already.');
      transaction.append({
        type: 'session.ended',
        subject: { type: 'session', id },
        actor: doer(viewer),
        after: { userId: person._id, reason: 'administrator' },
      });
      return person;
    });
    authenticator.forget();
    return user;
  }

  /** Ends all sessions of a person, also when there is none. NOT_FOUND for an unknown person. */
  async endAll(viewer: Viewer, userId: string): Promise<User> {
    assertAdministers(viewer);
    const { foundation, sessions, authenticator } = this.parts;
    const user = await foundation.transactions.run(async (transaction) => {
      const person = await this.#require(userId);
      const endedSessions = await sessions.revokeAll(userId, foundation.clock.now(), 'administrator');
      transaction.append({
        type: 'user.sessions_ended',
        subject: { type: 'user', id: userId },
        actor: doer(viewer),
        after: { endedSessions },
      });
      return person;
    });
    authenticator.forget();
    return user;
  }

  /**
   * A one-time link with which the person sets a new password; earlier links become void, the present password stays good until then.
   * WRONG_STATE for a closed account.
   */
  async makePasswordLink(viewer: Viewer, userId: string): Promise<{ user: User; inviteUrl: string }> {
    assertAdministers(viewer);
    const { foundation, links } = this.parts;
    return foundation.transactions.run(async (transaction) => {
      const user = await this.#require(userId);
      if (!user.isActive) throw wrongState('这个账号已经停用。', 'This account is closed.');
      const inviteUrl = await links.make(userId);
      transaction.append({
        type: 'user.password_link_made',
        subject: { type: 'user', id: userId },
        actor: doer(viewer),
      });
      return { user, inviteUrl };
    });
  }

  async #require(id: string): Promise<User> {
    const user = await this.parts.users.byId(id);
    if (!user) throw notFound('id');
    return user;
  }
}
