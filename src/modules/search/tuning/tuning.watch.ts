import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../platform/telemetry/log.js';

/** How often a process looks for what others changed, in milliseconds: one read by key each. */
export const lookEveryMs = 500;

/** Keeps what is in memory as it is in the database, by looking every moment. A database that is away is waited for. */
export class TuningWatch {
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    private readonly looks: readonly (() => Promise<void>)[],
    private readonly log: Log,
  ) {}

  /** Looks once, then again and again. Never throws. */
  async start(): Promise<void> {
    if (this.#running) return;
    await this.look();
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Looks now. Never throws. */
  async look(): Promise<void> {
    for (const look of this.looks) {
      await look().catch((error: unknown) => {
        this.log.debug({ err: error }, 'the search settings could not be looked at');
      });
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await pause(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.look();
    }
  }
}
