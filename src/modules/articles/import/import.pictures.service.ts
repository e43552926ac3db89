import type { Readable } from 'node:stream';
import { documentOf } from '../../../platform/files/content/document.js';
import { UploadRefusedError, type StoredFile } from '../../../platform/files/index.js';
import type { Article, ArticleAttachment } from '../article.js';
import { UnreadableFileError } from './import.faults.js';
import { pathsOf } from './import.links.js';
import type { StoredFiles } from './import.made.js';
import type { Matched } from './import.plan.js';
import { type BadRow, type ReadRow, type RowFile, badRow } from './import.row.js';

type AttachmentPurpose = 'ARTICLE_IMAGE' | 'ARTICLE_FILE';

/** What an import needs of the files of the product. */
export interface PictureFiles {
  /** Stores bytes that wait for a day to be linked; judged by content. Throws UploadRefusedError. */
  store(
    owner: { readonly id: string; readonly name: string },
    what: { readonly purpose: AttachmentPurpose; readonly name: string },
    source: AsyncIterable<Buffer>,
  ): Promise<StoredFile>;
  /** Ties a stored file to its article, inside the caller's transaction. */
  link(owner: { readonly id: string }, fileId: string, purpose: AttachmentPurpose, articleId: string): Promise<unknown>;
  /** The bytes of a stored file; null when it is gone. */
  open(fileId: string): Promise<Readable | null>;
}

/** Files that were stored for one row, to be linked in the transaction that writes its article. */
export interface TakenFiles extends StoredFiles {
  readonly fresh: readonly { readonly fileId: string; readonly purpose: AttachmentPurpose }[];
}

export const noFiles: TakenFiles = { attachments: [], idOf: new Map(), fresh: [] };

/** Largest picture, and largest other file, in bytes. */
const largest = { ARTICLE_IMAGE: 10 * 1024 * 1024, ARTICLE_FILE: 25 * 1024 * 1024 } as const;

async function bytesOf(source: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Pictures and files that rows bring along: judged like uploads, and stored once. */
export class RowPictures {
  readonly #taken = new WeakMap<ReadRow, TakenFiles>();

  constructor(private readonly files: PictureFiles) {}

  /** Which files of a row its article has already: the same name, the same size, and where the row brings bytes, the same bytes. */
  async matched(row: ReadRow, known: Article): Promise<Matched> {
    const all = [...known.attachments, ...(known.next?.attachments ?? []), ...(known.draft?.attachments ?? [])];
    const byId = new Map(all.map((attachment) => [attachment.fileId, attachment]));
    const paths = pathsOf(known.code, [...byId.values()]);
    const found = new Map<string, ArticleAttachment>();
    for (const file of row.files) {
      const likely = [...byId.values()]
        .filter(({ name, bytes }) => name === file.name && (file.bytes === null || bytes === file.bytes))
        .sort((a, b) => Number(paths.get(b.fileId) === file.path) - Number(paths.get(a.fileId) === file.path));
      for (const attachment of likely) {
        if (await this.#isSame(file, attachment)) {
          found.set(file.path, attachment);
          break;
        }
      }
    }
    return found;
  }

  async #isSame(file: RowFile, attachment: ArticleAttachment): Promise<boolean> {
    if (!file.read) return true;
    const stored = await this.files.open(attachment.fileId);
    return stored !== null && (await bytesOf(stored)).equals(await file.read());
  }

  /** Judges the files that a row brings along, and stores them unless it is only a trial. Gives the bad row where one is no good. */
  async take(
    row: ReadRow,
    matched: Matched,
    owner: { readonly id: string; readonly name: string },
    isTrial: boolean,
  ): Promise<TakenFiles | BadRow> {
    if (!row.files.length) return noFiles;
    const before = this.#taken.get(row);
    if (before) return before;
    const attachments: ArticleAttachment[] = [];
    const idOf = new Map<string, string>();
    const fresh: TakenFiles['fresh'][number][] = [];
    for (const file of row.files) {
      const known = matched.get(file.path);
      if (known) {
        attachments.push(row.listsFiles ? { ...known, alt: file.alt } : known);
        idOf.set(file.path, known.fileId);
        continue;
      }
      const stored = await this.#store(row, file, owner, isTrial);
      if ('text' in stored) return stored;
      attachments.push(stored.attachment);
      idOf.set(file.path, stored.attachment.fileId);
      fresh.push({ fileId: stored.attachment.fileId, purpose: stored.purpose });
    }
    const taken = { attachments, idOf, fresh };
    if (!isTrial) this.#taken.set(row, taken);
    return taken;
  }

  async #store(
    row: ReadRow,
    file: RowFile,
    owner: { readonly id: string; readonly name: string },
    isTrial: boolean,
  ): Promise<{ attachment: ArticleAttachment; purpose: AttachmentPurpose } | BadRow> {
    const bad = (zh: string, en: string): BadRow =>
      badRow(row, row.externalId, 'attachments', `${file.path}：${zh}`, `${file.path}: ${en}`);
    if (!file.read) return bad('压缩包里没有这个文件。', 'It is not in the archive.');
    if ((file.bytes ?? 0) > largest.ARTICLE_FILE) return bad('文件过大。', 'It is too large.');
    let bytes: Buffer;
    try {
      bytes = await file.read();
    } catch (error) {
      if (error instanceof UnreadableFileError) return bad('文件已损坏。', 'It is damaged.');
      throw error;
    }
    const judged = bytes.length ? documentOf(bytes) : null;
    if (!judged) return bad('不是可用的图片或文件。', 'It is no picture or file that may be kept.');
    const purpose: AttachmentPurpose = judged.width === null ? 'ARTICLE_FILE' : 'ARTICLE_IMAGE';
    if (bytes.length > largest[purpose]) return bad('文件过大。', 'It is too large.');
    const about = { contentType: judged.contentType, bytes: bytes.length, width: judged.width, height: judged.height };
    if (isTrial) return { attachment: { fileId: '', name: file.name, ...about, alt: file.alt }, purpose };
    try {
      const stored = await this.files.store(owner, { purpose, name: file.name }, once(bytes));
      return { attachment: { fileId: stored._id, name: stored.name, ...about, alt: file.alt }, purpose };
    } catch (error) {
      if (error instanceof UploadRefusedError) return bad('不是可用的图片或文件。', error.message);
      throw error;
    }
  }

  /** Ties what was stored for a row to its article; inside the transaction that writes it. */
  async link(taken: TakenFiles, owner: { readonly id: string }, articleId: string): Promise<void> {
    for (const { fileId, purpose } of taken.fresh) await this.files.link(owner, fileId, purpose, articleId);
  }
}
