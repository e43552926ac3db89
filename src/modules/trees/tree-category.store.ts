import type { QueryFilter } from 'mongoose';
import type { Tree } from './tree.js';
import type { TreeStore } from './tree.store.js';

/** What follows from a change of the categories, written without counting the revision up: nobody who draws is disturbed by it. */
export class TreeCategoryStore {
  constructor(private readonly store: Pick<TreeStore, 'trees'>) {}

  /** Trees that are sorted into a category, as far as their dates are reckoned. */
  async sortedInto(categoryId: string): Promise<Tree[]> {
    return (await this.store.trees
      .find({ categoryPath: categoryId, categoryId } as QueryFilter<Tree>, { draft: 0, keysEver: 0, links: 0 })
      .lean()
      .exec()) as unknown as Tree[];
  }

  /** Where the trees of a category stand in the tree of categories. */
  async setPath(categoryId: string, path: readonly string[]): Promise<void> {
    await this.store.trees
      .updateMany({ categoryPath: categoryId, categoryId } as QueryFilter<Tree>, { $set: { categoryPath: [...path] } })
      .exec();
  }

  /** When a tree is to be looked at again; nothing is written where it was verified meanwhile. */
  async setDue(id: string, verifiedAt: Date | null, verifyDueAt: Date | null): Promise<void> {
    await this.store.trees
      .updateOne({ _id: id, verifiedAt, verifyEveryDays: null } as QueryFilter<Tree>, { $set: { verifyDueAt } })
      .exec();
  }
}
