import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock/clock.js';
import { ChangeHistoryLostError, followChanges, operationTime, type ChangeBatch } from '../mongo/change-stream.js';
import type { Log } from '../telemetry/log.js';
import type { Metrics } from '../telemetry/metrics.js';
import { EngineRefusedError, type SearchEngine } from './client.js';
import { definitionOf } from './index-definition.js';
import { IndexStateStore, requestCollection } from './index-state.js';
import { IndexWriter, type WriteTargets } from './index-writer.js';
import { isLost, markerOf, rebuild, removeLeftovers } from './rebuild.js';
import { isNewerBuildAlive, reasonToRebuild } from './rebuild-reason.js';
import type { SearchSource } from './source.js';
import { noTuning, type SearchTuning } from './tuning.js';

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
  /** The search settings that are wanted, read anew; as delivered without it. */
  wanted?: () => Promise<SearchTuning>;
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
 * index anew when its definition changed, when other search settings are wanted, when it was lost, when the history of
 * changes was lost, or when somebody asks. What cannot be built leaves the older index live.
 */
export class Indexer {
  readonly #state: IndexStateStore;
  readonly #writer: IndexWriter;
  readonly #sourceOf: ReadonlyMap<string, SearchSource>;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #pendingSince: Date | null = null;
  #backlog = 0;
  /** Definition of the live index; null: there is none. */
  #built: string | null = null;

  constructor(private readonly options: IndexerOptions) {
    const { connection, engine, sources, clock, log } = options;
    this.#state = new IndexStateStore(connection);
    this.#writer = new IndexWriter({ engine, state: this.#state, sources, clock, log });
    this.#sourceOf = new Map(sources.map((source) => [source.collection, source]));
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
        if (error instanceof NewerBuildError) {
          this.options.log.info('the search index belongs to a newer build of the server, which is left to feed it');
          // The lease is given back, so that the newer build gets it.
          return;
        }
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
    if (isNewerBuildAlive(marker, state, this.options.clock.now())) throw new NewerBuildError();
    this.#built = marker?.definition ?? null;
    const from = state.token ? undefined : await operationTime(connection);
    const targets: WriteTargets = { indexes: marker ? [engine.indexUid] : [], generation: state.generation ?? 'none' };

    let rebuilding: Promise<void> | null = null;
    let fault: unknown;
    const startRebuild = (reason: string): void => {
      rebuilding ??= this.#rebuild(reason, targets, signal)
        .then(() => this.#closeRebuildRequests())
        .then(() => this.#due())
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

    const reason = reasonToRebuild(state, marker) ?? (await this.#due());
    if (reason !== null) startRebuild(reason);
    else if (state.rebuild) await this.#state.save({ rebuild: null });
    const look = async (): Promise<void> => {
      await this.#heartbeat();
      // A rebuild swaps the index and then says so: in between they differ, and that is right.
      if (rebuilding !== null || !(await isLost(engine, this.#state)) || rebuilding !== null) return;
      fault ??= new Error('The live search index is gone, or is not the one that was fed.');
      inner.abort();
    };
    const beat = setInterval(() => void look(), heartbeatMs);
    try {
      await this.#heartbeat();
      await followChanges({
        connection,
        collections: [...this.#sourceOf.keys(), requestCollection],
        after: state.token,
        ...(from ? { from } : {}),
        ...(this.options.maxBatch ? { maxBatch: this.options.maxBatch } : {}),
        ...(this.options.maxWaitMs === undefined ? {} : { maxWaitMs: this.options.maxWaitMs }),
        signal,
        onArrival: (at) => {
          this.#backlog += 1;
          this.#pendingSince ??= at;
        },
        onBatch: (batch) =>
          this.#apply(batch, targets, async () => {
            // While one is built, what else is due is looked at when it is done.
            const due = rebuilding ? null : await this.#due();
            if (due !== null) startRebuild(due);
          }),
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

  async #apply({ changes, token }: ChangeBatch, targets: WriteTargets, onRequest: () => Promise<void>): Promise<void> {
    this.#pendingSince = changes[0]?.at ?? null;
    const changed = new Map<SearchSource, Set<string>>();
    let hasRequest = false;
    for (const { collection, id, isDelete } of changes) {
      const source = this.#sourceOf.get(collection);
      if (source) changed.set(source, (changed.get(source) ?? new Set()).add(id));
      else if (collection === requestCollection && !isDelete) hasRequest = true;
    }
    await this.#writer.writeChanged(changed, targets);
    await this.#moveTo(token);
    this.#backlog = Math.max(0, this.#backlog - changes.length);
    this.#pendingSince = null;
    if (!hasRequest) return;
    await onRequest();
    const seen = new Set(changes.map(({ id }) => id));
    const open = await this.#state.openRequests();
    const fences = open.filter(({ kind, _id }) => kind === 'FENCE' && seen.has(_id)).map(({ _id }) => _id);
    // While there is no index to search nothing is searchable: the fence stands, and who waits shows it again.
    if (targets.indexes.includes(this.options.engine.indexUid)) await this.#state.closeRequests(fences);
  }

  async #moveTo(token: mongo.ResumeToken): Promise<void> {
    await this.#state.save({ token });
  }

  /** Why a new index is to be built beside the live one, or null. Settings that need no new index go live here. */
  async #due(): Promise<string | null> {
    const open = await this.#state.openRequests();
    const asked = open.find(({ kind }) => kind === 'REBUILD');
    if (asked) return asked.reason;
    // Wishes are read before the settings: one that comes in between is looked at in its turn.
    const wanted = await this.#wanted();
    const { settingsVersion, failure } = await this.#state.load();
    const definition = definitionOf(wanted);
    const isBuilt = definition === this.#built;
    if (isBuilt && settingsVersion !== wanted.version) {
      await this.#state.save({ settingsVersion: wanted.version, failure: null });
      this.options.log.info({ settingsVersion: wanted.version }, 'other search settings are live, in the same index');
    }
    if (isBuilt || (failure?.isRefused && failure.definition === definition)) {
      await this.#state.closeRequests(open.filter(({ kind }) => kind === 'SETTINGS').map(({ _id }) => _id));
      return null;
    }
    return `version ${wanted.version} of the search settings goes live`;
  }

  async #wanted(): Promise<SearchTuning> {
    return (await this.options.wanted?.()) ?? noTuning;
  }

  /** Builds the index by the wanted settings. What the engine refuses is told in the state; the older index stays live. */
  async #rebuild(reason: string, targets: WriteTargets, signal: AbortSignal): Promise<void> {
    const { engine, clock, log } = this.options;
    const build = (tuning: SearchTuning): Promise<void> =>
      rebuild({ ...this.options, state: this.#state, writer: this.#writer, tuning }, reason, targets, signal);
    const wanted = await this.#wanted();
    const definition = definitionOf(wanted);
    try {
      await build(wanted);
      this.#built = definition;
    } catch (error) {
      const isRefused = error instanceof EngineRefusedError;
      const text = error instanceof Error ? error.message : String(error);
      const failure = { settingsVersion: wanted.version, definition, reason: text, at: clock.now(), isRefused };
      if (!signal.aborted) await this.#state.save({ failure });
      if (!isRefused) throw error;
      log.error({ err: error, settingsVersion: wanted.version }, 'the search index could not be built');
      const { generation } = await this.#state.load();
      await this.#writer.inTurn(async () => {
        targets.indexes = targets.indexes.filter((uid) => uid === engine.indexUid);
        targets.generation = generation ?? 'none';
      });
      await this.#state.save({ rebuild: null });
      await removeLeftovers(engine);
      if (this.#built !== null) return;
      // Nothing is live: better an index as delivered than none.
      if (definition === definitionOf(noTuning)) throw error;
      await build(noTuning);
      this.#built = definitionOf(noTuning);
      await this.#state.save({ failure });
    }
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

/** The index was built by a newer build of the server that was alive a moment ago. */
class NewerBuildError extends Error {
  override readonly name = 'NewerBuildError';
}
