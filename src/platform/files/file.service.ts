import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { actorOf } from '../auth/actor.js';
import type { Viewer } from '../auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../errors/index.js';
import { isId, newId } from '../ids/ids.js';
import type { Foundation } from '../room.js';
import { fittingName } from './content/document.js';
import type { Judged } from './content/judge.js';
import { type Bytes, UploadRefusedError, judged } from './content/judging.js';
import { FileAddresses } from './file-address.service.js';
import { FilePurpose, type FileUpload, type StoredFile } from './file.js';
import { cleanName, mayReadOwn, mayUpload, purposes } from './file.rules.js';
import type { FileStore } from './file.store.js';

/** How long an upload address works. */
const uploadMs = 15 * 60_000;
/** How long a file waits for something that uses it. */
const waitMs = 24 * 3_600_000;

/** Purposes of files that the product reads itself: they keep their names, so that their makers know them again in the reports. */
const asGiven: ReadonlySet<FilePurpose> = new Set([
  FilePurpose.ARTICLE_IMPORT,
  FilePurpose.TREE_IMPORT,
  FilePurpose.REPAIR_IMPORT,
  FilePurpose.CALL_IMPORT,
  FilePurpose.AGENT_TIME_IMPORT,
]);

const refusedFile = (zh: string, en: string): UserError =>
  new UserError(fault(UserErrorCode.FILE_REFUSED, zh, en, 'fileId'));

/** Whether somebody may read a file that hangs on something of a room. Absent and unreadable are one answer: false. */
export type FileGuard = (viewer: Viewer, file: StoredFile) => Promise<boolean>;

/** What the product itself writes for somebody. */
export interface ProductFile {
  readonly purpose: FilePurpose | `${FilePurpose}`;
  readonly name: string;
  /** Believed for exports only; everything else is judged by content. */
  readonly contentType?: string;
}

/** Uploads to one-time addresses, and reading what is stored. */
export class FileService {
  readonly #key: Buffer;
  readonly #guards = new Map<string, FileGuard>();
  readonly addresses: FileAddresses;

  constructor(
    private readonly foundation: Foundation,
    private readonly files: FileStore,
  ) {
    this.#key = foundation.secrets.key('link');
    this.addresses = new FileAddresses(foundation);
  }

  /** Lets a room decide who reads files of a purpose. Once for each purpose, while the house is put together. */
  guard(purpose: FilePurpose | `${FilePurpose}`, guard: FileGuard): void {
    if (this.#guards.has(purpose)) throw new Error(`Files of ${purpose} have their guard already.`);
    this.#guards.set(purpose, guard);
  }

  /** Keeps a place for a file and gives its upload address. Errors: NOT_ALLOWED, REQUIRED, OUT_OF_RANGE. */
  async createUpload(
    viewer: Viewer,
    input: { purpose: FilePurpose; name: string; bytes: number },
  ): Promise<FileUpload> {
    if (!mayUpload(viewer, input.purpose)) throw notAllowed('purpose');
    const name = cleanName(input.name);
    if (name === '')
      throw new UserError(fault(UserErrorCode.REQUIRED, '请填写文件名。', 'Give the file a name.', 'name'));
    const { maxBytes } = purposes[input.purpose];
    if (input.bytes < 1 || input.bytes > maxBytes) {
      const megabytes = maxBytes / 1024 / 1024;
      throw new UserError(
        fault(
          UserErrorCode.OUT_OF_RANGE,
          `文件大小必须在 1 字节到 ${megabytes} MB 之间。`,
          `A file has 1 byte to ${megabytes} MB.`,
          'bytes',
        ),
      );
    }
    const file = this.#newFile({ id: viewer.id, name: viewer.name }, input.purpose, name, 'AWAITED');
    await this.foundation.transactions.run(async (transaction) => {
      await this.files.insert(file);
      transaction.append({
        type: 'file.upload-created',
        subject: { type: 'file', id: file._id },
        actor: actorOf(viewer),
        after: { purpose: file.purpose, name, bytes: input.bytes },
      });
    });
    return { fileId: file._id, url: `/files/upload/${this.#token(file)}`, expiresAt: file.expiresAt };
  }

  /**
   * Takes the bytes of an upload: once, up to the purpose's size, judged by content. The token is bound to its person:
   * a caller who is signed in as somebody else is refused. Throws UploadRefusedError.
   */
  async receive(token: string, viewer: Viewer, source: Readable, declared: number | null): Promise<StoredFile> {
    const file = await this.#byToken(token);
    if (viewer.kind !== 'anonymous' && viewer.id !== file.ownerId)
      throw new UploadRefusedError(403, 'This address was given to somebody else.');
    const { maxBytes } = purposes[file.purpose];
    if (declared !== null && declared > maxBytes) throw new UploadRefusedError(413, `At most ${maxBytes} bytes.`);
    if (!(await this.files.move(file._id, ['AWAITED'], { state: 'RECEIVING' })))
      throw new UploadRefusedError(409, 'This address was used already.');
    const passing = judged(purposes[file.purpose], source);
    try {
      const blobId = await this.files.write(passing.bytes());
      return await this.#received(file, blobId, passing.found());
    } catch (error) {
      // A broken connection may try again with the same address; a refused content may not.
      const isRefused = error instanceof UploadRefusedError;
      await this.files.move(file._id, ['RECEIVING'], { state: isRefused ? 'REFUSED' : 'AWAITED' });
      throw isRefused ? error : new UploadRefusedError(400, 'The upload broke off.');
    }
  }

  /**
   * Stores what the product itself made for somebody: an export, or a file out of an import. Judged by content like an upload, except for
   * exports. It waits for a day to be linked; an export is removed then. Throws UploadRefusedError where the content is not what the
   * purpose asks for; when the source fails or `signal` aborts, nothing is left behind.
   */
  async store(
    owner: { readonly id: string; readonly name: string },
    what: ProductFile,
    source: Bytes,
    signal?: AbortSignal,
  ): Promise<StoredFile> {
    const purpose = what.purpose as FilePurpose;
    const file = this.#newFile(owner, purpose, cleanName(what.name) || purpose.toLowerCase(), 'RECEIVING');
    await this.files.insert(file);
    const passing = judged(purposes[purpose], source, what.contentType);
    try {
      const blobId = await this.files.write(passing.bytes(), signal);
      return await this.#received(file, blobId, passing.found());
    } catch (error) {
      await this.files.forget(file._id);
      throw error;
    }
  }

  #newFile(
    owner: { readonly id: string; readonly name: string },
    purpose: FilePurpose,
    name: string,
    state: 'AWAITED' | 'RECEIVING',
  ): StoredFile {
    const { clock } = this.foundation;
    const now = clock.now();
    return {
      _id: newId('file', clock),
      purpose,
      name,
      ownerId: owner.id,
      ownerName: owner.name,
      state,
      bytes: 0,
      contentType: '',
      width: null,
      height: null,
      audio: null,
      blobId: null,
      linkedTo: null,
      linkedAt: null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + uploadMs),
    };
  }

  async #received(file: StoredFile, blobId: string, found: Judged & { bytes: number }): Promise<StoredFile> {
    const stored = await this.files.move(file._id, ['RECEIVING'], {
      state: 'PENDING',
      blobId,
      name: asGiven.has(file.purpose) ? file.name : fittingName(file.name, found.contentType),
      ...found,
    });
    if (stored) return stored;
    await this.files.remove(blobId);
    throw new UploadRefusedError(409, 'This upload was given up meanwhile.');
  }

  /** Ties a finished upload of the viewer to what uses it, inside the caller's transaction. May be repeated by its owner. Throws FILE_REFUSED. */
  async link(
    viewer: Pick<Viewer, 'id'>,
    fileId: string,
    purpose: FilePurpose | `${FilePurpose}`,
    linkedTo: string,
  ): Promise<StoredFile> {
    const file = isId(fileId) ? await this.files.byId(fileId) : null;
    if (!file || file.ownerId !== viewer.id || file.purpose !== purpose)
      throw refusedFile('找不到文件。', 'There is no such file.');
    const linkedAt = this.foundation.clock.now();
    const linked = await this.files.move(fileId, ['PENDING', 'LINKED'], { state: 'LINKED', linkedTo, linkedAt });
    if (!linked) throw refusedFile('文件尚未上传完成或已被拒绝。', 'The file is not uploaded, or was refused.');
    return linked;
  }

  /**
   * Lets a linked file be used once more, by something beside what it hangs on; inside the caller's transaction. Whether the viewer may is the
   * caller's matter. Throws FILE_REFUSED where it is not linked any more.
   */
  async keep(fileId: string): Promise<void> {
    const kept = await this.files.move(fileId, ['LINKED'], { linkedAt: this.foundation.clock.now() });
    if (!kept) throw refusedFile('找不到文件。', 'There is no such file.');
  }

  /** Files of some purposes that were linked more than a day ago, in the order of their ids, for the room that knows what still uses them. */
  linked(
    purposeList: readonly (FilePurpose | `${FilePurpose}`)[],
    after: string,
    limit: number,
  ): Promise<StoredFile[]> {
    return this.files.linked(purposeList, after, this.#dayAgo(), limit);
  }

  /** Lets go of files that nothing uses any more, unless somebody linked them meanwhile: the next clean-up removes them. */
  async release(ids: readonly string[]): Promise<void> {
    await this.files.release(ids, this.#dayAgo());
  }

  /** Removes a file at once, its bytes first, whatever it hangs on: the caller knows that nothing may give it any more. May be repeated. */
  async erase(id: string): Promise<void> {
    const file = await this.files.byId(id);
    if (file?.blobId) await this.files.remove(file.blobId);
    if (file) await this.files.strike(id);
  }

  /** A stored file for the product's own work; null when it is gone. */
  async find(id: string): Promise<StoredFile | null> {
    return this.files.byId(id);
  }

  /** A stored file for its reader; null where it is absent or may not be read. */
  async readable(viewer: Viewer, id: string): Promise<StoredFile | null> {
    const file = isId(id) ? await this.files.byId(id) : null;
    if (!file || file.blobId === null || viewer.kind === 'anonymous') return null;
    if (mayReadOwn(viewer, file)) return file;
    return (await this.#guards.get(file.purpose)?.(viewer, file)) ? file : null;
  }

  /** The bytes of a stored file, for the product's own work; null when it is gone. */
  async open(id: string): Promise<Readable | null> {
    const file = await this.files.byId(id);
    return file?.blobId ? this.files.read(file.blobId) : null;
  }

  /** A part of a file's bytes, both ends inclusive. */
  part(file: StoredFile, range: { start: number; end: number } | null): Readable {
    return this.files.part(file.blobId ?? '', range?.start ?? 0, range ? range.end + 1 : file.bytes);
  }

  /** Removes what nothing has used for a day. Returns how many. */
  async cleanUp(): Promise<number> {
    const found = await this.files.abandoned(this.#dayAgo(), 500);
    for (const file of found) {
      if (file.blobId) await this.files.remove(file.blobId);
      await this.files.forget(file._id);
    }
    return found.length;
  }

  #dayAgo(): Date {
    return new Date(this.foundation.clock.now().getTime() - waitMs);
  }

  #token(file: StoredFile): string {
    const body = `${file._id}.${file.expiresAt.getTime().toString(36)}`;
    return `${body}.${this.#sign(body, file.ownerId)}`;
  }

  #sign(body: string, ownerId: string): string {
    return createHmac('sha256', this.#key).update(`upload\n${ownerId}\n${body}`).digest('base64url').slice(0, 32);
  }

  async #byToken(token: string): Promise<StoredFile> {
    const refused = new UploadRefusedError(404, 'This address is not known, or has expired.');
    const [id = '', expiry = '', signature = ''] = token.split('.');
    const file = isId(id) ? await this.files.byId(id) : null;
    if (!file) throw refused;
    const expected = Buffer.from(this.#sign(`${id}.${expiry}`, file.ownerId));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused;
    if (!(Number.parseInt(expiry, 36) > this.foundation.clock.now().getTime())) throw refused;
    return file;
  }
}
