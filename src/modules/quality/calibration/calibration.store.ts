import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import { type CalibrationSession, CalibrationState } from './calibration.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const maybeMoment = { type: Date, default: null } as const;
const plainList = { type: [mongoose.Schema.Types.Mixed], default: [] };
const texts = { type: [String], default: [] };

const schema = new mongoose.Schema<CalibrationSession>(
  {
    ...{ _id: text, title: text, state: text, callId: text, callReference: text, agentId: text, scorecardId: text },
    ...{ versionId: text, leaderId: text, expertId: text, participantIds: texts, memberIds: texts, dueAt: moment },
    ...{ submissions: plainList, revealedAt: maybeMoment, revealReason: optional, rulings: plainList },
    ...{ closedAt: maybeMoment, remindedAt: maybeMoment, revision: { type: Number, required: true } },
    ...{ createdAt: moment, updatedAt: moment },
  } as never,
  { collection: 'calibrations', versionKey: false },
);
const newest = { createdAt: -1, _id: -1 } as const;
schema.index(newest);
schema.index({ memberIds: 1, ...newest });
schema.index({ state: 1, ...newest });
schema.index({ scorecardId: 1, ...newest });
schema.index({ callId: 1 });
// What is revealed, for figures; what is due, for reminders.
schema.index({ scorecardId: 1, revealedAt: -1 }, { partialFilterExpression: { revealedAt: { $type: 'date' } } });
schema.index({ revealedAt: -1 }, { partialFilterExpression: { revealedAt: { $type: 'date' } } });
schema.index({ state: 1, dueAt: 1 });

/** Which sessions are listed. */
export interface CalibrationConditions {
  readonly states?: readonly CalibrationState[] | null;
  readonly scorecardId?: string | null;
  readonly memberId?: string | null;
}

const open = [CalibrationState.EXPERT_FIRST, CalibrationState.BLIND];

/** Calibration sessions. */
export class CalibrationStore {
  readonly #sessions: Model<CalibrationSession>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#sessions = connection.model<CalibrationSession>('CalibrationSession', schema);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#sessions.exists({}).exec()) === null;
  }

  async byId(id: string): Promise<CalibrationSession | null> {
    return (await this.#sessions.findById(id).lean().exec()) as CalibrationSession | null;
  }

  byIds(ids: readonly string[]): Promise<CalibrationSession[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  /** A page of sessions that the rule lets through; never one about the viewer's own call. */
  page(
    rule: Rule,
    viewerId: string,
    { states, scorecardId, memberId }: CalibrationConditions,
    request: PageRequest,
  ): Promise<Page<CalibrationSession>> {
    const filter = {
      ...(states ? { state: { $in: [...states] } } : {}),
      ...(scorecardId ? { scorecardId } : {}),
      ...(memberId ? { memberIds: memberId } : {}),
    };
    const seen = { $and: [filter, { agentId: { $ne: viewerId } }, toMongo(rule)] };
    return keysetPage(
      this.#sessions,
      seen,
      { list: 'calibrations', field: 'createdAt', descending: true },
      request,
      this.cursors,
    );
  }

  async insert(session: CalibrationSession): Promise<void> {
    await this.#sessions.insertMany([session], { lean: true });
  }

  /** One change on the revision that was seen; the session as it is then, or null where somebody was faster. */
  async change(id: string, revision: number, change: Partial<CalibrationSession>): Promise<CalibrationSession | null> {
    return (await this.#sessions
      .findOneAndUpdate({ _id: id, revision }, { $set: { ...change, revision: revision + 1 } } as never, {
        returnDocument: 'after',
      })
      .lean()
      .exec()) as CalibrationSession | null;
  }

  /** The newest that were revealed up to a moment, with one scorecard or all. */
  async revealed(
    of: { readonly scorecardId?: string | null; readonly from?: Date; readonly to?: Date; readonly until?: Date },
    limit: number,
  ): Promise<CalibrationSession[]> {
    const { scorecardId, from, to, until } = of;
    const at = {
      $type: 'date',
      ...(from ? { $gte: from } : {}),
      ...(to ? { $lt: to } : {}),
      ...(until ? { $lte: until } : {}),
    };
    const filter = { ...(scorecardId ? { scorecardId } : {}), revealedAt: at };
    return (await this.#sessions
      .find(filter as unknown as QueryFilter<CalibrationSession>)
      .sort({ revealedAt: -1, _id: -1 })
      .limit(limit)
      .lean()
      .exec()) as CalibrationSession[];
  }

  /** Open sessions that are due before a moment and of which nobody was reminded. */
  dueBefore(moment: Date, limit: number): Promise<CalibrationSession[]> {
    return this.#find({ state: { $in: open }, dueAt: { $lte: moment }, remindedAt: null }, limit);
  }

  /** Those of the calls that somebody scores in a session that is not over. */
  async scoredBy(userId: string, callIds: readonly string[]): Promise<string[]> {
    const filter = { callId: { $in: [...callIds] }, memberIds: userId, state: { $ne: CalibrationState.CLOSED } };
    return this.#sessions.distinct('callId', filter as QueryFilter<CalibrationSession>).exec();
  }

  async countOpenOf(userId: string): Promise<number> {
    return this.#sessions
      .countDocuments({ leaderId: userId, state: { $ne: CalibrationState.CLOSED } } as QueryFilter<CalibrationSession>)
      .exec();
  }

  /** Lets another lead what somebody leads. Carried by the transaction around the call. */
  async moveLead(from: string, to: string): Promise<void> {
    const filter = { leaderId: from, state: { $ne: CalibrationState.CLOSED } } as QueryFilter<CalibrationSession>;
    await this.#sessions
      .updateMany(filter, { $set: { leaderId: to }, $addToSet: { memberIds: to }, $inc: { revision: 1 } } as never)
      .exec();
  }

  /** Lets the expert lead what somebody led who left; the first participant where that was the expert. Carried by the transaction. */
  async handOnLead(from: string): Promise<void> {
    const filter = { leaderId: from, state: { $ne: CalibrationState.CLOSED } } as QueryFilter<CalibrationSession>;
    const next = { $cond: [{ $eq: ['$expertId', from] }, { $first: '$participantIds' }, '$expertId'] };
    await this.#sessions
      .updateMany(
        filter,
        [{ $set: { leaderId: next, revision: { $add: ['$revision', 1] } } }] as never,
        {
          updatePipeline: true,
        } as never,
      )
      .exec();
  }

  async #find(filter: Record<string, unknown>, limit = 0): Promise<CalibrationSession[]> {
    return (await this.#sessions
      .find(filter as QueryFilter<CalibrationSession>)
      .limit(limit)
      .lean()
      .exec()) as CalibrationSession[];
  }
}
