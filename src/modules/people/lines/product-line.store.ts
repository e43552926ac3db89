import mongoose, { type Connection } from 'mongoose';
import { KeyedStore } from '../shared/keyed.store.js';
import { localizedSchema } from '../shared/schemas.store.js';
import type { ProductLine } from './product-line.js';

const schema = new mongoose.Schema<ProductLine>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: localizedSchema, required: true },
    revision: { type: Number, required: true },
  },
  { collection: 'product_lines', versionKey: false },
);
schema.index({ key: 1 }, { unique: true });

export class ProductLineStore extends KeyedStore<ProductLine> {
  constructor(connection: Connection) {
    super(connection.model<ProductLine>('ProductLine', schema));
  }
}
