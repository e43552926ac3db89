import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keys derived from the one secret of an installation. The same secret gives the same keys in every server copy. */
export class Secrets {
  readonly #root: Buffer;

  constructor(secret: string | Buffer) {
    const root = Buffer.from(secret);
    if (root.length < 32) throw new Error('CAREGRAPH_SECRET needs at least 32 bytes.');
    this.#root = root;
  }

  /** A 32-byte key for one purpose, e.g. `cursor`, `link`, `hash`. */
  key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#root, 'caregraph', purpose, 32));
  }

  /** Seals a text so that it may lie in the database (AES-256-GCM, fresh nonce). */
  seal(purpose: string, plain: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(`seal:${purpose}`), nonce);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** Opens what `seal` made; throws when the secret is another one or the text was altered. */
  open(purpose: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key(`seal:${purpose}`), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }
}
