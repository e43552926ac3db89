import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Transaction } from '../../../platform/events/index.js';
import { wrongState } from '../../../platform/errors/index.js';
import type { Foundation } from '../../../platform/room.js';
import type {
  EvaluationAssignments,
  EvaluationFollower,
  StartableAssignment,
} from '../evaluations/evaluation-needs.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import type { AssignmentSuccession } from './assignment-succession.service.js';
import { type Assignment, AssignmentState } from './assignment.js';
import type { AssignmentStore } from './assignment.store.js';

/** Follows evaluations that answer an assignment: begun, handed in, thrown away; all within their transaction. */
export class AssignmentFollower implements EvaluationFollower, EvaluationAssignments {
  constructor(
    private readonly foundation: Foundation,
    private readonly assignments: AssignmentStore,
    private readonly succession: Pick<AssignmentSuccession, 'giveOn'>,
  ) {}

  /** An assignment of this very person; null for another's, and for none. */
  async startable(viewer: Viewer, assignmentId: string): Promise<StartableAssignment | null> {
    const assignment = await this.assignments.byId(assignmentId);
    if (!assignment || assignment.evaluatorId !== viewer.id || assignment.agentId === viewer.id) return null;
    const { callId, scorecardId, weight, state } = assignment;
    return { callId, scorecardId, weight, isOpen: state === AssignmentState.OPEN };
  }

  async started(_transaction: Transaction, evaluation: Evaluation): Promise<void> {
    if (evaluation.assignmentId === null) return;
    const change = { state: AssignmentState.STARTED, evaluationId: evaluation._id };
    if (!(await this.#change(evaluation.assignmentId, [AssignmentState.OPEN], change)))
      throw wrongState('这项任务已经开始或结束。', 'This assignment was begun or ended already.', 'assignmentId');
  }

  async submitted(_transaction: Transaction, evaluation: Evaluation): Promise<void> {
    if (evaluation.assignmentId === null) return;
    const change = { state: AssignmentState.DONE, evaluationId: evaluation._id };
    await this.#change(evaluation.assignmentId, [AssignmentState.STARTED], change);
  }

  async discarded(_transaction: Transaction, evaluation: Evaluation): Promise<void> {
    await this.#reopen(evaluation);
  }

  /** Its evaluator does not end it: somebody else gets it, where there is somebody. */
  async cleared(transaction: Transaction, evaluation: Evaluation): Promise<void> {
    const open = await this.#reopen(evaluation);
    if (open) await this.succession.giveOn([open], open.evaluatorId, transaction);
  }

  #reopen({ assignmentId }: Evaluation): Promise<Assignment | null> {
    if (assignmentId === null) return Promise.resolve(null);
    return this.#change(assignmentId, [AssignmentState.STARTED], { state: AssignmentState.OPEN, evaluationId: null });
  }

  #change(
    id: string,
    states: readonly AssignmentState[],
    change: { state: AssignmentState; evaluationId: string | null },
  ) {
    return this.assignments.change(id, { states }, { ...change, updatedAt: this.foundation.clock.now() });
  }
}
