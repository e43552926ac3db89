import { rm } from 'node:fs/promises';
import { runKey, type TestRun } from './global-setup.js';

/** Ends the engines of the run and removes their data. */
export default async function globalTeardown(): Promise<void> {
  const run = Reflect.get(globalThis, runKey) as TestRun | undefined;
  if (!run) return;
  // The data is thrown away, so nothing has to be written down in order.
  run.engines.kill();
  await run.engines.stop();
  await rm(run.folder, { recursive: true, force: true });
}
