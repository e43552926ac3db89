import type { Log } from '../../platform/telemetry/log.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { LearnedArticle, LearnedQueries as LearnedStore } from './analytics/index.js';
import type { LearnedQueries } from '../../platform/search/question/bonus.js';

/** How often a process looks for what was learned since, in milliseconds. */
const LOOK_MS = 30_000;
/** Changes of so long before the last look are read again: clocks of server copies differ. */
const OVERLAP_MS = 120_000;

/** What was learned, as units by document. */
export const asUnits = (learned: readonly LearnedArticle[]): LearnedQueries =>
  new Map(learned.map(({ articleId, queries }) => [articleId, queries.map(({ units }) => units)]));

/** Confirmed questions of all documents in this process's memory. */
export class LearnedMemory {
  #queries = new Map<string, readonly (readonly string[])[]>();
  #readAt: Date | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: LearnedStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  current(): LearnedQueries | null {
    return this.#queries.size ? this.#queries : null;
  }

  /** Reads what changed since the last look. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    const since = this.#readAt;
    const changed = since
      ? await this.store.changedSince(new Date(since.getTime() - OVERLAP_MS))
      : await this.store.all();
    for (const [id, queries] of asUnits(changed)) {
      if (queries.length) this.#queries.set(id, queries);
      else this.#queries.delete(id);
    }
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
