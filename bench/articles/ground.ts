import { existsSync } from 'node:fs';
import { readSets } from '../relevance/sets.js';
import { articlesFrom, type BenchText, sourceOf } from '../search-latency/texts.js';
import { Child } from '../shared/child.js';
import { type EnginesAt, onStage } from '../shared/stage.js';
import type { AppCalls, RawCalls } from './protocol.js';

/** Engines, an app with articles, and a process for the plain handler. */
export interface Ground {
  readonly app: Child<AppCalls>;
  readonly raw: Child<RawCalls>;
  readonly engines: EnginesAt;
  readonly database: string;
  readonly url: string;
  /** Ids of the articles that are read. */
  readonly ids: readonly string[];
  /** A folder that is thrown away in the end. */
  readonly folder: string;
  /** Another app on another database, with a worker. */
  worker(database: string): Promise<Child<AppCalls>>;
  close(): Promise<void>;
}

/** As many texts as are wanted, from the test sets where they are. */
export function textsFrom(data: string, count: number): BenchText[] {
  const { texts } = sourceOf(existsSync(data) ? readSets(data) : []);
  const endless = articlesFrom(texts);
  return Array.from({ length: count }, () => {
    const { value } = endless.next() as { value: BenchText };
    // Questions of some sets have no answer; an article has a text.
    return { ...value, body: value.body.trim() || value.title };
  });
}

const database = 'bench';
const articleCount = 2_000;
const batch = 200;

const appProcess = new URL('./app-process.js', import.meta.url);

/** Starts everything in a folder of its own. */
export const prepareGround = (data: string): Promise<Ground> =>
  onStage('articles', async ({ mongodbUri, meili, folder, undo, close }) => {
    const engines = { mongodbUri, meili };
    const app = new Child<AppCalls>(appProcess);
    undo(() => app.end());
    const { url } = await app.call('start', { ...engines, isWorker: false, database });
    const texts = textsFrom(data, articleCount);
    const ids: string[] = [];
    for (let from = 0; from < texts.length; from += batch)
      ids.push(...(await app.call('fill', texts.slice(from, from + batch))));
    await app.call('settle', ids.length);
    const raw = new Child<RawCalls>(new URL('./raw-process.js', import.meta.url));
    undo(() => raw.end());
    return {
      ...{ app, raw, engines, database, url, folder, close },
      // Enough of them that no cache of one request helps the next, few enough that the database has them in memory.
      ids: ids.filter((_, at) => at % 4 === 0),
      async worker(other) {
        const child = new Child<AppCalls>(appProcess);
        undo(() => child.end());
        await child.call('start', { ...engines, isWorker: true, database: other });
        return child;
      },
    };
  });
