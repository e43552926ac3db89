import mongoose, { type Connection, type Model } from 'mongoose';
import type { ClientKey } from './client-key.js';

interface StoredClientKey extends ClientKey {
  /** Keyed hash of the key. */
  hash: string;
}

const schema = new mongoose.Schema<StoredClientKey>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    scopes: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    lastFour: { type: String, required: true },
    hash: { type: String, required: true, select: false },
  },
  { collection: 'client_keys', versionKey: false },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ createdAt: -1, _id: -1 });

/** Most client keys that a centre may have, revoked ones included. */
export const mostClientKeys = 500;

/** Stores client keys as keyed hashes. */
export class ClientKeyStore {
  readonly #model: Model<StoredClientKey>;

  constructor(connection: Connection) {
    this.#model = connection.model<StoredClientKey>('ClientKey', schema);
  }

  /** All keys, newest first. */
  async all(): Promise<ClientKey[]> {
    return (await this.#model
      .find()
      .sort({ createdAt: -1, _id: -1 })
      .limit(mostClientKeys)
      .lean()
      .exec()) as unknown as ClientKey[];
  }

  count(): Promise<number> {
    return this.#model.countDocuments().exec();
  }

  async byId(id: string): Promise<ClientKey | null> {
    return (await this.#model.findById(id).lean().exec()) as ClientKey | null;
  }

  async activeByHash(hash: string): Promise<ClientKey | null> {
    return (await this.#model.findOne({ hash, revokedAt: null }).lean().exec()) as ClientKey | null;
  }

  async insert(key: ClientKey, hash: string): Promise<void> {
    await this.#model.insertMany([{ ...key, hash }]);
  }

  /** Revokes a key that still works; null otherwise. */
  async revoke(id: string, at: Date): Promise<ClientKey | null> {
    return (await this.#model
      .findOneAndUpdate(
        { _id: id, revokedAt: null },
        { $set: { revokedAt: at } },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as ClientKey | null;
  }
}
