import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createContainer } from '../src/app/container.js';
import { readConfig } from '../src/config.js';
import { systemClock } from '../src/platform/clock/clock.js';
import { keptSecret, LivingServerError, startEngines, type Engines } from '../src/platform/embedded/index.js';
import { mongoUri } from '../src/platform/embedded/replica-set.js';
import { connectMongo, ensureIndexes } from '../src/platform/mongo/connect.js';
import { createLog, type Log } from '../src/platform/telemetry/log.js';
import { textProgress } from '../src/platform/telemetry/progress.js';
import type { SearchIndex } from '../src/platform/search/search-index.js';

const usage = `Builds the search index anew, beside the live one, and swaps it in when it is whole.

  npm run rebuild -- [--reason TEXT]

Works on the server that runs on the data folder (CAREGRAPH_DATA), or on the one that MONGODB_URI, MEILI_URL and
MEILI_MASTER_KEY name, with the same environment as the server. When no server runs, it starts the engines itself.
`;

const progress = textProgress(process.stdout);

interface RunFile {
  children?: { mongodb?: { port: number }; meilisearch?: { port: number } };
}

/** Where the engines of the server are that lives on the data folder. */
async function enginesOf(dataDir: string): Promise<Pick<Engines, 'mongodbUri' | 'meili'>> {
  const run = JSON.parse(await readFile(join(dataDir, 'run.json'), 'utf8')) as RunFile;
  const port = run.children?.mongodb?.port;
  const search = run.children?.meilisearch?.port;
  return {
    mongodbUri: port ? mongoUri({ port, password: await keptSecret(dataDir, 'mongodb-password') }) : null,
    meili: search ? { url: `http://127.0.0.1:${search}`, key: await keptSecret(dataDir, 'meilisearch-key') } : null,
  };
}

/** Follows a rebuild until its wish is fulfilled. */
async function follow(index: SearchIndex, request: string, log: Log): Promise<void> {
  let quiet = 0;
  while (!(await index.isDone(request))) {
    const { rebuild, isEngineUp, lagSeconds } = await index.status();
    if (rebuild)
      progress('Building the search index', {
        done: Math.min(rebuild.doneCount, rebuild.totalCount),
        total: rebuild.totalCount,
      });
    quiet = isEngineUp && lagSeconds < 30 ? 0 : quiet + 1;
    if (quiet === 40)
      log.warn(
        { isEngineUp, lagSeconds },
        'the rebuild does not move: is a server with the role worker running, and the search engine?',
      );
    await pause(500);
  }
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  const at = words.indexOf('--reason');
  const reason = at >= 0 ? (words[at + 1] ?? '') : 'asked for at the command line';
  if (reason.trim() === '' || reason.length > 200 || words.length > (at >= 0 ? 2 : 0)) throw new Error(usage);
  const config = readConfig(process.env, []);
  const log = createLog({ level: 'warn', instance: 'rebuild' });

  let engines: Engines | null = null;
  let places: Pick<Engines, 'mongodbUri' | 'meili'>;
  try {
    engines = await startEngines({
      dataDir: config.dataDir,
      log,
      progress,
      mongo: !config.mongodbUri,
      meili: !config.meili,
    });
    places = engines;
  } catch (error) {
    if (!(error instanceof LivingServerError)) throw error;
    places = await enginesOf(config.dataDir);
  }
  try {
    const uri = config.mongodbUri ?? places.mongodbUri;
    const meili = config.meili ?? places.meili;
    if (!uri) throw new Error('There is no database to read from.');
    if (!meili)
      throw new Error(
        'There is no search engine: set MEILI_URL and MEILI_MASTER_KEY, or install the optional package.',
      );
    const connection = await connectMongo(uri);
    try {
      const container = createContainer({
        connection,
        clock: systemClock,
        log,
        meili,
        secret: config.secret ?? (await keptSecret(config.dataDir, 'secret')),
        instanceId: 'rebuild',
        enginesUp: () => ({ mongo: null, meili: null }),
      });
      await ensureIndexes(connection);
      const index = container.search.searchIndex;
      if (!index) throw new Error('There is no search engine.');
      const request = await index.requestRebuild(reason);
      // Waits for the lease: where a server feeds the index, that server does the work.
      await container.search.startIndexer();
      await follow(index, request, log);
      await container.search.stopIndexer();
      const { failure } = await index.settingsState();
      if (failure) throw new Error(`The search index could not be built: ${failure.reason}`);
      const { indexedCount, parkedCount } = await index.status();
      progress(
        `The search index was built anew: ${indexedCount} documents${parkedCount ? `, ${parkedCount} could not be indexed` : ''}.`,
      );
      await index.engine.close();
    } finally {
      await connection.close();
    }
  } finally {
    await engines?.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
