/** How long it is remembered whether there is a product line, in milliseconds. */
const FRESH_MS = 60_000;
/** Ids that are remembered: clients may send any. */
const REMEMBERED = 1_000;

/** Whether there are product lines of certain ids: asked at every keystroke of a call, so it is remembered for a minute. */
export class KnownLines {
  readonly #known = new Map<string, { until: number; isLine: Promise<boolean> }>();

  constructor(private readonly ask: (id: string) => Promise<boolean>) {}

  has(id: string): Promise<boolean> {
    const now = performance.now();
    const known = this.#known.get(id);
    if (known && known.until > now) return known.isLine;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const isLine = this.ask(id);
    this.#known.set(id, { until: now + FRESH_MS, isLine });
    // A failure is nobody's answer.
    isLine.catch(() => this.#known.delete(id));
    return isLine;
  }
}
