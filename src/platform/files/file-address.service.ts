import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Viewer, anonymous } from '../auth/viewer.js';
import type { Foundation } from '../room.js';

/**
 * Addresses begin and end together, so that a text that is rendered twice within this time names the same picture by the same address and
 * the browser need not load it again. An address works for one to two of these times.
 */
const usualWindowMs = 30 * 60_000;
const signatureLength = 32;

const kinds = { p: 'person', c: 'client' } as const;

/** Short-lived addresses of files, each bound to one person or client key; their rights are judged again when it is used. */
export class FileAddresses {
  readonly #key: Buffer;

  readonly #windowMs: number;

  /** @param options.path before the id: what an address was made for is good for nothing else. */
  constructor(
    private readonly foundation: Pick<Foundation, 'clock' | 'secrets'>,
    private readonly options: { readonly path: string; readonly windowMs?: number } = { path: '/files' },
  ) {
    this.#key = foundation.secrets.key(options.path === '/files' ? 'file-address' : `file-address:${options.path}`);
    this.#windowMs = options.windowMs ?? usualWindowMs;
  }

  /** Until when an address that is made now works. */
  expiresAt(): Date {
    const now = this.foundation.clock.now().getTime();
    return new Date((Math.floor(now / this.#windowMs) + 2) * this.#windowMs);
  }

  /** Address of a file for a viewer: `/files/<id>?t=…`, for 30 to 60 minutes. Says nothing about whether they may read it. */
  of(viewer: Viewer, fileId: string): string {
    const kind = viewer.kind === 'client' ? 'c' : 'p';
    const body = `${this.expiresAt().getTime().toString(36)}.${kind}.${viewer.id}.${viewer.sessionId ?? ''}`;
    return `${this.options.path}/${fileId}?t=${body}.${this.#sign(fileId, body)}`;
  }

  /** For whom the token of an address was made: who they are, not what they may. Null for a token of another file, an altered or an old one. */
  holder(fileId: string, token: string): Viewer | null {
    const at = token.lastIndexOf('.');
    const body = token.slice(0, Math.max(0, at));
    const expected = Buffer.from(this.#sign(fileId, body));
    const given = Buffer.from(token.slice(at + 1));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [expiry = '', kind = '', id = '', sessionId = ''] = body.split('.');
    if (!(Number.parseInt(expiry, 36) > this.foundation.clock.now().getTime())) return null;
    if (kind !== 'p' && kind !== 'c') return null;
    return { ...anonymous('en'), kind: kinds[kind], id, sessionId: sessionId === '' ? null : sessionId };
  }

  #sign(fileId: string, body: string): string {
    return createHmac('sha256', this.#key)
      .update(`file\n${fileId}\n${body}`)
      .digest('base64url')
      .slice(0, signatureLength);
  }
}
