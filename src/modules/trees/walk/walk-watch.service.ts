import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../../../platform/mongo/connect.js';
import { followChanges, operationTime } from '../../../platform/mongo/change-stream.js';
import type { Log } from '../../../platform/telemetry/log.js';

/** Somebody who listens to walks. */
export interface WalkListener {
  /** Walks were written. */
  changed(ids: readonly string[]): void;
  /** Something may have been missed. */
  lost(): void;
}

const retryMs = 500;

/** What is written to walks, for the listeners of this process: one change stream, open only while somebody listens. */
export class WalkWatch {
  readonly #listeners = new Set<WalkListener>();
  #stop: AbortController | null = null;
  #opening: Promise<void> | null = null;
  #following: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly log: Log,
    private readonly collection: string,
  ) {}

  /** Begins to listen; whatever is written after it has resolved is heard. Returns how to end. */
  async listen(listener: WalkListener): Promise<() => void> {
    this.#listeners.add(listener);
    try {
      this.#opening ??= this.#open();
      await this.#opening;
    } catch (error) {
      this.#leave(listener);
      throw error;
    }
    return () => this.#leave(listener);
  }

  /** Ends for all; at stop. */
  async close(): Promise<void> {
    this.#listeners.clear();
    this.#end();
    await this.#following;
  }

  #leave(listener: WalkListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#end();
  }

  #end(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.#opening = null;
  }

  async #open(): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    try {
      const from = await operationTime(this.connection);
      this.#following = this.#follow(from, stop.signal);
    } catch (error) {
      this.#opening = null;
      throw error;
    }
  }

  async #follow(first: Awaited<ReturnType<typeof operationTime>>, signal: AbortSignal): Promise<void> {
    let from: typeof first | undefined = first;
    while (!signal.aborted) {
      try {
        from ??= await operationTime(this.connection);
        // What was written since the stream broke is not known: everybody reads anew.
        if (from !== first) for (const listener of this.#listeners) listener.lost();
        await followChanges({
          connection: this.connection,
          collections: [this.collection],
          from,
          maxWaitMs: 20,
          signal,
          onBatch: ({ changes }) => {
            const ids = [...new Set(changes.map(({ id }) => id))];
            for (const listener of this.#listeners) listener.changed(ids);
            return Promise.resolve();
          },
        });
      } catch (error) {
        if (signal.aborted) return;
        this.log.warn({ err: error }, 'the stream of walks broke; opening it again');
        from = undefined;
        await pause(retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
