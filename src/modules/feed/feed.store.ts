import mongoose, { type Connection, type Model } from 'mongoose';
import type { DomainEvent, EventStore } from '../../platform/events/index.js';
import { duplicateKey } from '../../platform/mongo/connect.js';
import type { FeedPriority } from '../articles/index.js';

/** What one person did with one entry. */
export interface Receipt {
  _id: string;
  userId: string;
  entryId: string;
  subjectId: string;
  version: number;
  readAt: Date | null;
  acknowledgedAt: Date | null;
}

const schema = new mongoose.Schema<Receipt>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    entryId: { type: String, required: true },
    subjectId: { type: String, required: true },
    version: { type: Number, required: true },
    readAt: { type: Date, default: null },
    acknowledgedAt: { type: Date, default: null },
  },
  { collection: 'feed_receipts', versionKey: false },
);
schema.index({ userId: 1, entryId: 1 }, { unique: true });
schema.index({ entryId: 1, userId: 1 });
schema.index({ userId: 1, subjectId: 1, version: -1 });

/** Which part of the feed is wanted. */
export interface FeedBounds {
  readonly below?: number;
  readonly above?: number;
  readonly priorities?: readonly FeedPriority[];
  /** Only what is not older than a moment, or has one of these priorities. */
  readonly sinceOr?: { readonly since: Date; readonly priorities: readonly FeedPriority[] };
}

/** Another call made the receipt first; try again and find it. */
export class ReceiptTaken extends Error {}

/** Reads the numbered events and keeps who read and acknowledged them. */
export class FeedStore {
  readonly #receipts: Model<Receipt>;
  readonly #events: Model<DomainEvent>;

  constructor(connection: Connection, events: EventStore) {
    this.#receipts = connection.model<Receipt>('FeedReceipt', schema);
    this.#events = events.events;
  }

  async entry(id: string): Promise<DomainEvent | null> {
    return (await this.#events
      .findOne({ _id: id, number: { $exists: true } })
      .lean()
      .exec()) as DomainEvent | null;
  }

  async entries(ids: readonly string[]): Promise<DomainEvent[]> {
    return (await this.#events
      .find({ _id: { $in: [...ids] }, number: { $exists: true } })
      .lean()
      .exec()) as DomainEvent[];
  }

  /** Numbered events below (or above) a number, newest (or oldest) first. */
  async page(bounds: FeedBounds, newestFirst: boolean, limit: number): Promise<DomainEvent[]> {
    const number: Record<string, number> = { $gt: bounds.above ?? 0 };
    if (bounds.below !== undefined) number.$lt = bounds.below;
    const conditions: Record<string, unknown>[] = [{ number }];
    if (bounds.priorities) conditions.push({ priority: { $in: [...bounds.priorities] } });
    if (bounds.sinceOr)
      conditions.push({
        $or: [{ at: { $gte: bounds.sinceOr.since } }, { priority: { $in: [...bounds.sinceOr.priorities] } }],
      });
    return (await this.#events
      .find({ $and: conditions })
      .sort({ number: newestFirst ? -1 : 1 })
      .limit(limit)
      .lean()
      .exec()) as DomainEvent[];
  }

  /** For each subject the highest number among its entries of these priorities. */
  async latestDemanding(
    subjectIds: readonly string[],
    priorities: readonly FeedPriority[],
  ): Promise<Map<string, number>> {
    const rows = await this.#events
      .aggregate<{ _id: string; number: number }>([
        {
          $match: {
            subjectId: { $in: [...subjectIds] },
            number: { $exists: true },
            priority: { $in: [...priorities] },
          },
        },
        { $group: { _id: '$subjectId', number: { $max: '$number' } } },
      ])
      .exec();
    return new Map(rows.map((row) => [row._id, row.number]));
  }

  /** The entry that a published version made, if it was pushed. */
  async entryOfVersion(subjectId: string, version: number): Promise<DomainEvent | null> {
    return (await this.#events
      .findOne({ subjectId, version, number: { $exists: true } })
      .sort({ number: -1 })
      .lean()
      .exec()) as DomainEvent | null;
  }

  /** The newest entries of these priorities that published versions made, in one read; those that were silent are absent. */
  async entriesOfVersions(
    versions: readonly { subjectId: string; version: number }[],
    priorities: readonly FeedPriority[],
  ): Promise<DomainEvent[]> {
    const bySubject = new Map<string, number[]>();
    for (const { subjectId, version } of versions)
      bySubject.set(subjectId, [...(bySubject.get(subjectId) ?? []), version]);
    if (!bySubject.size) return [];
    const found = (await this.#events
      .find({
        $or: [...bySubject].map(([subjectId, numbers]) => ({ subjectId, version: { $in: numbers } })),
        number: { $exists: true },
        priority: { $in: [...priorities] },
      })
      .sort({ number: 1 })
      .lean()
      .exec()) as DomainEvent[];
    return [...new Map(found.map((event) => [`${event.subjectId}:${event.version ?? 0}`, event])).values()];
  }

  async receipts(userId: string, entryIds: readonly string[]): Promise<Map<string, Receipt>> {
    const rows = (await this.#receipts
      .find({ userId, entryId: { $in: [...entryIds] } })
      .lean()
      .exec()) as Receipt[];
    return new Map(rows.map((row) => [row.entryId, row]));
  }

  /** What a person has acknowledged of some things, any version. */
  async acknowledgedOf(userId: string, subjectIds: readonly string[]): Promise<Receipt[]> {
    return (await this.#receipts
      .find({ userId, subjectId: { $in: [...subjectIds] }, acknowledgedAt: { $ne: null } })
      .sort({ version: -1 })
      .lean()
      .exec()) as Receipt[];
  }

  async receiptsOfEntries(entryIds: readonly string[]): Promise<Receipt[]> {
    return (await this.#receipts
      .find({ entryId: { $in: [...entryIds] } })
      .lean()
      .exec()) as Receipt[];
  }

  /** Sets what is not set yet; a receipt's moments never change. Returns whether something was new. Throws ReceiptTaken where another copy was first. */
  async receive(receipt: Receipt): Promise<boolean> {
    const { userId, entryId } = receipt;
    const key = { userId, entryId };
    const existing = await this.#receipts.findOne(key).lean().exec();
    if (!existing) {
      try {
        await this.#receipts.insertOne(receipt);
        return true;
      } catch (error) {
        // The transaction is lost with this error, so nothing can be read in it any more.
        throw duplicateKey(error) ? new ReceiptTaken() : error;
      }
    }
    const set: Record<string, Date> = {};
    if (!existing.readAt && receipt.readAt) set.readAt = receipt.readAt;
    if (!existing.acknowledgedAt && receipt.acknowledgedAt) set.acknowledgedAt = receipt.acknowledgedAt;
    if (!Object.keys(set).length) return false;
    await this.#receipts.updateOne(key, { $set: set }).exec();
    return true;
  }
}
