import mongoose, { type Connection, type Model, type mongo } from 'mongoose';

/** How a rebuild goes, for who watches. */
export interface RebuildState {
  reason: string;
  startedAt: Date;
  doneCount: number;
  /** Documents to read as far as the database estimates them. */
  totalCount: number;
  /** Version of the search settings that it is built by. */
  settingsVersion: number;
}

/** Why a new index could not be built. The older one stays live. */
export interface RebuildFailure {
  /** Version of the search settings that it was to be built by. */
  settingsVersion: number;
  /** Definition that it was to be built by. */
  definition: string;
  reason: string;
  at: Date;
  /** The engine refused: trying the same again does not help. Otherwise it is tried again and again. */
  isRefused: boolean;
}

/** What is known of the live index. There is one document of it. */
export interface IndexState {
  _id: 'index';
  /** Which filling of the index is live; the index itself carries it too, so that a lost or foreign index is noticed. */
  generation: string | null;
  /** Definition that it was built by. */
  definition: string | null;
  /** All changes up to here are in the index. */
  token: mongo.ResumeToken | null;
  /** Version of the search settings that the live index was built by and that queries are understood by; 0 = as delivered. */
  settingsVersion: number;
  rebuild: RebuildState | null;
  /** What came of the last rebuild that failed; null after one that did not. */
  failure: RebuildFailure | null;
  /** The feeding process was last well at. */
  aliveAt: Date | null;
  /** When the oldest change was written that is not yet searchable. */
  pendingSince: Date | null;
}

/** A wish to the feeding process. It deletes what it has fulfilled. */
export interface IndexRequest {
  _id: string;
  /**
   * REBUILD: build the index anew. FENCE: everything that was written before it is searchable now. SETTINGS: other search
   * settings are wanted; an index by them is built where the live one does not do.
   */
  kind: 'REBUILD' | 'FENCE' | 'SETTINGS';
  reason: string;
  at: Date;
  /** How often it was shown again. */
  shown?: number;
}

interface RowCount {
  _id: string;
  type: string;
  /** No row of this document has a number as high as this. */
  rows: number;
  /** Generation that last wrote it. */
  generation: string;
}

interface Stamp {
  _id: string;
  stamp: string;
  /** Filling of the index that the entries went into. */
  generation: string;
}

interface ParkedDocument {
  _id: string;
  type: string;
  reason: string;
  at: Date;
}

const nothingKnown = {
  generation: null,
  definition: null,
  token: null,
  settingsVersion: 0,
  rebuild: null,
  failure: null,
  aliveAt: null,
  pendingSince: null,
} as const;

const text = { type: String, required: true } as const;

const stateSchema = new mongoose.Schema<IndexState>(
  {
    _id: text,
    generation: { type: String, default: null },
    definition: { type: String, default: null },
    token: { type: mongoose.Schema.Types.Mixed, default: null },
    settingsVersion: { type: Number, default: 0 },
    rebuild: { type: mongoose.Schema.Types.Mixed, default: null },
    failure: { type: mongoose.Schema.Types.Mixed, default: null },
    aliveAt: { type: Date, default: null },
    pendingSince: { type: Date, default: null },
  },
  { collection: 'search_state', versionKey: false, minimize: false },
);
const requestSchema = new mongoose.Schema<IndexRequest>(
  { _id: text, kind: text, reason: { type: String, default: '' }, at: { type: Date, required: true }, shown: Number },
  { collection: 'search_requests', versionKey: false },
);
const rowSchema = new mongoose.Schema<RowCount>(
  { _id: text, type: text, rows: { type: Number, required: true }, generation: text },
  { collection: 'search_rows', versionKey: false },
);
const stampSchema = new mongoose.Schema<Stamp>(
  { _id: text, stamp: text, generation: text },
  { collection: 'search_stamps', versionKey: false },
);
const parkedSchema = new mongoose.Schema<ParkedDocument>(
  { _id: text, type: text, reason: text, at: { type: Date, required: true } },
  { collection: 'search_parked', versionKey: false },
);

/** Collection whose inserts wake the feeding process. */
export const requestCollection = 'search_requests';

/** What the feeding of the index keeps in MongoDB. */
export class IndexStateStore {
  readonly #state: Model<IndexState>;
  readonly #requests: Model<IndexRequest>;
  readonly #rows: Model<RowCount>;
  readonly #parked: Model<ParkedDocument>;
  readonly #stamps: Model<Stamp>;

  constructor(connection: Connection) {
    const model = <T>(name: string, schema: mongoose.Schema<T>): Model<T> =>
      (connection.models[name] as Model<T> | undefined) ?? connection.model<T>(name, schema);
    this.#state = model('SearchState', stateSchema);
    this.#requests = model('SearchRequest', requestSchema);
    this.#rows = model('SearchRows', rowSchema);
    this.#parked = model('SearchParked', parkedSchema);
    this.#stamps = model('SearchStamps', stampSchema);
  }

  /** The state; all empty before the first start. */
  async load(): Promise<IndexState> {
    const found = await this.#state.findById('index').lean<IndexState>().exec();
    return { ...nothingKnown, ...found, _id: 'index' };
  }

  /** Version of the search settings that is live; 0 = as delivered. One read by key, for whoever looks every moment. */
  async settingsVersion(): Promise<number> {
    const found = await this.#state.findById('index', { settingsVersion: 1 }).lean<Partial<IndexState>>().exec();
    return found?.settingsVersion ?? 0;
  }

  async save(patch: Partial<Omit<IndexState, '_id'>>): Promise<void> {
    await this.#state.updateOne({ _id: 'index' }, { $set: patch }, { upsert: true }).exec();
  }

  /** For each of the ids the number that no row of it reaches; absent = has no rows. */
  async rowCounts(ids: readonly string[]): Promise<Map<string, { rows: number; generation: string }>> {
    const found = await this.#rows
      .find({ _id: { $in: [...ids] } })
      .lean<RowCount[]>()
      .exec();
    return new Map(found.map(({ _id, rows, generation }) => [_id, { rows, generation }]));
  }

  /** Before rows are written: a count may grow, never shrink, so that no row is ever forgotten. */
  async raiseRowCounts(rows: readonly RowCount[]): Promise<void> {
    if (rows.length === 0) return;
    const writes = rows.map(({ _id, type, rows: count, generation }) => ({
      updateOne: { filter: { _id }, update: { $max: { rows: count }, $set: { type, generation } }, upsert: true },
    }));
    await this.#rows.bulkWrite(writes, { ordered: false });
  }

  /** After rows are gone from the engine: the count as it is now; 0 forgets the document. */
  async lowerRowCounts(rows: readonly { _id: string; rows: number }[]): Promise<void> {
    if (rows.length === 0) return;
    const writes = rows.map(({ _id, rows: count }) =>
      count === 0
        ? { deleteOne: { filter: { _id } } }
        : { updateOne: { filter: { _id }, update: { $set: { rows: count } } } },
    );
    await this.#rows.bulkWrite(writes, { ordered: false });
  }

  /** The stamps by which all entries of stored documents were written into a filling of the index. */
  async stamps(ids: readonly string[], generation: string): Promise<Map<string, string>> {
    const found = await this.#stamps
      .find({ _id: { $in: [...ids] }, generation })
      .lean<Stamp[]>()
      .exec();
    return new Map(found.map(({ _id, stamp }) => [_id, stamp]));
  }

  /** Before entries are written anew: what is half written is vouched for by no stamp. */
  async forgetStamps(ids: readonly string[]): Promise<void> {
    if (ids.length) await this.#stamps.deleteMany({ _id: { $in: [...ids] } }).exec();
  }

  /** After all entries of stored documents were written. */
  async keepStamps(stamps: ReadonlyMap<string, string>, generation: string): Promise<void> {
    if (stamps.size === 0) return;
    const writes = [...stamps].map(([_id, stamp]) => ({
      updateOne: { filter: { _id }, update: { $set: { stamp, generation } }, upsert: true },
    }));
    await this.#stamps.bulkWrite(writes, { ordered: false });
  }

  /** After a rebuild: forgets documents that it did not meet. */
  async forgetOtherGenerations(generation: string): Promise<void> {
    await this.#rows.deleteMany({ generation: { $ne: generation } }).exec();
    await this.#stamps.deleteMany({ generation: { $ne: generation } }).exec();
  }

  async countDocuments(): Promise<number> {
    return this.#rows.estimatedDocumentCount().exec();
  }

  async park(id: string, type: string, reason: string, at: Date): Promise<void> {
    await this.#parked
      .updateOne({ _id: id }, { $set: { type, reason: reason.slice(0, 1_000), at } }, { upsert: true })
      .exec();
  }

  async unpark(ids: readonly string[]): Promise<void> {
    await this.#parked.deleteMany({ _id: { $in: [...ids] } }).exec();
  }

  /** Forgets documents that were parked before a moment: a rebuild met all documents there are. */
  async unparkBefore(at: Date): Promise<void> {
    await this.#parked.deleteMany({ at: { $lt: at } }).exec();
  }

  async parked(limit = 100): Promise<{ id: string; type: string; reason: string }[]> {
    const found = await this.#parked.find().sort({ at: -1 }).limit(limit).lean<ParkedDocument[]>().exec();
    return found.map(({ _id, type, reason }) => ({ id: _id, type, reason }));
  }

  async countParked(): Promise<number> {
    return this.#parked.estimatedDocumentCount().exec();
  }

  async addRequest(request: IndexRequest): Promise<void> {
    await this.#requests.insertMany([request]);
  }

  /** Makes the feeding process look at a request again. */
  async touchRequest(id: string, at: Date): Promise<void> {
    await this.#requests.updateOne({ _id: id }, { $set: { at }, $inc: { shown: 1 } }).exec();
  }

  async openRequests(): Promise<IndexRequest[]> {
    return this.#requests.find().sort({ at: 1 }).limit(1_000).lean<IndexRequest[]>().exec();
  }

  async isOpen(id: string): Promise<boolean> {
    return (await this.#requests.exists({ _id: id }).exec()) !== null;
  }

  async closeRequests(ids: readonly string[]): Promise<void> {
    if (ids.length) await this.#requests.deleteMany({ _id: { $in: [...ids] } }).exec();
  }
}
