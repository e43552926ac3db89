import mongoose, { type Connection, type Model } from 'mongoose';
import type { StoredSession } from './session.js';

interface RefreshToken {
  /** Hash of the token. */
  _id: string;
  sessionId: string;
  /** When it was exchanged for the next one; null while it is the current one. */
  usedAt: Date | null;
  expiresAt: Date;
}

const sessionSchema = new mongoose.Schema<StoredSession>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    kind: { type: String, required: true },
    createdAt: { type: Date, required: true },
    lastUsedAt: { type: Date, default: null },
    address: { type: String, default: '' },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    revokedFor: { type: String, default: null },
  },
  { collection: 'sessions', versionKey: false },
);
sessionSchema.index({ userId: 1, revokedAt: 1 });
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const tokenSchema = new mongoose.Schema<RefreshToken>(
  {
    _id: { type: String, required: true },
    sessionId: { type: String, required: true },
    usedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'refresh_tokens', versionKey: false },
);
tokenSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Sessions and the hashes of their refresh tokens. Used tokens are kept until they expire, so that a stolen one is recognised. */
export class SessionStore {
  readonly #sessions: Model<StoredSession>;
  readonly #tokens: Model<RefreshToken>;

  constructor(connection: Connection) {
    this.#sessions = connection.model<StoredSession>('Session', sessionSchema);
    this.#tokens = connection.model<RefreshToken>('RefreshToken', tokenSchema);
  }

  async byId(id: string): Promise<StoredSession | null> {
    return (await this.#sessions.findById(id).lean().exec()) as StoredSession | null;
  }

  async start(session: StoredSession, tokenHash: string): Promise<void> {
    await this.#sessions.insertMany([session]);
    await this.#tokens.insertMany([
      { _id: tokenHash, sessionId: session._id, usedAt: null, expiresAt: session.expiresAt },
    ]);
  }

  /** The session of a token and when the token was used, or null for a token that never was or has expired. */
  async byToken(tokenHash: string, now: Date): Promise<{ session: StoredSession; usedAt: Date | null } | null> {
    const token = await this.#tokens
      .findOne({ _id: tokenHash, expiresAt: { $gt: now } })
      .lean()
      .exec();
    const session = token ? await this.byId(token.sessionId) : null;
    return token && session ? { session, usedAt: token.usedAt } : null;
  }

  /** Exchanges a token for the next one; answers whether this call did it. */
  async rotate(sessionId: string, oldHash: string, newHash: string, now: Date, expiresAt: Date): Promise<boolean> {
    const used = await this.#tokens.updateOne({ _id: oldHash, usedAt: null }, { $set: { usedAt: now } }).exec();
    if (used.modifiedCount !== 1) return false;
    await this.#tokens.insertMany([{ _id: newHash, sessionId, usedAt: null, expiresAt }]);
    await this.#sessions.updateOne({ _id: sessionId }, { $set: { expiresAt, lastUsedAt: now } }).exec();
    return true;
  }

  /** The open sessions of these people, newest first. */
  async openOf(userIds: readonly string[], now: Date): Promise<StoredSession[]> {
    return (await this.#sessions
      .find({ userId: { $in: [...userIds] }, revokedAt: null, expiresAt: { $gt: now } })
      .sort({ createdAt: -1, _id: -1 })
      .lean()
      .exec()) as StoredSession[];
  }

  /** When each of these people last signed in or stayed signed in; ended sessions count as long as they are kept. */
  async lastUses(userIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.#sessions
      .aggregate<{ _id: string; at: Date }>([
        { $match: { userId: { $in: [...userIds] } } },
        { $group: { _id: '$userId', at: { $max: { $ifNull: ['$lastUsedAt', '$createdAt'] } } } },
      ])
      .exec();
    return new Map(rows.map(({ _id, at }) => [_id, at]));
  }

  /** Ends a session; answers whether it was still open. */
  async revoke(id: string, at: Date, reason: string): Promise<boolean> {
    const result = await this.#sessions
      .updateOne({ _id: id, revokedAt: null }, { $set: { revokedAt: at, revokedFor: reason } })
      .exec();
    return result.modifiedCount === 1;
  }

  /** Ends all sessions of a person, but one if it is named; answers how many. */
  async revokeAll(userId: string, at: Date, reason: string, except: string | null = null): Promise<number> {
    const result = await this.#sessions
      .updateMany(
        { userId, revokedAt: null, ...(except ? { _id: { $ne: except } } : {}) },
        { $set: { revokedAt: at, revokedFor: reason } },
      )
      .exec();
    return result.modifiedCount;
  }
}
