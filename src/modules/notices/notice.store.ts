import type { Model } from 'mongoose';
import type { EventStore, NoticeRecord, Span } from '../../platform/events/index.js';

/** Reads the notices of one person, and keeps what the person has read. */
export class NoticeStore {
  readonly #notices: Model<NoticeRecord>;

  constructor(events: EventStore) {
    this.#notices = events.notices.notices;
  }

  /** Those of the ids that are this person's. */
  async own(userId: string, ids: readonly string[]): Promise<NoticeRecord[]> {
    return (await this.#notices
      .find({ _id: { $in: [...ids] }, userId })
      .lean()
      .exec()) as NoticeRecord[];
  }

  /** A person's notices below (or above) a number, newest (or oldest) first. */
  async page(
    userId: string,
    isUnread: boolean | null,
    span: Span,
    newestFirst: boolean,
    limit: number,
  ): Promise<NoticeRecord[]> {
    const number: Record<string, number> = { $gt: span.above ?? 0 };
    if (span.below !== undefined) number.$lt = span.below;
    return (await this.#notices
      .find({ userId, number, ...(isUnread === null ? {} : { readAt: isUnread ? null : { $ne: null } }) })
      .sort({ number: newestFirst ? -1 : 1 })
      .limit(limit)
      .lean()
      .exec()) as NoticeRecord[];
  }

  /** Marks a person's notices as read; those that are read already keep their moment. Returns how many were not. */
  async markRead(userId: string, ids: readonly string[], at: Date): Promise<number> {
    const { modifiedCount } = await this.#notices
      .updateMany({ _id: { $in: [...ids] }, userId, readAt: null }, { $set: { readAt: at } })
      .exec();
    return modifiedCount;
  }

  /** Forgets what is older than a moment. Returns how many. */
  async forgetBefore(moment: Date): Promise<number> {
    return (await this.#notices.deleteMany({ at: { $lt: moment } }).exec()).deletedCount;
  }
}
