import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { SearchSubjectProvider } from '../../../platform/search/subject.js';
import type { Directory } from '../../people/index.js';
import type { IntentCounter } from '../shared/intent-counter.js';
import type { WeightOf } from '../shared/likeness.rules.js';
import { SearchAnalyticsResolver, UnopenedArticleResolver } from './analytics.resolver.js';
import { AnalyticsService } from './analytics.service.js';
import { CountsStore, countModels } from './counts.store.js';
import { FiguresStore } from './figures.store.js';
import { IntentCounting } from './intent-counter.service.js';
import { SearchLearningResolver } from './learning.resolver.js';
import { LearningService, type Rank } from './learning.service.js';
import { type LearnedQueries, LearningStore } from './learning.store.js';
import { SearchTroublesResolver } from './troubles.resolver.js';
import { TroublesService } from './troubles.service.js';
import { TroublesStore } from './troubles.store.js';

export type { LearnedArticle, LearnedQuery } from './learning.rules.js';
export type { Rank } from './learning.service.js';
export type { LearnedQueries } from './learning.store.js';

/** What analytics and learning need. */
export interface AnalyticsNeeds {
  readonly jobs: JobQueue;
  readonly people: { readonly directory: Directory };
  /** For names of kinds, languages and product lines. */
  readonly subjects: readonly Pick<SearchSubjectProvider, 'facetLabels'>[];
  /** How much a unit tells (its inverse document frequency); above 0. */
  readonly weightOf: WeightOf;
  /** Resolves when `weightOf` knows all documents, after 5 seconds at the latest. Left out: it knows them from the start. */
  readonly weightsReady?: () => Promise<void>;
  /** Ranks as the search does, for the measurement of learning. */
  readonly rank: Rank;
}

/** Figures of searches, queries that go wrong, and what is learned from use. */
export interface AnalyticsParts extends Room {
  /** Called by whoever writes searches. */
  readonly counter: IntentCounter;
  /** Read by the question index. */
  readonly learned: LearnedQueries;
  readonly service: AnalyticsService;
  readonly troubles: TroublesService;
  readonly learning: LearningService;
}

const dayMs = 86_400_000;

export function createAnalytics(foundation: Foundation, needs: AnalyticsNeeds): AnalyticsParts {
  const { connection, clock, log } = foundation;
  const { jobs, subjects, rank } = needs;
  const { directory } = needs.people;
  const models = countModels(connection);
  const counter = new IntentCounting(new CountsStore(models), clock);
  const service = new AnalyticsService(new FiguresStore(models), directory, subjects);
  const troubles = new TroublesService(new TroublesStore(models), clock, needs);
  const learned = new LearningStore(connection);
  const learning = new LearningService(foundation, jobs, learned, rank);
  jobs.registerEvery('search-words-forget', dayMs, async () => {
    const forgotten = await counter.forget();
    log.debug({ forgotten }, 'words of old queries are forgotten');
  });
  return {
    counter,
    learned,
    service,
    troubles,
    learning,
    resolvers: [
      new SearchAnalyticsResolver(service),
      new UnopenedArticleResolver(),
      new SearchTroublesResolver(troubles, directory.loaders),
      new SearchLearningResolver(learning),
    ],
    nodes: [],
  };
}
