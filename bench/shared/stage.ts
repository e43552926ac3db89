import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '../../src/platform/embedded/index.js';
import { createLog } from '../../src/platform/telemetry/log.js';

/** Where the engines are. */
export interface EnginesAt {
  mongodbUri: string;
  meili: { url: string; key: string };
}

/** Engines in a folder of their own. */
export interface Stage extends EnginesAt {
  /** Thrown away in the end. */
  readonly folder: string;
  /** Takes down, in the end, what was set up; the last one first. */
  readonly undo: (step: () => Promise<unknown>) => void;
  readonly close: () => Promise<void>;
}

/** Starts the engines and sets up on them what is wanted; takes all down again when that fails or a signal comes. */
export async function onStage<T>(name: string, setUp: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `caregraph-${name}-`));
  const log = createLog({ level: 'warn', instance: 'bench' });
  const steps: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  const onSignal = (): void => void close().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, onSignal);
    steps.push(async () => process.off(signal, onSignal));
  }
  try {
    const engines = await startEngines({ dataDir: folder, log, progress: () => undefined, mongo: true, meili: true });
    steps.push(() => engines.stop());
    const { mongodbUri, meili } = engines;
    if (!mongodbUri || !meili) throw new Error(engines.meiliWhyNot ?? 'There is no database.');
    return await setUp({ mongodbUri, meili, folder, undo: (step) => void steps.push(step), close });
  } catch (error) {
    await close();
    throw error;
  }
}
