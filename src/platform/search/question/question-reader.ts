import { isDatabaseAway } from '../../mongo/connect.js';
import type { Log } from '../../telemetry/log.js';
import type { SearchEntry, SearchSource } from '../source.js';
import { Breath } from './breath.js';
import type { QuestionIndex } from './question-index.js';

/** Most left-out documents that are tried again at a time. */
const AGAIN = 100;

/**
 * Reads documents into a question index. One that cannot be read is left out, so that the others go on; it is told once, and
 * tried again when it changes and from time to time.
 */
export class QuestionReader {
  /** Ids of documents that were left out, with where they are read. */
  readonly #leftOut = new Map<string, SearchSource>();

  constructor(private readonly log: Log) {}

  get leftOutCount(): number {
    return this.#leftOut.size;
  }

  /**
   * Brings documents into the index as they are now. Throws when the database is away: nothing is lost, the caller tries again.
   * @param target the index that they go into; asked again for each document, for it may have been written anew meanwhile.
   */
  async read(target: () => QuestionIndex, source: SearchSource, ids: readonly string[]): Promise<void> {
    let entries: Map<string, SearchEntry>;
    try {
      entries = await source.entries(ids);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) return this.#leaveOut(target(), source, only, error);
      const half = Math.ceil(ids.length / 2);
      await this.read(target, source, ids.slice(0, half));
      await this.read(target, source, ids.slice(half));
      return;
    }
    const breath = new Breath();
    for (const id of ids) {
      try {
        const entry = entries.get(id);
        await this.#put(target, id, entry, breath);
        if (this.#leftOut.delete(id) && entry)
          this.log.info({ documentId: id }, 'a document is in the question index again');
      } catch (error) {
        this.#leaveOut(target(), source, id, error);
      }
      await breath.pause();
    }
  }

  /** Tries some of those that were left out once more. */
  async readLeftOut(target: () => QuestionIndex): Promise<void> {
    for (const [id, source] of [...this.#leftOut].slice(0, AGAIN)) {
      // Those that come last next time.
      this.#leftOut.delete(id);
      this.#leftOut.set(id, source);
      await this.read(target, source, [id]);
    }
  }

  async #put(target: () => QuestionIndex, id: string, entry: SearchEntry | undefined, breath: Breath): Promise<void> {
    for (;;) {
      const index = target();
      if (!entry) return index.remove(id);
      if (entry.did !== id) throw new Error(`The source described ${entry.did} as ${id}.`);
      const prepared = await breath.through(index.preparing(entry));
      // An index that was written anew has other numbers.
      if (index === target()) return index.place(prepared);
    }
  }

  #leaveOut(index: QuestionIndex, source: SearchSource, id: string, error: unknown): void {
    index.remove(id);
    if (!this.#leftOut.has(id))
      this.log.error(
        { documentId: id, documentType: source.type, err: error },
        'a document cannot be read into the question index and was left out',
      );
    this.#leftOut.set(id, source);
  }
}
