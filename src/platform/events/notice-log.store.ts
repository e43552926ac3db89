import mongoose, { type Connection, type Model } from 'mongoose';
import type { NumberedSource } from './hub.js';
import { noticeKinds, type NoticeRecord } from './notice.js';

const textSchema = new mongoose.Schema(
  { 'zh-CN': { type: String, default: '' }, en: { type: String, default: '' } },
  { _id: false },
);

const schema = new mongoose.Schema<NoticeRecord>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    kind: { type: String, required: true, enum: noticeKinds },
    subjectType: { type: String, required: true },
    subjectId: { type: String, required: true },
    code: { type: String, default: '' },
    title: { type: String, default: '' },
    text: { type: textSchema, required: true },
    actorId: { type: String, required: true },
    at: { type: Date, required: true },
    readAt: { type: Date, default: null },
    number: { type: Number, required: true },
  },
  { collection: 'notices', versionKey: false },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ userId: 1, number: -1 });
schema.index({ userId: 1, readAt: 1, number: -1 });
schema.index({ at: 1 });

/** The stored notices: written with the events of a transaction, read in commit order. What a person sees of them is the notices room's. */
export class NoticeLog implements NumberedSource<NoticeRecord> {
  readonly notices: Model<NoticeRecord>;

  constructor(
    connection: Connection,
    /** The highest number given so far; 0 before the first. */
    readonly head: () => Promise<number>,
  ) {
    this.notices = connection.model<NoticeRecord>('Notice', schema);
  }

  async insert(notices: readonly NoticeRecord[]): Promise<void> {
    await this.notices.insertMany([...notices]);
  }

  /** Notices of everybody above `number`, in order, at most `limit`. */
  async after(number: number, limit: number): Promise<NoticeRecord[]> {
    return (await this.notices
      .find({ number: { $gt: number } })
      .sort({ number: 1 })
      .limit(limit)
      .lean()
      .exec()) as NoticeRecord[];
  }
}
