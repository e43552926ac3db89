import type { Foundation } from '../../../platform/room.js';
import { addDays, dayOf } from '../shared/days.rules.js';
import { forgottenBefore } from '../shared/retention.rules.js';
import { changeOf } from './gap.rules.js';
import type { SearchGapStore } from './search-gap.store.js';
import type { SearchIntentStore } from './search-intent.store.js';

/** What has to be done about the log of use as time goes by. */
export class UseUpkeep {
  constructor(
    private readonly foundation: Pick<Foundation, 'clock' | 'log'>,
    private readonly intents: SearchIntentStore,
    private readonly gaps: SearchGapStore,
  ) {}

  /** Forgets intents and reports that are older than 180 days; counts stay. Returns how many were forgotten. */
  async forget(): Promise<{ intents: number; reports: number }> {
    const limit = forgottenBefore(this.foundation.clock.now());
    const forgotten = {
      intents: await this.intents.forgetBefore(limit),
      reports: await this.gaps.forgetReportsBefore(limit),
    };
    if (forgotten.intents + forgotten.reports > 0) this.foundation.log.info(forgotten, 'old searches were forgotten');
    return forgotten;
  }

  /** Brings the change of the last days of each gap up to date: days pass without a report too. */
  async renewChanges(): Promise<void> {
    const today = dayOf(this.foundation.clock.now());
    const since = new Date(`${addDays(today, -15)}T00:00:00.000Z`);
    const changes = (await this.gaps.moving(since))
      .map(({ _id: id, days, change: from }) => ({ id, from, to: changeOf(days, today) }))
      .filter(({ from, to }) => from !== to);
    await this.gaps.setChanges(changes);
  }
}
