import type { IndexStateStore } from '../../../platform/search/index-state.js';
import { noTuning, type SearchTuning } from '../../../platform/search/tuning.js';
import type { Log } from '../../../platform/telemetry/log.js';
import { delivered, tuningOf } from './search-settings.rules.js';
import type { SearchSettingsStore } from './search-settings.store.js';

/**
 * The search settings that are live, in memory for every query. Live is what the index was built by: whoever feeds it says so
 * after the swap, and `refresh` (called twice a second) brings it to this process.
 */
export class TuningSource {
  #tuning: SearchTuning = noTuning;

  constructor(
    private readonly settings: SearchSettingsStore,
    private readonly state: IndexStateStore,
    private readonly log: Log,
  ) {}

  /** What queries are understood by now. The same object until other settings go live. */
  current(): SearchTuning {
    return this.#tuning;
  }

  /** What an index is to be built by, read anew. */
  async wanted(): Promise<SearchTuning> {
    return this.of(await this.settings.wanted());
  }

  /** The settings of a version; 0 = as delivered. Throws for one that does not exist. */
  async of(version: number): Promise<SearchTuning> {
    if (version === 0) return tuningOf(0, delivered);
    const found = await this.settings.version(version);
    if (!found) throw new Error(`There is no version ${version} of the search settings.`);
    return tuningOf(version, found);
  }

  /** Looks which version is live. */
  async refresh(): Promise<void> {
    const version = await this.state.settingsVersion();
    if (version === this.#tuning.version) return;
    this.#tuning = await this.of(version);
    this.log.info({ settingsVersion: version }, 'searches are understood by other settings from now on');
  }
}
