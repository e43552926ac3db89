import { Audience, staffRoles, type Viewer } from '../../../platform/auth/viewer.js';
import type { Foundation } from '../../../platform/room.js';
import { fold } from '../../../platform/search/analysis.js';
import { masked } from './mask.rules.js';
import type { PopularQuestion, PopularStore } from './popular.store.js';
import type { SearchIntentStore } from './search-intent.store.js';
import type { VisibleHits } from './use.needs.js';

/** Questions of so many days are looked at … */
export const popularDays = 30;
/** … and are popular from so many different people on. */
export const popularPeople = 3;

const mostPopular = 2_000;
/** Newest intents in which a person's last searches are looked for. */
const lookedAt = 100;
/** Most last searches of a person. */
const mostRecent = 20;
/** How long a process works with its copy of the popular questions, in milliseconds. */
const freshMs = 60_000;
/** Popular questions of which the documents are read at a time, and how often. */
const readAtATime = 20;
const mostReads = 3;

/** A popular question with its folded text. */
interface Known extends PopularQuestion {
  readonly folded: string;
}

/** What somebody may mean to search: the own last searches, and what several colleagues asked with success. */
export class UseSuggestions {
  #known: readonly Known[] = [];
  #readAt = -Infinity;
  #reading: Promise<void> | null = null;

  constructor(
    private readonly foundation: Pick<Foundation, 'clock' | 'log'>,
    private readonly intents: SearchIntentStore,
    private readonly questions: PopularStore,
    private readonly visible: VisibleHits,
  ) {}

  /** A person's own last searches, newest first, each once; at most 20. Empty for clients. One indexed query. */
  async recent(viewer: Viewer, limit: number): Promise<string[]> {
    if (viewer.kind !== 'person' || limit < 1) return [];
    const seen = new Set<string>();
    const found: string[] = [];
    for (const { query, queryKey } of await this.intents.newestOf(viewer.id, lookedAt)) {
      // With a mask in it, a query finds nothing any more.
      if (seen.has(queryKey) || query.includes(masked)) continue;
      seen.add(queryKey);
      found.push(query);
      if (found.length === Math.min(limit, mostRecent)) break;
    }
    return found;
  }

  /**
   * Questions that at least 3 people of the centre asked in the last 30 days, that led to a document which the viewer may find now, and that
   * contain a folded piece (an empty one is in all); those that begin with it first, then those of most people. For people of the centre only. The piece is looked
   * for in memory; the documents are read in at most 3 indexed queries, as a rule one.
   */
  async popular(viewer: Viewer, foldedText: string, limit: number): Promise<string[]> {
    if (viewer.kind !== 'person' || viewer.audience !== Audience.INTERNAL || limit < 1) return [];
    const piece = foldedText.trim();
    await this.#freshen();
    const matching = this.#known.filter(({ folded }) => folded.includes(piece));
    const ranked = [
      ...matching.filter(({ folded }) => folded.startsWith(piece)),
      ...matching.filter(({ folded }) => !folded.startsWith(piece)),
    ];
    const found: string[] = [];
    for (let read = 0; read < mostReads && found.length < limit; read += 1) {
      const part = ranked.slice(read * readAtATime, (read + 1) * readAtATime);
      if (part.length === 0) break;
      const hits = await this.visible(viewer, [...new Set(part.map(({ articleId }) => articleId))]);
      found.push(...part.filter(({ articleId }) => hits.has(articleId)).map(({ text }) => text));
    }
    return found.slice(0, limit);
  }

  /** Finds the popular questions anew. For the job that does so every few minutes, seeds and tests: it reads the intents of 30 days. */
  async refresh(): Promise<void> {
    const since = new Date(this.foundation.clock.now().getTime() - popularDays * 86_400_000);
    const asked = await this.intents.askedByMany(since, staffRoles, popularPeople, mostPopular);
    // A mask in it would make it a question that nobody asks again.
    await this.questions.replace(asked.filter(({ text }) => !text.includes(masked)));
    await this.#read();
  }

  /** The copy of this process, as old as a minute at most; a stale one is used while the next is read. */
  async #freshen(): Promise<void> {
    if (performance.now() - this.#readAt < freshMs) return;
    const isFirst = this.#readAt === -Infinity;
    this.#reading ??= this.#read()
      .catch((error: unknown) => this.foundation.log.warn({ err: error }, 'popular questions could not be read'))
      .finally(() => {
        this.#reading = null;
      });
    if (isFirst) await this.#reading;
  }

  async #read(): Promise<void> {
    this.#known = (await this.questions.all()).map((question) => ({ ...question, folded: fold(question.text) }));
    this.#readAt = performance.now();
  }
}
