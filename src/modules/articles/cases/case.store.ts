import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { SubmittedCase, SubmittedCaseDecision, SubmittedCaseState } from './submitted-case.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;

const schema = new Schema<SubmittedCase>(
  {
    _id: text,
    articleId: text,
    submitterId: text,
    code: text,
    state: text,
    title: text,
    problem: text,
    environment: text,
    cause: text,
    solution: text,
    alternativeQuestions: { type: [String], default: [] },
    callReference: optional,
    submittedAt: moment,
    decidedAt: { type: Date, default: null },
    decisions: { type: [new Schema({ outcome: text, reason: optional, at: moment }, { _id: false })], default: [] },
  } as never,
  { collection: 'article_cases', versionKey: false, minimize: false },
);
schema.index({ articleId: 1 }, { unique: true });
schema.index({ submitterId: 1, submittedAt: -1, _id: -1 });

/** Cases as they were handed in. */
export class CaseStore {
  readonly #cases: Model<SubmittedCase>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#cases = connection.model<SubmittedCase>('SubmittedCase', schema);
  }

  async insert(made: SubmittedCase): Promise<void> {
    await this.#cases.insertMany([made], { lean: true });
  }

  async byId(id: string): Promise<SubmittedCase | null> {
    return (await this.#cases.findById(id).lean().exec()) as SubmittedCase | null;
  }

  async byIds(ids: readonly string[]): Promise<SubmittedCase[]> {
    return (await this.#cases
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as unknown as SubmittedCase[];
  }

  async ofArticle(articleId: string): Promise<SubmittedCase | null> {
    return (await this.#cases.findOne({ articleId }).lean().exec()) as SubmittedCase | null;
  }

  /** Notes where it stands, and a decision where there was one. */
  async decide(
    id: string,
    change: { state: SubmittedCaseState; decidedAt?: Date; decision?: SubmittedCaseDecision },
  ): Promise<void> {
    const { state, decidedAt, decision } = change;
    await this.#cases
      .updateOne({ _id: id }, {
        $set: { state, ...(decidedAt ? { decidedAt } : {}) },
        ...(decision ? { $push: { decisions: { $each: [decision], $slice: -50 } } } : {}),
      } as never)
      .exec();
  }

  /** One person's, newest first. */
  page(submitterId: string, request: PageRequest): Promise<Page<SubmittedCase>> {
    return keysetPage(
      this.#cases,
      { submitterId } as QueryFilter<SubmittedCase> as Record<string, unknown>,
      { list: 'myCases', field: 'submittedAt', descending: true },
      request,
      this.cursors,
    );
  }
}
