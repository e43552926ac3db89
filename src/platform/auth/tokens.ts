import { createHash } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import type { Clock } from '../clock/clock.js';
import { type SigningKeys, signingAlgorithm } from './keys.store.js';

/** How long an access token lasts, in ms. Short, because what it says is only looked up again while it is used. */
export const accessTokenMs = 10 * 60_000;

const issuer = 'caregraph';
const audience = 'caregraph-api';
// RFC 9068: a type of its own, so that no other token that these keys may ever sign passes as an access token.
const type = 'at+jwt';
/** Longer texts are refused before any cryptography. Ours have about 350 characters. */
const longestToken = 4_096;
/** Most tokens whose signature is remembered. */
const mostKnown = 20_000;

/** What an access token says: who, in which session, and until when. Roles are not in it: they are looked up, so that changes act at once. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Makes and checks access tokens (JWT, Ed25519). */
export class AccessTokens {
  /** Tokens whose signature was found right, by their hash: what they say never changes, and each request brings one. */
  readonly #known = new Map<string, AccessClaims>();

  constructor(
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** A token for a person in a session, good for ten minutes. */
  async issue(userId: string, sessionId: string): Promise<{ token: string; expiresAt: Date }> {
    const { kid, key } = await this.keys.signing();
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    const expires = now + accessTokenMs / 1_000;
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: signingAlgorithm, kid, typ: type })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(userId)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .sign(key);
    return { token, expiresAt: new Date(expires * 1_000) };
  }

  /**
   * What a token says, or null for anything that this installation did not issue as an access token or that has expired.
   * Only the key id is read from the header before the signature is checked; keys or addresses that a token brings along are not.
   */
  async verify(token: string): Promise<AccessClaims | null> {
    if (token.length > longestToken) return null;
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.#known.get(hash);
    if (known && known.expiresAt > this.clock.now()) return known;
    this.#known.delete(hash);
    const claims = await this.#read(token);
    if (claims) this.#remember(hash, claims);
    return claims;
  }

  #remember(hash: string, claims: AccessClaims): void {
    this.#known.set(hash, claims);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostKnown && oldest !== undefined) this.#known.delete(oldest);
  }

  async #read(token: string): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = typeof kid === 'string' && kid.length <= 64 ? await this.keys.verifying(kid) : null;
          if (!key) throw new errors.JWSInvalid('unknown key');
          return key;
        },
        {
          algorithms: [signingAlgorithm],
          issuer,
          audience,
          typ: type,
          currentDate: this.clock.now(),
          requiredClaims: ['sub', 'sid', 'iat', 'exp'],
        },
      );
      const { sub, sid, exp } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string' || typeof exp !== 'number') return null;
      return { userId: sub, sessionId: sid, expiresAt: new Date(exp * 1_000) };
    } catch (error) {
      // Anything else (the database away, for instance) is not the caller's fault and must not look like a bad token.
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) return null;
      throw error;
    }
  }
}
