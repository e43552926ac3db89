import { setImmediate as breathe } from 'node:timers/promises';
import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { notAllowed, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import type { SearchTuning } from '../../../platform/search/tuning.js';
import type { SearchGoldenQuery } from './golden-query.js';
import {
  SearchGoldenChange,
  type SearchGoldenResult,
  type SearchGoldenRun,
  SearchSettingsChoice,
} from './golden-run.js';
import { goldenLimits, rankOf, resultOf } from './golden.rules.js';
import type { GoldenStore } from './golden.store.js';
import { countedHits, type Rank } from './rank.js';
import { mayTune } from './tuning.policy.js';

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
  ) {}

  /**
   * Tries all golden queries one after the other under the viewer's rights and keeps what came of it. A draft is compared with
   * what is live at this moment, the live settings with their last run. Errors: NOT_ALLOWED; WRONG_STATE while the engine is away.
   */
  async run(viewer: Viewer, { choice, tuning, live, version, isPart = false }: GoldenTrial): Promise<SearchGoldenRun> {
    if (!mayTune(viewer)) throw notAllowed();
    const { clock, transactions } = this.foundation;
    const at = clock.now();
    const queries = await this.store.all(goldenLimits.queries);
    const last = choice === SearchSettingsChoice.LIVE ? await this.store.lastRun(choice) : null;
    const earlier = new Map(last?.results.map(({ goldenId, rank }) => [goldenId, rank]));
    const results: SearchGoldenResult[] = [];
    for (const golden of queries) {
      const before =
        choice === SearchSettingsChoice.LIVE ? earlier.get(golden._id) : await this.#place(viewer, golden, live);
      results.push(resultOf(golden, await this.#place(viewer, golden, tuning), before));
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
    { query, expectedIds }: SearchGoldenQuery,
    tuning: SearchTuning,
  ): Promise<number | null> {
    const { ids, isDegraded } = await this.rank(viewer, query, tuning);
    if (isDegraded)
      throw wrongState('搜索引擎暂时不可用，稍后再试。', 'The search engine is away. Try again in a moment.');
    return rankOf(ids.slice(0, countedHits), expectedIds);
  }
}
