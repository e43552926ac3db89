import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTimeOf } from '../src/platform/embedded/processes.js';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));
// Engines come up in a second or two; a busy machine may take many times as long.
jest.setTimeout(240_000);

let folder: string;
let servers: Server[] = [];

/** The server as `npm start` runs it, with engines of its own. */
class Server {
  readonly process: ChildProcess;
  readonly exit: Promise<number | null>;
  printed = '';

  constructor(env: Record<string, string> = {}, args: string[] = []) {
    const { PATH, HOME } = process.env;
    const ours = {
      CAREGRAPH_DATA: folder,
      CAREGRAPH_SEED: 'none',
      PORT: '0',
      INSTANCE_ID: 'under-test',
      LOG_LEVEL: 'warn',
    };
    this.process = spawn(process.execPath, [main, ...args], {
      env: { PATH, HOME, ...ours, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exit = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.stdout?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
    servers.push(this);
  }

  /** Address of the ready line. */
  async ready(): Promise<string> {
    const deadline = performance.now() + 150_000;
    for (;;) {
      const url = /^CareGraph ready at (http:\/\/\S+)$/m.exec(this.printed)?.[1];
      if (url) return url;
      if (this.process.exitCode !== null || performance.now() > deadline)
        throw new Error(`not ready:\n${this.printed}`);
      await pause(20);
    }
  }
}

const engines = (): number[] => {
  const { children } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    children: Record<string, { pid: number }>;
  };
  return Object.values(children).map(({ pid }) => pid);
};

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('the condition was not met in time');
    await pause(20);
  }
}

const allGone = async (pids: number[]): Promise<boolean> =>
  (await Promise.all(pids.map(startTimeOf))).every((time) => time === undefined);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caregraph-main-'));
});
afterEach(async () => {
  for (const server of servers) {
    if (server.process.exitCode === null && server.process.signalCode === null) server.process.kill('SIGTERM');
    await server.exit;
  }
  servers = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the process', () => {
  it('lists every fault of its configuration and exits with 1, before it starts anything', async () => {
    const server = new Server({ PORT: 'many', CAREGRAPH_SEED: 'some', MEILI_URL: 'nowhere' }, ['--roles=cook']);
    expect(await server.exit).toBe(1);
    for (const name of ['PORT', 'CAREGRAPH_SEED', 'MEILI_URL', 'MEILI_MASTER_KEY', '--roles'])
      expect(server.printed).toContain(name);
    expect(server.printed).not.toContain(' at ');
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
  });

  it('starts, answers, refuses a second one on its folder, and drains on SIGTERM in under ten seconds', async () => {
    const server = new Server();
    const url = await server.ready();
    const health = await fetch(`${url}/health/ready`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ instance: 'under-test' });
    const pids = engines();
    expect(pids).toHaveLength(2);

    const second = new Server();
    expect(await second.exit).toBe(1);
    expect(second.printed).toContain(`process ${server.process.pid}`);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);

    const since = performance.now();
    server.process.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(await allGone(pids)).toBe(true);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
  });

  it('is not ready while its database is down, and ready again by itself', async () => {
    const server = new Server();
    const url = await server.ready();
    const status = async (): Promise<number> => (await fetch(`${url}/health/ready`)).status;
    const database = (): number =>
      (JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { children: { mongodb: { pid: number } } })
        .children.mongodb.pid;
    const killed = database();
    process.kill(killed, 'SIGKILL');
    // A database that is back before anybody looked was never seen away.
    await until(async () => (await status()) === 503 || database() !== killed);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await until(async () => (await status()) === 200 && database() !== killed);
  });

  it('comes back on the same folder after kill -9, and ends the engines that were left', async () => {
    const killed = new Server();
    await killed.ready();
    const orphans = engines();
    killed.process.kill('SIGKILL');
    await killed.exit;
    expect(await allGone(orphans)).toBe(false);
    const server = new Server();
    await server.ready();
    expect(await allGone(orphans)).toBe(true);
    expect(server.printed).toContain('left behind');
  });

  it('ends at once with all its children when it is asked twice, also in the middle of a start', async () => {
    const server = new Server();
    await until(async () => existsSync(join(folder, 'run.json')) && engines().length > 0);
    const pids = engines();
    server.process.kill('SIGINT');
    server.process.kill('SIGINT');
    await server.exit;
    await until(() => allGone(pids));
  });
});
