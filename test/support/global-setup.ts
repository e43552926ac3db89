import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftovers, startEngines, type Engines } from '../../src/platform/embedded/index.js';
import { silentLog } from '../../src/platform/telemetry/log.js';

const PREFIX = 'caregraph-test-';
const MEMORY = '/dev/shm';
const ENOUGH = 3 * 1024 ** 3;

/** What the run started; the teardown of the same process ends it. */
export interface TestRun {
  engines: Engines;
  folder: string;
}

export const runKey = Symbol.for('caregraph.test-run');

/** Memory is fastest for throw-away data; the ordinary temporary folder where it is small or absent. */
function roomFor(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
}

/** A run that was killed leaves engines and a folder behind. */
async function cleanUpKilledRuns(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(base, name);
    if (await endLeftovers(folder)) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * One replica set and one Meilisearch for the whole run, on free ports and in a folder of their own.
 * Their addresses are in TEST_MONGODB_URI, TEST_MEILI_URL and TEST_MEILI_KEY; each test file takes a database
 * and an index prefix of its own. Where all three are set already, those engines are used and left alone.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_MONGODB_URI && process.env.TEST_MEILI_URL && process.env.TEST_MEILI_KEY) return;
  const base = roomFor();
  await cleanUpKilledRuns(base);
  const folder = await mkdtemp(join(base, PREFIX));
  const say = (message: string): boolean => process.stderr.write(`  ${message}\n`);
  const engines = await startEngines({ dataDir: folder, log: silentLog(), progress: say, mongo: true, meili: true });
  if (!engines.meili) {
    await engines.stop();
    throw new Error(engines.meiliWhyNot ?? 'no Meilisearch');
  }
  process.env.TEST_MONGODB_URI = engines.mongodbUri ?? '';
  process.env.TEST_MEILI_URL = engines.meili.url;
  process.env.TEST_MEILI_KEY = engines.meili.key;
  const run: TestRun = { engines, folder };
  Reflect.set(globalThis, runKey, run);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      engines.kill();
      process.exit(1);
    });
  }
}
