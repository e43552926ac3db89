import type { Readable } from 'node:stream';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Fault, UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreePurpose } from '../tree-enums.js';
import type { Tree, TreeSource } from '../tree.js';
import type { TreeContent } from '../tree-content.js';
import type { TreeTakeover } from '../tree-draft.service.js';
import { drawsTrees } from '../tree.policy.js';
import type { FileNames } from './file-names.service.js';
import { mergedOver } from './merge.rules.js';
import { type TreeFile, type TreeFileFinding, TreeFileFormat, fileLimits } from './tree-file.js';
import { FileFindings, checkFile, readTreeFile } from './tree-files.js';

/** What this service needs of the files. */
export interface TreeFileSource {
  /** A file that the viewer may read; null otherwise. */
  readable(
    viewer: Viewer,
    id: string,
  ): Promise<{ readonly name: string; readonly purpose: string; readonly ownerId: string | null } | null>;
  open(id: string): Promise<Readable | null>;
  /** Ties the file to the tree inside the caller's transaction. Throws FILE_REFUSED. */
  link(viewer: Viewer, id: string, purpose: 'TREE_IMPORT', linkedTo: string): Promise<unknown>;
}

/** What this service needs of the working copies. */
export interface TreeFileDrafts {
  /** The content that is drawn now, of a tree that the viewer may draw in; refuses with NOT_FOUND, NOT_ALLOWED, CONFLICT. */
  standing(viewer: Viewer, treeId: string, expectedVersion: number): Promise<TreeContent>;
  /** Puts a whole content in its place, or makes a new tree of it. */
  takeOver(viewer: Viewer, given: TreeTakeover): Promise<Tree>;
}

/** What somebody asks to be imported. */
export interface TreeImportRequest {
  readonly fileId: string;
  readonly format: TreeFileFormat;
  readonly treeId?: string | null;
  readonly expectedVersion?: number | null;
  readonly options?: {
    readonly title?: LocalizedText | null;
    readonly locale?: Locale | null;
    readonly purpose?: TreePurpose | null;
  } | null;
  readonly isDryRun?: boolean | null;
  readonly idempotencyKey?: string | null;
}

export interface TreeImported {
  /** Null in a dry run. */
  readonly tree: Tree | null;
  readonly findings: readonly TreeFileFinding[];
  readonly nodeCount: number;
}

const noFile = (): UserError =>
  new UserError(fault(UserErrorCode.FILE_REFUSED, '找不到文件。', 'There is no such file.', 'fileId'));

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    parts.push(part);
    if (size > fileLimits.bytes) break;
  }
  return Buffer.concat(parts);
}

/** Takes trees in from files: all of a file, or nothing of it. */
export class TreeImportService {
  constructor(
    private readonly files: TreeFileSource,
    private readonly drafts: TreeFileDrafts,
    private readonly names: FileNames,
  ) {}

  /** Errors: NOT_ALLOWED, FILE_REFUSED, INVALID (with the findings in the payload), REQUIRED, NOT_FOUND, CONFLICT, WRONG_STATE, KEY_REUSED. */
  async take(viewer: Viewer, request: TreeImportRequest): Promise<TreeImported> {
    if (!drawsTrees(viewer)) throw notAllowed();
    const treeId = request.treeId ?? null;
    const expectedVersion = request.expectedVersion ?? null;
    if (treeId !== null && expectedVersion === null)
      throw new UserError(
        fault(UserErrorCode.REQUIRED, '请带上流程的版本。', 'Say which revision you saw.', 'expectedVersion'),
      );
    const file = await this.files.readable(viewer, request.fileId);
    if (file?.purpose !== 'TREE_IMPORT' || file.ownerId !== viewer.id) throw noFile();
    const stream = await this.files.open(request.fileId);
    if (!stream) throw noFile();
    const before = treeId === null ? null : await this.drafts.standing(viewer, treeId, expectedVersion ?? -1);

    const findings = new FileFindings();
    const locale = request.options?.locale ?? viewer.locale;
    const read = readTreeFile(await bytesOf(stream), request.format, locale as Locale, findings);
    const found = read && (await this.#content(read, request, { before, fileName: file.name }, findings));
    const nodeCount = read?.content.nodes.length ?? 0;
    if (!found || findings.hasErrors) throw refusedFile(findings, nodeCount);
    if (request.isDryRun) return { tree: null, findings: findings.list(), nodeCount };
    const tree = await this.drafts.takeOver(viewer, {
      ...{ treeId, expectedVersion, content: found.content, source: treeId === null ? found.source : null },
      event: 'tree.imported',
      more: { format: request.format },
      idempotencyKey: request.idempotencyKey ?? null,
      input: request,
      within: async (id) => {
        await this.files.link(viewer, request.fileId, 'TREE_IMPORT', id);
      },
    });
    return { tree, findings: findings.list(), nodeCount };
  }

  async #content(
    read: TreeFile,
    { options, format }: TreeImportRequest,
    { before, fileName }: { readonly before: TreeContent | null; readonly fileName: string },
    findings: FileFindings,
  ): Promise<{ content: TreeContent; source: TreeSource | null }> {
    const named = await this.names.resolve(read, findings);
    const isWhole = format === TreeFileFormat.JSON;
    const merged = before && !isWhole ? mergedOver(before, named) : named;
    const content = before ? merged : withOptions(merged, options, fileName);
    checkFile({ ...read, content }, findings);
    return { content, source: read.source };
  }
}

/** A new tree with what was said beside the file; a chart without a title is called as its file. */
function withOptions(content: TreeContent, options: TreeImportRequest['options'], fileName: string): TreeContent {
  const given = options?.title ?? { zhCN: '', en: '' };
  const title = {
    zhCN: given.zhCN.trim() || content.title.zhCN,
    en: given.en.trim() || content.title.en,
  };
  const locales = [...content.locales];
  if (title.zhCN === '' && title.en === '') {
    const name = fileName.replace(/\.[^.]*$/, '').trim() || fileName;
    if (locales[0] === 'en') title.en = name;
    else title.zhCN = name;
  }
  return { ...content, title, locales, purpose: options?.purpose ?? content.purpose };
}

function refusedFile(findings: FileFindings, nodeCount: number): UserError {
  const list = findings.list();
  const count = list.filter(({ isError }) => isError).length;
  const why: Fault = fault(
    UserErrorCode.INVALID,
    `文件有 ${count} 处错误，没有导入。`,
    `The file has ${count} ${count === 1 ? 'error' : 'errors'}; nothing was imported.`,
    'fileId',
  );
  return new UserError(why, { tree: null, findings: list, nodeCount });
}
