import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock, systemClock } from '../../../src/platform/clock/clock.js';
import { JobQueue, Leases } from '../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';

const log = silentLog();
const database = `jobs_${randomBytes(4).toString('hex')}`;
let connection: Connection;

async function until(condition: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('the condition was not met in time');
    await pause(10);
  }
}

beforeAll(async () => {
  connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  await new Leases(connection, systemClock, log).withLease('warm-up', AbortSignal.timeout(5_000), () =>
    Promise.resolve(),
  );
  new JobQueue(connection, systemClock, log);
  await ensureIndexes(connection);
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});
beforeEach(async () => {
  await connection.collection('jobs').deleteMany({});
});

describe('the job queue', () => {
  it('runs a job with its payload, once, and keeps what it said of its progress', async () => {
    const clock = new ManualClock();
    const queue = new JobQueue(connection, clock, log);
    const seen: unknown[] = [];
    queue.register<{ word: string }>('greet', async (run) => {
      seen.push([run.payload.word, run.attempt]);
      await run.progress({ done: 3, total: 3 });
    });
    const id = await queue.enqueue('greet', { word: 'hello' });
    expect(await queue.runDue()).toBe(1);
    expect(await queue.runDue()).toBe(0);
    expect(seen).toEqual([['hello', 1]]);
    expect(await queue.find(id)).toMatchObject({ state: 'DONE', progress: { done: 3, total: 3 }, holder: null });
  });

  it('takes an id once only', async () => {
    const queue = new JobQueue(connection, new ManualClock(), log);
    let runs = 0;
    queue.register('once', async () => void (runs += 1));
    await Promise.all(Array.from({ length: 8 }, () => queue.enqueue('once', {}, { id: 'the-one' })));
    await queue.runDue();
    expect(runs).toBe(1);
  });

  it('waits for its moment, and repeats a failed run later and later until it is given up', async () => {
    const clock = new ManualClock();
    const queue = new JobQueue(connection, clock, log, { maxAttempts: 3 });
    queue.register('fails', () => Promise.reject(new Error('no luck')));
    const id = await queue.enqueue('fails', {}, { runAt: new Date(clock.now().getTime() + 60_000) });
    expect(await queue.runDue()).toBe(0);
    clock.advance(60_000);
    expect(await queue.runDue()).toBe(1);
    expect(await queue.find(id)).toMatchObject({ state: 'WAITING', attempts: 1, error: 'no luck' });
    clock.advance(999);
    expect(await queue.runDue()).toBe(0);
    clock.advance(1);
    expect(await queue.runDue()).toBe(1);
    clock.advance(2_000);
    expect(await queue.runDue()).toBe(1);
    expect(await queue.find(id)).toMatchObject({ state: 'FAILED', attempts: 3, error: 'no luck' });
    clock.advance(3_600_000);
    expect(await queue.runDue()).toBe(0);
  });

  it('comes back for work that returns', async () => {
    const clock = new ManualClock();
    const queue = new JobQueue(connection, clock, log);
    let runs = 0;
    queue.registerEvery('sweep', 3_600_000, async () => void (runs += 1));
    await queue.runDue();
    await queue.runDue();
    expect(runs).toBe(1);
    clock.advance(3_600_000);
    await queue.runDue();
    expect(runs).toBe(2);
  });

  it('does not exist when the transaction that made it aborts', async () => {
    const queue = new JobQueue(connection, systemClock, log);
    let id = '';
    await expect(
      connection.transaction(async () => {
        id = await queue.enqueue('never', {});
        throw new Error('abort');
      }),
    ).rejects.toThrow('abort');
    expect(id).not.toBe('');
    expect(await queue.find(id)).toBeNull();
  });

  it('is done by one copy only, with many copies looking for work', async () => {
    const runs = new Map<string, number>();
    const queues = Array.from({ length: 4 }, () => new JobQueue(connection, systemClock, log, { pollMs: 10 }));
    for (const queue of queues) {
      queue.register('shared', async (run) => {
        runs.set(run.id, (runs.get(run.id) ?? 0) + 1);
        await pause(2);
      });
    }
    const sender = new JobQueue(connection, systemClock, log);
    const ids = await Promise.all(Array.from({ length: 40 }, () => sender.enqueue('shared', {})));
    for (const queue of queues) queue.start();
    await until(async () => (await connection.collection('jobs').countDocuments({ state: 'DONE' })) === ids.length);
    await Promise.all(queues.map((queue) => queue.stop()));
    expect([...runs.values()]).toEqual(ids.map(() => 1));
  });

  it('gives a job back when the process stops, and it goes on where it was', async () => {
    const first = new JobQueue(connection, systemClock, log, { pollMs: 10 });
    first.register('long', async (run) => {
      await run.progress({ rows: 5 });
      await pause(60_000, undefined, { signal: run.signal });
    });
    const id = await first.enqueue('long', {});
    first.start();
    await until(async () => (await first.find(id))?.progress.rows === 5);
    await first.stop();
    expect(await first.find(id)).toMatchObject({ state: 'WAITING', attempts: 0, progress: { rows: 5 } });
    const second = new JobQueue(connection, systemClock, log);
    let soFar: unknown;
    second.register('long', async (run) => void (soFar = run.soFar));
    await second.runDue();
    expect(soFar).toEqual({ rows: 5 });
  });

  it('is taken up at once after a kill -9 of the process that worked on it', async () => {
    const at = (path: string): string =>
      JSON.stringify(fileURLToPath(new URL(`../../../src/platform/${path}`, import.meta.url)));
    const script = `
      const { JobQueue } = await import(${at('jobs/index.js')});
      const { connectMongo } = await import(${at('mongo/connect.js')});
      const { systemClock } = await import(${at('clock/clock.js')});
      const { silentLog } = await import(${at('telemetry/log.js')});
      const connection = await connectMongo(process.env.TEST_MONGODB_URI, ${JSON.stringify(database)});
      const queue = new JobQueue(connection, systemClock, silentLog(), { pollMs: 10 });
      queue.register('count', async (run) => {
        for (let row = 1; ; row += 1) await run.progress({ row });
      });
      queue.start();
    `;
    const queue = new JobQueue(connection, systemClock, log, { pollMs: 10 });
    const id = await queue.enqueue('count', {});
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    try {
      await until(async () => Number((await queue.find(id))?.progress.row) >= 5);
    } finally {
      child.kill('SIGKILL');
      await gone;
    }
    const stored = Number((await queue.find(id))?.progress.row);
    let resumedAt = 0;
    queue.register('count', async (run) => {
      resumedAt = Number(run.soFar.row);
      await run.progress({ row: 1_000_000 });
    });
    queue.start();
    // Long before the lease of 20 s runs out.
    await until(async () => (await queue.find(id))?.state === 'DONE', 10_000);
    await queue.stop();
    expect(resumedAt).toBe(stored);
    expect(await queue.find(id)).toMatchObject({ attempts: 2, progress: { row: 1_000_000 } });
  });
});

describe('a lease', () => {
  it('lets one in at a time, and the next one when it is given back', async () => {
    const stop = new AbortController();
    let inside = 0;
    let most = 0;
    let turns = 0;
    await Promise.all(
      Array.from({ length: 3 }, () =>
        new Leases(connection, systemClock, log).withLease('turns', stop.signal, async () => {
          most = Math.max(most, (inside += 1));
          await pause(20);
          inside -= 1;
          turns += 1;
        }),
      ),
    );
    expect({ most, turns }).toEqual({ most: 1, turns: 3 });
  });

  it('is free at once when its holder has gone', async () => {
    const { hostname } = await import('node:os');
    const until = new Date(Date.now() + 3_600_000);
    await connection
      .collection<{ _id: string }>('leases')
      .insertOne({ _id: 'dead', holder: `${hostname()}/999999999/x`, until } as { _id: string });
    const got = await new Leases(connection, systemClock, log).withLease('dead', AbortSignal.timeout(1_000), () =>
      Promise.resolve('mine'),
    );
    expect(got).toBe('mine');
  });

  it('of another machine is not taken before its time', async () => {
    const until = new Date(Date.now() + 3_600_000);
    await connection
      .collection<{ _id: string }>('leases')
      .insertOne({ _id: 'far', holder: 'another-machine/1/x', until } as { _id: string });
    const got = await new Leases(connection, systemClock, log).withLease('far', AbortSignal.timeout(200), () =>
      Promise.resolve('mine'),
    );
    expect(got).toBeUndefined();
  });
});
