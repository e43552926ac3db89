import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { actorOf } from '../auth/actor.js';
import type { Viewer } from '../auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../errors/index.js';
import { isId, newId } from '../ids/ids.js';
import type { Foundation } from '../room.js';
import type { FilePurpose, FileUpload, StoredFile } from './file.js';
import { TextCheck, cleanName, mayRead, mayUpload, purposes } from './file.rules.js';
import type { FileStore } from './file.store.js';

/** How long an upload address works. */
const uploadMs = 15 * 60_000;
/** How long a file waits for something that uses it. */
const waitMs = 24 * 3_600_000;

/** Why bytes were not taken, for the HTTP answer. */
export class UploadRefusedError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

const refusedFile = (zh: string, en: string): UserError =>
  new UserError(fault(UserErrorCode.FILE_REFUSED, zh, en, 'fileId'));

/** Uploads to one-time addresses, and reading what is stored. */
export class FileService {
  readonly #key: Buffer;

  constructor(
    private readonly foundation: Foundation,
    private readonly store: FileStore,
  ) {
    this.#key = foundation.secrets.key('link');
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
    const { clock } = this.foundation;
    const now = clock.now();
    const file: StoredFile = {
      _id: newId('file', clock),
      purpose: input.purpose,
      name,
      ownerId: viewer.id,
      ownerName: viewer.name,
      state: 'AWAITED',
      bytes: 0,
      contentType: '',
      blobId: null,
      linkedTo: null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + uploadMs),
    };
    await this.foundation.transactions.run(async (transaction) => {
      await this.store.insert(file);
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
    if (!(await this.store.move(file._id, ['AWAITED'], { state: 'RECEIVING' })))
      throw new UploadRefusedError(409, 'This address was used already.');
    const check = new TextCheck();
    let bytes = 0;
    const judged = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw new UploadRefusedError(413, `At most ${maxBytes} bytes.`);
        if (!check.accepts(chunk)) throw new UploadRefusedError(415, 'Only UTF-8 text or gzip.');
        yield chunk;
      }
      if (!check.ends()) throw new UploadRefusedError(415, bytes ? 'Only UTF-8 text or gzip.' : 'The file is empty.');
    };
    try {
      const blobId = await this.store.write(judged());
      const stored = await this.store.move(file._id, ['RECEIVING'], {
        state: 'PENDING',
        bytes,
        blobId,
        contentType: check.contentType,
      });
      if (!stored) throw new UploadRefusedError(409, 'This upload was given up meanwhile.');
      return stored;
    } catch (error) {
      // A broken connection may try again with the same address; a refused content may not.
      const isRefused = error instanceof UploadRefusedError;
      await this.store.move(file._id, ['RECEIVING'], { state: isRefused ? 'REFUSED' : 'AWAITED' });
      throw isRefused ? error : new UploadRefusedError(400, 'The upload broke off.');
    }
  }

  /** Ties a finished upload of the viewer to what uses it, inside the caller's transaction. May be repeated by its owner. Throws FILE_REFUSED. */
  async link(
    viewer: Viewer,
    fileId: string,
    purpose: FilePurpose | `${FilePurpose}`,
    linkedTo: string,
  ): Promise<StoredFile> {
    const file = isId(fileId) ? await this.store.byId(fileId) : null;
    if (!file || file.ownerId !== viewer.id || file.purpose !== purpose)
      throw refusedFile('找不到文件。', 'There is no such file.');
    const linked = await this.store.move(fileId, ['PENDING', 'LINKED'], { state: 'LINKED', linkedTo });
    if (!linked) throw refusedFile('文件尚未上传完成或已被拒绝。', 'The file is not uploaded, or was refused.');
    return linked;
  }

  /** A stored file for its reader; null where it is absent or somebody else's. */
  async readable(viewer: Viewer, id: string): Promise<StoredFile | null> {
    const file = isId(id) ? await this.store.byId(id) : null;
    return file && file.blobId !== null && mayRead(viewer, file) ? file : null;
  }

  /** The bytes of a stored file, for the product's own work; null when it is gone. */
  async open(id: string): Promise<Readable | null> {
    const file = await this.store.byId(id);
    return file?.blobId ? this.store.read(file.blobId) : null;
  }

  /** A part of a file's bytes, both ends inclusive. */
  part(file: StoredFile, range: { start: number; end: number } | null): Readable {
    return this.store.read(file.blobId ?? '', range ? { start: range.start, end: range.end + 1 } : undefined);
  }

  /** Removes what nothing has used for a day. Returns how many. */
  async cleanUp(): Promise<number> {
    const before = new Date(this.foundation.clock.now().getTime() - waitMs);
    const found = await this.store.abandoned(before, 500);
    for (const file of found) {
      if (file.blobId) await this.store.remove(file.blobId);
      await this.store.forget(file._id);
    }
    return found.length;
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
    const file = isId(id) ? await this.store.byId(id) : null;
    if (!file) throw refused;
    const expected = Buffer.from(this.#sign(`${id}.${expiry}`, file.ownerId));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused;
    if (!(Number.parseInt(expiry, 36) > this.foundation.clock.now().getTime())) throw refused;
    return file;
  }
}
