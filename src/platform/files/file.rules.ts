import { Role, type Viewer, hasRole } from '../auth/viewer.js';
import { FilePurpose, type StoredFile } from './file.js';

/** Limits of each purpose. */
export const purposes: Readonly<Record<FilePurpose, { maxBytes: number; roles: readonly Role[] }>> = {
  [FilePurpose.ARTICLE_IMPORT]: { maxBytes: 64 * 1024 * 1024, roles: [Role.KNOWLEDGE_EDITOR, Role.ADMIN] },
};

/** Whether somebody may upload for a purpose. */
export const mayUpload = (viewer: Viewer, purpose: FilePurpose): boolean =>
  viewer.kind === 'person' && hasRole(viewer, ...purposes[purpose].roles);

/** Whether somebody may read a file: an import file is its owner's own, and nobody else's. */
export const mayRead = (viewer: Viewer, file: StoredFile): boolean =>
  viewer.kind === 'person' && viewer.id === file.ownerId && mayUpload(viewer, file.purpose);

/** Judges bytes as they come: text in UTF-8 without control characters, or gzip. */
export class TextCheck {
  #decoder = new TextDecoder('utf-8', { fatal: true });
  #isGzip: boolean | null = null;
  #head: Buffer = Buffer.alloc(0);

  /** Media type of what came so far. */
  get contentType(): string {
    return this.#isGzip ? 'application/gzip' : 'text/plain; charset=utf-8';
  }

  /** False as soon as the bytes cannot be what they have to be. */
  accepts(chunk: Buffer): boolean {
    if (this.#isGzip === null) {
      this.#head = Buffer.concat([this.#head, chunk]);
      if (this.#head.length < 3) return true;
      this.#isGzip = this.#head[0] === 0x1f && this.#head[1] === 0x8b && this.#head[2] === 8;
      return this.#isGzip || this.#isText(this.#head);
    }
    return this.#isGzip || this.#isText(chunk);
  }

  /** False where the text ends in the middle of a character, or nothing came at all. */
  ends(): boolean {
    if (this.#isGzip === null) return this.#head.length > 0 && this.#isText(this.#head) && this.#ended();
    return this.#isGzip || this.#ended();
  }

  #isText(chunk: Buffer): boolean {
    if (chunk.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12)) return false;
    try {
      this.#decoder.decode(chunk, { stream: true });
      return true;
    } catch {
      return false;
    }
  }

  #ended(): boolean {
    try {
      this.#decoder.decode();
      return true;
    } catch {
      return false;
    }
  }
}

/** A part of a file, both ends inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header (RFC 9110). One range is honoured; null (send everything) for none, several or a malformed one;
 * `unsatisfiable` where it lies outside.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Number(to);
    return length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

/** A name for display: no path, no control characters, at most 200 characters. */
export const cleanName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{C}]/gu, '')
    .trim()
    .slice(0, 200);
