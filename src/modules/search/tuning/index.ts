import type { Context } from '../../../platform/graphql/context.js';
import type { Foundation, Room } from '../../../platform/room.js';
import { IndexStateStore } from '../../../platform/search/index-state.js';
import type { SearchIndex } from '../../../platform/search/search-index.js';
import { keepsSearch } from '../search.policy.js';
import type { SubjectById } from '../search-subject.js';
import { SearchBestBetResolver } from './best-bet.resolver.js';
import { BestBets } from './best-bet.service.js';
import { BestBetStore } from './best-bet.store.js';
import { SearchGoldenQueryResolver } from './golden-query.resolver.js';
import { type Findable, GoldenQueryService } from './golden-query.service.js';
import { SearchGoldenResultFieldsResolver, SearchGoldenRunResolver } from './golden-run.resolver.js';
import { GoldenRunService } from './golden-run.service.js';
import { GoldenStore } from './golden.store.js';
import { PreviewService } from './preview.service.js';
import type { Rank, RecentQuery } from './rank.js';
import { SearchSettingsResolver } from './search-settings.resolver.js';
import { SearchSettingsService } from './search-settings.service.js';
import { SearchSettingsStore } from './search-settings.store.js';
import {
  SearchPreviewPlaceFieldsResolver,
  SearchSettingsChangeFieldsResolver,
  SearchSettingsDraftFieldsResolver,
  SearchSettingsVersionFieldsResolver,
  type UserById,
} from './tuning-people.resolver.js';
import { TuningSource } from './tuning.source.js';
import { TuningWatch } from './tuning.watch.js';

export { SearchBestBetMatch } from './best-bet.js';
export { SearchSettingsChoice } from './golden-run.js';
export type { BestBets } from './best-bet.service.js';
export type { Findable } from './golden-query.service.js';
export type { Rank, RankedIds, RecentQuery } from './rank.js';
export type { TuningSource } from './tuning.source.js';

/** What the editors' tools need of the search and of other rooms. */
export interface TuningNeeds {
  /** Null without an engine: settings then go live with the wish. */
  readonly index: SearchIndex | null;
  /** Searches as for a viewer, with other settings than the live ones. */
  readonly rank: Rank;
  /** Queries of the last 30 days, masked, most frequent first. */
  readonly recentQueries: (limit: number) => Promise<readonly RecentQuery[]>;
  /** Those of the documents that a viewer may find now. */
  readonly findable: Findable;
  /** People by id, as the viewer may see them. */
  readonly userById: UserById;
  /** What a found id leads to, as the viewer may see it. */
  readonly subjectById: SubjectById;
}

/** What knowledge staff set about the search: settings in versions, best bets, golden queries. */
export interface Tuning extends Room {
  readonly settings: SearchSettingsService;
  readonly previews: PreviewService;
  readonly bets: BestBets;
  readonly golden: GoldenQueryService;
  /** What queries are understood by (`current`), and what the index is to be built by (`wanted`, for the `Indexer`). */
  readonly tuningSource: TuningSource;
  /** Brings settings and best bets into memory and keeps them as they are in the database. Never throws. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the editors' tools together. */
export function createTuning(foundation: Foundation, needs: TuningNeeds): Tuning {
  const { connection, cursors, log } = foundation;
  const store = new SearchSettingsStore(connection);
  const goldenStore = new GoldenStore(connection);
  const betStore = new BestBetStore(connection);
  const state = new IndexStateStore(connection);

  const source = new TuningSource(store, state, log);
  const bets = new BestBets(foundation, betStore, needs.findable);
  const golden = new GoldenQueryService(foundation, goldenStore, needs.findable);
  const runs = new GoldenRunService(foundation, goldenStore, needs.rank, needs.findable);
  const settings = new SearchSettingsService({ foundation, store, state, index: needs.index, source, golden: runs });
  const { rank, recentQueries, userById } = needs;
  const previews = new PreviewService({ settings, source, golden: goldenStore, rank, recentQueries });
  const watch = new TuningWatch([() => source.refresh(), () => bets.refresh()], log);

  const node = <T extends object>(
    prefix: string,
    typeName: string,
    load: (id: string) => Promise<T | null>,
  ): Room['nodes'][number] => ({
    prefix,
    typeName,
    load: async ({ viewer }: Context, id) => (keepsSearch(viewer) ? load(id) : null),
  });

  return {
    settings,
    previews,
    bets,
    golden,
    tuningSource: source,
    start: () => watch.start(),
    stop: () => watch.stop(),
    resolvers: [
      new SearchSettingsResolver(settings, previews, store, cursors),
      new SearchBestBetResolver(bets, betStore, userById, cursors, needs.subjectById),
      new SearchGoldenQueryResolver(golden, goldenStore, userById, cursors),
      new SearchGoldenRunResolver(settings, goldenStore, userById, cursors),
      new SearchGoldenResultFieldsResolver(),
      new SearchSettingsVersionFieldsResolver(userById),
      new SearchSettingsDraftFieldsResolver(userById),
      new SearchSettingsChangeFieldsResolver(userById),
      new SearchPreviewPlaceFieldsResolver(needs.subjectById),
    ],
    nodes: [
      node('search_settings_version', 'SearchSettingsVersion', (id) => store.versionById(id)),
      node('search_best_bet', 'SearchBestBet', (id) => betStore.byId(id)),
      node('search_golden_query', 'SearchGoldenQuery', (id) => goldenStore.byId(id)),
      node('search_golden_run', 'SearchGoldenRun', (id) => goldenStore.runById(id)),
    ],
  };
}
