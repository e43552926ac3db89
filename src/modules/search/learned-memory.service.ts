import type { Log } from '../../platform/telemetry/log.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { LearnedArticle, LearnedQueries as LearnedStore } from './analytics/index.js';
import { LearnedQueries } from '../../platform/search/question/learned.js';

/** How often a process looks for what was learned since, in milliseconds. */
const LOOK_MS = 30_000;
/** Changes of so long before the last look are read again: clocks of server copies differ. */
const OVERLAP_MS = 120_000;

const unitsOf = (learned: readonly LearnedArticle[]): Map<string, readonly (readonly string[])[]> =>
  new Map(learned.map(({ articleId, queries }) => [articleId, queries.map(({ units }) => units)]));

/** What was learned, as a search uses it. */
export const asQueries = (learned: readonly LearnedArticle[]): LearnedQueries => new LearnedQueries(unitsOf(learned));

/** Confirmed questions of all documents in this process's memory. */
export class LearnedMemory {
  readonly #queries = new Map<string, readonly (readonly string[])[]>();
  #current: LearnedQueries | null = null;
  #readAt: Date | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: LearnedStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  current(): LearnedQueries | null {
    return this.#current;
  }

  /** Reads what changed since the last look. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    const since = this.#readAt;
    const changed = since
      ? await this.store.changedSince(new Date(since.getTime() - OVERLAP_MS))
      : await this.store.all();
    for (const [id, queries] of unitsOf(changed)) {
      if (queries.length) this.#queries.set(id, queries);
      else this.#queries.delete(id);
    }
    if (changed.length) this.#current = this.#queries.size ? new LearnedQueries(this.#queries) : null;
    this.#readAt = now;
  }

  /** Begins to look; never throws. */
  async start(): Promise<void> {
    const look = async (): Promise<void> => {
      try {
        await this.refresh();
      } catch (error) {
        this.log.warn({ err: error }, 'what was learned from searches could not be read');
      }
    };
    await look();
    this.#timer = setInterval(() => void look(), LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }
}
