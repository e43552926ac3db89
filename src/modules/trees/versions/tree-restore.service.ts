import { lineIdsOf } from '../../articles/index.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { loadTreeForChange } from '../tree.access.js';
import type { Tree } from '../tree.js';
import type { TreeContent } from '../tree-content.js';
import { checksumOf } from '../tree-content.rules.js';
import type { TreeDraftService } from '../tree-draft.service.js';
import type { TreeParts } from '../tree-parts.service.js';
import { drawsTrees } from '../tree.policy.js';
import { checkDrawable } from '../tree.rules.js';
import { mayReadTreeVersion } from '../tree-versions.rules.js';

/** Brings an earlier drawing back as a working copy; it is checked, reviewed and published like any other, as a new version. */
export class TreeRestoreService {
  constructor(
    private readonly parts: Pick<TreeParts, 'store' | 'categories' | 'people'>,
    private readonly drafts: Pick<TreeDraftService, 'takeOver'>,
  ) {}

  /**
   * Opens a working copy with the drawing of a version. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE (archived, in review, or
   * another working copy is there and `replaceDraft` was not said).
   */
  async restore(
    viewer: Viewer,
    id: string,
    input: { version: number; expectedVersion: number; replaceDraft?: boolean | null },
  ): Promise<Tree> {
    const { store } = this.parts;
    const tree = await loadTreeForChange(store, viewer, id, input.expectedVersion, drawsTrees);
    const { version: number } = input;
    const version = Number.isInteger(number) && number > 0 ? await store.version(tree._id, number) : null;
    if (!version || !mayReadTreeVersion(viewer, tree, version, store.now()))
      throw new UserError(fault(UserErrorCode.NOT_FOUND, '没有这个版本。', 'There is no such version.', 'version'));
    checkDrawable(tree);
    const { draft } = tree;
    if (draft && input.replaceDraft !== true && checksumOf(draft.content) !== version.checksum)
      throw wrongState(
        '已有一份草稿，恢复会替换它，请确认。',
        'There is a working copy already; confirm that it is to be replaced.',
        'replaceDraft',
      );
    return this.drafts.takeOver(viewer, {
      treeId: tree._id,
      expectedVersion: input.expectedVersion,
      content: await this.#standing(version.content),
      note: (tree.locales[0] as string | undefined) === 'en' ? `Restores version ${number}` : `恢复第 ${number} 版`,
      event: 'tree.version-restored',
      more: { restoredVersion: number, replacedDraft: draft !== null },
    });
  }

  /** The drawing with what it refers to as far as that still exists; what is gone of articles and sub-trees the check tells. */
  async #standing(content: TreeContent): Promise<TreeContent> {
    const tree = await this.parts.categories.tree();
    const ids = lineIdsOf(content.lines);
    const known = ids.length ? await this.parts.people.knownLines(ids) : new Set<string>();
    const kept = content.lines.filter((id) => id === '*' || known.has(id));
    return {
      ...content,
      categoryId: content.categoryId !== null && tree.get(content.categoryId) ? content.categoryId : null,
      // A tree for lines that are all gone would become one for everybody: it stays bound to them until somebody chooses.
      lines: kept.length ? kept : content.lines,
    };
  }
}
