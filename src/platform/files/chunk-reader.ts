import { Readable } from 'node:stream';

/** Reads one chunk of a blob; null where it is gone. */
export type ReadChunk = (blobId: string, n: number) => Promise<Buffer | null>;

/** Memory for chunks that were given lately, in bytes: whoever scores a call goes back and forth in it, and several hear the same one. */
const keptBytes = 64 * 1024 * 1024;

/** Parts that are handed on at a time: a socket takes them without holding up others. */
const partBytes = 256 * 1024;

/**
 * Gives parts of blobs out of their chunks: the next chunk is read while one is sent, who asks for a chunk that is being read waits for the
 * same reading, and what was given lately is kept in a little memory. Whether something may be given is asked before, each time.
 */
export class ChunkReader {
  readonly #chunks = new Map<string, Promise<Buffer | null>>();
  readonly #sizes = new Map<string, number>();
  #bytes = 0;

  constructor(
    private readonly chunkBytes: number,
    private readonly readChunk: ReadChunk,
  ) {}

  /** Bytes from `start` (inclusive) to `end` (exclusive); the stream fails where a chunk is gone. */
  stream(blobId: string, start: number, end: number): Readable {
    return Readable.from(this.#parts(blobId, start, end), { objectMode: false, highWaterMark: partBytes });
  }

  /** Forgets what is kept of a blob: its bytes are removed. */
  forget(blobId: string): void {
    for (const key of this.#chunks.keys()) if (key.startsWith(`${blobId} `)) this.#drop(key);
  }

  async *#parts(blobId: string, start: number, end: number): AsyncGenerator<Buffer> {
    if (end <= start) return;
    const last = Math.floor((end - 1) / this.chunkBytes);
    for (let n = Math.floor(start / this.chunkBytes); n <= last; n += 1) {
      const wanted = this.#chunk(blobId, n);
      const ahead = n < last ? this.#chunk(blobId, n + 1) : null;
      ahead?.catch(() => undefined);
      const chunk = await wanted;
      const from = n * this.chunkBytes;
      const to = Math.min(end - from, this.chunkBytes);
      if (!chunk || chunk.length < to) throw new Error('A part of a file is gone.');
      for (let at = Math.max(0, start - from); at < to; at += partBytes)
        yield chunk.subarray(at, Math.min(to, at + partBytes));
    }
  }

  #chunk(blobId: string, n: number): Promise<Buffer | null> {
    const key = `${blobId} ${n}`;
    const known = this.#chunks.get(key);
    if (known) {
      // The one that was used last goes last.
      this.#chunks.delete(key);
      this.#chunks.set(key, known);
      return known;
    }
    const reading = this.readChunk(blobId, n).then(
      (chunk) => {
        if (chunk && this.#chunks.get(key) === reading) this.#keep(key, chunk.length);
        else this.#drop(key);
        return chunk;
      },
      (error: unknown) => {
        this.#drop(key);
        throw error;
      },
    );
    this.#chunks.set(key, reading);
    return reading;
  }

  #keep(key: string, bytes: number): void {
    this.#sizes.set(key, bytes);
    this.#bytes += bytes;
    for (const oldest of this.#chunks.keys()) {
      if (this.#bytes <= keptBytes) return;
      // What is being read has no size yet, and somebody waits for it.
      if (this.#sizes.has(oldest)) this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#chunks.delete(key);
    this.#bytes -= this.#sizes.get(key) ?? 0;
    this.#sizes.delete(key);
  }
}
