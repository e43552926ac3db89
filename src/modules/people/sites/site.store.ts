import mongoose, { type Connection } from 'mongoose';
import { KeyedStore } from '../shared/keyed.store.js';
import { localizedSchema, workingHoursSchema } from '../shared/schemas.store.js';
import type { Site } from './site.js';

const schema = new mongoose.Schema<Site>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: localizedSchema, required: true },
    kind: { type: String, required: true },
    timeZone: { type: String, required: true },
    workingHours: { type: [workingHoursSchema], default: [] },
    holidays: { type: [String], default: [] },
    revision: { type: Number, required: true },
  },
  { collection: 'sites', versionKey: false },
);
schema.index({ key: 1 }, { unique: true });

export class SiteStore extends KeyedStore<Site> {
  constructor(connection: Connection) {
    super(connection.model<Site>('Site', schema));
  }
}
