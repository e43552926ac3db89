import mongoose, { type Connection, type Model } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type {
  SearchSettingsChange,
  SearchSettingsDraft,
  SearchSettingsVersion,
  SearchSynonym,
  SearchWord,
} from './search-settings.js';

type PageRequest = Parameters<typeof keysetPage>[3];
type Codec = Parameters<typeof keysetPage>[4];
type Page = Awaited<ReturnType<typeof keysetPage<SearchSettingsVersion>>>;

/** What changes: there is one document of it. */
export interface SettingsHead {
  _id: 'settings';
  revision: number;
  /** Number of the version that is to be live; 0 = as delivered. */
  wanted: number;
  draft: SearchSettingsDraft | null;
  /** Newest first, at most 50. */
  changes: SearchSettingsChange[];
}

const text = { type: String, required: true } as const;
const synonym = new mongoose.Schema<SearchSynonym>(
  {
    locale: text,
    words: { type: [String], required: true },
    means: { type: [String], required: true },
    isMutual: { type: Boolean, required: true },
  } as never,
  { _id: false },
);
const word = new mongoose.Schema<SearchWord>({ locale: text, word: text } as never, { _id: false });
const content = {
  synonyms: { type: [synonym], required: true },
  frameWords: { type: [word], required: true },
  stopWords: { type: [word], required: true },
  isLearningOn: { type: Boolean, required: true },
} as const;

const draftSchema = new mongoose.Schema<SearchSettingsDraft>(
  {
    basedOn: { type: Number, required: true },
    ...content,
    updatedAt: { type: Date, required: true },
    updatedById: text,
  } as never,
  { _id: false },
);
const changeSchema = new mongoose.Schema<SearchSettingsChange>(
  {
    kind: text,
    version: { type: Number, required: true },
    note: text,
    at: { type: Date, required: true },
    byId: text,
  } as never,
  { _id: false },
);
const headSchema = new mongoose.Schema<SettingsHead>(
  {
    _id: text,
    revision: { type: Number, required: true },
    wanted: { type: Number, required: true },
    draft: { type: draftSchema, default: null },
    changes: { type: [changeSchema], required: true },
  } as never,
  { collection: 'search_settings', versionKey: false },
);
const versionSchema = new mongoose.Schema<SearchSettingsVersion>(
  {
    _id: text,
    version: { type: Number, required: true },
    ...content,
    note: text,
    publishedAt: { type: Date, required: true },
    publishedById: text,
  } as never,
  { collection: 'search_settings_versions', versionKey: false },
);
versionSchema.index({ version: 1 }, { unique: true });

const empty: SettingsHead = { _id: 'settings', revision: 0, wanted: 0, draft: null, changes: [] };

/** The settings' draft, what is wanted, and all versions that were ever published. */
export class SearchSettingsStore {
  readonly #head: Model<SettingsHead>;
  readonly #versions: Model<SearchSettingsVersion>;

  constructor(connection: Connection) {
    this.#head = connection.model<SettingsHead>('SearchSettings', headSchema);
    this.#versions = connection.model<SearchSettingsVersion>('SearchSettingsVersion', versionSchema);
  }

  async head(): Promise<SettingsHead> {
    return ((await this.#head.findById('settings').lean().exec()) as SettingsHead | null) ?? empty;
  }

  /** Number of the version that is to be live; 0 = as delivered. */
  async wanted(): Promise<number> {
    const found = (await this.#head.findById('settings', { wanted: 1 }).lean().exec()) as Pick<
      SettingsHead,
      'wanted'
    > | null;
    return found?.wanted ?? 0;
  }

  /** Puts a new state in the place of the one with `revision`; false where it is another by now. */
  async replaceHead(revision: number, next: Pick<SettingsHead, 'wanted' | 'draft' | 'changes'>): Promise<boolean> {
    try {
      const { matchedCount, upsertedCount } = await this.#head
        .updateOne(
          { _id: 'settings', revision },
          { $set: { ...next, revision: revision + 1 } },
          { upsert: revision === 0 },
        )
        .exec();
      return matchedCount + upsertedCount > 0;
    } catch (error) {
      if (duplicateKey(error) === null) throw error;
      return false;
    }
  }

  async lastVersion(): Promise<number> {
    const last = (await this.#versions.findOne({}, { version: 1 }).sort({ version: -1 }).lean().exec()) as Pick<
      SearchSettingsVersion,
      'version'
    > | null;
    return last?.version ?? 0;
  }

  async version(version: number): Promise<SearchSettingsVersion | null> {
    return (await this.#versions.findOne({ version }).lean().exec()) as SearchSettingsVersion | null;
  }

  async versionById(id: string): Promise<SearchSettingsVersion | null> {
    return (await this.#versions.findById(id).lean().exec()) as SearchSettingsVersion | null;
  }

  async insertVersion(version: SearchSettingsVersion): Promise<void> {
    await this.#versions.create([version]);
  }

  /** Versions, newest first. */
  versions(request: PageRequest, codec: Codec): Promise<Page> {
    const order = { list: 'searchSettingsVersions', field: 'version', descending: true };
    return keysetPage(this.#versions, {}, order, request, codec);
  }
}
