import mongoose, { type Connection, type Model } from 'mongoose';
import { duplicateKey } from '../../platform/mongo/connect.js';
import type { Category } from './category.js';
import { CategoryTree, maxCategories } from './category.rules.js';

const name = new mongoose.Schema(
  { zhCN: { type: String, required: true }, en: { type: String, required: true } },
  { _id: false },
);

const schema = new mongoose.Schema<Category>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: name, required: true },
    parentId: { type: String, default: null },
    needsTwoPairsOfEyes: { type: Boolean, required: true },
    minimumApprovals: { type: Number, default: null },
    verifyEveryDays: { type: Number, default: null },
    verifierTierRank: { type: Number, default: null },
    renewsByUse: { type: Boolean, default: null },
    revision: { type: Number, required: true },
  } as never,
  { collection: 'categories', versionKey: false },
);
schema.index({ key: 1 }, { unique: true });

/** The tree of categories; small, so it is read whole. */
export class CategoryStore {
  readonly #model: Model<Category>;

  constructor(connection: Connection) {
    this.#model = connection.model<Category>('Category', schema);
  }

  async tree(): Promise<CategoryTree> {
    return new CategoryTree(
      (await this.#model.find().sort({ key: 1 }).limit(maxCategories).lean().exec()) as unknown as Category[],
    );
  }

  /** How many categories let a tier verify. */
  countVerifiers(rank: number): Promise<number> {
    return this.#model.countDocuments({ verifierTierRank: rank }).exec();
  }

  /** Lets another tier verify where that one could. */
  async moveVerifiers(from: number, to: number): Promise<void> {
    await this.#model
      .updateMany({ verifierTierRank: from }, { $set: { verifierTierRank: to }, $inc: { revision: 1 } })
      .exec();
  }

  /** False when the key is taken. */
  async insert(category: Category): Promise<boolean> {
    try {
      await this.#model.create([category]);
      return true;
    } catch (error) {
      if (duplicateKey(error)?.key === undefined) throw error;
      return false;
    }
  }

  /** Changes it if it still has that revision; null otherwise. */
  async update(
    id: string,
    revision: number,
    change: Partial<Omit<Category, '_id' | 'key' | 'revision'>>,
  ): Promise<Category | null> {
    return (await this.#model
      .findOneAndUpdate(
        { _id: id, revision },
        { $set: change, $inc: { revision: 1 } },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as Category | null;
  }
}
