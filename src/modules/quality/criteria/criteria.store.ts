import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type CriteriaChange, CriteriaChangeState, type CriteriaMeeting } from './criteria.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const maybeMoment = { type: Date, default: null } as const;
const plain = { type: mongoose.Schema.Types.Mixed, default: null } as const;
const plainList = { type: [mongoose.Schema.Types.Mixed], default: [] };
const texts = { type: [String], default: [] };
const whole = { type: Number, required: true } as const;

const meetingSchema = new mongoose.Schema<CriteriaMeeting>(
  {
    ...{ _id: text, month: text, state: text, plannedAt: moment, heldAt: maybeMoment, storedAgenda: plain },
    ...{ plannedById: text, revision: whole, createdAt: moment },
  } as never,
  { collection: 'criteria_meetings', versionKey: false },
);
meetingSchema.index({ month: -1, _id: -1 });
meetingSchema.index({ month: 1 }, { unique: true });

const changeSchema = new mongoose.Schema<CriteriaChange>(
  {
    ...{ _id: text, meetingId: text, scorecardId: text, scorecardCode: text, ref: text, kind: text, proposal: text },
    ...{ newText: plain, newHelp: plain, proposedById: text, decidedById: optional, state: text },
    ...{ decidedAt: maybeMoment, reason: optional, ruling: optional, hasDraft: { type: Boolean, required: true } },
    ...{ readerIds: texts, outstandingIds: texts, acknowledgements: plainList, revision: whole, createdAt: moment },
  } as never,
  { collection: 'criteria_changes', versionKey: false },
);
changeSchema.index({ meetingId: 1, createdAt: 1, _id: 1 });
changeSchema.index({ state: 1, decidedAt: -1, _id: -1 });
changeSchema.index({ readerIds: 1, decidedAt: -1, _id: -1 });
changeSchema.index({ outstandingIds: 1, decidedAt: -1, _id: -1 });

/** Meetings on the criteria and what is proposed to them. */
export class CriteriaStore {
  readonly #meetings: Model<CriteriaMeeting>;
  readonly #changes: Model<CriteriaChange>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#meetings = connection.model<CriteriaMeeting>('CriteriaMeeting', meetingSchema);
    this.#changes = connection.model<CriteriaChange>('CriteriaChange', changeSchema);
  }

  async meeting(id: string): Promise<CriteriaMeeting | null> {
    return (await this.#meetings.findById(id).lean().exec()) as CriteriaMeeting | null;
  }

  async meetingsByIds(ids: readonly string[]): Promise<CriteriaMeeting[]> {
    return (await this.#meetings
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as CriteriaMeeting[];
  }

  meetings(request: PageRequest): Promise<Page<CriteriaMeeting>> {
    return keysetPage(
      this.#meetings,
      {},
      { list: 'criteriaMeetings', field: 'month', descending: true },
      request,
      this.cursors,
    );
  }

  /** Not insertMany: its error does not say which key was taken. */
  async insertMeeting(meeting: CriteriaMeeting): Promise<void> {
    await this.#meetings.insertOne(meeting as never);
  }

  async changeMeeting(id: string, revision: number, change: Partial<CriteriaMeeting>): Promise<CriteriaMeeting | null> {
    return (await this.#meetings
      .findOneAndUpdate({ _id: id, revision }, { $set: { ...change, revision: revision + 1 } } as never, {
        returnDocument: 'after',
      })
      .lean()
      .exec()) as CriteriaMeeting | null;
  }

  async change(id: string): Promise<CriteriaChange | null> {
    return (await this.#changes.findById(id).lean().exec()) as CriteriaChange | null;
  }

  async changesByIds(ids: readonly string[]): Promise<CriteriaChange[]> {
    return (await this.#changes
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as CriteriaChange[];
  }

  /** What was proposed to a meeting, in order. */
  async changesOf(meetingId: string): Promise<CriteriaChange[]> {
    return (await this.#changes
      .find({ meetingId } as QueryFilter<CriteriaChange>)
      .sort({ createdAt: 1, _id: 1 })
      .lean()
      .exec()) as CriteriaChange[];
  }

  /** Rulings, newest first: all, those that somebody must read, or those that they have not read. */
  rulings(
    of: { readonly readerId?: string | null; readonly outstandingId?: string | null },
    request: PageRequest,
  ): Promise<Page<CriteriaChange>> {
    const filter = {
      state: CriteriaChangeState.ACCEPTED,
      ...(of.readerId ? { readerIds: of.readerId } : {}),
      ...(of.outstandingId ? { outstandingIds: of.outstandingId } : {}),
    };
    return keysetPage(
      this.#changes,
      filter,
      { list: 'criteriaRulings', field: 'decidedAt', descending: true },
      request,
      this.cursors,
    );
  }

  async insertChange(change: CriteriaChange): Promise<void> {
    await this.#changes.insertMany([change], { lean: true });
  }

  /** One change on the revision that was seen; null where somebody was faster. */
  async decide(id: string, revision: number, change: Partial<CriteriaChange>): Promise<CriteriaChange | null> {
    return (await this.#changes
      .findOneAndUpdate({ _id: id, revision }, { $set: { ...change, revision: revision + 1 } } as never, {
        returnDocument: 'after',
      })
      .lean()
      .exec()) as CriteriaChange | null;
  }

  /** Notes that somebody has read a ruling; null where they had, or need not. */
  async acknowledge(id: string, userId: string, at: Date): Promise<CriteriaChange | null> {
    return (await this.#changes
      .findOneAndUpdate(
        { _id: id, outstandingIds: userId } as QueryFilter<CriteriaChange>,
        { $pull: { outstandingIds: userId }, $push: { acknowledgements: { userId, at } } } as never,
        { returnDocument: 'after' },
      )
      .lean()
      .exec()) as CriteriaChange | null;
  }

  /** Nobody waits for somebody who left. Carried by the transaction around the call. */
  async release(userId: string): Promise<void> {
    await this.#changes
      .updateMany(
        { outstandingIds: userId } as QueryFilter<CriteriaChange>,
        { $pull: { outstandingIds: userId, readerIds: userId } } as never,
      )
      .exec();
  }
}
