/** Texts that were made from others, least recently used first, up to a number of characters in all. */
export class TextCache {
  readonly #kept = new Map<string, string>();
  #size = 0;

  constructor(private readonly limit: number) {}

  /** The text of a key, or undefined. */
  find(key: string): string | undefined {
    const known = this.#kept.get(key);
    if (known === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, known);
    return known;
  }

  /** The text of a key; made when it is not there. */
  get(key: string, make: () => string): string {
    const known = this.find(key);
    if (known !== undefined) return known;
    const text = make();
    this.#kept.set(key, text);
    this.#size += text.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#size <= this.limit || oldest === key) break;
      this.#kept.delete(oldest);
      this.#size -= old.length;
    }
    return text;
  }
}
