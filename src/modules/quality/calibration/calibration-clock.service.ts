import { systemActor } from '../../../platform/auth/actor.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import { reminding } from './calibration-notices.rules.js';
import type { CalibrationStore } from './calibration.store.js';

const reminderJob = 'quality.calibration';
const hourMs = 3_600_000;
/** Hours before it is due that people are reminded. */
const aheadHours = 24;
const atOnce = 200;

/** Reminds of sessions that are due soon those who have not submitted; once a session. */
export class CalibrationClock {
  constructor(
    private readonly foundation: Foundation,
    jobs: JobQueue,
    private readonly store: CalibrationStore,
  ) {
    jobs.registerEvery(reminderJob, hourMs, ({ signal }) => this.round(signal));
  }

  /** One round; may be repeated at any time, on any copy. */
  async round(signal: AbortSignal): Promise<void> {
    const { clock, transactions } = this.foundation;
    const now = clock.now();
    const soon = await this.store.dueBefore(new Date(now.getTime() + aheadHours * hourMs), atOnce);
    for (const session of soon) {
      signal.throwIfAborted();
      await transactions.run(async (transaction) => {
        // Changed meanwhile, or another copy was first: the next round looks again.
        const after = await this.store.change(session._id, session.revision, { remindedAt: now });
        if (!after) return;
        transaction.notify(reminding(after));
        transaction.append({
          type: 'calibration.reminded',
          subject: { type: 'calibration', id: after._id },
          actor: systemActor,
          after: { submissions: after.submissions.length },
        });
      });
    }
  }
}
