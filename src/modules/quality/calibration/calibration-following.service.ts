import { systemActor } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { wrongState } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CalibrationSight, EvaluationFollower } from '../evaluations/evaluation-needs.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import { afterExpert, revealing } from './calibration-notices.rules.js';
import { mayCompare } from './calibration.policy.js';
import type { CalibrationStore } from './calibration.store.js';
import { type CalibrationSession, CalibrationState } from './calibration.js';

/** Follows evaluations of sessions, and says whose eyes they are open to. */
export class CalibrationFollower implements EvaluationFollower, CalibrationSight {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: CalibrationStore,
  ) {}

  /** Those of the sessions whose evaluations the viewer may see now: revealed ones that they see. */
  async revealedTo(viewer: Viewer, calibrationIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.store.byIds(calibrationIds);
    return new Set(found.filter((session) => mayCompare(viewer, session)).map(({ _id }) => _id));
  }

  /** Takes an evaluation in; the expert's comes first. When all have submitted the answers are revealed. WRONG_STATE. */
  async submitted(transaction: Transaction, evaluation: Evaluation): Promise<void> {
    const { calibrationId, evaluatorId } = evaluation;
    if (calibrationId === null) return;
    const session = await this.store.byId(calibrationId);
    if (!session || session.revealedAt !== null || session.closedAt !== null)
      throw wrongState(
        '校准已揭示或关闭，不能再提交。',
        'The calibration was revealed or closed; nobody submits any more.',
        'id',
      );
    const isExpert = evaluatorId === session.expertId;
    if (!isExpert && session.state === CalibrationState.EXPERT_FIRST)
      throw wrongState('请等专家先提交。', 'The expert submits first.', 'id');
    const at = this.foundation.clock.now();
    const submissions = [...session.submissions, { userId: evaluatorId, evaluationId: evaluation._id, at }];
    const isComplete = submissions.length === session.participantIds.length + 1;
    const after = await this.store.change(session._id, session.revision, {
      ...{ submissions, updatedAt: at, state: isComplete ? CalibrationState.REVEALED : CalibrationState.BLIND },
      ...(isComplete ? { revealedAt: at } : {}),
    });
    if (!after) throw wrongState('校准刚有变化，请重试。', 'The calibration has just changed. Try again.', 'id');
    if (isComplete) this.#reveal(transaction, after);
    else if (isExpert) transaction.notify(afterExpert(after));
  }

  #reveal(transaction: Transaction, session: CalibrationSession): void {
    transaction.notify(revealing(session));
    transaction.append({
      type: 'calibration.revealed',
      subject: { type: 'calibration', id: session._id },
      actor: systemActor,
      before: { state: CalibrationState.BLIND },
      after: { state: session.state, submissions: session.submissions.length },
    });
  }
}
