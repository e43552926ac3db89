import mongoose, { type Connection, type Model } from 'mongoose';
import { localizedSchema } from '../shared/schemas.store.js';
import type { SupportTier } from './support-tier.js';

const schema = new mongoose.Schema<SupportTier>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    rank: { type: Number, required: true },
    name: { type: localizedSchema, required: true },
  },
  { collection: 'support_tiers', versionKey: false },
);
schema.index({ rank: 1 }, { unique: true });

/** Stores the tiers of the centre; nine at most. */
export class SupportTierStore {
  readonly #model: Model<SupportTier>;

  constructor(connection: Connection) {
    this.#model = connection.model<SupportTier>('SupportTier', schema);
  }

  /** All tiers by rank. */
  async all(): Promise<SupportTier[]> {
    return (await this.#model.find().sort({ rank: 1 }).limit(9).lean().exec()) as SupportTier[];
  }

  /** Writes the label of a rank; the tier of a rank keeps its id. */
  async put(tier: SupportTier): Promise<void> {
    await this.#model
      .updateOne({ _id: tier._id }, { $set: { key: tier.key, rank: tier.rank, name: tier.name } }, { upsert: true })
      .exec();
  }

  async removeAbove(rank: number): Promise<void> {
    await this.#model.deleteMany({ rank: { $gt: rank } }).exec();
  }
}
