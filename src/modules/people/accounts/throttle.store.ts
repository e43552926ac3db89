import mongoose, { type Connection, type Model } from 'mongoose';

interface Failures {
  /** Hash of what is watched: an account or an address. */
  _id: string;
  /** Times of the last failures, latest last; at most as many as the limit. */
  times: Date[];
  expiresAt: Date;
}

const schema = new mongoose.Schema<Failures>(
  {
    _id: { type: String, required: true },
    times: { type: [Date], default: [] },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'login_failures', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Failed logins of the last minutes, counted together by all server copies. */
export class ThrottleStore {
  readonly #model: Model<Failures>;

  constructor(
    connection: Connection,
    /** How far back failures count, in ms. */
    private readonly windowMs: number,
  ) {
    this.#model = connection.model<Failures>('LoginFailures', schema);
  }

  /** How many failures each key has in the window that ends now, and when its oldest one leaves the window. */
  async recent(keys: readonly string[], now: Date): Promise<Map<string, { count: number; freeAt: Date }>> {
    const since = now.getTime() - this.windowMs;
    const rows = await this.#model
      .find({ _id: { $in: [...keys] } })
      .lean()
      .exec();
    return new Map(
      rows.map((row) => {
        const times = row.times.filter((time) => time.getTime() > since && time.getTime() <= now.getTime());
        return [
          row._id,
          { count: times.length, freeAt: new Date((times[0]?.getTime() ?? now.getTime()) + this.windowMs) },
        ];
      }),
    );
  }

  /** Notes one failure for each key; keeps the latest `keep`. */
  async note(keys: readonly string[], now: Date, keep: number): Promise<void> {
    for (const key of keys) {
      await this.#model
        .updateOne(
          { _id: key },
          {
            $push: { times: { $each: [now], $slice: -keep } },
            $set: { expiresAt: new Date(now.getTime() + this.windowMs) },
          },
          { upsert: true },
        )
        .exec();
    }
  }

  /** Forgets the failures of a key. */
  async clear(key: string): Promise<void> {
    await this.#model.deleteOne({ _id: key }).exec();
  }
}
