import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../../clock/clock.js';
import { newId } from '../../ids/ids.js';
import { ChangeHistoryLostError, followChanges, operationTime, type ChangeBatch } from '../../mongo/change-stream.js';
import type { Log } from '../../telemetry/log.js';
import { changedIds, piecesOf } from '../changed-ids.js';
import type { SearchSource } from '../source.js';
import { compact } from './compaction.js';
import { QuestionIndex } from './question-index.js';
import { QuestionReader } from './question-reader.js';

/** Collection in which a process asks itself how far it has read. */
const MARKS = 'search_marks';
const LOAD_BATCH = 100;
/** How often it is looked whether the stream still moves while nothing changes. */
const IDLE_MS = 5_000;
/** The database moves the stream on every ten seconds at least; one that stood for so long has lost its way. */
const SILENT_MS = 30_000;
/** A connection that is there, as the driver says it. */
const CONNECTED = 1;
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
  /** Whether changes arrive now. When not, what it answers may be out of date. */
  isFollowing: boolean;
  /** Up to when it surely knows all changes; null while it is following. */
  silentSince: Date | null;
  /** Documents that could not be read and are not in it. */
  leftOutCount: number;
}

/** From where changes are followed: after the last one that is in the index, or from a moment of the database. */
type Position = { after: mongo.ResumeToken } | { from: mongo.Timestamp };

/**
 * Fills this process's question index from the database in the background, and keeps it as the documents are by the same
 * change events that feed the engine. While it loads it answers with what it has.
 */
export class QuestionFeed {
  #index = new QuestionIndex();
  /** Stamps by which documents of many parts are in the index. */
  #stamps = new Map<string, string>();
  #isLoaded = false;
  #loadMs: number | null = null;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  /** Null: everything has to be read. */
  #position: Position | null = null;
  #isFollowing = false;
  /** When the database was last heard on the stream. */
  #heardAt: Date;
  #compacting: Promise<void> | null = null;
  readonly #reader: QuestionReader;
  readonly #waiting = new Map<string, () => void>();
  readonly #sourceOf: ReadonlyMap<string, SearchSource>;

  constructor(private readonly options: QuestionFeedOptions) {
    this.#heardAt = options.clock.now();
    this.#reader = new QuestionReader(options.log);
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
    const { clock, connection } = this.options;
    const silentMs = clock.now().getTime() - this.#heardAt.getTime();
    // The driver tries for many seconds by itself before it says that the database is away.
    const isFollowing = this.#isFollowing && connection.readyState === CONNECTED && silentMs < SILENT_MS;
    return {
      isLoaded: this.#isLoaded,
      documentCount,
      bytes,
      loadMs: this.#loadMs,
      isFollowing,
      silentSince: isFollowing ? null : this.#heardAt,
      leftOutCount: this.#reader.leftOutCount,
    };
  }

  /** Begins to load and to follow. */
  start(): void {
    this.#running ??= this.#work(this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#compacting;
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

  /** Loads, follows, and begins again after a fault: where it was, or by reading everything where that is not possible. */
  async #work(signal: AbortSignal): Promise<void> {
    const { log } = this.options;
    let wait = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const since = performance.now();
      try {
        this.#position ??= await this.#load(signal);
        if (this.#position) await this.#follow(this.#position, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (this.#isFollowing && performance.now() - since > LONGEST_PAUSE_MS) wait = FIRST_PAUSE_MS;
        this.#isFollowing = false;
        if (error instanceof ChangeHistoryLostError) {
          this.#position = null;
          log.warn({ err: error, retryMs: wait }, 'the question index reads everything anew');
        } else {
          log.warn({ err: error, retryMs: wait }, 'the question index cannot be fed at the moment');
        }
        await pause(wait, undefined, { signal }).catch(() => undefined);
        wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
      }
    }
    this.#isFollowing = false;
  }

  /**
   * Reads everything into a fresh index; the old one answers meanwhile. @returns from where changes have to be followed: the
   * moment before; null when it was stopped.
   */
  async #load(signal: AbortSignal): Promise<Position | null> {
    const { connection, sources, log, clock } = this.options;
    const from = await operationTime(connection);
    const heardAt = clock.now();
    const started = performance.now();
    const fresh = new QuestionIndex(this.#index.version + 1);
    const stamps = new Map<string, string>();
    if (!this.#isLoaded) this.#index = fresh;
    for (const source of sources) {
      for await (const ids of source.allIds()) {
        for (let at = 0; at < ids.length; at += LOAD_BATCH) {
          if (signal.aborted) return null;
          await this.#read(() => fresh, stamps, source, ids.slice(at, at + LOAD_BATCH));
        }
      }
    }
    this.#index = fresh;
    this.#stamps = stamps;
    this.#isLoaded = true;
    this.#heardAt = heardAt;
    this.#loadMs = Math.round(performance.now() - started);
    log.info({ ...this.status() }, 'the question index is loaded');
    return { from };
  }

  async #follow(position: Position, signal: AbortSignal): Promise<void> {
    const { connection, clock } = this.options;
    const heard = (after: mongo.ResumeToken): void => {
      this.#position = { after };
      this.#isFollowing = true;
      this.#heardAt = clock.now();
    };
    void this.#knock();
    let known = 'after' in position ? JSON.stringify(position.after) : '';
    await followChanges({
      connection,
      collections: [...this.#sourceOf.keys(), MARKS],
      ...position,
      maxWaitMs: 10,
      idleMs: IDLE_MS,
      signal,
      onBatch: async (batch) => {
        await this.#apply(batch, signal);
        heard(batch.token);
      },
      onIdle: async (token) => {
        await this.#reader.readLeftOut(() => this.#index);
        // A token that stands still says nothing: it is the driver's own memory.
        const moved = JSON.stringify(token);
        if (moved === known) return;
        known = moved;
        heard(token);
      },
    });
  }

  /** Makes a change of its own, which tells that changes arrive even where nobody makes any. */
  async #knock(): Promise<void> {
    const { connection, clock, log } = this.options;
    const _id = newId('search_mark', clock);
    try {
      const marks = connection.collection<{ _id: string; shown: number }>(MARKS);
      await marks.insertOne({ _id, shown: 0 });
      await marks.deleteOne({ _id });
    } catch (error) {
      // Whoever follows will meet it too.
      log.debug({ err: error }, 'the question index could not make its mark');
    }
  }

  async #apply({ changes }: ChangeBatch, signal: AbortSignal): Promise<void> {
    const changed = new Map<SearchSource, Set<string>>();
    for (const { collection, id } of changes) {
      const source = this.#sourceOf.get(collection);
      if (!source) continue;
      const ids = changed.get(source);
      if (ids) ids.add(id);
      else changed.set(source, new Set([id]));
    }
    for (const [source, ids] of changed) await this.#read(() => this.#index, this.#stamps, source, [...ids]);
    this.#compactWorn(signal);
    for (const { collection, id } of changes) {
      if (collection !== MARKS) continue;
      this.#waiting.get(id)?.();
      this.#waiting.delete(id);
    }
  }

  /** Reads stored documents with all their entries, unless they stand in the index as they are. */
  async #read(
    target: () => QuestionIndex,
    stamps: Map<string, string>,
    source: SearchSource,
    ids: readonly string[],
  ): Promise<void> {
    const changed = await changedIds(source, ids, () => stamps);
    for (const id of changed.outdated) stamps.delete(id);
    for (const part of piecesOf(changed.ids, LOAD_BATCH * 2)) await this.#reader.read(target, source, part);
    for (const [id, stamp] of changed.stamps) stamps.set(id, stamp);
  }

  /** Has a worn index written anew in the background. */
  #compactWorn(signal: AbortSignal): void {
    const worn = this.#index;
    if (this.#compacting || !worn.isWorn) return;
    this.#compacting = compact(worn, signal, (fresh) => {
      // Unless everything was read anew meanwhile.
      if (this.#index === worn) this.#index = fresh;
    })
      .catch((error: unknown) => {
        this.options.log.error({ err: error }, 'the question index could not be written anew');
      })
      .finally(() => {
        this.#compacting = null;
      });
  }
}
