import { hash } from 'node:crypto';
import type { Secrets } from '../../../platform/auth/secrets.js';
import type { CallCustomer } from '../call.js';
import { customerKey, lastDigits } from './customer.rules.js';

/** Bytes of a block of SHA-256. */
const block = 64;

/**
 * HMAC-SHA-256 (RFC 2104) by two plain digests. The objects of `createHmac` outlive the young part of the heap: an import makes one for each
 * row, and memory grew by hundreds of megabytes before they were collected.
 */
class Hmac {
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  /** `key`: at most 64 bytes. */
  constructor(key: Buffer) {
    if (key.length > block) throw new Error(`A key has at most ${block} bytes.`);
    const padded = Buffer.alloc(block);
    key.copy(padded);
    this.#inner = padded.map((byte) => byte ^ 0x36) as Buffer;
    this.#outer = padded.map((byte) => byte ^ 0x5c) as Buffer;
  }

  digest(text: string): string {
    const inner = hash('sha256', Buffer.concat([this.#inner, Buffer.from(text, 'utf8')]), 'buffer');
    return hash('sha256', Buffer.concat([this.#outer, inner]), 'base64url');
  }
}

/** Turns references of customers into what may be stored. The same reference gives the same hash, however it was written. */
export class CustomerHashes {
  readonly #hmac: Hmac;
  /** Names the key, so that hashes of another secret are told apart. */
  readonly keyId: string;

  constructor(secrets: Secrets) {
    const key = secrets.key('customer');
    this.#hmac = new Hmac(key);
    const name = Buffer.concat([Buffer.from('customer-key-id\n'), key]);
    this.keyId = hash('sha256', name, 'hex').slice(0, 12);
  }

  hash(reference: string): string {
    return this.#hmac.digest(customerKey(reference));
  }

  /** The customer of a reference, as it is stored; null for one of separators only: many systems write `-` where they know nobody. */
  of(reference: string): CallCustomer | null {
    const key = customerKey(reference);
    return key === '' ? null : { hash: this.#hmac.digest(key), keyId: this.keyId, last4: lastDigits(reference) };
  }

  /** A digest of something that may hold references: it may be stored and compared, but not guessed. */
  digest(text: string): string {
    return this.#hmac.digest(`digest\n${text}`);
  }
}
