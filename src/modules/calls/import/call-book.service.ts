import type { CallQueue } from '../queues/call-queue.js';
import type { AgentPlace, Book, CallNames, ReasonTree, TeamPlace } from './call-names.js';
import type { ReadCallRow } from './call-row.js';

/** Names of one kind, asked for once in a run: also that there is nothing of a name is remembered. */
class Names<T> {
  readonly #known = new Map<string, T | null>();

  constructor(private readonly ask: (names: readonly string[]) => Promise<ReadonlyMap<string, T>>) {}

  async load(names: Iterable<string>): Promise<void> {
    const missing = [...names].filter((name) => !this.#known.has(name));
    if (missing.length === 0) return;
    const found = await this.ask(missing);
    for (const name of missing) this.#known.set(name, found.get(name) ?? null);
  }

  get(name: string): T | null {
    return this.#known.get(name) ?? null;
  }
}

type Five = [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>];

/** What the centre knows under the names in rows, read once for a run and answered from memory. */
export class CallBook implements Book {
  readonly #agents: Names<AgentPlace>;
  readonly #sites: Names<string>;
  readonly #articles: Names<string>;
  readonly #reasons: Names<ReasonTree>;
  #queues: ReadonlyMap<string, CallQueue> = new Map();
  #levels: ReadonlySet<string> = new Set();
  #teams: ReadonlyMap<string, TeamPlace> = new Map();
  #lines: ReadonlyMap<string, string> = new Map();
  #walks: ReadonlySet<string> = new Set();
  #isOpen = false;

  constructor(private readonly names: CallNames) {
    this.#agents = new Names((asked) => names.agents(asked));
    this.#sites = new Names((asked) => names.sites(asked));
    this.#articles = new Names((asked) => names.articles(asked));
    this.#reasons = new Names((asked) => names.reasonTrees(asked));
  }

  /** Makes sure that all names of these rows are known, or known to stand for nothing. */
  async load(rows: readonly ReadCallRow[]): Promise<void> {
    if (rows.length === 0) return;
    if (!this.#isOpen) await this.#open();
    const [agents, sites, articles, reasons, walks] = Array.from({ length: 5 }, () => new Set<string>()) as Five;
    for (const row of rows) {
      if (row.agent) agents.add(row.agent.toLowerCase());
      if (row.site) sites.add(row.site.toLowerCase());
      if (row.reasonTree) reasons.add(row.reasonTree.toUpperCase());
      for (const code of row.articles ?? []) articles.add(code);
      for (const id of row.walks ?? []) walks.add(id);
    }
    await this.#agents.load(agents);
    await this.#sites.load(sites);
    await this.#articles.load(articles);
    await this.#reasons.load(reasons);
    // Walks belong to one call: of earlier batches nothing needs to be remembered.
    this.#walks = walks.size === 0 ? new Set() : await this.names.walks([...walks]);
  }

  queue(key: string): CallQueue | null {
    return this.#queues.get(key) ?? null;
  }

  hasLevel(key: string): boolean {
    return this.#levels.has(key);
  }

  team(name: string): TeamPlace | null {
    return this.#teams.get(name.toLowerCase()) ?? null;
  }

  line(name: string): string | null {
    return this.#lines.get(name.toLowerCase()) ?? null;
  }

  agent(name: string): AgentPlace | null {
    return this.#agents.get(name.toLowerCase());
  }

  site(name: string): string | null {
    return this.#sites.get(name.toLowerCase());
  }

  article(code: string): string | null {
    return this.#articles.get(code);
  }

  reason(code: string): ReasonTree | null {
    return this.#reasons.get(code.toUpperCase());
  }

  hasWalk(id: string): boolean {
    return this.#walks.has(id);
  }

  async #open(): Promise<void> {
    this.#queues = await this.names.queues();
    this.#levels = new Set((await this.names.levels()).map(({ key }) => key));
    this.#teams = await this.names.teams();
    this.#lines = await this.names.lines();
    this.#isOpen = true;
  }
}
