import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { Log } from '../telemetry/log.js';
import type { Progress } from '../telemetry/progress.js';
import { keptSecret, readEnginePrograms, secretPath, writeEnginePrograms } from './folder-records.js';
import { findMeilisearch } from './meilisearch-program.js';
import { findMongod, majorOf, type Program } from './mongod-program.js';
import { reasonOf } from './places.js';
import { mongoUri, readyReplicaSet } from './replica-set.js';
import { DataFolderClaim, type EngineName } from './run-file.js';
import { SupervisedChild } from './supervised-child.js';

/** What to start, and where its data lives. */
export interface EnginesOptions {
  /** Folder of all data; made when it is absent. */
  dataDir: string;
  log: Log;
  progress: Progress;
  /** Start MongoDB; false when an external one is used. */
  mongo: boolean;
  /** Start Meilisearch; false when an external one is used. */
  meili: boolean;
  /** Ends a start that is under way; it then rejects, with nothing left behind. */
  signal?: AbortSignal;
  /** Called once when the programs run and only their answer is waited for: time for other work. */
  meanwhile?(): void;
}

/** Database and search engine as child processes of this one. */
export interface Engines {
  /** Connection string of the replica set, or null when it was not asked for. */
  mongodbUri: string | null;
  /** Address and key of the search engine, or null when it was not asked for or could not be had. */
  meili: { url: string; key: string } | null;
  /** Why there is no search engine though it was asked for, with what to do. */
  meiliWhyNot: string | null;
  /** Called when an engine has died; it is being restarted. */
  onDown(listener: (engine: EngineName, reason: string) => void): void;
  /** Called when an engine that died answers again, at the same address. */
  onUp(listener: (engine: EngineName) => void): void;
  /** Whether each engine answers; null for one that is not run here. */
  isUp(): { mongo: boolean | null; meili: boolean | null };
  /** Ends all children and gives the data folder back. May be called more than once. */
  stop(): Promise<void>;
  /** Ends all children at once without waiting, for a second Ctrl-C. */
  kill(): void;
}

/** Time within which an orderly end is expected, in milliseconds; then a child is killed. */
const PATIENCE = 5_000;

/**
 * Starts the engines and waits until they answer. Both listen on loopback only, with keys that are
 * generated into the data folder. Whatever was started is ended when the start fails.
 * @throws LivingServerError when another server owns the folder; NoMongodError when there is no mongod;
 * Error when the folder was made by another MongoDB major or an engine does not come up.
 */
export async function startEngines(options: EnginesOptions): Promise<Engines> {
  const dataDir = resolve(options.dataDir);
  const children = new Map<EngineName, SupervisedChild>();
  if (!options.mongo && !options.meili) return handle(children, undefined, null, null, null);
  const claim = await DataFolderClaim.claim(dataDir, (name, pid) => {
    options.progress(`Ending ${name} (process ${pid}) that a killed server left behind`);
  });
  let whole = false;
  const onAbort = (): void => {
    for (const child of children.values()) void child.stop(PATIENCE);
  };
  options.signal?.addEventListener('abort', onAbort);
  try {
    const recorded = await readEnginePrograms(dataDir);
    const [mongod, search] = await Promise.all([
      options.mongo ? findMongod(options.progress, recorded.mongodb) : undefined,
      options.meili ? findMeilisearch(recorded.meilisearch) : undefined,
    ]);
    if (mongod && recorded.mongodb) refuseOtherMajor(dataDir, mongod, recorded.mongodb);
    if (search?.program && recorded.meilisearch && recorded.meilisearch.version !== search.program.version) {
      options.progress(
        `Search data of Meilisearch ${recorded.meilisearch.version} is thrown away; ${search.program.version} builds it anew`,
      );
      await rm(join(dataDir, 'meilisearch'), { recursive: true, force: true });
    }
    await writeEnginePrograms(dataDir, {
      mongodb: mongod ?? recorded.mongodb,
      meilisearch: search?.program ?? recorded.meilisearch,
    });
    options.signal?.throwIfAborted();
    const context: Launch = {
      dataDir,
      claim,
      log: options.log,
      children,
      onPid: meanwhile(options, mongod, search?.program),
    };
    const starts = await Promise.allSettled([
      mongod ? launchMongod(context, mongod, options.progress) : null,
      search?.program ? launchMeilisearch(context, search.program, options.progress) : null,
    ]);
    const [uri, meili] = starts;
    // The database is needed; without the search engine the server still serves.
    if (uri.status === 'rejected') throw uri.reason;
    let whyNot = search?.whyNot ?? null;
    if (meili.status === 'rejected') {
      whyNot = `Meilisearch did not start: ${reasonOf(meili.reason)}`;
      await children.get('meilisearch')?.stop();
      children.delete('meilisearch');
    }
    options.signal?.throwIfAborted();
    whole = true;
    return handle(children, claim, uri.value, meili.status === 'fulfilled' ? meili.value : null, whyNot);
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
    if (!whole) {
      await Promise.all([...children.values()].map((child) => child.stop(PATIENCE)));
      await claim.release();
    }
  }
}

interface Launch {
  dataDir: string;
  claim: DataFolderClaim;
  log: Log;
  children: Map<EngineName, SupervisedChild>;
  onPid(): void;
}

/** Counts the programs that run, and tells when all do. */
function meanwhile(options: EnginesOptions, ...programs: (Program | undefined)[]): () => void {
  let missing = programs.filter(Boolean).length;
  return () => {
    missing -= 1;
    if (missing === 0) options.meanwhile?.();
  };
}

function refuseOtherMajor(dataDir: string, found: Program, recorded: Program): void {
  if (majorOf(found) === majorOf(recorded)) return;
  throw new Error(
    `The data folder ${dataDir} was made by MongoDB ${recorded.version} and ${found.path} is ${found.version}: ` +
      `set MONGOD_BINARY to a mongod of major version ${majorOf(recorded)}, or CAREGRAPH_DATA to a new folder.`,
  );
}

async function launchMongod(launch: Launch, program: Program, progress: Progress): Promise<string> {
  progress(`Starting MongoDB ${program.version}`);
  const dbPath = join(launch.dataDir, 'mongodb');
  await mkdir(dbPath, { recursive: true, mode: 0o700 });
  const password = await keptSecret(launch.dataDir, 'mongodb-password');
  await keptSecret(launch.dataDir, 'mongodb-keyfile');
  const port = await onFreePort(launch, 'mongodb', (candidate) => ({
    program: program.path,
    args: [
      ...['--dbpath', dbPath, '--port', String(candidate), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--replSet', 'caregraph', '--keyFile', secretPath(launch.dataDir, 'mongodb-keyfile')],
      ...['--networkMessageCompressors', 'disabled', '--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '512', '--quiet'],
      // A server that is killed in the middle of a transaction leaves it open: the feed's counter would stay locked for a minute.
      ...['--setParameter', 'transactionLifetimeLimitSeconds=15'],
      // Nobody reads as of a past moment. With the usual five minutes files of what was dropped stay open as long, and a database in which
      // hundreds of collections come and go runs out of them and dies.
      ...['--setParameter', 'minSnapshotHistoryWindowInSeconds=5'],
      // One node has nobody to hand over to: an orderly end need not wait for a successor.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=0'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ],
    env: {},
    probe: () => readyReplicaSet({ port: candidate, password }),
    dataPath: dbPath,
    readyWithinMs: 60_000,
  }));
  return mongoUri({ port, password });
}

async function launchMeilisearch(
  launch: Launch,
  program: Program,
  progress: Progress,
): Promise<{ url: string; key: string }> {
  progress(`Starting Meilisearch ${program.version}`);
  const folder = join(launch.dataDir, 'meilisearch');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const dbPath = join(folder, 'data');
  const key = await keptSecret(launch.dataDir, 'meilisearch-key');
  const port = await onFreePort(launch, 'meilisearch', (candidate) => ({
    program: program.path,
    args: [
      ...['--db-path', dbPath, '--http-addr', `127.0.0.1:${candidate}`, '--env', 'production', '--no-analytics'],
      // By itself it would take two thirds of the machine's memory while it indexes.
      ...['--max-indexing-memory', '1GiB'],
      ...['--dump-dir', join(folder, 'dumps'), '--snapshot-dir', join(folder, 'snapshots'), '--log-level', 'WARN'],
    ],
    // Not on the command line, which every user of the machine can read.
    env: { MEILI_MASTER_KEY: key },
    probe: async () => {
      const answer = await fetch(`http://127.0.0.1:${candidate}/health`, { signal: AbortSignal.timeout(2_000) });
      if (!answer.ok) throw new Error(`health answered ${answer.status}`);
    },
    dataPath: dbPath,
    readyWithinMs: 60_000,
  }));
  return { url: `http://127.0.0.1:${port}`, key };
}

interface EnginePlan {
  program: string;
  args: readonly string[];
  env: Record<string, string>;
  probe(): Promise<void>;
  dataPath: string;
  readyWithinMs: number;
}

/** Starts an engine on a free port; another program may take the port first, so three are tried. */
async function onFreePort(launch: Launch, name: EngineName, plan: (port: number) => EnginePlan): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const { dataPath, ...rest } = plan(port);
    const child = new SupervisedChild(
      {
        ...rest,
        name,
        logFile: join(launch.dataDir, 'logs', `${name}.log`),
        onPid: async (pid) => {
          await launch.claim.record(name, pid, port, dataPath);
          launch.onPid();
        },
      },
      launch.log,
    );
    launch.children.set(name, child);
    try {
      await child.start();
      return port;
    } catch (error) {
      await child.stop(PATIENCE);
      if (attempt >= 3 || !/in use/i.test(reasonOf(error))) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port')),
      );
    });
  });
}

function handle(
  children: Map<EngineName, SupervisedChild>,
  claim: DataFolderClaim | undefined,
  mongodbUri: string | null,
  meili: { url: string; key: string } | null,
  meiliWhyNot: string | null,
): Engines {
  let stopped: Promise<void> | undefined;
  return {
    mongodbUri,
    meili,
    meiliWhyNot,
    onDown: (listener) => {
      for (const [name, child] of children) child.onDown((reason) => listener(name, reason));
    },
    onUp: (listener) => {
      for (const [name, child] of children) child.onUp(() => listener(name));
    },
    isUp: () => ({
      mongo: children.get('mongodb')?.isUp() ?? null,
      meili: children.get('meilisearch')?.isUp() ?? null,
    }),
    stop: () =>
      (stopped ??= (async () => {
        await Promise.all([...children.values()].map((child) => child.stop(PATIENCE)));
        await claim?.release();
      })()),
    kill: () => {
      for (const child of children.values()) child.kill();
    },
  };
}
