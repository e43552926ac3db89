import type { Reach } from '../articles/index.js';
import type { Tree } from './tree.js';
import type { TreeContent } from './tree-content.js';
import type { TreeFinding } from './validation/finding.js';

/** What says whether a drawing makes sense. */
export interface TreeChecking {
  /**
   * What is wrong with a content of a tree, errors and warnings, the start first. `audience` is who would walk it where that is not who walks
   * the tree today. Whoever asks: the finding of a broken reference never tells what the reference is called.
   */
  findings(tree: Tree, content: TreeContent, audience?: Reach): Promise<TreeFinding[]>;
}

/** What says whether a tree may go out of use. */
export interface TreeDependantsChecking {
  /** Throws IN_USE where articles or other trees refer to it and nobody confirmed that. */
  checkDependants(tree: Tree, confirmed: boolean): Promise<void>;
}
