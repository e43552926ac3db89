import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { Article } from '../article.js';
import { type ArticleStore, withoutTexts } from '../article.store.js';
import { heldAt } from '../time/held.rules.js';

/** That a published translation waits for somebody since its source changed. Apart from the article: it comes while others write there. */
export interface WaitingTranslation {
  /** Id of the translation. */
  readonly _id: string;
  readonly sourceId: string;
  readonly locale: string;
  /** Version of the source that its owners were told of last. */
  readonly sourceVersion: number;
  /** Since when it waits. */
  readonly since: Date;
}

const text = { type: String, required: true } as const;

const waitingSchema = new mongoose.Schema<WaitingTranslation>(
  {
    _id: text,
    sourceId: text,
    locale: text,
    sourceVersion: { type: Number, required: true },
    since: { type: Date, required: true },
  } as never,
  { collection: 'waiting_translations', versionKey: false },
);
waitingSchema.index({ since: 1, _id: 1 });
waitingSchema.index({ locale: 1, since: 1, _id: 1 });

/** Which articles belong together, and which translations wait. */
export class TranslationStore {
  readonly #waiting: Model<WaitingTranslation>;

  constructor(
    connection: Connection,
    private readonly store: Pick<ArticleStore, 'articles' | 'now'>,
    private readonly cursors: CursorCodec,
  ) {
    this.#waiting = connection.model<WaitingTranslation>('WaitingTranslation', waitingSchema);
  }

  /** Sources and their translations, whoever asks and whatever their state, as they hold now and without long texts. */
  async families(rootIds: readonly string[]): Promise<Article[]> {
    const ids = [...new Set(rootIds)];
    if (!ids.length) return [];
    const found = (await this.store.articles
      .find({ $or: [{ _id: { $in: ids } }, { translationOf: { $in: ids } }] } as QueryFilter<Article>, withoutTexts)
      .lean()
      .exec()) as unknown as Article[];
    const now = this.store.now();
    return found.map((article) => heldAt(article, now));
  }

  /** Ids of the translations of sources, by source. */
  async translationIds(sourceIds: readonly string[]): Promise<Map<string, string[]>> {
    const found = (await this.store.articles
      .find({ translationOf: { $in: [...new Set(sourceIds)] } } as QueryFilter<Article>, { translationOf: 1 })
      .lean()
      .exec()) as unknown as Article[];
    const bySource = new Map<string, string[]>();
    for (const { _id, translationOf } of found)
      if (translationOf !== null) bySource.set(translationOf, [...(bySource.get(translationOf) ?? []), _id]);
    return bySource;
  }

  /** Lets the index read articles again that did not change themselves; nobody who writes in them is disturbed. */
  async touch(ids: readonly string[], at: Date): Promise<void> {
    if (!ids.length) return;
    await this.store.articles
      .updateMany({ _id: { $in: [...ids] } }, { $set: { indexedAt: at } } as never, { strict: false })
      .exec();
  }

  async waiting(ids: readonly string[]): Promise<Map<string, WaitingTranslation>> {
    const rows = (await this.#waiting
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as WaitingTranslation[];
    return new Map(rows.map((row) => [row._id, row]));
  }

  async setWaiting(row: WaitingTranslation): Promise<void> {
    const { _id, ...rest } = row;
    await this.#waiting.updateOne({ _id }, { $set: rest }, { upsert: true }).exec();
  }

  async clearWaiting(ids: readonly string[]): Promise<void> {
    if (ids.length) await this.#waiting.deleteMany({ _id: { $in: [...ids] } }).exec();
  }

  /** Translations that wait, those that wait longest first. */
  waitingPage(locale: string | null, request: PageRequest): Promise<Page<WaitingTranslation>> {
    return keysetPage(
      this.#waiting,
      locale === null ? {} : { locale },
      { list: `waiting-translations:${locale ?? ''}`, field: 'since', descending: false },
      request,
      this.cursors,
    );
  }
}
