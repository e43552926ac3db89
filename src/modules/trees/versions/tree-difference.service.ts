import { readsInternal } from '../../articles/index.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { Tree } from '../tree.js';
import { mayReadTreeDraft, treesVisibleTo } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';
import { mayReadTreeVersion } from '../tree-versions.rules.js';
import type { TreeDifference } from './tree-difference.js';
import { drawingDifference, type DrawingSide } from './tree-difference.rules.js';

/** Which drawing of a tree is meant. */
export type DrawingChoice = { readonly version: number } | { readonly text: 'LIVE' | 'DRAFT' };

/** Which drawing a client means; throws BAD_USER_INPUT unless it says exactly one. */
export function drawingChoice(given: { version?: number | null; text?: 'LIVE' | 'DRAFT' | null }): DrawingChoice {
  const { version = null, text = null } = given;
  if (version !== null && text === null) return { version };
  if (version === null && text !== null) return { text };
  throw badInput('Say which drawing is meant: either `version` or `text`.');
}

/** What changed between two drawings of a tree, for who may read both. */
export class TreeDifferenceService {
  constructor(private readonly store: TreeStore) {}

  /** Null where the tree or one of the drawings is absent or unreadable; outsiders read the live one only, so there is nothing to compare. */
  async between(viewer: Viewer, id: string, from: DrawingChoice, to: DrawingChoice): Promise<TreeDifference | null> {
    if (!readsInternal(viewer) || !isId(id)) return null;
    const [tree] = await this.store.visible([id], treesVisibleTo(viewer, this.store.now()));
    if (!tree) return null;
    const before = await this.#side(viewer, tree, from);
    const after = before && (await this.#side(viewer, tree, to));
    return before && after ? drawingDifference(before, after) : null;
  }

  async #side(viewer: Viewer, tree: Tree, choice: DrawingChoice): Promise<DrawingSide | null> {
    if ('text' in choice && choice.text === 'DRAFT') {
      if (!tree.draft || !mayReadTreeDraft(viewer)) return null;
      return { mark: { number: tree.numbered + 1, isDraft: true, isLive: false }, content: tree.draft.content };
    }
    const number = 'text' in choice ? tree.version : choice.version;
    if (number === null || !Number.isInteger(number) || number < 1) return null;
    const version = await this.store.version(tree._id, number);
    if (!version || !mayReadTreeVersion(viewer, tree, version, this.store.now())) return null;
    return { mark: { number, isDraft: false, isLive: number === tree.version }, content: version.content };
  }
}
