import type { Container } from '../src/app/container.js';
import { type Article, type Articles, createArticles } from '../src/modules/articles/index.js';
import { createPeople } from '../src/modules/people/index.js';
import type { Viewer } from '../src/platform/auth/viewer.js';
import { ManualClock } from '../src/platform/clock/clock.js';
import { Transactions } from '../src/platform/events/index.js';
import { createFiles } from '../src/platform/files/index.js';
import { JobQueue } from '../src/platform/jobs/index.js';
import type { PlantedKeys } from './people.js';

const hour = 3_600_000;

/**
 * The articles room some hours or days ago, on the same database: what people did then is done by the services that they use, so it obeys
 * every rule, has its audit events and tells whom it concerns.
 */
export class Past {
  readonly #clock: ManualClock;
  readonly #articles: Articles;
  readonly #now: number;
  #viewers = new Map<string, Viewer>();

  constructor(
    private readonly container: Container,
    private readonly keys: PlantedKeys,
  ) {
    this.#now = container.foundation.clock.now().getTime();
    this.#clock = new ManualClock(this.#now);
    const { connection, events } = container.foundation;
    // Keys of calls are remembered from now on: a seed that was killed finds them when it goes on.
    const foundation = {
      ...container.foundation,
      clock: this.#clock,
      transactions: new Transactions(connection, events, this.#clock),
    };
    // A queue that only takes jobs; the container's does them.
    const jobs = new JobQueue(connection, this.#clock, foundation.log);
    const people = createPeople(foundation);
    this.#articles = createArticles(foundation, { people, files: createFiles(foundation, { jobs }), jobs });
  }

  /** The room as it was so many hours ago. Acts have to be awaited one by one: there is one clock. */
  ago(hours: number): Articles {
    this.#clock.set(this.#now - hours * hour);
    return this.#articles;
  }

  /** Whoever has this key in `people.json`. */
  async viewer(key: string): Promise<Viewer> {
    if (!this.#viewers.size) {
      const ids = new Map([...this.keys.users].map(([one, id]) => [id, one]));
      const all = await this.container.people.directory.viewersOf([...ids.keys()]);
      this.#viewers = new Map(all.map((viewer) => [ids.get(viewer.id) ?? '', viewer]));
    }
    const found = this.#viewers.get(key);
    if (!found) throw new Error(`"${key}" does not work here.`);
    return found;
  }

  /** An article as it is now. */
  async article(code: string): Promise<Article> {
    const found = await this.container.articles.planting.byCode(code);
    if (!found) throw new Error(`There is no ${code}.`);
    return found;
  }
}
