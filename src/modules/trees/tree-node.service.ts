import type { Tree } from './tree.js';
import type { TreeNode } from './tree-content.js';
import { replacementOf } from './tree-node.rules.js';
import type { TreeNodeStore } from './tree-node.store.js';
import type { TreeStore } from './tree.store.js';
import type { TreeVersion } from './tree-version.js';

/** Nodes of each version by key; a version never changes. */
const byKeys = new WeakMap<TreeVersion, ReadonlyMap<string, TreeNode>>();

/** Longest key that is looked for. */
const longestKey = 80;

/** Finds nodes of live versions by key, also by keys that were taken out: links to them go on working. */
export class TreeNodeService {
  constructor(
    private readonly store: Pick<TreeStore, 'versionsByIds'>,
    private readonly old: TreeNodeStore,
  ) {}

  /**
   * The node of the live version with this key; for a key that was taken out the nearest replacement, else the start (also for a key that
   * never was). Null before the first publication, and in a version without a start. Judges no viewer.
   */
  async nearest(tree: Pick<Tree, '_id' | 'versionId' | 'keysEver'>, key: string): Promise<TreeNode | null> {
    const [version] = tree.versionId === null ? [] : await this.store.versionsByIds([tree.versionId]);
    if (!version) return null;
    const nodes = nodesOf(version);
    const found = nodes.get(key);
    if (found) return found;
    const wasThere = key.length <= longestKey && tree.keysEver.includes(key);
    const before = wasThere ? await this.old.newestWith(tree._id, key) : null;
    const instead = replacementOf(before?.content ?? null, version.content, key);
    return instead === null ? null : (nodes.get(instead) ?? null);
  }
}

function nodesOf(version: TreeVersion): ReadonlyMap<string, TreeNode> {
  const known = byKeys.get(version);
  if (known) return known;
  const nodes = new Map(version.content.nodes.map((node) => [node.key, node]));
  byKeys.set(version, nodes);
  return nodes;
}
