import type { Clock } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/index.js';
import { secretHash } from './opaque-token.rules.js';
import type { ThrottleStore } from './throttle.store.js';

/** How far back failed logins count, in ms. */
export const throttleWindowMs = 15 * 60_000;

/** How many failed logins in fifteen minutes are let through. */
export interface LoginLimits {
  readonly perAccount: number;
  readonly perAddress: number;
}

export const usualLimits: LoginLimits = { perAccount: 10, perAddress: 10 };

/** What one try is counted under. */
export interface Try {
  readonly account: string;
  readonly address: string;
}

/** Slows guessing down, over all server copies. A name that does not exist is watched as it was typed, so that it answers like one that does. */
export class LoginThrottle {
  constructor(
    private readonly store: ThrottleStore,
    private readonly clock: Clock,
    private readonly key: Buffer,
    private readonly limits: LoginLimits,
  ) {}

  /** The keys of one try: of the person (or the name as typed, where there is none) and of the address. Hashed, because people type passwords into the wrong field. */
  of(account: string, address: string): Try {
    return { account: secretHash(this.key, `account:${account}`), address: secretHash(this.key, `address:${address}`) };
  }

  /**
   * Throws RATE_LIMITED when there were too many failures. Asked before a password is checked, and once more before a right one is
   * let through: so guesses made all at once win nothing either.
   */
  async check({ account, address }: Try): Promise<void> {
    const now = this.clock.now();
    const recent = await this.store.recent([account, address], now);
    const blocked = [
      { at: recent.get(account), limit: this.limits.perAccount },
      { at: recent.get(address), limit: this.limits.perAddress },
    ].filter(({ at, limit }) => at !== undefined && at.count >= limit);
    if (!blocked.length) return;
    const freeAt = Math.max(...blocked.map(({ at }) => at?.freeAt.getTime() ?? 0));
    const retryAfter = Math.max(1, Math.ceil((freeAt - now.getTime()) / 1_000));
    throw new AppError('RATE_LIMITED', 'Too many failed logins. Try again later.', { retryAfter });
  }

  async failed({ account, address }: Try): Promise<void> {
    await this.store.note(
      [account, address],
      this.clock.now(),
      Math.max(this.limits.perAccount, this.limits.perAddress),
    );
  }

  /** After a success the account starts afresh; the address does not, or an attacker would wash it clean with an account of their own. */
  async succeeded({ account }: Try): Promise<void> {
    await this.store.clear(account);
  }
}
