import type { TreeContent, TreeSubtreeCall } from '../tree-content.js';
import type { TreeStore } from '../tree.store.js';
import { engineTree } from './engine/compiled.js';
import type { EngineTree, EngineWorld } from './engine/engine.js';
import type { WalkRecord } from './walk-record.js';
import type { WalkPin } from './walk.js';

/** What a walk is bound to. */
export type Bound = Pick<WalkRecord, 'pins' | 'draftContent' | 'hiddenTreeIds' | 'startedAt' | 'isPreview'>;

/** The pin that a SUBTREE node means. Of one tree the live version has the highest number; others are pinned by their numbers. */
function pinOf(pins: readonly WalkPin[], { code, version }: TreeSubtreeCall): WalkPin | undefined {
  const same = pins.filter((pin) => pin.versionId !== null && pin.code === code);
  if (version !== null) return same.find(({ number }) => number === version);
  return same.reduce<WalkPin | undefined>((best, pin) => (best && best.number >= pin.number ? best : pin), undefined);
}

/** The trees that walks are bound to, prepared for the engine. Versions come from the memory of the process. */
export class WalkWorlds {
  constructor(private readonly trees: TreeStore) {}

  /** The world of one walk. */
  async of(walk: Bound): Promise<EngineWorld> {
    const ids = walk.pins.flatMap(({ versionId }) => (versionId === null ? [] : [versionId]));
    const contents = new Map((await this.trees.versionsByIds(ids)).map(({ _id, content }) => [_id, content]));
    const prepared = (pin: WalkPin | undefined): EngineTree | null => {
      if (!pin) return null;
      const content =
        pin.versionId === null ? (walk.draftContent as TreeContent | null) : (contents.get(pin.versionId) ?? null);
      return content && engineTree(pin.treeId, pin.code, pin.number, content);
    };
    const root = prepared(walk.pins[0]);
    if (!root) throw new Error('A walk without its version.');
    const hidden = new Set(walk.hiddenTreeIds);
    return {
      root,
      sub: (call) => prepared(pinOf(walk.pins, call)),
      maySee: (treeId) => !hidden.has(treeId),
      now: walk.startedAt,
      reusesReplies: !walk.isPreview,
    };
  }
}
