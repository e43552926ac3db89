import type { Clock } from '../../../platform/clock/clock.js';
import type { CredentialStore } from './credential.store.js';
import { newSecret, secretHash } from './opaque-token.rules.js';

/** How long a one-time link is good, in ms. */
export const passwordLinkMs = 7 * 86_400_000;

/** One-time links with which a person sets a password. */
export class PasswordLinks {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly clock: Clock,
    private readonly key: Buffer,
  ) {}

  /**
   * The path (without a host) of a new link for a person, good once and for seven days; earlier links of the person become void. Only its hash is stored.
   * The secret stands behind `#`, which browsers send to no server and no log.
   */
  async make(userId: string): Promise<string> {
    const secret = newSecret('cgl');
    await this.credentials.removeLinks(userId);
    await this.credentials.addLink(
      secretHash(this.key, secret),
      userId,
      new Date(this.clock.now().getTime() + passwordLinkMs),
    );
    return `/set-password#token=${secret}`;
  }
}
