import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserErrorCode, unauthenticated } from '../../../platform/errors/index.js';
import { Faults } from '../shared/text.rules.js';
import type { User } from '../users/user.js';
import { badCredentials, checkPassword, signInAgain } from './account.rules.js';
import type { AccountParts } from './account.service.js';
import { looksLikeSecret, secretHash } from './opaque-token.rules.js';

/** Setting a password, by one-time link or with the present one. Other sessions of the person end. */
export class PasswordService {
  constructor(private readonly parts: AccountParts) {}

  /**
   * With `token`: uses the link up and ends all sessions. With `currentPassword`: for the signed-in person, whose own session stays;
   * ten wrong ones in fifteen minutes give RATE_LIMITED. BAD_CREDENTIALS for a link or password that is not right.
   */
  async set(
    viewer: Viewer,
    input: { token?: string | null; currentPassword?: string | null; newPassword: string },
    address: string,
  ): Promise<void> {
    if (input.token) return this.#byLink(input.token, input.newPassword);
    if (viewer.kind !== 'person') throw unauthenticated();
    const faults = new Faults();
    if (!input.currentPassword)
      faults.add(UserErrorCode.REQUIRED, '请输入当前密码。', 'Give the present password.', 'currentPassword');
    faults.check();
    return this.#byPassword(viewer, input.currentPassword ?? '', input.newPassword, address);
  }

  async #byLink(token: string, newPassword: string): Promise<void> {
    const { foundation, credentials, users, linkKey } = this.parts;
    const now = foundation.clock.now();
    const hash = looksLikeSecret('cgl', token) ? secretHash(linkKey, token) : null;
    const userId = hash ? await credentials.linkOwner(hash, now) : null;
    const user = userId ? await users.byId(userId) : null;
    if (!hash || !user?.isActive) throw signInAgain('token');
    await this.#write(user, newPassword, null, 'link', () => credentials.consumeLink(hash, now));
  }

  async #byPassword(viewer: Viewer, currentPassword: string, newPassword: string, address: string): Promise<void> {
    const { credentials, passwords, throttle, users } = this.parts;
    const user = await users.byId(viewer.id);
    if (!user?.isActive) throw unauthenticated();
    const attempt = throttle.of(user._id, address);
    await throttle.check(attempt);
    if (!(await passwords.matches(await credentials.passwordHash(user._id), currentPassword))) {
      await throttle.failed(attempt);
      throw badCredentials('currentPassword');
    }
    await throttle.check(attempt);
    await this.#write(user, newPassword, viewer.sessionId, 'present password', () => Promise.resolve(true));
  }

  async #write(
    user: User,
    newPassword: string,
    keepSession: string | null,
    by: string,
    claim: () => Promise<boolean>,
  ): Promise<void> {
    const { foundation, credentials, passwords, sessions, authenticator } = this.parts;
    const faults = new Faults();
    checkPassword(faults, newPassword, [user.email, user.staffNumber, user.name, user.nameEn]);
    faults.check();
    const passwordHash = await passwords.hash(newPassword);
    const now = foundation.clock.now();
    await foundation.transactions.run(async (transaction) => {
      if (!(await claim())) throw signInAgain('token');
      await credentials.setPassword(user._id, passwordHash, now);
      await credentials.removeLinks(user._id);
      const endedSessions = await sessions.revokeAll(user._id, now, 'password', keepSession);
      transaction.append({
        type: 'user.password_set',
        subject: { type: 'user', id: user._id },
        actor: { kind: 'person', id: user._id, label: user.name },
        after: { by, endedSessions },
      });
    });
    authenticator.forget();
  }
}
