import { type Judge, type Judged, plain } from './judge.js';

/** Forms in which text may come packed. */
export type Packing = 'gzip' | 'zip';

const starts: Readonly<Record<Packing, { bytes: readonly number[]; contentType: string }>> = {
  gzip: { bytes: [0x1f, 0x8b, 8], contentType: 'application/gzip' },
  zip: { bytes: [0x50, 0x4b, 3, 4], contentType: 'application/zip' },
};
const headBytes = 4;

/** Judges bytes as they come: text in UTF-8 without control characters, or one of the packed forms by its first bytes. */
export class TextCheck implements Judge {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #packing: Packing | null = null;
  #isJudged = false;
  #head: Buffer = Buffer.alloc(0);

  constructor(private readonly packings: readonly Packing[] = ['gzip', 'zip']) {}

  /** Media type of what came so far. */
  get contentType(): string {
    return this.#packing ? starts[this.#packing].contentType : 'text/plain; charset=utf-8';
  }

  accepts(chunk: Buffer): boolean {
    if (this.#packing) return true;
    if (this.#isJudged) return this.#isText(chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    return this.#head.length < headBytes || this.#judgeHead();
  }

  /** False where the text ends in the middle of a character, or nothing came at all. */
  ends(): boolean {
    if (!this.#isJudged && !(this.#head.length > 0 && this.#judgeHead())) return false;
    return this.#packing !== null || this.#ended();
  }

  verdict(): Judged | null {
    return this.ends() ? plain(this.contentType) : null;
  }

  #judgeHead(): boolean {
    this.#isJudged = true;
    this.#packing =
      this.packings.find((form) => starts[form].bytes.every((byte, at) => this.#head[at] === byte)) ?? null;
    return this.#packing !== null || this.#isText(this.#head);
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

/** Whether bytes as a whole are text. */
export function isText(bytes: Buffer): boolean {
  const check = new TextCheck([]);
  return check.accepts(bytes) && check.ends();
}
