import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Flag, FlagState } from './flag.js';
import { type FlagChange, unanswered } from './flag.rules.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const number = { type: Number, required: true } as const;
const optionalNumber = { type: Number, default: null } as const;
const moment = { type: Date, required: true } as const;
const optionalMoment = { type: Date, default: null } as const;

const reach = new Schema(
  {
    audience: text,
    tierRank: number,
    teams: { type: [String], default: [] },
    lines: { type: [String], default: [] },
    state: text,
    effectiveFrom: number,
    effectiveTo: number,
  },
  { _id: false },
);

const schema = new Schema<Flag>(
  {
    _id: text,
    articleId: text,
    originId: text,
    version: number,
    afterVersion: number,
    kind: text,
    state: text,
    quote: { type: String, default: '' },
    comment: optional,
    callReference: optional,
    raisedById: text,
    raisedAt: moment,
    timesRaised: number,
    riskRank: number,
    dueAt: moment,
    order: number,
    openKey: optional,
    takenById: optional,
    takenAt: optionalMoment,
    answeredById: optional,
    answeredAt: optionalMoment,
    answer: optional,
    mendedInVersion: optionalNumber,
    pendingVersion: optionalNumber,
    reach,
    revision: number,
  } as never,
  { collection: 'article_flags', versionKey: false, minimize: false },
);
// One person says the same of a text once at a time, also over two server copies.
schema.index({ openKey: 1 }, { unique: true, partialFilterExpression: { openKey: { $type: 'string' } } });
schema.index({ articleId: 1, state: 1, order: 1, _id: 1 });
schema.index({ state: 1, order: 1, _id: 1 });
schema.index({ order: 1, _id: 1 });
schema.index({ raisedById: 1, raisedAt: -1, _id: -1 });

/** What a list of flags is narrowed to. */
export interface FlagFilter {
  readonly ids?: readonly string[] | null;
  readonly states?: readonly FlagState[] | null;
  readonly articleId?: string | null;
  readonly raisedById?: string | null;
}

/** What is read of a flag to judge who may see it. */
export type FlagBrief = Pick<
  Flag,
  '_id' | 'articleId' | 'originId' | 'version' | 'reach' | 'raisedById' | 'takenById' | 'state'
>;

const brief = { articleId: 1, originId: 1, version: 1, reach: 1, raisedById: 1, takenById: 1, state: 1 } as const;

/** Another caller was first: MongoDB's driver runs the transaction again when it sees this label. */
function again(error: unknown): never {
  if (!duplicateKey(error)) throw error;
  throw Object.assign(new Error('another caller was first'), {
    errorLabels: ['TransientTransactionError'],
    hasErrorLabel: (label: string) => label === 'TransientTransactionError',
  });
}

/** Flags on articles. */
export class FlagStore {
  readonly #flags: Model<Flag>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#flags = connection.model<Flag>('ArticleFlag', schema);
  }

  async byId(id: string): Promise<Flag | null> {
    return (await this.#flags.findById(id).lean().exec()) as Flag | null;
  }

  async byIds(ids: readonly string[]): Promise<Flag[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  /** The open one that one person raised about the same text. */
  async byOpenKey(openKey: string): Promise<Flag | null> {
    return (await this.#flags.findOne({ openKey }).lean().exec()) as Flag | null;
  }

  /** Inside a transaction, which runs again where another caller was first. */
  async insert(flag: Flag): Promise<void> {
    await this.#flags.insertMany([flag], { lean: true }).catch(again);
  }

  /** Changes it if it still has that revision, and counts the revision up; null otherwise. */
  async change(id: string, revision: number, change: FlagChange): Promise<Flag | null> {
    return (await this.#flags
      .findOneAndUpdate({ _id: id, revision }, { $set: change, $inc: { revision: 1 } } as never, {
        returnDocument: 'after',
        lean: true,
      })
      .exec()) as Flag | null;
  }

  /** Flags of one article that nobody has answered. */
  unansweredOf(articleId: string): Promise<Flag[]> {
    return this.#find({ articleId, state: { $in: [...unanswered] } });
  }

  /** Those of an article that wait for a version which holds by now. */
  waitingFor(articleId: string, liveVersion: number): Promise<Flag[]> {
    return this.#find({ articleId, state: FlagState.ACCEPTED, pendingVersion: { $ne: null, $lte: liveVersion } });
  }

  /** Flags that one version of an article, which does not hold yet, is to mend. */
  waitingForNumber(articleId: string, pendingVersion: number): Promise<Flag[]> {
    return this.#find({ articleId, state: FlagState.ACCEPTED, pendingVersion });
  }

  /** Whether a flag of an article waits for an answer. */
  async hasOpen(articleId: string): Promise<boolean> {
    const found = await this.#flags.exists({ articleId, state: { $in: [...unanswered] } } as QueryFilter<Flag>).exec();
    return found !== null;
  }

  /** Flags of some articles in their order, at most `limit` in all. */
  async ofArticles(ids: readonly string[], states: readonly FlagState[] | null, limit: number): Promise<Flag[]> {
    const filter = { articleId: { $in: [...ids] }, ...(states ? { state: { $in: [...states] } } : {}) };
    return (await this.#flags
      .find(filter as QueryFilter<Flag>)
      .sort({ order: 1, _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Flag[];
  }

  /** Who and what of all unanswered flags, at most `limit`: there are few at any time. */
  async unansweredBriefs(articleId: string | null, limit: number): Promise<FlagBrief[]> {
    const filter = { state: { $in: [...unanswered] }, ...(articleId === null ? {} : { articleId }) };
    return (await this.#flags
      .find(filter as QueryFilter<Flag>, brief)
      .sort({ order: 1, _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as FlagBrief[];
  }

  /** One page: by risk, then due time; those of one person newest first. */
  page(filter: FlagFilter, request: PageRequest): Promise<Page<Flag>> {
    const conditions: Record<string, unknown> = {};
    if (filter.ids) conditions._id = { $in: [...filter.ids] };
    if (filter.states) conditions.state = { $in: [...filter.states] };
    if (filter.articleId != null) conditions.articleId = filter.articleId;
    if (filter.raisedById != null) conditions.raisedById = filter.raisedById;
    const order =
      filter.raisedById == null
        ? { list: 'articleFlags:order', field: 'order', descending: false }
        : { list: 'articleFlags:mine', field: 'raisedAt', descending: true };
    return keysetPage(this.#flags, conditions, order, request, this.cursors);
  }

  async #find(filter: Record<string, unknown>): Promise<Flag[]> {
    return (await this.#flags
      .find(filter as QueryFilter<Flag>)
      .sort({ order: 1, _id: 1 })
      .lean()
      .exec()) as unknown as Flag[];
  }
}
