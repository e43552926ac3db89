import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose, { type Connection, type Model } from 'mongoose';
import { ChunkReader } from './chunk-reader.js';
import type { FileState, StoredFile } from './file.js';

const text = { type: String, required: true } as const;

const schema = new mongoose.Schema<StoredFile>(
  {
    _id: text,
    purpose: text,
    name: text,
    ownerId: text,
    ownerName: { type: String, default: '' },
    state: text,
    bytes: { type: Number, required: true },
    contentType: { type: String, default: '' },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    audio: { type: mongoose.Schema.Types.Mixed, default: null },
    blobId: { type: String, default: null },
    linkedTo: { type: String, default: null },
    linkedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  } as never,
  { collection: 'stored_files', versionKey: false },
);
schema.index({ state: 1, createdAt: 1 });
schema.index({ state: 1, _id: 1 });

const chunkBytes = 1024 * 1024;

/** Files: what is known about them in a collection, their bytes in GridFS. GridFS takes no part in transactions. */
export class FileStore {
  readonly #files: Model<StoredFile>;
  readonly #connection: Connection;
  #bucket: mongoose.mongo.GridFSBucket | null = null;
  readonly #reader = new ChunkReader(chunkBytes, (blobId, n) => this.#chunk(blobId, n));

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#files = connection.model<StoredFile>('StoredFile', schema);
  }

  /** Made on first use: the database is there only once the connection is. */
  get #blobs(): mongoose.mongo.GridFSBucket {
    const { db } = this.#connection;
    if (!db) throw new Error('The database is not connected.');
    this.#bucket ??= new mongoose.mongo.GridFSBucket(db, { bucketName: 'files', chunkSizeBytes: chunkBytes });
    return this.#bucket;
  }

  async insert(file: StoredFile): Promise<void> {
    await this.#files.insertMany([file], { lean: true });
  }

  async byId(id: string): Promise<StoredFile | null> {
    return (await this.#files.findById(id).lean().exec()) as StoredFile | null;
  }

  /** Moves a file on if it stands where the caller believes; null otherwise. */
  async move(id: string, from: readonly FileState[], change: Partial<StoredFile>): Promise<StoredFile | null> {
    return (await this.#files
      .findOneAndUpdate(
        { _id: id, state: { $in: [...from] } },
        { $set: change },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as StoredFile | null;
  }

  /** Writes bytes under a new random name and returns it. When the source fails, nothing is left behind. */
  async write(source: Readable | AsyncIterable<Buffer>, signal?: AbortSignal): Promise<string> {
    const blobId = randomBytes(16).toString('hex');
    const upload = this.#blobs.openUploadStream(blobId, { id: blobId as never });
    try {
      await pipeline(source, upload, { signal });
      return blobId;
    } catch (error) {
      await this.remove(blobId);
      throw error;
    }
  }

  /** All bytes, from the first to the last, for work that reads them once. */
  read(blobId: string): Readable {
    return this.#blobs.openDownloadStream(blobId as never);
  }

  /** Bytes from `start` (inclusive) to `end` (exclusive), for who may ask for them again. */
  part(blobId: string, start: number, end: number): Readable {
    return this.#reader.stream(blobId, start, end);
  }

  async #chunk(blobId: string, n: number): Promise<Buffer | null> {
    const { db } = this.#connection;
    if (!db) throw new Error('The database is not connected.');
    const found = await db
      .collection('files.chunks')
      .findOne({ files_id: blobId as never, n }, { projection: { _id: 0, data: 1 }, promoteBuffers: true });
    return (found?.data as Buffer | undefined) ?? null;
  }

  /** Removes bytes, whole or half written. */
  async remove(blobId: string): Promise<void> {
    const { db } = this.#connection;
    this.#reader.forget(blobId);
    await db?.collection('files.chunks').deleteMany({ files_id: blobId as never });
    await db?.collection('files.files').deleteOne({ _id: blobId as never });
  }

  /** Files of some purposes that were linked before a moment, in the order of their ids. */
  async linked(purposes: readonly string[], after: string, before: Date, limit: number): Promise<StoredFile[]> {
    return (await this.#files
      .find({
        state: 'LINKED',
        purpose: { $in: [...purposes] },
        _id: { $gt: after },
        linkedAt: { $lt: before },
      } as never)
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as StoredFile[];
  }

  /** Takes the link from files that were linked before a moment. */
  async release(ids: readonly string[], before: Date): Promise<void> {
    await this.#files
      .updateMany(
        { _id: { $in: [...ids] }, state: 'LINKED', linkedAt: { $lt: before } },
        { $set: { state: 'PENDING', linkedTo: null } },
      )
      .exec();
  }

  /** Files that nothing uses and that are older than a moment. */
  async abandoned(before: Date, limit: number): Promise<StoredFile[]> {
    return (await this.#files
      .find({ state: { $ne: 'LINKED' }, createdAt: { $lt: before } })
      .limit(limit)
      .lean()
      .exec()) as unknown as StoredFile[];
  }

  /** Forgets a file whatever uses it: its bytes are removed by the caller. */
  async strike(id: string): Promise<StoredFile | null> {
    return (await this.#files.findOneAndDelete({ _id: id }, { lean: true }).exec()) as StoredFile | null;
  }

  async forget(id: string): Promise<void> {
    await this.#files.deleteOne({ _id: id, state: { $ne: 'LINKED' } }).exec();
  }
}
