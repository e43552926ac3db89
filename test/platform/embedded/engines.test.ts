import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTimeOf } from '../../../src/platform/embedded/processes.js';

interface RunFile {
  server: { pid: number };
  children: Record<'mongodb' | 'meilisearch', { pid: number; port: number }>;
}

const script = fileURLToPath(new URL('./engine-host.js', import.meta.url));
// Engines come up in a second or two; a busy machine may take many times as long.
jest.setTimeout(240_000);

let folder: string;
let hosts: Host[] = [];

/** Runs engines in a process of their own, as a server does. */
class Host {
  readonly lines: Record<string, unknown>[] = [];
  readonly process: ChildProcess;
  readonly exit: Promise<number | null>;

  constructor(dataDir: string, env: Record<string, string> = {}) {
    this.process = spawn(process.execPath, [script, dataDir], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.exit = new Promise((resolve) => this.process.once('exit', resolve));
    let rest = '';
    this.process.stdout?.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) this.lines.push(JSON.parse(part) as Record<string, unknown>);
    });
    hosts.push(this);
  }

  /** The first line with that key, as soon as it is there. */
  async line(key: string, withinMs = 150_000): Promise<Record<string, unknown>> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = this.lines.find((line) => key in line);
      if (found) return found;
      if (performance.now() > deadline) throw new Error(`no "${key}" among ${JSON.stringify(this.lines)}`);
      await pause(10);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.process.kill(signal);
    return this.exit;
  }
}

const runFile = (): RunFile => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunFile;

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await startTimeOf(pid)) === undefined) return true;
    await pause(10);
  }
  return false;
}

async function withDatabase<T>(uri: unknown, work: (connection: mongoose.Connection) => Promise<T>): Promise<T> {
  const connection = await mongoose.createConnection(String(uri), { serverSelectionTimeoutMS: 20_000 }).asPromise();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caregraph-engines-'));
});
afterEach(async () => {
  for (const host of hosts) if (host.process.exitCode === null && host.process.signalCode === null) await host.stop();
  hosts = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded engines', () => {
  it('come up with transactions, keys of their own in private files, and a run file; and end in order', async () => {
    const host = new Host(folder);
    const ready = await host.line('ready');
    await withDatabase(ready.mongodbUri, async (connection) => {
      await connection.createCollection('notes');
      await connection.transaction(async (session) => {
        await connection.collection('notes').insertOne({ text: 'kept' }, { session });
      });
    });
    const meili = ready.meili as { url: string; key: string };
    const authorization = { authorization: `Bearer ${meili.key}` };
    expect((await fetch(`${meili.url}/indexes`)).status).toBe(401);
    expect((await fetch(`${meili.url}/indexes`, { headers: authorization })).status).toBe(200);
    for (const name of ['mongodb-password', 'mongodb-keyfile', 'meilisearch-key']) {
      expect(statSync(join(folder, 'keys', name)).mode & 0o777).toBe(0o600);
    }
    const { server, children } = runFile();
    expect(server.pid).toBe(host.process.pid);
    const commandLine = readFileSync(`/proc/${children.meilisearch.pid}/cmdline`, 'utf8');
    expect(commandLine).not.toContain(meili.key);
    expect(await host.stop()).toBe(0);
    expect(await gone(children.mongodb.pid)).toBe(true);
    expect(await gone(children.meilisearch.pid)).toBe(true);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
  });

  it('refuse a stranger without the password', async () => {
    const host = new Host(folder);
    const { mongodbUri } = await host.line('ready');
    const stranger = String(mongodbUri)
      .replace(/\/\/[^@]+@/, '//')
      .replace('authSource=admin&', '');
    await expect(withDatabase(stranger, (connection) => connection.collection('notes').findOne({}))).rejects.toThrow(
      /auth/i,
    );
  });

  it('keep the data, on other ports; and say so when a server lives on the folder', async () => {
    const host = new Host(folder);
    const { mongodbUri } = await host.line('ready');
    expect(
      await withDatabase(mongodbUri, (connection) => connection.collection('notes').findOne({ text: 'kept' })),
    ).not.toBeNull();
    const second = new Host(folder);
    expect((await second.line('failed')).failed).toMatch(
      new RegExp(`process ${host.process.pid}\\) is already running`),
    );
    expect(await second.exit).toBe(1);
    // The first one is not harmed.
    expect(
      await withDatabase(mongodbUri, (connection) => connection.collection('notes').findOne({ text: 'kept' })),
    ).not.toBeNull();
  });

  it('come back when they die, at the same address', async () => {
    const host = new Host(folder);
    const { mongodbUri } = await host.line('ready');
    const before = runFile().children;
    process.kill(before.mongodb.pid, 'SIGKILL');
    expect(await host.line('down')).toMatchObject({ down: 'mongodb' });
    expect(await host.line('up')).toMatchObject({ up: 'mongodb' });
    const after = runFile().children;
    expect(after.mongodb.pid).not.toBe(before.mongodb.pid);
    expect(after.mongodb.port).toBe(before.mongodb.port);
    expect(
      await withDatabase(mongodbUri, (connection) => connection.collection('notes').findOne({ text: 'kept' })),
    ).not.toBeNull();
  });

  it('of a killed server are ended by the next one, but never a process that only has the same id', async () => {
    const host = new Host(folder);
    await host.line('ready');
    const { children } = runFile();
    await host.stop('SIGKILL');
    expect(await startTimeOf(children.mongodb.pid)).toBeDefined();
    // The file now claims that an innocent process is the search engine.
    const innocent = spawn('sleep', ['600']);
    const file = runFile() as RunFile & { children: { meilisearch: { pid: number; startTime?: string } } };
    process.kill(file.children.meilisearch.pid, 'SIGKILL');
    file.children.meilisearch.pid = innocent.pid ?? 0;
    writeFileSync(join(folder, 'run.json'), JSON.stringify(file));
    try {
      const next = new Host(folder);
      const { mongodbUri } = await next.line('ready');
      expect(await gone(children.mongodb.pid)).toBe(true);
      expect(innocent.exitCode).toBeNull();
      expect(
        next.lines.some(({ text }) => String(text).includes(`Ending mongodb (process ${children.mongodb.pid})`)),
      ).toBe(true);
      expect(
        await withDatabase(mongodbUri, (connection) => connection.collection('notes').findOne({ text: 'kept' })),
      ).not.toBeNull();
    } finally {
      innocent.kill();
    }
  });

  it('throw away search data of another version, and refuse a database of another major in one line', async () => {
    const path = join(folder, 'engines.json');
    const engines = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { path: string; version: string }>;
    const marker = join(folder, 'meilisearch', 'marker');
    writeFileSync(marker, '');
    const old = { ...engines, meilisearch: { ...engines.meilisearch, path: '/nowhere/meilisearch', version: '1.0.0' } };
    writeFileSync(path, JSON.stringify(old));
    const host = new Host(folder);
    await host.line('ready');
    await host.stop();
    expect(existsSync(marker)).toBe(false);

    const other = { ...engines, mongodb: { ...engines.mongodb, path: '/nowhere/mongod', version: '4.4.0' } };
    writeFileSync(path, JSON.stringify(other));
    const refused = new Host(folder);
    const message = String((await refused.line('failed')).failed);
    expect(message).toMatch(/made by MongoDB 4\.4\.0 .* set MONGOD_BINARY/);
    expect(message.trim().split('\n')).toHaveLength(1);
    writeFileSync(path, JSON.stringify(engines));
  });

  it('leave nothing behind when a start fails, and list what was tried', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'caregraph-engines-'));
    try {
      const fake = join(fresh, 'mongod');
      // Answers for its version like the real one and dies when it is to serve.
      writeFileSync(
        fake,
        '#!/bin/sh\n[ "$1" = --version ] && { echo "db version v8.0.0"; exit 0; }\necho "cannot serve" >&2\nexit 3\n',
      );
      chmodSync(fake, 0o755);
      const data = join(fresh, 'data');
      const host = new Host(data, { MONGOD_BINARY: fake });
      const started = performance.now();
      expect(String((await host.line('failed')).failed)).toMatch(/ended with code 3[\s\S]*cannot serve/);
      expect(performance.now() - started).toBeLessThan(20_000);
      expect(existsSync(join(data, 'run.json'))).toBe(false);
      const absent = new Host(data, { MONGOD_BINARY: join(fresh, 'absent') });
      expect(String((await absent.line('failed')).failed)).toMatch(/MONGOD_BINARY: .*absent is not a program/);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
});
