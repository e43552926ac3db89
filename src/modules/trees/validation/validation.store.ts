import { isIn } from '../../../platform/rules/rules.js';
import { TreeState } from '../tree-enums.js';
import type { Tree } from '../tree.js';
import { type TreeStore, withoutContent } from '../tree.store.js';
import type { TreeVersion } from '../tree-version.js';

const named = (fields: readonly string[]): Record<string, 1> => Object.fromEntries(fields.map((name) => [name, 1]));
const standing = named(['code', 'state', 'version', 'versionId', 'audience', 'tierRank', 'teams']);

/** What the check reads of other trees, whoever asks: for the product's own work. */
export class ValidationStore {
  constructor(private readonly store: TreeStore) {}

  /** How trees stand, by their codes. */
  async byCodes(codes: readonly string[]): Promise<Tree[]> {
    if (!codes.length) return [];
    return (await this.store.trees
      .find({ code: { $in: [...codes] } } as never, standing)
      .lean()
      .exec()) as unknown as Tree[];
  }

  /** Drawings of versions: by id, or by code and number. */
  async drawings(
    ids: readonly string[],
    numbered: readonly { readonly code: string; readonly number: number }[],
  ): Promise<TreeVersion[]> {
    const pinned = numbered.length
      ? ((await this.store.versions
          .find({ $or: numbered.map(({ code, number }) => ({ treeCode: code, number })) } as never, { _id: 1 })
          .lean()
          .exec()) as unknown as { _id: string }[])
      : [];
    const all = [...new Set([...ids, ...pinned.map(({ _id }) => _id)])];
    return all.length ? this.store.versionsByIds(all) : [];
  }

  /** All live trees without their drafts, in batches. */
  async *live(size = 50): AsyncGenerator<Tree[]> {
    for await (const ids of this.store.allIds(size)) {
      const batch = await this.store.visible(ids, isIn('state', [TreeState.PUBLISHED]), withoutContent);
      if (batch.length) yield batch;
    }
  }

  /** Live versions, by id of the tree; past the memory of the process, because a whole collection would push out what is walked. */
  async liveDrawings(trees: readonly Tree[]): Promise<Map<string, TreeVersion>> {
    const ids = trees.flatMap(({ versionId }) => versionId ?? []);
    const found = (await this.store.versions
      .find({ _id: { $in: ids } } as never)
      .lean()
      .exec()) as unknown as TreeVersion[];
    return new Map(found.map((version) => [version.treeId, version]));
  }
}
