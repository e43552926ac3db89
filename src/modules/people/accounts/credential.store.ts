import mongoose, { type Connection, type Model } from 'mongoose';

interface Credential {
  /** The person. */
  _id: string;
  passwordHash: string;
  changedAt: Date;
}

interface PasswordLink {
  /** Hash of the secret in the link. */
  _id: string;
  userId: string;
  expiresAt: Date;
}

const credentialSchema = new mongoose.Schema<Credential>(
  {
    _id: { type: String, required: true },
    passwordHash: { type: String, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'credentials', versionKey: false },
);

const linkSchema = new mongoose.Schema<PasswordLink>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'password_links', versionKey: false },
);
linkSchema.index({ userId: 1 });
linkSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Password hashes and one-time links, apart from people so that no reading of a person can ever carry them. */
export class CredentialStore {
  readonly #credentials: Model<Credential>;
  readonly #links: Model<PasswordLink>;

  constructor(connection: Connection) {
    this.#credentials = connection.model<Credential>('Credential', credentialSchema);
    this.#links = connection.model<PasswordLink>('PasswordLink', linkSchema);
  }

  async passwordHash(userId: string): Promise<string | null> {
    return (await this.#credentials.findById(userId).lean().exec())?.passwordHash ?? null;
  }

  async setPassword(userId: string, passwordHash: string, changedAt: Date): Promise<void> {
    await this.#credentials.updateOne({ _id: userId }, { $set: { passwordHash, changedAt } }, { upsert: true }).exec();
  }

  /** Takes the password away, so that only a new link opens the account again. */
  async removePassword(userId: string): Promise<void> {
    await this.#credentials.deleteOne({ _id: userId }).exec();
  }

  async addLink(hash: string, userId: string, expiresAt: Date): Promise<void> {
    await this.#links.insertMany([{ _id: hash, userId, expiresAt }]);
  }

  /** The person of a link that is still good. */
  async linkOwner(hash: string, now: Date): Promise<string | null> {
    return (
      (
        await this.#links
          .findOne({ _id: hash, expiresAt: { $gt: now } })
          .lean()
          .exec()
      )?.userId ?? null
    );
  }

  /** Uses a link up; answers whether this call did. */
  async consumeLink(hash: string, now: Date): Promise<boolean> {
    return (await this.#links.deleteOne({ _id: hash, expiresAt: { $gt: now } }).exec()).deletedCount === 1;
  }

  /** Makes all links of a person void. */
  async removeLinks(userId: string): Promise<void> {
    await this.#links.deleteMany({ userId }).exec();
  }
}
