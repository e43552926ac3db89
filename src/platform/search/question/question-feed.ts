import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Clock } from '../../clock/clock.js';
import { newId } from '../../ids/ids.js';
import { ChangeHistoryLostError, followChanges, operationTime, type ChangeBatch } from '../../mongo/change-stream.js';
import type { Log } from '../../telemetry/log.js';
import type { SearchSource } from '../source.js';
import { QuestionIndex } from './question-index.js';

/** Collection in which a process asks itself how far it has read. */
const MARKS = 'search_marks';
const LOAD_BATCH = 100;
/** Documents that are analysed without letting others have the process, about 10 ms. */
const AT_ONCE = 20;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;

export interface QuestionFeedOptions {
  connection: Connection;
  sources: readonly SearchSource[];
  clock: Clock;
  log: Log;
}

/** How the question index of this process stands. */
export interface QuestionFeedStatus {
  isLoaded: boolean;
  documentCount: number;
  /** Bytes of its numbers, without texts. */
  bytes: number;
  /** How long the last loading took, in milliseconds; null before it is done. */
  loadMs: number | null;
}

/**
 * Fills this process's question index from the database in the background, and keeps it as the documents are by the same
 * change events that feed the engine. While it loads it answers with what it has.
 */
export class QuestionFeed {
  #index = new QuestionIndex();
  #isLoaded = false;
  #loadMs: number | null = null;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  readonly #waiting = new Map<string, () => void>();
  readonly #sourceOf: ReadonlyMap<string, SearchSource>;

  constructor(private readonly options: QuestionFeedOptions) {
    this.#sourceOf = new Map(options.sources.map((source) => [source.collection, source]));
  }

  get index(): QuestionIndex {
    return this.#index;
  }

  /** Whether every document was read once. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  status(): QuestionFeedStatus {
    const { documentCount, bytes } = this.#index;
    return { isLoaded: this.#isLoaded, documentCount, bytes, loadMs: this.#loadMs };
  }

  /** Begins to load and to follow. */
  start(): void {
    this.#running ??= this.#work(this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    for (const done of this.#waiting.values()) done();
    this.#waiting.clear();
  }

  /** Resolves when everything that was written before the call is in this index. Throws after `timeoutMs`. */
  async whenCaughtUp(timeoutMs = 60_000): Promise<void> {
    const { connection, clock } = this.options;
    const _id = newId('search_mark', clock);
    const seen = new Promise<void>((resolve) => this.#waiting.set(_id, resolve));
    const marks = connection.collection<{ _id: string; shown: number }>(MARKS);
    const until = performance.now() + timeoutMs;
    await marks.insertOne({ _id, shown: 0 });
    try {
      while (this.#waiting.has(_id)) {
        await Promise.race([seen, pause(500)]);
        if (!this.#waiting.has(_id)) return;
        if (performance.now() > until) throw new Error(`The question index did not catch up within ${timeoutMs} ms.`);
        // Shown again: while everything was being read, the mark may have been passed over.
        await marks.updateOne({ _id }, { $inc: { shown: 1 } });
      }
    } finally {
      this.#waiting.delete(_id);
      await marks.deleteOne({ _id }).catch(() => undefined);
    }
  }

  async #work(signal: AbortSignal): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await this.#load(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ChangeHistoryLostError) {
          this.options.log.warn({ err: error }, 'the question index reads everything anew');
        } else {
          this.options.log.warn({ err: error, retryMs: wait }, 'the question index cannot be fed at the moment');
          await pause(wait, undefined, { signal }).catch(() => undefined);
          wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
        }
      }
    }
  }

  /** Reads everything into a fresh index (the old one answers meanwhile), then follows the changes since the beginning. */
  async #load(signal: AbortSignal): Promise<void> {
    const { connection, sources, log } = this.options;
    const from = await operationTime(connection);
    const started = performance.now();
    const fresh = new QuestionIndex();
    if (!this.#isLoaded) this.#index = fresh;
    for (const source of sources) {
      for await (const ids of source.allIds()) {
        for (let at = 0; at < ids.length; at += LOAD_BATCH) {
          if (signal.aborted) return;
          await this.#read(fresh, source, ids.slice(at, at + LOAD_BATCH));
        }
      }
    }
    this.#index = fresh;
    this.#isLoaded = true;
    this.#loadMs = Math.round(performance.now() - started);
    log.info({ ...this.status() }, 'the question index is loaded');
    await followChanges({
      connection,
      collections: [...this.#sourceOf.keys(), MARKS],
      from,
      maxWaitMs: 10,
      signal,
      onBatch: (batch) => this.#apply(batch),
    });
  }

  async #read(index: QuestionIndex, source: SearchSource, ids: readonly string[]): Promise<void> {
    const entries = await source.entries(ids);
    let count = 0;
    for (const id of ids) {
      const entry = entries.get(id);
      if (entry) index.put(entry);
      else index.remove(id);
      if (++count % AT_ONCE === 0) await breathe();
    }
  }

  async #apply({ changes }: ChangeBatch): Promise<void> {
    const changed = new Map<SearchSource, Set<string>>();
    for (const { collection, id } of changes) {
      const source = this.#sourceOf.get(collection);
      if (!source) continue;
      const ids = changed.get(source);
      if (ids) ids.add(id);
      else changed.set(source, new Set([id]));
    }
    for (const [source, ids] of changed) await this.#read(this.#index, source, [...ids]);
    for (const { collection, id } of changes) {
      if (collection !== MARKS) continue;
      this.#waiting.get(id)?.();
      this.#waiting.delete(id);
    }
  }
}
