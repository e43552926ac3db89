/** Bytes that came and are not read yet. What is kept is what a reader has not taken: readers take all they can after each chunk. */
export class ByteQueue {
  #bytes: Buffer = Buffer.alloc(0);

  get length(): number {
    return this.#bytes.length;
  }

  push(chunk: Buffer): void {
    this.#bytes = this.#bytes.length ? Buffer.concat([this.#bytes, chunk]) : chunk;
  }

  /** All that is there; valid until the next change. */
  peek(): Buffer {
    return this.#bytes;
  }

  /** Takes so many bytes, or all where there are fewer. */
  take(count: number): Buffer {
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return taken;
  }
}
