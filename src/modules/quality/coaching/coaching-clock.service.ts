import { systemActor } from '../../../platform/auth/actor.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CoachedPeople } from './coached-people.service.js';
import { coachingEvent, dueNotice } from './coaching-events.rules.js';
import type { CoachingStore } from './coaching.store.js';

const everyMs = 600_000;
const atOnce = 100;

/** Tells agent and coach of a follow-up when its day has come, once. */
export class CoachingClock {
  constructor(
    private readonly foundation: Foundation,
    private readonly sessions: CoachingStore,
    private readonly people: CoachedPeople,
  ) {}

  register(jobs: JobQueue): void {
    jobs.registerEvery('coaching-clock', everyMs, () => this.round());
  }

  /** One round; may be repeated at any time, on any copy. */
  async round(): Promise<void> {
    const now = this.foundation.clock.now();
    for (const coaching of await this.sessions.dueFollowUps(now, atOnce)) {
      const person = await this.people.person(coaching.agentId);
      await this.foundation.transactions.run(async (transaction) => {
        // No new revision: whoever writes at the session just now wrote nothing else than it was.
        const after = await this.sessions.remind(coaching, now);
        // Somebody changed it meanwhile: the next round looks again.
        if (!after) return;
        transaction.append(coachingEvent('coaching.follow-up-due', systemActor, coaching, after));
        transaction.notify(dueNotice(after, person?.user.name ?? ''));
      });
    }
  }
}
