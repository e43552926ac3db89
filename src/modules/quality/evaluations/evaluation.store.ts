import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { type KeysetOrder, keysetPage } from '../../../platform/mongo/page.js';
import { EvaluationKind, EvaluationOrder, EvaluationState } from './evaluation-enums.js';
import { type Evaluation, type EvaluationNote, liveKinds, releasableKinds, releasedStates } from './evaluation.js';
import { evaluationSchema } from './evaluation.store.schema.js';

type Filter = Record<string, unknown>;

const orders: Readonly<Record<EvaluationOrder, KeysetOrder>> = {
  [EvaluationOrder.NEWEST]: { list: 'evaluations:CREATED_AT:DESC', field: 'createdAt', descending: true },
  [EvaluationOrder.OLDEST]: { list: 'evaluations:CREATED_AT:ASC', field: 'createdAt', descending: false },
  [EvaluationOrder.LOWEST_SCORE]: { list: 'evaluations:REPORTED:ASC', field: 'reported', descending: false },
};

const draftsBy = (evaluatorId: string): Filter => ({
  ...{ evaluatorId, state: EvaluationState.DRAFT, kind: { $ne: EvaluationKind.CALIBRATION } },
});

/** Evaluations. Every change but that of who is blind names the revision that it follows. Writes are carried by the transaction around them. */
export class EvaluationStore {
  readonly evaluations: Model<Evaluation>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.evaluations = connection.model<Evaluation>('Evaluation', evaluationSchema);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.evaluations.exists({}).exec()) === null;
  }

  /** Not insertMany: its error does not say which key was taken. */
  async insert(evaluation: Evaluation): Promise<void> {
    await this.evaluations.insertOne(evaluation as never);
  }

  /** Whole evaluations of the past, for a seed. */
  async insertMany(evaluations: readonly Evaluation[]): Promise<void> {
    await this.evaluations.insertMany([...evaluations], { lean: true });
  }

  /** By id, whoever asks. */
  byIds(ids: readonly string[]): Promise<Evaluation[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  /** Those of the ids that a filter lets through, in any order. */
  visible(ids: readonly string[], filter: Filter): Promise<Evaluation[]> {
    return this.#find({ $and: [{ _id: { $in: [...ids] } }, filter] });
  }

  /** Those of some calls that a filter lets through, begun first first. */
  async ofCalls(callIds: readonly string[], filter: Filter = {}): Promise<Evaluation[]> {
    return (await this.evaluations
      .find({ $and: [{ callId: { $in: [...callIds] } }, filter] } as QueryFilter<Evaluation>)
      .sort({ createdAt: 1, _id: 1 })
      .lean()
      .exec()) as unknown as Evaluation[];
  }

  /** Those of a calibration, whoever asks, begun first first. */
  async ofCalibrations(calibrationIds: readonly string[]): Promise<Evaluation[]> {
    return (await this.evaluations
      .find({ calibrationId: { $in: [...calibrationIds] } })
      .sort({ createdAt: 1, _id: 1 })
      .lean()
      .exec()) as unknown as Evaluation[];
  }

  /** A page that a filter lets through. The filter is trusted. */
  page(filter: Filter, order: EvaluationOrder, request: PageRequest): Promise<Page<Evaluation>> {
    const scored =
      order === EvaluationOrder.LOWEST_SCORE ? { $and: [{ reported: { $type: 'number' } }, filter] } : filter;
    return keysetPage(this.evaluations, scored, orders[order], request, this.cursors, { history: 0 });
  }

  /** A page of calls that may be shown as examples, those agreed to last first. */
  examples(request: PageRequest): Promise<Page<Evaluation>> {
    const order = { list: 'exemplaryCalls', field: 'exemplaryAt', descending: true };
    return keysetPage(this.evaluations, { isExemplary: true }, order, request, this.cursors, { history: 0 });
  }

  /** The newest that a filter lets through. */
  async newest(filter: Filter, limit: number): Promise<Evaluation[]> {
    return (await this.evaluations
      .find(filter as QueryFilter<Evaluation>, { history: 0, notes: 0, marks: 0 })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Evaluation[];
  }

  /** Earlier results of evaluations; lists leave them out. */
  async histories(ids: readonly string[]): Promise<Map<string, Evaluation['history']>> {
    const found = (await this.evaluations
      .find({ _id: { $in: [...ids] } }, { history: 1 })
      .lean()
      .exec()) as unknown as Evaluation[];
    return new Map(found.map(({ _id, history }) => [_id, history]));
  }

  /** One change on the revision that was seen; the evaluation as it is then, or null where somebody was faster. */
  async change(id: string, revision: number, change: Partial<Evaluation>): Promise<Evaluation | null> {
    return (await this.evaluations
      .findOneAndUpdate({ _id: id, revision }, { $set: { ...change, revision: revision + 1 } } as never, {
        returnDocument: 'after',
      })
      .lean()
      .exec()) as unknown as Evaluation | null;
  }

  /** Throws a draft away; false where it is no draft of that revision any more. */
  async remove(id: string, revision: number): Promise<boolean> {
    const { deletedCount } = await this.evaluations
      .deleteOne({ _id: id, revision, state: EvaluationState.DRAFT })
      .exec();
    return deletedCount === 1;
  }

  /** Drafts of somebody but those of calibrations, in the order of their ids after one; at most `limit`. */
  async draftsOf(evaluatorId: string, afterId: string, limit: number): Promise<Evaluation[]> {
    return (await this.evaluations
      .find({ ...draftsBy(evaluatorId), _id: { $gt: afterId } } as QueryFilter<Evaluation>)
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Evaluation[];
  }

  async countDraftsOf(evaluatorId: string): Promise<number> {
    return this.evaluations.countDocuments(draftsBy(evaluatorId) as QueryFilter<Evaluation>).exec();
  }

  /** Others’ evaluations of a call are not for somebody who writes one. */
  async blind(callId: string, userId: string): Promise<void> {
    await this.evaluations
      .updateMany({ callId, evaluatorId: { $ne: userId } }, { $addToSet: { blindTo: userId } } as never)
      .exec();
  }

  /** The end of that, unless another draft of theirs about the call is open. */
  async unblind(callId: string, userId: string): Promise<void> {
    const open = { callId, evaluatorId: userId, state: EvaluationState.DRAFT };
    if (await this.evaluations.exists(open).exec()) return;
    await this.evaluations.updateMany({ callId, blindTo: userId }, { $pull: { blindTo: userId } } as never).exec();
  }

  /** Lets the agent’s own evaluations of a call be compared. */
  async pair(callId: string): Promise<void> {
    await this.evaluations
      .updateMany({ callId, kind: EvaluationKind.SELF, isPaired: false }, { $set: { isPaired: true } } as never)
      .exec();
  }

  /** Those whose release is due, the longest due first. */
  async due(now: Date, limit: number): Promise<Evaluation[]> {
    return (await this.evaluations
      .find({ releaseAt: { $type: 'date', $lte: now } } as never)
      .sort({ releaseAt: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Evaluation[];
  }

  /** Those of the calls of which an evaluation by somebody else was released to their agent. */
  async releasedTo(agentId: string, callIds: readonly string[]): Promise<Set<string>> {
    return this.#callsOf({
      ...{ callId: { $in: [...callIds] }, agentId },
      ...{ kind: { $in: releasableKinds }, state: { $in: releasedStates } },
    });
  }

  /** Those of the calls that somebody is to evaluate as a peer or in a calibration, and that have not been released. */
  async assignedTo(userId: string, callIds: readonly string[]): Promise<Set<string>> {
    return this.#callsOf({
      ...{ callId: { $in: [...callIds] }, evaluatorId: userId },
      kind: { $in: [EvaluationKind.PEER, EvaluationKind.CALIBRATION] },
      state: { $in: [EvaluationState.DRAFT, EvaluationState.SUBMITTED] },
    });
  }

  /** Those that count of an agent and were released from one moment until before another, in the order of their release. */
  async liveOf(agentId: string, from: Date, to: Date): Promise<Evaluation[]> {
    return (await this.evaluations
      .find({ agentId, isLive: true, releasedAt: { $gte: from, $lt: to } } as never, { history: 0 })
      .sort({ releasedAt: 1, _id: 1 })
      .lean()
      .exec()) as unknown as Evaluation[];
  }

  /** Which of the calls somebody evaluates or has evaluated so that it counts. */
  async evaluatedCalls(callIds: readonly string[]): Promise<Set<string>> {
    return this.#callsOf({ callId: { $in: [...callIds] }, kind: { $in: liveKinds } });
  }

  /** Puts other words into evaluations, whatever their revision: only for the erasure of a customer. */
  async putWords(
    id: string,
    words: Partial<Pick<Evaluation, 'answers' | 'history' | 'acknowledgement' | 'exemplaryReason'>> & {
      readonly notes: EvaluationNote[];
    },
  ): Promise<void> {
    await this.evaluations.updateOne({ _id: id }, { $set: words, $inc: { revision: 1 } } as never).exec();
  }

  async #callsOf(filter: Filter): Promise<Set<string>> {
    return new Set((await this.evaluations.distinct('callId', filter as QueryFilter<Evaluation>).exec()) as string[]);
  }

  async #find(filter: Filter): Promise<Evaluation[]> {
    return (await this.evaluations
      .find(filter as QueryFilter<Evaluation>)
      .lean()
      .exec()) as unknown as Evaluation[];
  }
}
