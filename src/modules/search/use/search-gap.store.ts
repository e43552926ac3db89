import mongoose, { type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { Connection } from '../../../platform/mongo/connect.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { again } from '../shared/race.store.js';
import type { GapChange } from './gap-work.rules.js';
import type { SearchGap } from './search-gap.js';
import type { SearchGapOrder, SearchGapState } from './use-enums.js';

/** Where gaps lie; their changes are followed. */
export const gapCollection = 'search_gaps';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const list = { type: [String], default: [] };
const count = { type: Number, default: 0 } as const;
const moment = { type: Date, required: true } as const;

const gapSchema = new Schema<SearchGap>(
  {
    _id: text,
    title: text,
    wordings: {
      type: [new Schema({ text, key: text, units: list, count, lastAt: moment }, { _id: false })],
      default: [],
    },
    units: list,
    reportCount: count,
    peopleCount: count,
    callCount: count,
    locale: text,
    lines: { type: [new Schema({ lineId: text, count }, { _id: false })], default: [] },
    causes: { NO_RESULT: count, NOT_OPENED: count, NO_GOOD_ANSWER: count },
    cause: text,
    days: { type: [new Schema({ day: text, count }, { _id: false })], default: [] },
    change: count,
    state: text,
    claimedById: optional,
    articleId: optional,
    sinceVersion: count,
    previousId: optional,
    reason: optional,
    revision: { type: Number, required: true },
    firstAt: moment,
    lastAt: moment,
    closedAt: { type: Date, default: null },
  } as never,
  { collection: gapCollection, versionKey: false, minimize: false },
);
// Which gaps have some of the words.
gapSchema.index({ units: 1, locale: 1, state: 1 });
// The list in each of its orders, by state, by product line, of one person, and of all.
for (const order of ['reportCount', 'lastAt', 'change'] as const) {
  gapSchema.index({ state: 1, [order]: -1, _id: -1 });
  gapSchema.index({ 'lines.lineId': 1, [order]: -1, _id: -1 });
  gapSchema.index({ locale: 1, [order]: -1, _id: -1 });
  gapSchema.index({ [order]: -1, _id: -1 });
}
gapSchema.index({ claimedById: 1, state: 1 });
gapSchema.index({ articleId: 1, state: 1 });

/** One report, kept as long as an intent. */
export interface StoredReport {
  readonly _id: string;
  readonly gapId: string;
  readonly userId: string;
  /** Masked. */
  readonly words: string;
  readonly cause: string;
  readonly productLineId: string | null;
  readonly callReference: string | null;
  /** What whoever reported was told. */
  readonly wasNew: boolean;
  readonly reportCount: number;
  readonly at: Date;
}

const reportSchema = new Schema<StoredReport>(
  {
    _id: text,
    gapId: text,
    userId: text,
    words: text,
    cause: text,
    productLineId: optional,
    callReference: optional,
    wasNew: { type: Boolean, required: true },
    reportCount: { type: Number, required: true },
    at: moment,
  } as never,
  { collection: 'search_gap_reports', versionKey: false },
);
reportSchema.index({ gapId: 1, userId: 1 });
reportSchema.index({ gapId: 1, callReference: 1 });
reportSchema.index({ at: 1 });

/** What a list of gaps is narrowed to. */
export interface GapFilter {
  readonly states?: readonly SearchGapState[] | null;
  readonly locale?: string | null;
  readonly lineId?: string | null;
  readonly claimedById?: string | null;
}

const orderFields: Readonly<Record<`${SearchGapOrder}`, string>> = {
  COUNT: 'reportCount',
  LAST_REPORT: 'lastAt',
  TREND: 'change',
};

/** How many gaps are compared with a report. */
const mostCandidates = 40;

/** Gaps and their reports as they lie in the database. */
export class SearchGapStore {
  readonly #gaps: Model<SearchGap>;
  readonly #reports: Model<StoredReport>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#gaps = connection.model<SearchGap>('SearchGap', gapSchema);
    this.#reports = connection.model<StoredReport>('SearchGapReport', reportSchema);
  }

  async byIds(ids: readonly string[]): Promise<SearchGap[]> {
    return (await this.#gaps
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as unknown as SearchGap[];
  }

  async byId(id: string): Promise<SearchGap | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** Gaps in these states that have any of the units, those with the most of them (of equal ones the latest) first; at most 40. */
  async having(units: readonly string[], locale: string, states: readonly `${SearchGapState}`[]): Promise<SearchGap[]> {
    const wanted = [...units];
    return (await this.#gaps
      .aggregate<SearchGap>([
        { $match: { units: { $in: wanted }, locale, state: { $in: [...states] } } },
        { $set: { shared: { $size: { $setIntersection: ['$units', wanted] } } } },
        { $sort: { shared: -1, lastAt: -1, _id: 1 } },
        { $limit: mostCandidates },
        { $unset: 'shared' },
      ])
      .exec()) as unknown as SearchGap[];
  }

  /** One page of the list; `totalCount` counts only when called. */
  page(filter: GapFilter, order: `${SearchGapOrder}`, request: PageRequest): Promise<Page<SearchGap>> {
    const found: Record<string, unknown> = {};
    if (filter.states) found.state = { $in: [...filter.states] };
    if (filter.locale) found.locale = filter.locale;
    if (filter.lineId) found['lines.lineId'] = filter.lineId;
    if (filter.claimedById) found.claimedById = filter.claimedById;
    return keysetPage(
      this.#gaps,
      found,
      { list: `searchGaps:${order}`, field: orderFields[order], descending: true },
      request,
      this.cursors,
      { units: 0 },
    );
  }

  /** Stores a gap with the counts of a report. Inside the transaction that read it. */
  async save(gap: SearchGap, isNew: boolean): Promise<void> {
    if (isNew) await this.#gaps.insertMany([gap], { lean: true });
    else await this.#gaps.replaceOne({ _id: gap._id }, gap).exec();
  }

  /** Changes the gap that was read at this revision; null where somebody was faster. Counts that reports move stay. */
  async change(id: string, revision: number, change: GapChange): Promise<SearchGap | null> {
    return (await this.#gaps
      .findOneAndUpdate(
        { _id: id, revision },
        { $set: change, $inc: { revision: 1 } },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as SearchGap | null;
  }

  /** Notes the draft that is being made for a gap that waits, whatever changed of the gap meanwhile; its revision stays. */
  async noteDraft(id: string, articleId: string): Promise<void> {
    await this.#gaps.updateOne({ _id: id, state: 'OPEN' } as QueryFilter<SearchGap>, { $set: { articleId } }).exec();
  }

  async remove(id: string): Promise<void> {
    await this.#gaps.deleteOne({ _id: id }).exec();
  }

  /** Gaps that wait for their article: among these and those of these articles, or all. */
  async drafted(only: { gapIds: readonly string[]; articleIds: readonly string[] } | null): Promise<SearchGap[]> {
    const filter = only
      ? { state: 'DRAFTED', $or: [{ _id: { $in: [...only.gapIds] } }, { articleId: { $in: [...only.articleIds] } }] }
      : { state: 'DRAFTED' };
    return (await this.#gaps
      .find(filter as QueryFilter<SearchGap>)
      .lean()
      .exec()) as unknown as SearchGap[];
  }

  /** Gaps whose change of the last days may be another today. */
  async moving(since: Date): Promise<Pick<SearchGap, '_id' | 'days' | 'change'>[]> {
    return (await this.#gaps
      .find({ $or: [{ lastAt: { $gte: since } }, { change: { $ne: 0 } }] } as QueryFilter<SearchGap>, {
        days: 1,
        change: 1,
      })
      .lean()
      .exec()) as unknown as SearchGap[];
  }

  /** Sets the changes of the last days where a report has not moved them meanwhile. */
  async setChanges(changes: readonly { id: string; from: number; to: number }[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#gaps.bulkWrite(
      changes.map(({ id, from, to }) => ({
        updateOne: { filter: { _id: id, change: from }, update: { $set: { change: to } } },
      })),
    );
  }

  async insertReport(report: StoredReport): Promise<void> {
    await this.#reports.insertMany([report], { lean: true }).catch(again);
  }

  async report(id: string): Promise<StoredReport | null> {
    return (await this.#reports.findById(id).lean().exec()) as StoredReport | null;
  }

  /** Whether a person, or a call, has reported a gap. */
  async hasReport(gapId: string, by: { userId: string } | { callReference: string }): Promise<boolean> {
    return (await this.#reports.exists({ gapId, ...by }).exec()) !== null;
  }

  /** Gives the reports of one gap to another one; tells how many people and calls had reported both. Inside a transaction. */
  async moveReports(from: string, to: string): Promise<{ people: number; calls: number }> {
    const both = async (field: 'userId' | 'callReference'): Promise<number> => {
      const rows = await this.#reports
        .aggregate<{ count: number }>([
          { $match: { gapId: { $in: [from, to] }, [field]: { $ne: null } } },
          { $group: { _id: `$${field}`, gaps: { $addToSet: '$gapId' } } },
          { $match: { 'gaps.1': { $exists: true } } },
          { $count: 'count' },
        ])
        .exec();
      return rows[0]?.count ?? 0;
    };
    const shared = { people: await both('userId'), calls: await both('callReference') };
    await this.#reports.updateMany({ gapId: from }, { $set: { gapId: to } }).exec();
    return shared;
  }

  /** Forgets reports that are older than a moment; the gaps keep their counts. */
  async forgetReportsBefore(limit: Date): Promise<number> {
    return (await this.#reports.deleteMany({ at: { $lt: limit } }).exec()).deletedCount;
  }

  /** Many at once, for a seed. */
  async plant(gaps: readonly SearchGap[], reports: readonly StoredReport[]): Promise<void> {
    await this.#gaps.insertMany([...gaps], { lean: true });
    await this.#reports.insertMany([...reports], { lean: true });
  }
}
