import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock/clock.js';
import { newId } from '../ids/ids.js';
import type { SearchEngine } from './client.js';
import { IndexStateStore, type RebuildFailure, type RebuildState } from './index-state.js';
import { baseHash } from './index-definition.js';
import { heartbeatMs } from './indexer.js';
import { find } from './find.js';
import { planQuery } from './query.js';
import { markerOf } from './rebuild.js';

/** How the index stands, as every server copy can tell. */
export interface IndexStatus {
  /** Documents in the index. */
  indexedCount: number;
  /** Age of the oldest change that is not yet searchable, in seconds; grows while nobody feeds the index. */
  lagSeconds: number;
  isRebuilding: boolean;
  /** Documents that could not be indexed. */
  parkedCount: number;
  isEngineUp: boolean;
  rebuild: RebuildState | null;
}

/** How the search settings stand in the index. */
export interface SettingsState {
  /** Version that answers now; 0 = as delivered. */
  liveVersion: number;
  rebuild: RebuildState | null;
  failure: RebuildFailure | null;
}

/** The search index as seen from anywhere: asks, waits, reports. Feeding it is the `Indexer`'s work, perhaps in another process. */
export class SearchIndex {
  readonly #state: IndexStateStore;

  constructor(
    connection: Connection,
    readonly engine: SearchEngine,
    private readonly clock: Clock,
  ) {
    this.#state = new IndexStateStore(connection);
  }

  async status(): Promise<IndexStatus> {
    const [state, indexedCount, parkedCount, isEngineUp, open] = await Promise.all([
      this.#state.load(),
      this.#state.countDocuments(),
      this.#state.countParked(),
      this.engine.isUp(),
      this.#state.openRequests(),
    ]);
    const now = this.clock.now().getTime();
    const silentMs = state.aliveAt ? now - state.aliveAt.getTime() : 0;
    const pendingMs = state.pendingSince ? now - state.pendingSince.getTime() : 0;
    const lagMs = Math.max(0, pendingMs, silentMs > 3 * heartbeatMs ? silentMs : 0);
    const isRebuilding = state.rebuild !== null || open.some(({ kind }) => kind === 'REBUILD');
    return { indexedCount, lagSeconds: lagMs / 1_000, isRebuilding, parkedCount, isEngineUp, rebuild: state.rebuild };
  }

  /** Documents that could not be indexed, newest first, with the reason. */
  parked(limit = 100): Promise<{ id: string; type: string; reason: string }[]> {
    return this.#state.parked(limit);
  }

  /** Asks the feeding process to build the index anew. @returns the id of the request; `isDone` tells when it is fulfilled. */
  async requestRebuild(reason: string): Promise<string> {
    const _id = newId('search_request', this.clock);
    await this.#state.addRequest({ _id, kind: 'REBUILD', reason, at: this.clock.now() });
    return _id;
  }

  /**
   * Tells the feeding process that other search settings are wanted. Inside a transaction that stores the wish: it is heard
   * when the wish can be read. `settingsState` tells what came of it.
   */
  async requestSettings(): Promise<void> {
    const _id = newId('search_request', this.clock);
    await this.#state.addRequest({ _id, kind: 'SETTINGS', reason: '', at: this.clock.now() });
  }

  /** Which search settings are live, what is being built, and what could not be. */
  async settingsState(): Promise<SettingsState> {
    const { settingsVersion, rebuild, failure } = await this.#state.load();
    return { liveVersion: settingsVersion, rebuild, failure };
  }

  /** Whether a request is fulfilled. */
  async isDone(requestId: string): Promise<boolean> {
    return !(await this.#state.isOpen(requestId));
  }

  /**
   * Resolves when everything that was written before the call is searchable. For imports, scripts and tests.
   * Throws after `timeoutMs`: nobody feeds the index, or an engine is away.
   */
  async whenCaughtUp(timeoutMs = 60_000): Promise<void> {
    const _id = newId('search_request', this.clock);
    await this.#state.addRequest({ _id, kind: 'FENCE', reason: '', at: this.clock.now() });
    const until = performance.now() + timeoutMs;
    for (let looks = 1; await this.#state.isOpen(_id); looks++) {
      if (performance.now() > until) {
        await this.#state.closeRequests([_id]);
        throw new Error(`The search index did not catch up within ${timeoutMs} ms.`);
      }
      // Shown again now and then: while the first index is built, or after a restart, the wish may have been passed over.
      if (looks % 25 === 0) await this.#state.touchRequest(_id, this.clock.now());
      await pause(20);
    }
  }

  /**
   * Whether there is a whole index to search in that this build of the server understands, by whatever search settings.
   * Throws when the engine or the database is away.
   */
  async isLive(): Promise<boolean> {
    const [marker, { generation }] = await Promise.all([markerOf(this.engine), this.#state.load()]);
    return marker !== null && marker.base === baseHash && marker.generation === generation;
  }

  /** One search, so that the engine has its data in memory before people come. Never throws. */
  async warm(): Promise<void> {
    const options = { filter: '', depth: 20, facets: ['kind'] };
    await find(this.engine, planQuery('warm 预热'), options).catch(() => undefined);
  }
}
