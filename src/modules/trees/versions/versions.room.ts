import type { TreeDraftService } from '../tree-draft.service.js';
import type { TreeParts } from '../tree-parts.service.js';
import { TreeDifferenceService } from './tree-difference.service.js';
import { TreeRestoreService } from './tree-restore.service.js';
import { TreeVersionsResolver } from './versions.resolver.js';

/** Differences between drawings, and bringing old ones back. */
export interface TreeVersions {
  readonly resolvers: readonly object[];
}

/** Differences and restoring, from the parts of the room and its service for drafts. */
export const createTreeVersions = (
  parts: Pick<TreeParts, 'store' | 'categories' | 'people'>,
  drafts: Pick<TreeDraftService, 'takeOver'>,
): TreeVersions => ({
  resolvers: [new TreeVersionsResolver(new TreeDifferenceService(parts.store), new TreeRestoreService(parts, drafts))],
});
