import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Assignment, AssignmentState } from './assignment.js';
import { assignmentSchema } from './sampling.store.schema.js';
import { withinTeams } from './sampling.store.js';

/** Which assignments are listed. */
export interface AssignmentFilter {
  readonly planId?: string | null;
  readonly sampleId?: string | null;
  readonly evaluatorId?: string | null;
  readonly states?: readonly AssignmentState[] | null;
  /** Only those that are not done and were due before this moment. */
  readonly overdueAt?: Date | null;
}

/** Whose assignments are listed: those of plans of teams, and own ones; never of the viewer's own calls. */
export interface AssignmentSight {
  /** Null: of all plans. */
  readonly keptTeams: readonly string[] | null;
  readonly viewerId: string;
}

const waiting = [AssignmentState.OPEN, AssignmentState.STARTED] as const;

const filterOf = ({ planId, sampleId, evaluatorId, states, overdueAt }: AssignmentFilter): Record<string, unknown> => ({
  ...(planId ? { planId } : {}),
  ...(sampleId ? { sampleId } : {}),
  ...(evaluatorId ? { evaluatorId } : {}),
  ...(states ? { state: { $in: [...states] } } : {}),
  ...(overdueAt ? { $and: [{ state: { $in: [...waiting] } }, { dueAt: { $lt: overdueAt } }] } : {}),
});

/** Drawn calls and who scores them. */
export class AssignmentStore {
  readonly #assignments: Model<Assignment>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#assignments = connection.model<Assignment>('Assignment', assignmentSchema);
  }

  async byId(id: string): Promise<Assignment | null> {
    return (await this.#assignments.findById(id).lean().exec()) as Assignment | null;
  }

  async byIds(ids: readonly string[]): Promise<Assignment[]> {
    return (await this.#assignments
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as Assignment[];
  }

  page(sight: AssignmentSight, asked: AssignmentFilter, request: PageRequest): Promise<Page<Assignment>> {
    const seen =
      sight.keptTeams === null
        ? {}
        : { $or: [{ evaluatorId: sight.viewerId }, withinTeams(sight.keptTeams, 'planTeamIds')] };
    const filter = { $and: [filterOf(asked), { agentId: { $ne: sight.viewerId } }, seen] };
    const order = { list: 'assignments', field: 'dueAt', descending: false };
    return keysetPage(this.#assignments, filter, order, request, this.cursors);
  }

  /** Those of the calls that were drawn before. */
  async drawnOf(callIds: readonly string[]): Promise<string[]> {
    const found = (await this.#assignments
      .find({ callId: { $in: [...callIds] } }, { callId: 1, _id: 0 })
      .lean()
      .exec()) as unknown as { callId: string }[];
    return found.map(({ callId }) => callId);
  }

  async hasCall(callId: string): Promise<boolean> {
    return (await this.#assignments.exists({ callId }).exec()) !== null;
  }

  async insert(assignments: readonly Assignment[]): Promise<void> {
    if (assignments.length) await this.#assignments.insertMany([...assignments], { lean: true, ordered: true });
  }

  /** Changes one that is at `revision` (or in one of the states) and counts the change; null where it is not. */
  async change(
    id: string,
    when: { readonly revision?: number; readonly states?: readonly AssignmentState[] },
    change: Partial<Assignment>,
  ): Promise<Assignment | null> {
    const filter = {
      _id: id,
      ...(when.revision === undefined ? {} : { revision: when.revision }),
      ...(when.states ? { state: { $in: [...when.states] } } : {}),
    };
    return (await this.#assignments
      .findOneAndUpdate(filter as QueryFilter<Assignment>, { $set: change, $inc: { revision: 1 } } as never, {
        returnDocument: 'after',
      })
      .lean()
      .exec()) as Assignment | null;
  }

  /** Those that nobody has begun, of a draw or of an evaluator, in the order of their ids after one; at most `limit`. */
  async open(
    of: { readonly sampleId?: string | null; readonly evaluatorId?: string | null },
    limit: number,
    afterId = '',
  ): Promise<Assignment[]> {
    const filter = { ...filterOf(of), state: AssignmentState.OPEN, _id: { $gt: afterId } };
    return (await this.#assignments
      .find(filter as QueryFilter<Assignment>)
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as Assignment[];
  }

  /** How many each of these people still has to score. */
  async loads(evaluatorIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.#assignments
      .aggregate<{ _id: string; count: number }>([
        { $match: { evaluatorId: { $in: [...evaluatorIds] }, state: { $in: [...waiting] } } },
        { $group: { _id: '$evaluatorId', count: { $sum: 1 } } },
      ])
      .exec();
    return new Map(rows.map(({ _id, count }) => [_id, count]));
  }

  /** How many of draws are done and skipped. */
  async counts(sampleIds: readonly string[]): Promise<Map<string, { done: number; skipped: number }>> {
    const countOf = (state: AssignmentState) => ({ $sum: { $cond: [{ $eq: ['$state', state] }, 1, 0] } });
    const rows = await this.#assignments
      .aggregate<{ _id: string; done: number; skipped: number }>([
        { $match: { sampleId: { $in: [...sampleIds] } } },
        {
          $group: {
            _id: '$sampleId',
            done: countOf(AssignmentState.DONE),
            skipped: countOf(AssignmentState.SKIPPED),
          },
        },
      ])
      .exec();
    return new Map(rows.map(({ _id, done, skipped }) => [_id, { done, skipped }]));
  }

  /** Whether somebody still has to score a call that was drawn. */
  async isEvaluatorOf(userId: string, callId: string): Promise<boolean> {
    const filter = { callId, evaluatorId: userId, state: { $ne: AssignmentState.SKIPPED } };
    return (await this.#assignments.exists(filter as QueryFilter<Assignment>).exec()) !== null;
  }

  /** Puts one team in the place of another. Carried by the transaction around the call. */
  async moveTeam(from: string, to: string): Promise<void> {
    const named = { planTeamIds: from } as QueryFilter<Assignment>;
    await this.#assignments.updateMany(named, { $addToSet: { planTeamIds: to } } as never).exec();
    await this.#assignments.updateMany(named, { $pull: { planTeamIds: from } } as never).exec();
  }

  /** How many somebody still has to score. */
  async countOpenOf(userId: string): Promise<number> {
    return this.#assignments
      .countDocuments({ evaluatorId: userId, state: { $in: [...waiting] } } as QueryFilter<Assignment>)
      .exec();
  }
}
