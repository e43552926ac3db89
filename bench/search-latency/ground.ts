import { join } from 'node:path';
import { SearchEngine } from '../../src/platform/search/client.js';
import { Child } from '../shared/child.js';
import { onStage } from '../shared/stage.js';
import type { AppCalls, Filled } from './protocol.js';

/** A whole app with its engines and so many passages, and a way to ask its engine directly. */
export interface Ground {
  app: Pick<Child<AppCalls>, 'call'>;
  url: string;
  engine: SearchEngine;
  meili: { url: string; key: string };
  filled: Filled;
  close(): Promise<void>;
}

const appProcess = new URL('./app-process.js', import.meta.url);

/** Starts engines and app in a folder of their own and fills them. */
export const prepareGround = (passages: number, data: string): Promise<Ground> =>
  onStage('latency', async ({ mongodbUri, meili, folder, undo, close }) => {
    const filling = new Child<AppCalls>(appProcess);
    undo(() => filling.end());
    await filling.call('start', { mongodbUri, meili, isWorker: false });
    const filled = await filling.call('fill', { passages, data, folder: join(folder, 'rows') });
    await filling.end();
    const app = new Child<AppCalls>(appProcess);
    undo(() => app.end());
    const { url } = await app.call('start', { mongodbUri, meili, isWorker: true });
    await app.call('catchUp');
    const engine = new SearchEngine({ url: meili.url, apiKey: meili.key, prefix: 'bench_', timeoutMs: 120_000 });
    undo(() => engine.close());
    return { app, url, engine, meili, filled, close };
  });
