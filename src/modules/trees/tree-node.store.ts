import type { QueryFilter } from 'mongoose';
import type { TreeStore } from './tree.store.js';
import type { TreeVersion } from './tree-version.js';

/** Old versions, looked into for a node. */
export class TreeNodeStore {
  constructor(private readonly store: Pick<TreeStore, 'versions'>) {}

  /** The newest version of a tree that has a node with this key; found on the tree’s own index, newest first. */
  async newestWith(treeId: string, key: string): Promise<TreeVersion | null> {
    return (await this.store.versions
      .findOne({ treeId, 'content.nodes.key': key } as QueryFilter<TreeVersion>)
      .sort({ number: -1 })
      .lean()
      .exec()) as unknown as TreeVersion | null;
  }
}
