import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import type { DomainEvent } from './event.js';
import { noticeCounter } from './notice.js';
import { NoticeLog } from './notice-log.store.js';

const { Schema } = mongoose;

interface Counter {
  _id: string;
  value: number;
}

const eventSchema = new Schema<DomainEvent>(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    subjectType: { type: String, required: true },
    subjectId: { type: String, required: true },
    version: { type: Number, default: null },
    actorKind: { type: String, required: true },
    actorId: { type: String, required: true },
    actorLabel: { type: String, default: '' },
    before: { type: Schema.Types.Mixed, default: null },
    after: { type: Schema.Types.Mixed, default: null },
    requestId: { type: String, default: null },
    at: { type: Date, required: true },
    number: Number,
    kind: String,
    priority: String,
    title: String,
    summary: String,
    code: String,
    dueAt: Date,
    audience: String,
    tierRank: Number,
    teams: { type: [String], default: undefined },
    lines: { type: [String], default: undefined },
    effectiveFrom: Number,
    effectiveTo: Number,
    state: String,
  },
  { collection: 'events', versionKey: false, minimize: false },
);
eventSchema.index({ number: 1 }, { unique: true, partialFilterExpression: { number: { $exists: true } } });
eventSchema.index({ at: -1, _id: -1 });
eventSchema.index({ type: 1, at: -1, _id: -1 });
eventSchema.index({ actorId: 1, at: -1, _id: -1 });
eventSchema.index({ subjectId: 1, at: -1, _id: -1 });
eventSchema.index({ subjectType: 1, at: -1, _id: -1 });
eventSchema.index({ requestId: 1, at: -1, _id: -1 }, { partialFilterExpression: { requestId: { $type: 'string' } } });
eventSchema.index({ priority: 1, number: -1 }, { partialFilterExpression: { number: { $exists: true } } });

const counterSchema = new Schema<Counter>(
  { _id: { type: String, required: true }, value: { type: Number, required: true } },
  { collection: 'counters', versionKey: false },
);

/** The stored events and notices, and the counters that number them. */
export class EventStore {
  readonly events: Model<DomainEvent>;
  readonly notices: NoticeLog;
  readonly #counters: Model<Counter>;

  constructor(connection: Connection) {
    this.events = connection.model<DomainEvent>('DomainEvent', eventSchema);
    this.notices = new NoticeLog(connection, () => this.head(noticeCounter));
    this.#counters = connection.model<Counter>('Counter', counterSchema);
  }

  /** Takes `count` numbers and returns the first. Inside the transaction that uses them, so that an abort gives them back. */
  async takeNumbers(count: number, counter = 'feed'): Promise<number> {
    const after = await this.#counters
      .findOneAndUpdate(
        { _id: counter },
        { $inc: { value: count } },
        { upsert: true, returnDocument: 'after', lean: true },
      )
      .exec();
    return (after?.value ?? count) - count + 1;
  }

  async insert(events: readonly DomainEvent[]): Promise<void> {
    // Whole as they are made: casting and validating each costs more than storing it.
    await this.events.insertMany([...events], { lean: true });
  }

  /** The highest number that a counter has given so far; 0 before the first. */
  async head(counterName = 'feed'): Promise<number> {
    const counter = await this.#counters.findOne({ _id: counterName }).lean().exec();
    return counter?.value ?? 0;
  }

  /** Numbered events above `number`, in order, at most `limit`. */
  async after(number: number, limit: number): Promise<DomainEvent[]> {
    return (await this.events
      .find({ number: { $gt: number } })
      .sort({ number: 1 })
      .limit(limit)
      .lean()
      .exec()) as DomainEvent[];
  }
}
