import mongoose, { type Connection, type Model } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { type CallQueue, type CallSettings, usualSettings } from './call-queue.js';

const text = { type: String, required: true } as const;
const localized = new mongoose.Schema({ zhCN: text, en: text }, { _id: false });

const queueSchema = new mongoose.Schema<CallQueue>(
  {
    ...{ _id: text, key: text, name: { type: localized, required: true }, channel: text },
    ...{ retentionDays: { type: Number, required: true }, isActive: { type: Boolean, required: true } },
    revision: { type: Number, required: true },
  } as never,
  { collection: 'call_queues', versionKey: false },
);
queueSchema.index({ key: 1 }, { unique: true });

const settingsSchema = new mongoose.Schema<CallSettings>(
  {
    ...{ _id: text, levels: { type: [mongoose.Schema.Types.Mixed], default: [] } },
    ...{ targets: { type: [mongoose.Schema.Types.Mixed], default: [] }, firstContact: { type: Number, default: null } },
    revision: { type: Number, required: true },
  } as never,
  { collection: 'call_settings', versionKey: false },
);

/** Most queues of a centre; lists of them are not paged. */
export const mostQueues = 500;

/** Queues, and the levels and targets of the centre. */
export class QueueStore {
  readonly #queues: Model<CallQueue>;
  readonly #settings: Model<CallSettings>;

  constructor(connection: Connection) {
    this.#queues = connection.model<CallQueue>('CallQueue', queueSchema);
    this.#settings = connection.model<CallSettings>('CallSettings', settingsSchema);
  }

  /** All queues by key. */
  async all(): Promise<CallQueue[]> {
    return (await this.#queues.find().sort({ key: 1 }).limit(mostQueues).lean().exec()) as unknown as CallQueue[];
  }

  async byKey(key: string): Promise<CallQueue | null> {
    return (await this.#queues.findOne({ key }).lean().exec()) as unknown as CallQueue | null;
  }

  /** Inserts, or answers false when the key is taken. */
  async insert(queue: CallQueue): Promise<boolean> {
    try {
      // Not `insertMany`: only the error of a single insert tells which key is taken.
      await this.#queues.insertOne(queue);
      return true;
    } catch (error) {
      if (duplicateKey(error)?.key === undefined) throw error;
      return false;
    }
  }

  /** Changes it if it still has that revision; null otherwise. */
  async update(id: string, revision: number, change: Partial<CallQueue>): Promise<CallQueue | null> {
    return (await this.#queues
      .findOneAndUpdate(
        { _id: id, revision },
        { $set: change, $inc: { revision: 1 } },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as unknown as CallQueue | null;
  }

  /** Levels and targets; the usual ones until somebody set others. */
  async settings(): Promise<CallSettings> {
    return ((await this.#settings.findById('calls').lean().exec()) as unknown as CallSettings | null) ?? usualSettings;
  }

  /** Puts `next` in the place of the settings if they still have that revision (0: nobody set any); answers whether it did. */
  async setSettings(
    revision: number,
    next: Pick<CallSettings, 'levels' | 'targets' | 'firstContact'>,
  ): Promise<boolean> {
    const { levels, targets, firstContact = null } = next;
    if (revision === 0) {
      try {
        await this.#settings.insertOne({
          _id: 'calls',
          levels: [...levels],
          targets: [...targets],
          firstContact,
          revision: 1,
        });
        return true;
      } catch (error) {
        if (!duplicateKey(error)) throw error;
        return false;
      }
    }
    const changed = await this.#settings
      .updateOne({ _id: 'calls', revision }, {
        $set: { levels, targets, firstContact },
        $inc: { revision: 1 },
      } as never)
      .exec();
    return changed.matchedCount === 1;
  }
}
