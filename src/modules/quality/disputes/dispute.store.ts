import type { Connection, Model, PipelineStage, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { toMongo } from '../../../platform/rules/rules.js';
import { type Dispute, DisputeDecision, type DisputeItem, DisputeState } from './dispute.js';
import { disputeSchema } from './dispute.store.schema.js';

type Filter = Record<string, unknown>;

/** Decided questions of one evaluator, or of one question of a scorecard. */
export interface OverturnRow {
  readonly evaluatorId: string | null;
  readonly scorecardId: string | null;
  readonly ref: string | null;
  readonly decided: number;
  readonly upheld: number;
}

/** Disputes of a span in sums. */
export interface DisputeTotals {
  readonly disputes: number;
  readonly open: number;
  readonly withdrawn: number;
}

const upheld = { $sum: { $cond: [{ $eq: ['$items.decision', DisputeDecision.UPHELD] }, 1, 0] } };

/** Disputes. Changes name the revision that they follow; writes are carried by the transaction around them. */
export class DisputeStore {
  readonly disputes: Model<Dispute>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.disputes = connection.model<Dispute>('Dispute', disputeSchema);
  }

  /** Not insertMany: its error does not say which key was taken. */
  async insert(dispute: Dispute): Promise<void> {
    await this.disputes.insertOne(dispute as never);
  }

  /** Whole disputes of the past, for a seed. */
  async insertMany(disputes: readonly Dispute[]): Promise<void> {
    await this.disputes.insertMany([...disputes], { lean: true });
  }

  /** By id, whoever asks. */
  byIds(ids: readonly string[]): Promise<Dispute[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  /** Those of the ids that a rule lets through, in any order. */
  visible(ids: readonly string[], rule: Rule): Promise<Dispute[]> {
    return this.#find({ $and: [{ _id: { $in: [...ids] } }, toMongo(rule)] });
  }

  /** Those of evaluations, whoever asks, oldest first. */
  async ofEvaluations(evaluationIds: readonly string[]): Promise<Dispute[]> {
    return (await this.disputes
      .find({ evaluationId: { $in: [...evaluationIds] } })
      .sort({ openedAt: 1, _id: 1 })
      .lean()
      .exec()) as unknown as Dispute[];
  }

  /** A page that a filter lets through, newest first. The filter is trusted. */
  page(filter: Filter, request: PageRequest): Promise<Page<Dispute>> {
    const order = { list: 'disputes:OPENED_AT:DESC', field: 'openedAt', descending: true };
    return keysetPage(this.disputes, filter, order, request, this.cursors);
  }

  /** One change on the revision that was seen; the dispute as it is then, or null where somebody was faster. */
  async change(id: string, revision: number, change: Partial<Dispute>): Promise<Dispute | null> {
    return (await this.disputes
      .findOneAndUpdate({ _id: id, revision }, { $set: { ...change, revision: revision + 1 } } as never, {
        returnDocument: 'after',
      })
      .lean()
      .exec()) as unknown as Dispute | null;
  }

  /** Puts other words into a dispute, whatever its revision: only for the erasure of a customer. */
  async putItems(id: string, items: readonly DisputeItem[]): Promise<void> {
    await this.disputes.updateOne({ _id: id }, { $set: { items: [...items] }, $inc: { revision: 1 } } as never).exec();
  }

  /** How many disputes of a span there are, by their state. */
  async totals(filter: Filter): Promise<DisputeTotals> {
    const rows = (await this.disputes
      .aggregate<{ _id: DisputeState; count: number }>([
        { $match: filter },
        { $group: { _id: '$state', count: { $sum: 1 } } },
      ])
      .exec()) as { _id: DisputeState; count: number }[];
    const of = (state: DisputeState): number => rows.find(({ _id }) => _id === state)?.count ?? 0;
    return {
      disputes: rows.reduce((sum, { count }) => sum + count, 0),
      ...{ open: of(DisputeState.OPEN), withdrawn: of(DisputeState.WITHDRAWN) },
    };
  }

  /** Decided questions by evaluator, most first. */
  byEvaluator(filter: Filter): Promise<OverturnRow[]> {
    return this.#overturn(filter, { evaluatorId: '$evaluatorId' });
  }

  /** Decided questions by question, most upheld first. */
  byQuestion(filter: Filter): Promise<OverturnRow[]> {
    return this.#overturn(filter, { scorecardId: '$scorecardId', ref: '$items.ref' });
  }

  async #overturn(filter: Filter, by: Record<string, string>): Promise<OverturnRow[]> {
    const stages: PipelineStage[] = [
      { $match: filter },
      { $unwind: '$items' },
      { $match: { 'items.decision': { $ne: null } } },
      { $group: { _id: by, decided: { $sum: 1 }, upheld } },
      { $sort: { upheld: -1, decided: -1, _id: 1 } },
    ];
    const rows = await this.disputes
      .aggregate<{ _id: Record<string, string>; decided: number; upheld: number }>(stages)
      .exec();
    return rows.map(({ _id, decided, upheld: won }) => ({
      ...{ evaluatorId: _id.evaluatorId ?? null, scorecardId: _id.scorecardId ?? null, ref: _id.ref ?? null },
      ...{ decided, upheld: won },
    }));
  }

  async #find(filter: Filter): Promise<Dispute[]> {
    return (await this.disputes
      .find(filter as QueryFilter<Dispute>)
      .lean()
      .exec()) as unknown as Dispute[];
  }
}
