import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import type { Article } from '../article.js';
import { listFilter } from '../article-list.store.js';
import type { ArticleStore } from '../article.store.js';
import type { ExportJob, ExportJobState, ExportSelection } from './export-job.js';

const text = { type: String, required: true } as const;
const count = { type: Number, default: 0 } as const;
const optional = { type: String, default: null } as const;
const date = { type: Date, default: null } as const;

const schema = new mongoose.Schema<ExportJob>(
  {
    _id: text,
    state: text,
    format: text,
    withAttachments: { type: Boolean, required: true },
    selection: { type: mongoose.Schema.Types.Mixed, required: true },
    totalCount: count,
    doneCount: count,
    fileName: text,
    fileId: optional,
    bytes: { type: Number, default: null },
    expiresAt: date,
    error: optional,
    startedById: text,
    startedByName: { type: String, default: '' },
    createdAt: { type: Date, required: true },
    finishedAt: date,
  } as never,
  { collection: 'export_jobs', versionKey: false },
);
schema.index({ createdAt: -1, _id: -1 });
// What ended is of interest for a month; its file is gone after a day.
schema.index({ finishedAt: 1 }, { expireAfterSeconds: 30 * 86_400 });

/** Exports, and the articles that they are about. */
export class ExportStore {
  readonly #jobs: Model<ExportJob>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
    private readonly articles: ArticleStore,
  ) {
    this.#jobs = connection.model<ExportJob>('ExportJob', schema);
  }

  async insert(job: ExportJob): Promise<void> {
    await this.#jobs.insertMany([job], { lean: true });
  }

  async byId(id: string): Promise<ExportJob | null> {
    return (await this.#jobs.findById(id).lean().exec()) as ExportJob | null;
  }

  page(request: PageRequest): Promise<Page<ExportJob>> {
    const list = { list: 'exportJobs', field: 'createdAt', descending: true };
    return keysetPage(this.#jobs, {}, list, request, this.cursors);
  }

  /** Moves an export on if it stands where the caller believes; null otherwise. */
  async move(id: string, from: readonly ExportJobState[], change: Partial<ExportJob>): Promise<ExportJob | null> {
    return (await this.#jobs
      .findOneAndUpdate(
        { _id: id, state: { $in: [...from] } },
        { $set: change },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as ExportJob | null;
  }

  /** How many articles a selection has, up to `most`. */
  count(selection: ExportSelection, rule: Rule, most: number): Promise<number> {
    return this.articles.articles.countDocuments(this.#filter(selection, rule), { limit: most }).exec();
  }

  /** Ids of the articles of a selection, at most so many: by code, translations after all sources, so that importing finds them. */
  async ids(selection: ExportSelection, rule: Rule, most: number): Promise<string[]> {
    const found = (await this.articles.articles
      .find(this.#filter(selection, rule), { _id: 1, translationOf: 1 })
      .sort({ code: 1, _id: 1 })
      .limit(most)
      .lean()
      .exec()) as unknown as { _id: string; translationOf?: string | null }[];
    const isTranslation = (one: { translationOf?: string | null }): boolean => Boolean(one.translationOf);
    return [...found.filter((one) => !isTranslation(one)), ...found.filter(isTranslation)].map(({ _id }) => _id);
  }

  #filter(selection: ExportSelection, rule: Rule): QueryFilter<Article> {
    const wanted =
      'articleIds' in selection ? { _id: { $in: [...selection.articleIds] } } : listFilter(selection.filter, 'CODE');
    return { $and: [wanted, toMongo(rule)] } as QueryFilter<Article>;
  }
}
