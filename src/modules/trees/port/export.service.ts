import type { Viewer } from '../../../platform/auth/viewer.js';
import { isId } from '../../../platform/ids/ids.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import type { Tree } from '../tree.js';
import type { TreeContent } from '../tree-content.js';
import { drawsTrees, treesVisibleTo } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';
import type { FileNames } from './file-names.service.js';
import type { TreeFileFormat } from './tree-file.js';
import { fileForms, writeTreeFile } from './tree-files.js';

/** Which text of a tree is wanted. */
export interface TreeExportRequest {
  readonly id: string;
  readonly format: TreeFileFormat;
  /** Number of a version; null: the live one, or the working copy of a tree that was never published. */
  readonly version: number | null;
  /** The working copy. */
  readonly isDraft: boolean;
  /** Language of a chart. */
  readonly locale: Locale;
}

export interface ExportedTree {
  readonly filename: string;
  readonly contentType: string;
  readonly text: string;
}

/** Gives trees out as files. */
export class TreeExportService {
  constructor(
    private readonly store: TreeStore,
    private readonly names: FileNames,
  ) {}

  /** Null where the viewer does not see it, or there is no such version or working copy. */
  async give(viewer: Viewer, request: TreeExportRequest): Promise<ExportedTree | null> {
    if (!drawsTrees(viewer) || !isId(request.id)) return null;
    const [tree] = await this.store.visible([request.id], treesVisibleTo(viewer, this.store.now()));
    const found = tree ? await this.#content(tree, request) : null;
    if (!tree || !found) return null;
    const { ending, type } = fileForms[request.format];
    const about = { code: tree.code, source: tree.source };
    return {
      filename: `${tree.code}-${found.label}.${ending}`,
      contentType: type,
      text: writeTreeFile(await this.names.named(found.content), request.format, request.locale, about),
    };
  }

  async #content(
    tree: Tree,
    { version, isDraft }: TreeExportRequest,
  ): Promise<{ content: TreeContent; label: string } | null> {
    const draft = tree.draft && { content: tree.draft.content, label: 'draft' };
    if (isDraft) return draft;
    const number = version ?? tree.version;
    if (number === null) return draft;
    const found = Number.isSafeInteger(number) ? await this.store.version(tree._id, number) : null;
    return found && { content: found.content, label: `v${found.number}` };
  }
}
