import type { Foundation, Room } from '../../../platform/room.js';
import { GapClosing } from './gap-closing.follower.js';
import { GapFieldsResolver } from './gap-fields.resolver.js';
import { GapReportService } from './gap-report.service.js';
import { GapWorkService } from './gap-work.service.js';
import { GapResolver } from './gap.resolver.js';
import { IntentResolver } from './intent.resolver.js';
import { IntentService } from './intent.service.js';
import { PopularStore } from './popular.store.js';
import { SearchGapStore } from './search-gap.store.js';
import { SearchIntentStore } from './search-intent.store.js';
import { UsePlantingService } from './use-planting.service.js';
import { UseStateStore } from './use-state.store.js';
import { UseSuggestions } from './use-suggestions.service.js';
import { UseUpkeep } from './use-upkeep.service.js';
import type { UseNeeds } from './use.needs.js';

export { mask } from './mask.rules.js';
export type { PlantedGap, PlantedReport, PlantedSearch } from './use-planting.service.js';
export type { IntentOpen, SearchIntent } from '../shared/search-intent.js';
export type { Receipts, SearchReceipt, UseNeeds, VisibleHits } from './use.needs.js';
export type { UseSuggestions } from './use-suggestions.service.js';

/** The log of use: intents, what came of them, suggestions from them, and knowledge gaps. */
export interface UseParts extends Room {
  readonly intents: IntentService;
  readonly reports: GapReportService;
  readonly gaps: GapWorkService;
  readonly suggestions: UseSuggestions;
  readonly planting: UsePlantingService;
  readonly upkeep: UseUpkeep;
  readonly closing: GapClosing;
  /** Begins to close answered gaps in this process; for those that work in the background. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const minuteMs = 60_000;

/** Builds it; registers its jobs, so that `jobs` has not been started yet. */
export function createUse(foundation: Foundation, needs: UseNeeds): UseParts {
  const { connection, cursors } = foundation;
  const { articles, people, jobs, visible } = needs;
  const intentStore = new SearchIntentStore(connection);
  const gapStore = new SearchGapStore(connection, cursors);
  const intents = new IntentService(foundation, intentStore, needs.receipts, needs.counter, visible);
  const reports = new GapReportService(foundation, gapStore, intents, needs);
  const gaps = new GapWorkService(foundation, gapStore, articles.drafts);
  const suggestions = new UseSuggestions(foundation, intentStore, new PopularStore(connection), visible);
  const upkeep = new UseUpkeep(foundation, intentStore, gapStore);
  const closing = new GapClosing(foundation, gapStore, new UseStateStore(connection), articles, needs.leases);
  jobs.registerEvery('search-intents-forget', 60 * minuteMs, async () => {
    await upkeep.forget();
  });
  jobs.registerEvery('search-gap-changes', 60 * minuteMs, () => upkeep.renewChanges());
  jobs.registerEvery('search-popular', 5 * minuteMs, () => suggestions.refresh());
  return {
    intents,
    reports,
    gaps,
    suggestions,
    upkeep,
    closing,
    planting: new UsePlantingService(foundation, intentStore, gapStore, needs.counter, suggestions),
    async start() {
      closing.start();
    },
    stop: () => closing.stop(),
    resolvers: [
      new IntentResolver(intents, reports),
      new GapResolver(gaps, reports, articles.byId),
      new GapFieldsResolver(gaps, articles.byId, people),
    ],
    nodes: [{ prefix: 'search_gap', typeName: 'SearchGap', load: (context, id) => gaps.gap(context.viewer, id) }],
  };
}
