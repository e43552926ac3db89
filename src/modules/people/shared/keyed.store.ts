import type { Model, QueryFilter, UpdateQuery } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';

/** What sites, departments, teams and product lines have in common. */
export interface Keyed {
  _id: string;
  key: string;
  revision: number;
}

/** How many of one kind a centre may have; lists of them are not paged. */
export const mostOfAKind = 1_000;

/** Stores things with a unique key and a revision. Never opens a session: a transaction around the call is carried by itself. */
export class KeyedStore<T extends Keyed> {
  constructor(protected readonly model: Model<T>) {}

  /** All of them by key, at most 1,000. */
  async all(): Promise<T[]> {
    return (await this.model.find().sort({ key: 1 }).limit(mostOfAKind).lean().exec()) as unknown as T[];
  }

  async byId(id: string): Promise<T | null> {
    return (await this.model.findById(id).lean().exec()) as T | null;
  }

  async byKey(key: string): Promise<T | null> {
    return (await this.model
      .findOne({ key } as QueryFilter<T>)
      .lean()
      .exec()) as T | null;
  }

  /** In any order; absent ids are missing from the answer. */
  async byIds(ids: readonly string[]): Promise<T[]> {
    return (await this.model
      .find({ _id: { $in: [...ids] } } as QueryFilter<T>)
      .lean()
      .exec()) as unknown as T[];
  }

  count(): Promise<number> {
    return this.model.countDocuments().exec();
  }

  /** Inserts, or answers false when the key is taken. */
  async insert(thing: T): Promise<boolean> {
    try {
      // Not `insertMany`: only the error of a single insert tells which key is taken.
      await this.model.insertOne(thing as Parameters<Model<T>['insertOne']>[0]);
      return true;
    } catch (error) {
      if (duplicateKey(error)?.key === undefined) throw error;
      return false;
    }
  }

  /** Changes it if it still has that revision; null otherwise. */
  async update(id: string, revision: number, change: Partial<T>): Promise<T | null> {
    return (await this.model
      .findOneAndUpdate(
        { _id: id, revision } as QueryFilter<T>,
        { $set: change, $inc: { revision: 1 } } as UpdateQuery<T>,
        {
          returnDocument: 'after',
          lean: true,
        },
      )
      .exec()) as T | null;
  }

  /** Deletes it if it still has that revision; answers whether it did. */
  async remove(id: string, revision: number): Promise<boolean> {
    const result = await this.model.deleteOne({ _id: id, revision } as QueryFilter<T>).exec();
    return result.deletedCount === 1;
  }
}
