import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMeilisearch } from '../../src/platform/embedded/meilisearch-program.js';
import { eventually } from '../support/eventually.js';

/** A search engine of a test's own on a port that stays, to be killed in earnest. Its key is that of the test run. */
export interface OwnMeilisearch {
  readonly port: number;
  start(): Promise<void>;
  /** Kills it as a power failure would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Throws its data away while it is down. */
  lose(): Promise<void>;
  end(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

export async function ownMeilisearch(): Promise<OwnMeilisearch> {
  const { program, whyNot } = await findMeilisearch();
  if (!program) throw new Error(whyNot);
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-own-meili-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const own: OwnMeilisearch = {
    port,
    async start() {
      child = spawn(
        program.path,
        [
          ...['--db-path', join(folder, 'data'), '--http-addr', `127.0.0.1:${port}`, '--env', 'production'],
          ...['--no-analytics', '--max-indexing-memory', '500MiB', '--log-level', 'OFF'],
          ...['--dump-dir', join(folder, 'dumps'), '--snapshot-dir', join(folder, 'snapshots')],
        ],
        { env: { MEILI_MASTER_KEY: process.env['TEST_MEILI_KEY'] ?? '' }, stdio: 'ignore' },
      );
      await eventually(async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok, 30_000);
    },
    async kill() {
      const killed = child;
      child = null;
      if (!killed || killed.exitCode !== null) return;
      const gone = new Promise((resolve) => killed.once('exit', resolve));
      killed.kill('SIGKILL');
      await gone;
    },
    lose: () => rm(join(folder, 'data'), { recursive: true, force: true }),
    async end() {
      await own.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await own.start();
  return own;
}
