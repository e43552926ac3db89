import type { Viewer } from '../../../platform/auth/viewer.js';
import { endless, everyone } from '../../articles/index.js';
import type { TreePolicyFields } from '../tree.js';
import { TreeState } from '../tree-enums.js';
import { drawsTrees, maySeeTree } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';

/** How old what is known of a tree may be, in ms: so long somebody walks on who lost the right to. */
const freshForMs = 1_000;
/** Most trees that are known at a time. */
const mostKnown = 5_000;

type Reach = Pick<TreePolicyFields, 'audience' | 'tierRank' | 'teams'>;

interface Known {
  readonly readAt: number;
  readonly reach: Promise<Reach | null>;
}

/**
 * Whether who walks a tree may still do so: its audience, tier and teams of today count at each step. That it is out of use by now, or
 * drawn anew, is for the next call. What is known of a tree is shared by all steps of a second: a step costs no read of its own.
 */
export class WalkStanding {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly trees: Pick<TreeStore, 'reaches'>,
    private readonly freshMs = freshForMs,
  ) {}

  /** Those of the trees that the viewer may not walk any more. */
  async lapsed(viewer: Viewer, treeIds: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    const ids = [...new Set(treeIds)];
    const reaches = await Promise.all(this.#reaches(ids));
    return new Set(ids.filter((_, place) => !mayStillWalk(viewer, reaches[place] ?? null, now)));
  }

  #reaches(ids: readonly string[]): Promise<Reach | null>[] {
    const at = performance.now();
    const isFresh = (known: Known | undefined): known is Known => !!known && at - known.readAt < this.freshMs;
    const missing = ids.filter((id) => !isFresh(this.#known.get(id)));
    if (missing.length) {
      const read = this.trees.reaches(missing);
      if (this.#known.size + missing.length > mostKnown) this.#known.clear();
      for (const id of missing) {
        const known = { readAt: at, reach: read.then((found) => found.get(id) ?? null) };
        this.#known.set(id, known);
        // A read that failed is none.
        known.reach.catch(() => this.#known.get(id) === known && this.#known.delete(id));
      }
    }
    return ids.map((id) => this.#known.get(id)?.reach ?? Promise.resolve(null));
  }
}

function mayStillWalk(viewer: Viewer, reach: Reach | null, now: Date): boolean {
  if (!reach) return drawsTrees(viewer);
  const inUse = { state: TreeState.PUBLISHED, lines: [everyone], effectiveFrom: 0, effectiveTo: endless };
  return maySeeTree(viewer, { ...inUse, ...reach }, now);
}
