import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import {
  UserError,
  UserErrorCode,
  conflict,
  fault,
  notAllowed,
  notFound,
  wrongState,
} from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { Faults } from '../../people/index.js';
import type { AssignmentSuccession } from './assignment-succession.service.js';
import { type Assignment, AssignmentState } from './assignment.js';
import type { AssignmentStore } from './assignment.store.js';
import type { CallFrameStore, DrawnCall } from './call-frame.store.js';
import { spreadEvenly } from './draw.rules.js';
import type { SampledEvaluations, SamplingPeople } from './sampling-needs.js';
import { assignmentNotice } from './sampling-notices.rules.js';
import { keptTeams, mayEvaluateFor, mayReassign, maySeeAssignment, maySkip } from './sampling.policy.js';
import type { SamplingStore } from './sampling.store.js';

/** Longest reason for skipping, in characters. */
const longestReason = 500;
/** Assignments that are spread in one call. */
const mostSpread = 1_000;

/** What is to be spread anew: of a draw, or of somebody who cannot do it. */
export interface Spread {
  readonly sampleId?: string | null;
  readonly fromEvaluatorId?: string | null;
  readonly evaluatorIds: readonly string[];
}

/** The evaluator's queue: skipping with a reason, handing to somebody else, spreading evenly. */
export class AssignmentService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: SamplingStore,
    private readonly assignments: AssignmentStore,
    private readonly frames: CallFrameStore,
    private readonly outside: {
      readonly people: SamplingPeople;
      readonly evaluations: SampledEvaluations;
    },
    private readonly succession: AssignmentSuccession,
  ) {}

  /**
   * Gives up one call with a reason; the next of the same cell of the draw takes its place, where there is one left.
   * Errors: NOT_FOUND, REQUIRED, TOO_LONG, WRONG_STATE, CONFLICT.
   */
  async skip(viewer: Viewer, id: string, expectedVersion: number, reason: string) {
    const assignment = await this.#seen(viewer, id);
    const faults = new Faults();
    const skipReason = faults.text(reason, longestReason, 'reason');
    faults.check();
    if (!maySkip(viewer, assignment)) throw notAllowed('id');
    if (assignment.state !== AssignmentState.OPEN)
      throw wrongState('只有未开始的任务可以跳过。', 'Only a call that nobody has begun can be skipped.', 'id');
    const { clock, transactions } = this.foundation;
    const code = await this.succession.codeOf(assignment.scorecardId);
    return transactions.run(async (transaction) => {
      const at = clock.now();
      const change = { state: AssignmentState.SKIPPED, skipReason, updatedAt: at };
      const when = { revision: expectedVersion, states: [AssignmentState.OPEN] };
      const skipped = await this.assignments.change(id, when, change);
      if (!skipped) throw conflict({ assignment: await this.assignments.byId(id) });
      const replacement = await this.#replace(transaction, skipped, at, code);
      transaction.append({
        type: 'assignment.skipped',
        subject: { type: 'assignment', id },
        actor: actorOf(viewer),
        before: { state: assignment.state },
        after: { state: skipped.state, replacementId: replacement?._id ?? null },
      });
      return { assignment: skipped, replacement };
    });
  }

  /** Gives a call to another evaluator. Errors: NOT_FOUND, NOT_ALLOWED, SAME_PERSON (the call's agent), WRONG_STATE, CONFLICT. */
  async reassign(viewer: Viewer, id: string, expectedVersion: number, evaluatorId: string): Promise<Assignment> {
    const assignment = await this.#seen(viewer, id);
    if (!mayReassign(viewer, assignment)) throw notAllowed('id');
    if (assignment.state !== AssignmentState.OPEN)
      throw wrongState('只有未开始的任务可以改派。', 'Only a call that nobody has begun can be handed on.', 'id');
    await this.#checkEvaluators([evaluatorId], assignment.planTeamIds, 'evaluatorId');
    if (assignment.agentId === evaluatorId)
      throw new UserError(
        fault(UserErrorCode.SAME_PERSON, '不能评估自己的通话。', 'Nobody scores a call of their own.', 'evaluatorId'),
      );
    const { clock, transactions } = this.foundation;
    const plan = await this.store.plan(assignment.planId);
    const code = await this.succession.codeOf(assignment.scorecardId);
    return transactions.run(async (transaction) => {
      const when = { revision: expectedVersion, states: [AssignmentState.OPEN] };
      const after = await this.assignments.change(id, when, { evaluatorId, updatedAt: clock.now() });
      if (!after) throw conflict({ assignment: await this.assignments.byId(id) });
      if (plan) transaction.notify(assignmentNotice(plan.name, after, code, 1));
      transaction.append({
        type: 'assignment.reassigned',
        subject: { type: 'assignment', id },
        actor: actorOf(viewer),
        before: { evaluatorId: assignment.evaluatorId },
        after: { evaluatorId },
      });
      return after;
    });
  }

  /**
   * Spreads what nobody has begun evenly over people, with regard to what each has to score already. At most 1,000 at a time.
   * @returns how many changed hands. Errors: NOT_FOUND, NOT_ALLOWED, REQUIRED.
   */
  async distribute(viewer: Viewer, { sampleId, fromEvaluatorId, evaluatorIds }: Spread): Promise<number> {
    const faults = new Faults();
    if (!sampleId && !fromEvaluatorId)
      faults.add(UserErrorCode.REQUIRED, '请指定抽样或评估人。', 'Name a sample or an evaluator.', 'sampleId');
    if (evaluatorIds.length === 0)
      faults.add(UserErrorCode.REQUIRED, '请指定评估人。', 'Name evaluators.', 'evaluatorIds');
    faults.atMost(evaluatorIds, 200, 'evaluatorIds');
    faults.check();
    const kept = keptTeams(viewer);
    if (kept?.length === 0) throw notAllowed();
    const found = await this.assignments.open(
      { sampleId: sampleId ?? null, evaluatorId: fromEvaluatorId ?? null },
      mostSpread,
    );
    const open = found.filter((assignment) => mayReassign(viewer, assignment));
    if (open.length === 0) throw notFound(sampleId ? 'sampleId' : 'fromEvaluatorId');
    for (const teamIds of new Set(open.map(({ planTeamIds }) => planTeamIds)))
      await this.#checkEvaluators(evaluatorIds, teamIds, 'evaluatorIds');
    const loads = await this.assignments.loads(evaluatorIds);
    // What is to be spread does not weigh on those who have it now.
    for (const { evaluatorId } of open)
      if (loads.has(evaluatorId)) loads.set(evaluatorId, (loads.get(evaluatorId) ?? 1) - 1);
    const given = spreadEvenly(open, evaluatorIds, open.length, loads);
    const moves = open.flatMap((assignment, at) => {
      const to = given[at];
      return to && to !== assignment.evaluatorId ? [{ assignment, to }] : [];
    });
    return this.foundation.transactions.run(async (transaction) => {
      const count = await this.succession.move(moves, transaction);
      transaction.append({
        type: 'assignment.distributed',
        subject: sampleId ? { type: 'sample', id: sampleId } : { type: 'user', id: fromEvaluatorId ?? '' },
        actor: actorOf(viewer),
        after: { count, evaluatorIds: [...evaluatorIds].slice(0, 20) },
      });
      return count;
    });
  }

  async #seen(viewer: Viewer, id: string): Promise<Assignment> {
    const assignment = await this.assignments.byId(id);
    if (!assignment || !maySeeAssignment(viewer, assignment)) throw notFound('id');
    return assignment;
  }

  async #checkEvaluators(ids: readonly string[], teamIds: readonly string[], field: string): Promise<void> {
    const viewers = await this.outside.people.viewersOf(ids);
    const able = new Set(viewers.filter((one) => mayEvaluateFor(one, teamIds)).map(({ id }) => id));
    if (ids.every((id) => able.has(id))) return;
    throw new UserError(
      fault(
        UserErrorCode.NOT_ALLOWED,
        '评估人须是品质师，或带这些班组的主管。',
        'An evaluator is a quality analyst, or a supervisor who leads the teams.',
        field,
      ),
    );
  }

  /** The next reserve that is still to be had, as an assignment of the same person; null when there is none left. */
  async #replace(transaction: Transaction, skipped: Assignment, at: Date, code: string): Promise<Assignment | null> {
    const call = await this.#nextReserve(skipped);
    if (!call) return null;
    const replacement: Assignment = {
      ...skipped,
      ...{ _id: newId('assignment', this.foundation.clock), callId: call._id, callAt: call.offeredAt },
      ...{ agentId: call.agentId, state: AssignmentState.OPEN, skipReason: null, replacesId: skipped._id },
      ...{ evaluationId: null, revision: 1, createdAt: at, updatedAt: at },
    };
    await this.assignments.insert([replacement]);
    const plan = await this.store.plan(skipped.planId);
    if (plan) transaction.notify(assignmentNotice(plan.name, replacement, code, 1));
    return replacement;
  }

  async #nextReserve({ sampleId, cell, evaluatorId, stratum }: Assignment): Promise<DrawnCall | null> {
    for (;;) {
      const reserve = await this.store.takeReserve(sampleId, cell, stratum);
      if (!reserve) return null;
      const { callId } = reserve;
      // Drawn by another plan, scored, or gone since then; nobody gets a call of their own.
      if (await this.assignments.hasCall(callId)) continue;
      if ((await this.outside.evaluations.evaluatedCalls([callId])).has(callId)) continue;
      const call = await this.frames.drawn(callId);
      if (call && call.agentId !== evaluatorId) return call;
    }
  }
}
