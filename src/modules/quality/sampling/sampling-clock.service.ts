import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { DrawService } from './draw.service.js';
import { duePeriods } from './sampling-period.service.js';
import type { SamplingPlanService } from './sampling-plan.service.js';
import type { SamplingStore } from './sampling.store.js';

const jobKind = 'quality.sampling';
const hourMs = 3_600_000;

/** Draws by itself whatever period is over and waited for; looks every hour, on one server copy at a time. */
export class SamplingClock {
  constructor(
    private readonly foundation: Foundation,
    jobs: JobQueue,
    private readonly store: SamplingStore,
    private readonly plans: SamplingPlanService,
    private readonly draws: DrawService,
  ) {
    jobs.registerEvery(jobKind, hourMs, ({ signal }) => this.round(signal));
  }

  /** One round; may be repeated at any time, on any copy: a period is drawn once. */
  async round(signal: AbortSignal): Promise<void> {
    const now = this.foundation.clock.now();
    for (const plan of await this.store.activePlans()) {
      const due = duePeriods(plan, await this.plans.zoneOf(plan), await this.store.drawnUntil(plan._id), now);
      for (const period of due) {
        signal.throwIfAborted();
        await this.draws.drawPeriod(plan, period);
      }
    }
  }
}
