import { createHash } from 'node:crypto';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { Viewer } from '../auth/viewer.js';
import type { Clock } from '../clock/clock.js';
import { UserError, UserErrorCode, fault } from '../errors/user-error.js';
import { duplicateKey } from './connect.js';

interface Remembered {
  _id: string;
  inputHash: string;
  result: string;
  at: Date;
}

const schema = new mongoose.Schema<Remembered>(
  {
    _id: { type: String, required: true },
    inputHash: { type: String, required: true },
    result: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'idempotency', versionKey: false },
);
// A day is long enough for a client that lost its answer; afterwards the key is free again.
schema.index({ at: 1 }, { expireAfterSeconds: 86_400 });

/** Remembers for a day what a mutation that creates made for a key, so that a repeated call has one effect. */
export class Idempotency {
  readonly #model: Model<Remembered>;

  constructor(
    connection: Connection,
    private readonly clock: Clock,
  ) {
    this.#model = connection.model<Remembered>('Idempotency', schema);
  }

  /**
   * Runs `create` once for a caller, operation and key, and returns the id that the first call made. `create` gets `remember`,
   * which it must call with that id inside its transaction. The same key with another input is refused with KEY_REUSED.
   */
  async once(
    viewer: Viewer,
    operation: string,
    key: string | null | undefined,
    input: unknown,
    create: (remember: (id: string) => Promise<void>) => Promise<string>,
  ): Promise<string> {
    if (!key) return create(() => Promise.resolve());
    if (key.length > 200)
      throw new UserError(
        fault(UserErrorCode.TOO_LONG, '幂等键最多 200 个字符。', 'A key has at most 200 characters.', 'idempotencyKey'),
      );
    const _id = createHash('sha256').update(`${viewer.id}\n${operation}\n${key}`).digest('hex');
    const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    const known = await this.#known(_id, inputHash);
    if (known) return known;
    try {
      return await create(async (id) => {
        // Not insertMany: its error does not say which key was taken.
        await this.#model.insertOne({ _id, inputHash, result: id, at: this.clock.now() });
      });
    } catch (error) {
      if (duplicateKey(error)?._id !== _id && !(error instanceof UserError)) throw error;
      const winner = await this.#known(_id, inputHash);
      if (winner) return winner;
      throw error;
    }
  }

  async #known(_id: string, inputHash: string): Promise<string | null> {
    const found = await this.#model.findById(_id).lean().exec();
    if (!found) return null;
    if (found.inputHash !== inputHash) {
      throw new UserError(
        fault(
          UserErrorCode.KEY_REUSED,
          '这个幂等键已用于另一次提交。',
          'This key was used before with another input.',
          'idempotencyKey',
        ),
      );
    }
    return found.result;
  }
}
