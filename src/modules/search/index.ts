import { setTimeout as pause } from 'node:timers/promises';
import type { Leases } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import { SearchEngine } from '../../platform/search/client.js';
import { Indexer } from '../../platform/search/indexer.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import type { SearchSource } from '../../platform/search/source.js';
import type { SearchSubjectProvider } from '../../platform/search/subject.js';
import type { Metrics } from '../../platform/telemetry/metrics.js';
import type { Progress } from '../../platform/telemetry/progress.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';

export { SearchConnection, SearchHit } from './search-hit.js';
export { SearchService } from './search.service.js';

/** What the search needs of the process and of other rooms. */
export interface SearchNeeds {
  /** Where the engine is; null: there is none, the database answers alone. */
  readonly meili: { url: string; key: string } | null;
  /** Stands before the names of indexes. */
  readonly indexPrefix: string;
  readonly leases: Leases;
  readonly metrics: Metrics;
  /** Where the index reads documents. */
  readonly sources: readonly SearchSource[];
  /** Kinds of documents that can be found. */
  readonly subjects: readonly SearchSubjectProvider[];
}

/** One search over everything that can be found. */
export interface SearchRoom extends Room {
  readonly service: SearchService;
  /** The index as seen from anywhere: waiting, status, rebuilds. Null without an engine. */
  readonly searchIndex: SearchIndex | null;
  /** Begins to feed the index in this process, as soon as no other copy does. */
  startIndexer(): Promise<void>;
  stopIndexer(): Promise<void>;
  /** Waits for the first index (as long as somebody builds it) and for what it lacks, and searches once, so that nobody meets a cold engine. Never throws. */
  warm(progress: Progress): Promise<void>;
  /** Whether the engine answered lately. */
  isEngineUp(): boolean;
}

/** A person waits for an answer: a search gives up on the engine sooner than the feeding of the index. */
const SEARCH_TIMEOUT_MS = 2_000;
const FEED_TIMEOUT_MS = 60_000;
/** A start does not wait longer for the first index: until it is whole the database answers. */
const LONGEST_WARM_UP_MS = 40_000;

export function createSearch(foundation: Foundation, needs: SearchNeeds): SearchRoom {
  const { connection, clock, log } = foundation;
  const { meili, leases, metrics, sources, subjects } = needs;
  const engineFor = (timeoutMs: number): SearchEngine | null =>
    meili && new SearchEngine({ url: meili.url, apiKey: meili.key, prefix: `${needs.indexPrefix}_`, timeoutMs });
  const engine = engineFor(SEARCH_TIMEOUT_MS);
  const index = engine && new SearchIndex(connection, engine, clock);
  const service = new SearchService(foundation, index, subjects, metrics);
  let indexer: Indexer | null = null;
  let feedEngine: SearchEngine | null = null;

  return {
    service,
    searchIndex: index,
    resolvers: [new SearchResolver(service)],
    nodes: [],
    isEngineUp: () => service.isEngineUp(),
    async startIndexer() {
      feedEngine ??= engineFor(FEED_TIMEOUT_MS);
      if (!feedEngine || indexer) return;
      indexer = new Indexer({ connection, engine: feedEngine, sources, leases, clock, log, metrics });
      indexer.start();
    },
    async stopIndexer() {
      await indexer?.stop();
      await feedEngine?.close();
      indexer = null;
      feedEngine = null;
    },
    async warm(progress) {
      if (!index) return;
      const until = performance.now() + LONGEST_WARM_UP_MS;
      let told = -1;
      try {
        while (!(await index.isLive()) && performance.now() < until) {
          const { rebuild, lagSeconds, isEngineUp } = await index.status();
          // Nobody feeds it: the database answers until somebody does.
          if (!isEngineUp || (indexer === null && (rebuild === null || lagSeconds > 30))) break;
          if (rebuild && rebuild.doneCount !== told) {
            told = rebuild.doneCount;
            progress('Building the search index', { done: rebuild.doneCount, total: rebuild.totalCount });
          }
          await pause(250);
        }
        // What was written while this process was away (or planted just now) is to be found from the first search on.
        if (indexer) await index.whenCaughtUp(Math.max(1_000, until - performance.now()));
        await index.warm();
      } catch (error) {
        log.warn({ err: error }, 'the search index could not be waited for');
      }
    },
  };
}
