import type { Viewer } from '../../../platform/auth/viewer.js';
import { always } from '../../../platform/rules/rules.js';
import type { Tree } from '../tree.js';
import { type TreeContent } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import { TreeNodeKind, TreeState } from '../tree-enums.js';
import { maySeeTree } from '../tree.policy.js';
import { mayWalkTreeVersion } from '../tree-versions.rules.js';
import type { TreeStore } from '../tree.store.js';
import type { WalkPin } from './walk.js';

/** Most versions that one walk is bound to. */
const mostPins = 200;

interface Pinned {
  readonly pins: WalkPin[];
  /** Trees among them that the walker may not see. */
  readonly hiddenTreeIds: string[];
}

const callsOf = (content: TreeContent): string[] =>
  content.nodes.flatMap(({ kind, subtree }) =>
    kind === TreeNodeKind.SUBTREE && subtree ? [JSON.stringify([subtree.code, subtree.version])] : [],
  );

/** Binds a walk to versions: that of its tree, and of all sub-trees below it as they are now. */
export class WalkPins {
  constructor(private readonly trees: TreeStore) {}

  /** All versions that a walk from this content may need. A sub-tree that is out of use is not pinned: its node says so. */
  async of(viewer: Viewer, now: Date, root: WalkPin, content: TreeContent): Promise<Pinned> {
    const pins = [root];
    const hidden = new Set<string>();
    const known = new Set<string>();
    let open: readonly TreeContent[] = [content];
    for (let depth = 0; depth < treeLimits.depth && open.length && pins.length < mostPins; depth += 1) {
      const calls = [...new Set(open.flatMap(callsOf))].filter((call) => !known.has(call));
      for (const call of calls) known.add(call);
      const wanted = calls.map((call) => JSON.parse(call) as [code: string, version: number | null]);
      if (!wanted.length) break;
      const found = await this.trees.byCodes([...new Set(wanted.map(([code]) => code))], always);
      const byCode = new Map(found.map((tree) => [tree.code, tree]));
      const added = (await Promise.all(wanted.map(([code, version]) => this.#pin(byCode.get(code), version)))).filter(
        (pin) => pin !== null,
      );
      for (const tree of found) if (!maySeeTree(viewer, tree, now)) hidden.add(tree._id);
      pins.push(...added.filter((pin) => !pins.some(({ versionId }) => versionId === pin.versionId)));
      const versions = await this.trees.versionsByIds(added.flatMap(({ versionId }) => versionId ?? []));
      for (const version of versions) {
        const tree = byCode.get(version.treeCode);
        if (tree && !mayWalkTreeVersion(viewer, tree, version, now)) hidden.add(tree._id);
      }
      open = versions.map((version) => version.content);
    }
    return { pins: pins.slice(0, mostPins), hiddenTreeIds: [...hidden] };
  }

  /** Those of the pinned trees that somebody else may not walk, each in the version that is pinned. */
  async hiddenFrom(viewer: Viewer, now: Date, pins: readonly WalkPin[]): Promise<string[]> {
    const ids = [...new Set(pins.map(({ treeId }) => treeId))];
    const found = await this.trees.byIds(ids, { 'draft.content': 0 });
    const seen = new Map(found.filter((tree) => maySeeTree(viewer, tree, now)).map((tree) => [tree._id, tree]));
    for (const version of await this.trees.versionsByIds(pins.flatMap(({ versionId }) => versionId ?? []))) {
      const tree = seen.get(version.treeId);
      if (tree && !mayWalkTreeVersion(viewer, tree, version, now)) seen.delete(tree._id);
    }
    return ids.filter((id) => !seen.has(id));
  }

  async #pin(tree: Tree | undefined, number: number | null): Promise<WalkPin | null> {
    if (!tree || tree.state !== TreeState.PUBLISHED || tree.versionId === null || tree.version === null) return null;
    const { _id: treeId, code } = tree;
    if (number === null || number === tree.version)
      return { treeId, code, versionId: tree.versionId, number: tree.version };
    const version = await this.trees.version(treeId, number);
    return version && { treeId, code, versionId: version._id, number };
  }
}
