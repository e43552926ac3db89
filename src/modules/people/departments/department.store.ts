import mongoose, { type Connection } from 'mongoose';
import { KeyedStore } from '../shared/keyed.store.js';
import { localizedSchema, workingHoursSchema } from '../shared/schemas.store.js';
import type { Department } from './department.js';

const schema = new mongoose.Schema<Department>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: localizedSchema, required: true },
    contactIds: { type: [String], default: [] },
    deputyId: { type: String, default: null },
    workingHours: { type: [workingHoursSchema], default: [] },
    revision: { type: Number, required: true },
  },
  { collection: 'departments', versionKey: false },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ contactIds: 1 });

export class DepartmentStore extends KeyedStore<Department> {
  constructor(connection: Connection) {
    super(connection.model<Department>('Department', schema));
  }

  /** Departments that name the person as contact or deputy. */
  countNaming(userId: string): Promise<number> {
    return this.model.countDocuments({ $or: [{ contactIds: userId }, { deputyId: userId }] }).exec();
  }

  async movePerson(from: string, to: string): Promise<void> {
    await this.model.updateMany({ deputyId: from }, { $set: { deputyId: to }, $inc: { revision: 1 } }).exec();
    await this.model.updateMany({ contactIds: from }, { $addToSet: { contactIds: to }, $inc: { revision: 1 } }).exec();
    await this.model.updateMany({ contactIds: from }, { $pull: { contactIds: from } }).exec();
  }
}
