import { loadavg } from 'node:os';
import { Pool } from 'undici';
import { percentile } from '../relevance/figures.js';

/** Where requests go, and what is sent at one time after another. */
export interface Target {
  name: string;
  origin: string;
  path: string;
  headers: Record<string, string>;
  /** Bodies, sent in turn by all connections. */
  bodies: readonly string[];
  /** Says what is wrong with an answer; null for a good one. */
  fault?: (text: string, at: number) => string | null;
}

/** How long answers took, and what else was seen. */
export interface Measured {
  name: string;
  connections: number;
  times: number[];
  faults: string[];
  seconds: number;
  /** Mean of the machine's load before and after. */
  load: number;
}

const nowLoad = (): number => loadavg()[0] ?? 0;

/** One target with the connections that are kept open to it. */
export class Client {
  readonly #pool: Pool;
  #next = 0;

  constructor(
    readonly target: Target,
    readonly connections: number,
  ) {
    this.#pool = new Pool(target.origin, { connections, pipelining: 1, keepAliveTimeout: 60_000 });
  }

  /** Sends one body and waits for the whole answer. */
  async send(at: number): Promise<{ ms: number; fault: string | null }> {
    const { path, headers, bodies, fault } = this.target;
    const n = at % bodies.length;
    const started = performance.now();
    try {
      const response = await this.#pool.request({ path, method: 'POST', headers, body: bodies[n] ?? '' });
      const text = await response.body.text();
      const ms = performance.now() - started;
      if (response.statusCode !== 200) return { ms, fault: `${response.statusCode}: ${text.slice(0, 200)}` };
      return { ms, fault: fault?.(text, n) ?? null };
    } catch (error) {
      return { ms: performance.now() - started, fault: error instanceof Error ? error.message : String(error) };
    }
  }

  /** All connections send without a pause until `isOver` says so. */
  async run(isOver: () => boolean): Promise<Measured> {
    const { name } = this.target;
    const times: number[] = [];
    const faults: string[] = [];
    const before = nowLoad();
    const started = performance.now();
    await Promise.all(
      Array.from({ length: this.connections }, async () => {
        while (!isOver()) {
          const { ms, fault } = await this.send(this.#next++);
          times.push(ms);
          if (fault !== null) faults.push(fault);
        }
      }),
    );
    const seconds = (performance.now() - started) / 1_000;
    return { name, connections: this.connections, times, faults, seconds, load: (before + nowLoad()) / 2 };
  }

  /** Like `run`, for a time in ms. */
  runFor(ms: number): Promise<Measured> {
    const until = performance.now() + ms;
    return this.run(() => performance.now() > until);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

const joined = (parts: readonly Measured[]): Measured => {
  const [first] = parts;
  if (!first) throw new Error('Nothing was measured.');
  return {
    ...first,
    times: parts.flatMap(({ times }) => times),
    faults: parts.flatMap(({ faults }) => faults),
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
    load: parts.reduce((sum, { load }) => sum + load, 0) / parts.length,
  };
};

const SLICES = 4;

/**
 * Measures several targets at the same number of connections, in slices that take turns: what else the machine does then
 * meets all of them alike.
 */
export async function sideBySide(
  targets: readonly Target[],
  connections: number,
  seconds: number,
): Promise<Map<string, Measured>> {
  const clients = targets.map((target) => new Client(target, connections));
  try {
    for (const client of clients) await client.runFor(400);
    const parts = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]));
    for (let slice = 0; slice < SLICES; slice++) {
      for (const client of clients) {
        const measured = await client.runFor((seconds * 1_000) / SLICES);
        parts.get(client.target.name)?.push(measured);
      }
    }
    return new Map([...parts].map(([name, list]) => [name, joined(list)]));
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}

/** Percentiles of times in ms. */
export const spread = (times: readonly number[]): { p50: number; p95: number; p99: number } => ({
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  p99: percentile(times, 0.99),
});
