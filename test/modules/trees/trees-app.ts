import { afterAll, beforeAll } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import type { Clock } from '../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';

type Row = Record<string, unknown>;

/** Who draws, who reviews, who walks, and who looks from outside. */
interface People {
  readonly editor: TestClient;
  readonly reviewer: TestClient;
  readonly agent: TestClient;
  readonly partner: TestClient;
}

const started = <T>(found: T | null): T => {
  if (found === null) throw new Error('It has not been started.');
  return found;
};

export interface TreesAppOptions {
  /** Two copies side by side, in which nobody works in the background: the test says when a moment comes. */
  readonly clock?: Clock;
  /** With a search engine, and a copy beside that has none. */
  readonly isSearched?: boolean;
  /** What stands there before the first test. */
  readonly plant?: (trees: TreesApp) => Promise<void>;
}

/** A test centre with the people around trees, and a look into what is stored of them. */
export class TreesApp {
  #app: TestApp | null = null;
  #beside: TestApp | null = null;
  #centre: Centre | null = null;
  #people: People | null = null;

  get app(): TestApp {
    return started(this.#app);
  }
  /** The other copy of the server on the same database. */
  get beside(): TestApp {
    return started(this.#beside);
  }
  get centre(): Centre {
    return started(this.#centre);
  }
  get editor(): TestClient {
    return started(this.#people).editor;
  }
  get reviewer(): TestClient {
    return started(this.#people).reviewer;
  }
  get agent(): TestClient {
    return started(this.#people).agent;
  }
  get partner(): TestClient {
    return started(this.#people).partner;
  }

  async start({ clock, isSearched, plant }: TreesAppOptions): Promise<void> {
    const silent = { ...(clock ? { clock } : {}), withoutEngine: true, roles: ['web' as const] };
    this.#app = await startTestApp(clock ? silent : { withoutEngine: !isSearched });
    if (clock || isSearched) this.#beside = await startTestApp({ ...silent, beside: this.#app });
    this.#centre = await createCentre(this.#app);
    await this.signIn();
    await plant?.(this);
    await this.caughtUp();
  }

  /** Signs everybody in afresh: sessions end where a clock goes far. */
  async signIn(): Promise<void> {
    const { centre } = this;
    this.#people = {
      editor: await centre.as(Role.KNOWLEDGE_EDITOR),
      reviewer: await centre.as(Role.ADMIN),
      agent: await centre.as(Role.AGENT),
      partner: await centre.as(Role.PARTNER),
    };
  }

  /** Resolves when the search of all copies has heard of everything. */
  async caughtUp(): Promise<void> {
    await this.#app?.container.search.whenCaughtUp();
    await this.#beside?.container.search.whenCaughtUp();
  }

  rows(collection: string, filter: Row): Promise<Row[]> {
    return this.app.container.foundation.connection.collection(collection).find(filter).sort({ _id: 1 }).toArray();
  }

  /** A tree as it is stored. */
  async stored(id: string): Promise<Row> {
    const [tree] = await this.rows('trees', { _id: id });
    if (!tree) throw new Error(`There is no tree ${id}.`);
    return tree;
  }

  /** Types of the events of a tree, oldest first. */
  async eventTypes(id: string): Promise<unknown[]> {
    const { connection } = this.app.container.foundation;
    const events = await connection.collection('events').find({ subjectId: id }).sort({ at: 1, _id: 1 }).toArray();
    return events.map(({ type }) => type as string);
  }

  /** What people were told of a tree, oldest first. */
  async pushes(id: string): Promise<unknown[]> {
    const events = await this.rows('events', { subjectId: id, number: { $type: 'number' } });
    return events.map(({ kind, priority, version, summary, code }) => ({ kind, priority, version, summary, code }));
  }

  async end(): Promise<void> {
    await this.#beside?.end();
    await this.#app?.end();
  }
}

/** Stands from before the first test of a file until after the last one. */
export function standingTrees(options: TreesAppOptions = {}): TreesApp {
  const trees = new TreesApp();
  beforeAll(() => trees.start(options), 120_000);
  afterAll(() => trees.end());
  return trees;
}
