import { readsInternal } from '../../articles/index.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { isIn, never, type Rule } from '../../../platform/rules/rules.js';
import { treesVisibleTo } from '../tree.policy.js';

/** What somebody sees of the trees that refer to something: how the knowledge hangs together is for the centre's own people. */
export const treesLinkingTo = (viewer: Viewer, now: Date): Rule =>
  readsInternal(viewer) ? treesVisibleTo(viewer, now) : never;

/** Just these trees: for who sees all of them. */
export const theseTrees = (ids: readonly string[]): Rule => isIn('_id', ids);
