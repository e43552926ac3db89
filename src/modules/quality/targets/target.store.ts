import mongoose, { type Connection, type Model } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { QualityTargets } from './quality-target.js';
import { noTargets } from './target.rules.js';

interface StoredTargets extends QualityTargets {
  readonly _id: string;
}

/** There is one set of targets. */
const id = 'centre';

const target = new mongoose.Schema(
  {
    measure: { type: String, required: true },
    queue: { type: String, default: null },
    share: { type: Number, required: true },
  },
  { _id: false },
);

const schema = new mongoose.Schema<StoredTargets>(
  {
    _id: { type: String, required: true },
    items: { type: [target], required: true },
    tooFewBelow: { type: Number, required: true },
    revision: { type: Number, required: true },
    updatedAt: { type: Date, required: true },
  } as never,
  { collection: 'quality_targets', versionKey: false },
);

/** Targets of quality. */
export class TargetStore {
  readonly #model: Model<StoredTargets>;

  constructor(connection: Connection) {
    this.#model = connection.model<StoredTargets>('QualityTargets', schema);
  }

  /** What is set; nothing before somebody set it. */
  async current(): Promise<QualityTargets> {
    const found = (await this.#model.findById(id).lean().exec()) as unknown as StoredTargets | null;
    if (!found) return noTargets;
    const { items, tooFewBelow, revision, updatedAt } = found;
    return { items, tooFewBelow, revision, updatedAt };
  }

  /** Puts targets in the place of those of a revision; false where they changed meanwhile. Carried by the transaction around the call. */
  async replace(revision: number, targets: QualityTargets): Promise<boolean> {
    if (revision === 0) {
      try {
        await this.#model.insertOne({ _id: id, ...targets });
        return true;
      } catch (error) {
        if (duplicateKey(error)) return false;
        throw error;
      }
    }
    const { matchedCount } = await this.#model.updateOne({ _id: id, revision }, { $set: { ...targets } }).exec();
    return matchedCount === 1;
  }
}
