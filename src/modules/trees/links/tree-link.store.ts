import { TreeState } from '../tree-enums.js';
import type { Tree } from '../tree.js';
import { type TreeStore, withoutContent } from '../tree.store.js';

/** Trees that refer to a code: live, or with `draftsToo` in a draft. Those in the archive do not count. */
export const treeLinkFilter = (code: string, draftsToo: boolean): Record<string, unknown> => ({
  ...(draftsToo ? { $or: [{ links: code }, { 'draft.links': code }] } : { links: code }),
  state: { $ne: TreeState.ARCHIVED },
});

/** Which trees refer to which codes, whoever asks: for the product's own work. */
export class TreeLinkStore {
  constructor(private readonly store: TreeStore) {}

  /** Trees by their codes, without their drawings. */
  async byCodes(codes: readonly string[]): Promise<Tree[]> {
    return (await this.store.trees
      .find({ code: { $in: [...codes] } } as never, withoutContent)
      .lean()
      .exec()) as unknown as Tree[];
  }

  count(code: string, exceptId: string | null): Promise<number> {
    return this.store.trees.countDocuments(this.#referring(code, exceptId)).exec();
  }

  /** Last changed first, without their drawings. */
  async first(code: string, exceptId: string | null, limit: number): Promise<Tree[]> {
    return (await this.store.trees
      .find(this.#referring(code, exceptId), withoutContent)
      .sort({ updatedAt: -1, _id: -1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Tree[];
  }

  #referring(code: string, exceptId: string | null): never {
    return { ...treeLinkFilter(code, true), ...(exceptId === null ? {} : { _id: { $ne: exceptId } }) } as never;
  }
}
