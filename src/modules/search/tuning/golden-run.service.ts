import { setImmediate as breathe } from 'node:timers/promises';
import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { notAllowed, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import type { SearchTuning } from '../../../platform/search/tuning.js';
import { keepsSearch } from '../search.policy.js';
import type { SearchGoldenQuery } from './golden-query.js';
import {
  SearchGoldenChange,
  type SearchGoldenResult,
  type SearchGoldenRun,
  SearchSettingsChoice,
} from './golden-run.js';
import type { Findable } from './golden-query.service.js';
import { goldenLimits, placeBefore, rankOf, resultOf } from './golden.rules.js';
import type { GoldenStore } from './golden.store.js';
import { countedHits, type Rank } from './rank.js';

/** Runs that are kept. */
const keptRuns = 100;

/** What is tried, by whom it can be told. */
export interface GoldenTrial {
  readonly choice: SearchSettingsChoice;
  /** What is tried. */
  readonly tuning: SearchTuning;
  /** What answers now. */
  readonly live: SearchTuning;
  /** Version to be shown. */
  readonly version: number;
  /** Part of a publication, whose own event tells of it. */
  readonly isPart?: boolean;
}

/** Tries all golden queries. */
export class GoldenRunService {
  constructor(
    private readonly foundation: Pick<Foundation, 'clock' | 'transactions'>,
    private readonly store: GoldenStore,
    private readonly rank: Rank,
    private readonly findable: Findable,
  ) {}

  /**
   * Tries all golden queries one after the other, each in its own language and under the viewer's rights, and keeps what came of it;
   * without golden queries null, and nothing is kept. A draft is compared with what is live at this moment. The live settings are
   * compared with their last run, whoever made it, but only for queries of whose expected articles both may find the same.
   * Errors: NOT_ALLOWED; WRONG_STATE while the engine is away.
   */
  async run(
    viewer: Viewer,
    { choice, tuning, live, version, isPart = false }: GoldenTrial,
  ): Promise<SearchGoldenRun | null> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const { clock, transactions } = this.foundation;
    const at = clock.now();
    const queries = await this.store.all(goldenLimits.queries);
    if (queries.length === 0) return null;
    const last = choice === SearchSettingsChoice.LIVE ? await this.store.lastRun(choice) : null;
    const earlier = new Map(last?.results.map((result) => [result.goldenId, result]));
    const findable = await this.findable(viewer, [...new Set(queries.flatMap(({ expectedIds }) => expectedIds))]);
    const results: SearchGoldenResult[] = [];
    for (const golden of queries) {
      const visibleIds = golden.expectedIds.filter((id) => findable.has(id));
      const before =
        choice === SearchSettingsChoice.LIVE
          ? placeBefore(earlier.get(golden._id), visibleIds)
          : await this.#place(viewer, golden, live);
      results.push(resultOf(golden, visibleIds, await this.#place(viewer, golden, tuning), before));
      // Others are searching meanwhile.
      await breathe();
    }
    const compared = results.filter(({ passedBefore }) => passedBefore !== null);
    const counted = (change: SearchGoldenChange): number => results.filter((result) => result.change === change).length;
    const run: SearchGoldenRun = {
      _id: newId('search_golden_run', clock),
      settings: choice,
      version,
      at,
      byId: viewer.id,
      triedCount: results.length,
      passedCount: results.filter(({ passed }) => passed).length,
      passedBeforeCount: compared.length ? compared.filter(({ passedBefore }) => passedBefore).length : null,
      betterCount: counted(SearchGoldenChange.BETTER),
      worseCount: counted(SearchGoldenChange.WORSE),
      results,
    };
    await transactions.run(async (transaction) => {
      await this.store.insertRun(run, keptRuns);
      if (isPart) return;
      const { triedCount, passedCount, betterCount, worseCount } = run;
      transaction.append({
        type: 'search.goldenRun',
        subject: { type: 'SearchGoldenRun', id: run._id },
        actor: actorOf(viewer),
        after: { settings: choice, version, triedCount, passedCount, betterCount, worseCount },
      });
    });
    return run;
  }

  async #place(
    viewer: Viewer,
    { query, locale, expectedIds }: SearchGoldenQuery,
    tuning: SearchTuning,
  ): Promise<number | null> {
    const { ids, isDegraded } = await this.rank(viewer, query, tuning, { locale });
    if (isDegraded)
      throw wrongState('搜索引擎暂时不可用，稍后再试。', 'The search engine is away. Try again in a moment.');
    return rankOf(ids.slice(0, countedHits), expectedIds);
  }
}
