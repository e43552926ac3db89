import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { CoachedEvaluations } from './coached-evaluation.js';
import type { CoachingService } from './coaching.service.js';
import { type Effect, effectOf } from './effect.rules.js';

const day = 86_400_000;
/** Days before and after a session that are compared. */
const compared = 90;

/** What sessions brought. */
export class CoachingEffectService {
  constructor(
    private readonly sessions: CoachingService,
    private readonly evaluations: CoachedEvaluations,
    private readonly clock: Clock,
  ) {}

  /**
   * The agent's calls of the 90 days before the session beside those after it (at most 90 days); null where the viewer may not see the
   * session, or it was not held yet. A call counts by when it ended, whenever it was scored.
   */
  async of(viewer: Viewer, id: string): Promise<Effect | null> {
    const [coaching] = await this.sessions.visible(viewer, [id]);
    if (!coaching?.heldAt) return null;
    const held = coaching.heldAt.getTime();
    const [from, to] = [held - compared * day, held + compared * day];
    const until = new Date(Math.max(to, this.clock.now().getTime()) + 1);
    const all = await this.evaluations.releasedOf(coaching.agentId, new Date(from), until);
    const at = (one: (typeof all)[number]): number => (one.callEndedAt ?? one.releasedAt).getTime();
    const within = all.filter((one) => at(one) >= from && at(one) <= to);
    return effectOf(
      within.filter((one) => at(one) < held),
      within.filter((one) => at(one) >= held),
      coaching.refs,
    );
  }
}
