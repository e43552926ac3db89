import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock/clock.js';
import { ChangeHistoryLostError, followChanges, operationTime, type ChangeBatch } from '../mongo/change-stream.js';
import type { Log } from '../telemetry/log.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { SearchEngine } from './client.js';
import { definitionHash } from './index-definition.js';
import { IndexStateStore, requestCollection } from './index-state.js';
import { IndexWriter, type DocumentRef, type WriteTargets } from './index-writer.js';
import { markerOf, rebuild } from './rebuild.js';
import type { SearchSource } from './source.js';

/** Work that exactly one server copy does at a time; `Leases` of `platform/jobs` is one. */
export interface SingletonRunner {
  singleton(name: string, stop: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
}

export interface IndexerOptions {
  connection: Connection;
  engine: SearchEngine;
  sources: readonly SearchSource[];
  leases: SingletonRunner;
  clock: Clock;
  log: Log;
  metrics?: Pick<Metrics, 'indexerBacklog' | 'indexerLag' | 'indexerParked'>;
  /** Most changes of a batch (default 500) and how long a change waits for others, in milliseconds (default 50). */
  maxBatch?: number;
  maxWaitMs?: number;
  /** Documents of one batch of a rebuild; default 200. */
  fillBatch?: number;
}

/** How often the feeding process says that it is well, in milliseconds. */
export const heartbeatMs = 5_000;

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;

/**
 * Feeds the search index from the change streams of the source collections: what is written to MongoDB becomes searchable
 * without any service saying so. Goes on where it was after a restart, waits for an engine that is away, and builds the
 * index anew when its definition changed, when it was lost, when the history of changes was lost, or when somebody asks.
 */
export class Indexer {
  readonly #state: IndexStateStore;
  readonly #writer: IndexWriter;
  readonly #typeOf: ReadonlyMap<string, string>;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #pendingSince: Date | null = null;
  #backlog = 0;

  constructor(private readonly options: IndexerOptions) {
    const { connection, engine, sources, clock, log } = options;
    this.#state = new IndexStateStore(connection);
    this.#writer = new IndexWriter({ engine, state: this.#state, sources, clock, log });
    this.#typeOf = new Map(sources.map((source) => [source.collection, source.type]));
  }

  /** Begins to feed, as soon as no other server copy does. */
  start(): void {
    this.#running ??= this.options.leases.singleton('search-index', this.#stop.signal, (signal) => this.#work(signal));
  }

  /** Ends feeding after the batch in hand. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Feeds again and again until `signal` fires; a fault costs a pause and a start from the stored token. */
  async #work(signal: AbortSignal): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const since = performance.now();
      try {
        await this.#feed(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ChangeHistoryLostError) {
          this.options.log.error({ err: error }, 'the history of changes was lost; the search index will be rebuilt');
          await this.#state.save({ token: null }).catch(() => undefined);
        } else {
          this.options.log.warn({ err: error, retryMs: wait }, 'the search index cannot be fed at the moment');
        }
      }
      if (performance.now() - since > LONGEST_PAUSE_MS) wait = FIRST_PAUSE_MS;
      await pause(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
    }
  }

  async #feed(outer: AbortSignal): Promise<void> {
    const { connection, engine } = this.options;
    const inner = new AbortController();
    const signal = AbortSignal.any([outer, inner.signal]);
    const state = await this.#state.load();
    const marker = await markerOf(engine);
    const from = state.token ? undefined : await operationTime(connection);
    const targets: WriteTargets = { indexes: marker ? [engine.indexUid] : [], generation: state.generation ?? 'none' };

    let rebuilding: Promise<void> | null = null;
    let fault: unknown;
    const startRebuild = (reason: string): void => {
      rebuilding ??= rebuild({ ...this.options, state: this.#state, writer: this.#writer }, reason, targets, signal)
        .then(() => this.#closeRebuildRequests())
        .then(() => this.#requested())
        .then((more) => {
          // Whoever asked in the last moment was not heard while this one ran.
          rebuilding = null;
          if (more !== null) startRebuild(more);
        })
        .catch((error: unknown) => {
          fault ??= error;
          inner.abort();
        });
    };

    const reason = reasonToRebuild(state, marker) ?? (await this.#requested());
    if (reason !== null) startRebuild(reason);
    else if (state.rebuild) await this.#state.save({ rebuild: null });
    const beat = setInterval(() => void this.#heartbeat(), heartbeatMs);
    try {
      await this.#heartbeat();
      await followChanges({
        connection,
        collections: [...this.#typeOf.keys(), requestCollection],
        after: state.token,
        ...(from ? { from } : {}),
        ...(this.options.maxBatch ? { maxBatch: this.options.maxBatch } : {}),
        ...(this.options.maxWaitMs === undefined ? {} : { maxWaitMs: this.options.maxWaitMs }),
        signal,
        onArrival: (at) => {
          this.#backlog += 1;
          this.#pendingSince ??= at;
        },
        onBatch: (batch) => this.#apply(batch, targets, startRebuild),
        onIdle: (token) => this.#moveTo(token),
      });
      if (fault) throw fault;
    } finally {
      clearInterval(beat);
      inner.abort();
      // Assigned in a function that the compiler does not follow.
      await (rebuilding as Promise<void> | null);
      this.#backlog = 0;
      this.#pendingSince = null;
    }
  }

  async #apply(
    { changes, token }: ChangeBatch,
    targets: WriteTargets,
    startRebuild: (reason: string) => void,
  ): Promise<void> {
    this.#pendingSince = changes[0]?.at ?? null;
    const documents = new Map<string, DocumentRef>();
    let hasRequest = false;
    for (const { collection, id, isDelete } of changes) {
      const type = this.#typeOf.get(collection);
      if (type !== undefined) documents.set(`${type} ${id}`, { type, id });
      else if (collection === requestCollection && !isDelete) hasRequest = true;
    }
    await this.#writer.write([...documents.values()], () => targets);
    await this.#moveTo(token);
    this.#backlog = Math.max(0, this.#backlog - changes.length);
    this.#pendingSince = null;
    if (!hasRequest) return;
    const requested = await this.#requested();
    if (requested !== null) startRebuild(requested);
    const seen = new Set(changes.map(({ id }) => id));
    const open = await this.#state.openRequests();
    const fences = open.filter(({ kind, _id }) => kind === 'FENCE' && seen.has(_id)).map(({ _id }) => _id);
    // While there is no index to search nothing is searchable: the fence stands, and who waits shows it again.
    if (targets.indexes.includes(this.options.engine.indexUid)) await this.#state.closeRequests(fences);
  }

  async #moveTo(token: mongo.ResumeToken): Promise<void> {
    await this.#state.save({ token });
  }

  /** Why somebody asks for a rebuild, or null. */
  async #requested(): Promise<string | null> {
    return (await this.#state.openRequests()).find(({ kind }) => kind === 'REBUILD')?.reason ?? null;
  }

  /** A rebuild fulfils all wishes for one. */
  async #closeRebuildRequests(): Promise<void> {
    const open = await this.#state.openRequests();
    await this.#state.closeRequests(open.filter(({ kind }) => kind === 'REBUILD').map(({ _id }) => _id));
  }

  async #heartbeat(): Promise<void> {
    const { clock, metrics, log } = this.options;
    try {
      const now = clock.now();
      await this.#state.save({ aliveAt: now, pendingSince: this.#pendingSince });
      metrics?.indexerBacklog.set(this.#backlog);
      metrics?.indexerLag.set(
        this.#pendingSince ? Math.max(0, (now.getTime() - this.#pendingSince.getTime()) / 1_000) : 0,
      );
      metrics?.indexerParked.set(await this.#state.countParked());
    } catch (error) {
      log.debug({ err: error }, 'the state of the search index could not be stored');
    }
  }
}

function reasonToRebuild(
  state: { generation: string | null; token: unknown },
  marker: { generation: string; definition: string } | null,
): string | null {
  if (!marker) return 'there is no index yet';
  if (marker.definition !== definitionHash) return 'the definition of the index changed';
  if (state.generation === null || marker.generation !== state.generation)
    return 'the index is not the one that was fed';
  if (!state.token) return 'the history of changes was lost';
  return null;
}
