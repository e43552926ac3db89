import { setTimeout as pause } from 'node:timers/promises';
import type { JobQueue, Leases } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import { SearchEngine } from '../../platform/search/client.js';
import { Indexer } from '../../platform/search/indexer.js';
import { QuestionFeed, type QuestionFeedStatus } from '../../platform/search/question/question-feed.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { type SearchSource, wholeId } from '../../platform/search/source.js';
import type { SearchSubjectProvider } from '../../platform/search/subject.js';
import type { Metrics } from '../../platform/telemetry/metrics.js';
import type { Progress } from '../../platform/telemetry/progress.js';
import { type Articles, sectionsOf } from '../articles/index.js';
import type { Directory } from '../people/index.js';
import { type AnalyticsParts, createAnalytics } from './analytics/index.js';
import { HitReader } from './hit-reader.service.js';
import { KnownLines } from './known-lines.js';
import { asQueries, LearnedMemory } from './learned-memory.service.js';
import { RankingService, type SearchPace } from './ranking.service.js';
import { Receipts } from './receipt.js';
import { MergedArticles } from './merged-articles.service.js';
import { MergedArticlesStore } from './merged-articles.store.js';
import { SearchResolver } from './search.resolver.js';
import { type CallById, subjectById as subjectsBy, type TreeById } from './search-subject.js';
import { SearchService } from './search.service.js';
import { insider } from './search.rules.js';
import { SimilarArticleResolver, SimilarResolver } from './similar.resolver.js';
import { SimilarService } from './similar.service.js';
import { SimilarDismissals } from './similar-dismissal.store.js';
import { SuggestionsService } from './suggestions.service.js';
import { createTuning, type Tuning } from './tuning/index.js';
import { createUse, type UseParts } from './use/index.js';

export { SearchConnection, SearchHit } from './search-hit.js';
export { SearchService } from './search.service.js';
export type { SearchPace } from './ranking.service.js';
export { engineFilter } from './search.rules.js';
export type { PlantedGap, PlantedReport, PlantedSearch } from './use/index.js';

/** What the search needs of the process and of other rooms. */
export interface SearchNeeds {
  /** Where the engine is; null: there is none, the question index answers alone. */
  readonly meili: { url: string; key: string } | null;
  /** Stands before the names of indexes. */
  readonly indexPrefix: string;
  /** Other patience with the engine than the usual one. */
  readonly pace?: SearchPace;
  readonly leases: Leases;
  readonly jobs: JobQueue;
  readonly metrics: Metrics;
  readonly people: { readonly directory: Directory };
  readonly articles: Pick<Articles, 'drafts' | 'loaders' | 'searchSource' | 'feedSubject' | 'merging'>;
  /** Where the index reads documents. */
  readonly sources: readonly SearchSource[];
  /** Kinds of documents that can be found. */
  readonly subjects: readonly SearchSubjectProvider[];
  readonly treeById: TreeById;
  readonly callById: CallById;
}

/** One search over everything that can be found. */
export interface SearchRoom extends Room {
  readonly service: SearchService;
  readonly use: UseParts;
  readonly tuning: Tuning;
  readonly analytics: AnalyticsParts;
  /** The index as seen from anywhere: status, rebuilds. Null without an engine. */
  readonly searchIndex: SearchIndex | null;
  /** Resolves when everything that was written before the call is searchable, in the engine and in this process. */
  whenCaughtUp(timeoutMs?: number): Promise<void>;
  /** How the question index of this process stands. */
  questionStatus(): QuestionFeedStatus;
  /** Begins to load what searches are answered by in this process, in the background; a start does not wait for it. */
  startAnswering(): Promise<void>;
  stopAnswering(): Promise<void>;
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
/** A start does not wait longer for the first index: until it is whole the question index answers. */
const LONGEST_WARM_UP_MS = 40_000;
/** What is grouped by meaning waits for the question index, but not for ever. */
const LONGEST_WAIT_FOR_WEIGHTS_MS = 5_000;

export function createSearch(foundation: Foundation, needs: SearchNeeds): SearchRoom {
  const { connection, clock, log } = foundation;
  const { meili, leases, jobs, metrics, sources, subjects, articles } = needs;
  const { directory } = needs.people;
  const engineFor = (timeoutMs: number): SearchEngine | null =>
    meili && new SearchEngine({ url: meili.url, apiKey: meili.key, prefix: `${needs.indexPrefix}_`, timeoutMs });
  const engine = engineFor(Math.max(SEARCH_TIMEOUT_MS, needs.pace?.engineMs ?? 0));
  const index = engine && new SearchIndex(connection, engine, clock);
  // Kinds that are found apart are in no question index: there may be very many, and they answer no question.
  const apart = new Set(subjects.filter(({ isApart }) => isApart).map(({ type }) => type));
  const answering = sources.filter(({ type }) => !apart.has(type));
  const questions = new QuestionFeed({ connection, sources: answering, clock, log });
  const ranking = new RankingService(foundation, index, questions, subjects, metrics, needs.pace ?? null);
  const reader = new HitReader(subjects, questions);
  const receipts = new Receipts(foundation.secrets.key('search-receipt'), clock);
  const weightOf = (unit: string): number => questions.index.weightOf(unit);
  const weightsReady = async (): Promise<void> => {
    const until = performance.now() + LONGEST_WAIT_FOR_WEIGHTS_MS;
    while (!questions.isLoaded && performance.now() < until) await pause(50);
  };

  const analytics = createAnalytics(foundation, {
    ...{ jobs, subjects, weightOf, weightsReady, people: needs.people },
    rank: async (queries, { learned }) => {
      const found: string[][] = [];
      for (const query of queries) {
        const { ids } = await service.ranked(insider, query, { learned: learned ? asQueries(learned) : null });
        found.push(ids);
      }
      return found;
    },
  });
  const use = createUse(foundation, {
    ...{ receipts, weightOf, weightsReady, jobs, leases, counter: analytics.counter },
    visible: (viewer, ids) => reader.visible(viewer, ids),
    articles: {
      drafts: articles.drafts,
      collection: articles.searchSource.collection,
      live: (ids) => articles.feedSubject.policyNow(ids),
      byId: articles.loaders.articles,
    },
    people: {
      knownLines: async (ids) => new Set((await directory.linesByIds(ids)).map((line) => line._id)),
      users: directory.loaders.users,
      lines: directory.loaders.lines,
    },
  });
  const subjectById = subjectsBy(needs.treeById, needs.callById, wholeId);
  const tuning = createTuning(foundation, {
    index,
    rank: (viewer, query, other, options) => service.ranked(viewer, query, { tuning: other, locale: options?.locale }),
    recentQueries: (limit) => use.intents.frequent(limit),
    findable: async (viewer, ids) => new Set((await reader.visible(viewer, ids)).keys()),
    userById: directory.loaders.users,
    subjectById,
  });
  const lines = new KnownLines(async (id) => (await directory.linesByIds([id])).length > 0);
  const learned = new LearnedMemory(analytics.learned, clock, log);
  const service: SearchService = new SearchService(
    foundation,
    index,
    ranking,
    reader,
    receipts,
    {
      tuning: () => tuning.tuningSource.current(),
      learned: () => learned.current(),
      isLine: (id) => lines.has(id),
      bets: (queryUnits, locale, now) => tuning.bets.match(queryUnits, locale, now),
    },
    metrics,
  );
  // Only articles can be duplicates of articles.
  const articleType = articles.searchSource.type;
  const similar = new SimilarService(
    foundation,
    questions,
    subjects.filter(({ type }) => type === articleType),
    sources.filter(({ type }) => type === articleType),
    new SimilarDismissals(connection),
  );
  articles.merging.register(new MergedArticles(foundation, jobs, new MergedArticlesStore(connection)));
  const suggestions = new SuggestionsService(ranking, reader, use.suggestions);
  let indexer: Indexer | null = null;
  let feedEngine: SearchEngine | null = null;
  const whenCaughtUp = async (timeoutMs = 60_000): Promise<void> => {
    await Promise.all([index?.whenCaughtUp(timeoutMs), questions.whenCaughtUp(timeoutMs)]);
  };

  return {
    service,
    use,
    tuning,
    analytics,
    searchIndex: index,
    resolvers: [
      new SearchResolver(service, suggestions, subjectById),
      new SimilarResolver(similar, sectionsOf),
      new SimilarArticleResolver(),
      ...use.resolvers,
      ...tuning.resolvers,
      ...analytics.resolvers,
    ],
    nodes: [...use.nodes, ...tuning.nodes, ...analytics.nodes],
    whenCaughtUp,
    questionStatus: () => questions.status(),
    isEngineUp: () => ranking.isEngineUp(),
    async startAnswering() {
      questions.start();
      await Promise.all([tuning.start(), learned.start()]);
    },
    async stopAnswering() {
      learned.stop();
      await Promise.all([tuning.stop(), questions.stop()]);
      await engine?.close();
    },
    async startIndexer() {
      feedEngine ??= engineFor(FEED_TIMEOUT_MS);
      await use.start();
      if (!feedEngine || indexer) return;
      const wanted = () => tuning.tuningSource.wanted();
      indexer = new Indexer({ connection, engine: feedEngine, sources, leases, clock, log, metrics, wanted });
      indexer.start();
    },
    async stopIndexer() {
      await use.stop();
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
          // Nobody feeds it: the question index answers until somebody does.
          if (!isEngineUp || (indexer === null && (rebuild === null || lagSeconds > 30))) break;
          if (rebuild && rebuild.doneCount !== told) {
            told = rebuild.doneCount;
            progress('Building the search index', { done: rebuild.doneCount, total: rebuild.totalCount });
          }
          await pause(50);
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
