import mongoose, { type Model, type mongo } from 'mongoose';
import type { Connection } from '../../../platform/mongo/connect.js';

interface Position {
  _id: string;
  token: mongo.ResumeToken;
}

const schema = new mongoose.Schema<Position>(
  { _id: { type: String, required: true }, token: { type: mongoose.Schema.Types.Mixed, default: null } },
  { collection: 'search_use_positions', versionKey: false, minimize: false },
);

/** How far changes were followed. */
export class UseStateStore {
  readonly #positions: Model<Position>;

  constructor(connection: Connection) {
    this.#positions = connection.model<Position>('SearchUsePosition', schema);
  }

  /** Where to go on; null where nothing was followed yet or what lies between was lost. */
  async token(name: string): Promise<mongo.ResumeToken> {
    return (await this.#positions.findById(name).lean().exec())?.token ?? null;
  }

  async setToken(name: string, token: mongo.ResumeToken): Promise<void> {
    await this.#positions.updateOne({ _id: name }, { $set: { token } }, { upsert: true }).exec();
  }
}
