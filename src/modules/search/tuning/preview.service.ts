import { setImmediate as breathe } from 'node:timers/promises';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput, notAllowed } from '../../../platform/errors/index.js';
import type { SearchTuning } from '../../../platform/search/tuning.js';
import { keepsSearch } from '../search.policy.js';
import type { SearchGoldenQuery } from './golden-query.js';
import { SearchSettingsChoice } from './golden-run.js';
import { goldenLimits, rankOf } from './golden.rules.js';
import type { GoldenStore } from './golden.store.js';
import { differs, placesOf } from './preview.rules.js';
import { countedHits, type Rank, type RecentQuery } from './rank.js';
import type { SearchPreviewQuery, SearchSettingsPreview } from './search-preview.js';
import type { SearchSettingsService } from './search-settings.service.js';
import type { TuningSource } from './tuning.source.js';

/** Most queries that one preview tries, and how many of them may be golden ones when there are real ones too. */
const mostTried = 300;
const mostGolden = 200;

/** What the preview works with. */
export interface PreviewParts {
  readonly settings: SearchSettingsService;
  readonly source: TuningSource;
  readonly golden: GoldenStore;
  readonly rank: Rank;
  /** Queries of the last 30 days, most frequent first, masked. */
  readonly recentQueries: (limit: number) => Promise<readonly RecentQuery[]>;
}

/** Shows what the draft would change before it goes live. */
export class PreviewService {
  constructor(private readonly parts: PreviewParts) {}

  /**
   * Tries golden and real queries with the live settings and with the draft, one after the other under the viewer's rights, and
   * lists those whose first ten change. Writes nothing. BAD_USER_INPUT unless `first` is 1 to 100. Errors: NOT_ALLOWED.
   */
  async preview(viewer: Viewer, first: number): Promise<SearchSettingsPreview> {
    if (!keepsSearch(viewer)) throw notAllowed();
    if (!Number.isInteger(first) || first < 1 || first > 100) throw badInput('A preview lists 1 to 100 queries.');
    const { settings, source, golden: store, recentQueries } = this.parts;
    const live = source.current();
    const { tuning, revision } = await settings.trial(SearchSettingsChoice.DRAFT);
    const allGolden = await store.all(goldenLimits.queries);
    // One more than is tried, to know whether any is left out.
    const real = await recentQueries(mostTried + 1);
    const golden = allGolden.slice(0, Math.max(mostGolden, mostTried - real.length));
    const recent = real.slice(0, mostTried - golden.length);
    const preview: SearchSettingsPreview = {
      revision,
      triedCount: golden.length + recent.length,
      goldenCount: golden.length,
      recentCount: recent.length,
      goldenLeftOut: allGolden.length - golden.length,
      isRecentCut: recent.length < real.length,
      changedCount: 0,
      changed: [],
      isDegraded: false,
    };
    const queries = [
      ...golden.map((one) => ({ text: one.query, count: null, golden: one })),
      ...recent.map(({ text, count }) => ({ text, count, golden: null })),
    ];
    for (const query of queries) {
      const changed = await this.#try(viewer, query, live, tuning);
      if (changed === 'degraded') return { ...nothingTried(preview), isDegraded: true };
      if (changed) {
        preview.changedCount += 1;
        if (preview.changed.length < first) preview.changed.push(changed);
      }
      // Others are searching meanwhile.
      await breathe();
    }
    return preview;
  }

  async #try(
    viewer: Viewer,
    { text, count, golden }: { text: string; count: number | null; golden: SearchGoldenQuery | null },
    live: SearchTuning,
    tuning: SearchTuning,
  ): Promise<SearchPreviewQuery | 'degraded' | null> {
    const light = golden ? { locale: golden.locale } : {};
    const one = await this.parts.rank(viewer, text, live, light);
    const other = await this.parts.rank(viewer, text, tuning, light);
    if (one.isDegraded || other.isDegraded) return 'degraded';
    const [before, after] = [one.ids.slice(0, countedHits), other.ids.slice(0, countedHits)];
    if (!differs(before, after)) return null;
    const expected = golden?.expectedIds ?? [];
    return {
      text,
      count,
      golden,
      places: placesOf(before, after),
      expectedBefore: rankOf(before, expected),
      expectedAfter: rankOf(after, expected),
    };
  }
}

const nothingTried = (preview: SearchSettingsPreview): SearchSettingsPreview => ({
  ...preview,
  triedCount: 0,
  goldenCount: 0,
  recentCount: 0,
  changedCount: 0,
  changed: [],
});
