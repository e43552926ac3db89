import mongoose, { type Connection } from 'mongoose';
import { KeyedStore } from '../shared/keyed.store.js';
import { localizedSchema } from '../shared/schemas.store.js';
import type { TeamShape } from './team.rules.js';
import type { Team } from './team.js';

const schema = new mongoose.Schema<Team>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: localizedSchema, required: true },
    siteId: { type: String, required: true },
    parentId: { type: String, default: null },
    leadIds: { type: [String], default: [] },
    revision: { type: Number, required: true },
  },
  { collection: 'teams', versionKey: false },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ siteId: 1 });
schema.index({ parentId: 1 });
schema.index({ leadIds: 1 });

export class TeamStore extends KeyedStore<Team> {
  constructor(connection: Connection) {
    super(connection.model<Team>('Team', schema));
  }

  /** The shape of the whole tree, without names. */
  async shapes(): Promise<TeamShape[]> {
    return (await this.model.find({}, { parentId: 1, leadIds: 1 }).lean().exec()) as TeamShape[];
  }

  countAt(siteId: string): Promise<number> {
    return this.model.countDocuments({ siteId }).exec();
  }

  countBelow(parentId: string): Promise<number> {
    return this.model.countDocuments({ parentId }).exec();
  }

  countLedBy(userId: string): Promise<number> {
    return this.model.countDocuments({ leadIds: userId }).exec();
  }

  async moveSite(from: string, to: string): Promise<void> {
    await this.model.updateMany({ siteId: from }, { $set: { siteId: to }, $inc: { revision: 1 } }).exec();
  }

  async moveParent(from: string, to: string): Promise<void> {
    await this.model
      .updateMany({ parentId: from, _id: { $ne: to } }, { $set: { parentId: to }, $inc: { revision: 1 } })
      .exec();
  }

  async setParent(id: string, parentId: string | null): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { parentId }, $inc: { revision: 1 } }).exec();
  }

  async moveLead(from: string, to: string): Promise<void> {
    await this.model.updateMany({ leadIds: from }, { $addToSet: { leadIds: to }, $inc: { revision: 1 } }).exec();
    await this.model.updateMany({ leadIds: from }, { $pull: { leadIds: from } }).exec();
  }
}
