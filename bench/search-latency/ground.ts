import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEngines } from '../../src/platform/embedded/index.js';
import { SearchEngine } from '../../src/platform/search/client.js';
import { createLog } from '../../src/platform/telemetry/log.js';
import type { AppCalls, CallName, Filled, Reply } from './protocol.js';

/** The app in its own process. */
class AppProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #next = 1;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./app-process.js', import.meta.url)), {
      execArgv: ['--enable-source-maps'],
      // As in production.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#child.on('message', (message) => {
      const { id, value, fault } = message as Reply;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (fault === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(fault));
    });
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`The app's process ended with ${code}.`));
    });
  }

  call<N extends CallName>(name: N, ...[argument]: Parameters<AppCalls[N]>): ReturnType<AppCalls[N]> {
    const id = this.#next++;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, name, argument: argument ?? null });
    }) as ReturnType<AppCalls[N]>;
  }

  async end(): Promise<void> {
    if (!this.#child.connected) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.call('stop').catch(() => undefined);
    this.#child.kill();
    await gone;
  }
}

/** A whole app with its engines and so many passages, and a way to ask its engine directly. */
export interface Ground {
  app: Pick<AppProcess, 'call'>;
  url: string;
  engine: SearchEngine;
  meili: { url: string; key: string };
  filled: Filled;
  close(): Promise<void>;
}

/** Starts engines and app in a folder of their own and fills them. */
export async function prepareGround(passages: number, data: string): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-latency-'));
  const log = createLog({ level: 'warn', instance: 'bench' });
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const onSignal = (): void => void close().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, onSignal);
    undo.push(async () => process.off(signal, onSignal));
  }
  try {
    const engines = await startEngines({ dataDir: folder, log, progress: () => undefined, mongo: true, meili: true });
    undo.push(() => engines.stop());
    const { mongodbUri, meili } = engines;
    if (!mongodbUri || !meili) throw new Error(engines.meiliWhyNot ?? 'There is no database.');
    const filling = new AppProcess();
    undo.push(() => filling.end());
    await filling.call('start', { mongodbUri, meili, isWorker: false });
    const filled = await filling.call('fill', { passages, data, folder: join(folder, 'rows') });
    await filling.end();
    const app = new AppProcess();
    undo.push(() => app.end());
    const { url } = await app.call('start', { mongodbUri, meili, isWorker: true });
    await app.call('catchUp');
    const engine = new SearchEngine({ url: meili.url, apiKey: meili.key, prefix: 'bench_', timeoutMs: 120_000 });
    undo.push(() => engine.close());
    return { app, url, engine, meili, filled, close };
  } catch (error) {
    await close();
    throw error;
  }
}
