import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { Reserve, Sample } from './sample.js';
import type { SamplingPlan } from './sampling-plan.js';
import { planSchema, reserveSchema, sampleSchema } from './sampling.store.schema.js';

/** Things whose teams are all among `kept`; everything for null. */
export const withinTeams = (kept: readonly string[] | null, field: string): Record<string, unknown> =>
  kept === null ? {} : { [field]: { $in: [...kept], $not: { $elemMatch: { $nin: [...kept] } } } };

/** Plans, draws, and the calls that wait in reserve. */
export class SamplingStore {
  readonly #plans: Model<SamplingPlan>;
  readonly #samples: Model<Sample>;
  readonly #reserves: Model<Reserve>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#plans = connection.model<SamplingPlan>('SamplingPlan', planSchema);
    this.#samples = connection.model<Sample>('Sample', sampleSchema);
    this.#reserves = connection.model<Reserve>('SampleReserve', reserveSchema);
  }

  async plan(id: string): Promise<SamplingPlan | null> {
    return (await this.#plans.findById(id).lean().exec()) as SamplingPlan | null;
  }

  async plansByIds(ids: readonly string[]): Promise<SamplingPlan[]> {
    return (await this.#plans
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as SamplingPlan[];
  }

  /** Plans that draw by themselves. */
  async activePlans(): Promise<SamplingPlan[]> {
    const filter = { isActive: true, scorecardId: { $type: 'string' } } as unknown as QueryFilter<SamplingPlan>;
    return (await this.#plans.find(filter).sort({ createdAt: 1, _id: 1 }).lean().exec()) as SamplingPlan[];
  }

  plans(kept: readonly string[] | null, request: PageRequest): Promise<Page<SamplingPlan>> {
    const order = { list: 'samplingPlans', field: 'createdAt', descending: false };
    return keysetPage(this.#plans, withinTeams(kept, 'teamIds'), order, request, this.cursors);
  }

  async insertPlan(plan: SamplingPlan): Promise<void> {
    await this.#plans.insertMany([plan], { lean: true });
  }

  /** Makes a plan unless there is one with its id. */
  async insertPlanOnce(plan: SamplingPlan): Promise<boolean> {
    const { _id, ...rest } = plan;
    const made = await this.#plans.updateOne({ _id }, { $setOnInsert: rest } as never, { upsert: true }).exec();
    return made.upsertedCount === 1;
  }

  /** Writes a plan that is at `revision`; false where somebody changed it meanwhile. */
  async replacePlan(plan: SamplingPlan, revision: number): Promise<boolean> {
    const { _id, ...rest } = plan;
    return (await this.#plans.updateOne({ _id, revision }, { $set: rest } as never).exec()).matchedCount === 1;
  }

  /** Plans that name a person or a team. */
  async countPlansOf(field: 'evaluatorIds' | 'teamIds', id: string): Promise<number> {
    return this.#plans.countDocuments({ [field]: id } as QueryFilter<SamplingPlan>).exec();
  }

  /** Puts one id in the place of another in all plans and draws. Carried by the transaction around the call. */
  async movePlans(field: 'evaluatorIds' | 'teamIds', from: string, to: string): Promise<void> {
    for (const model of field === 'teamIds' ? [this.#plans, this.#samples] : [this.#plans]) {
      const named = { [field]: from } as never;
      await (model as Model<SamplingPlan>).updateMany(named, { $addToSet: { [field]: to } } as never).exec();
      await (model as Model<SamplingPlan>).updateMany(named, { $pull: { [field]: from } } as never).exec();
    }
  }

  async sample(id: string): Promise<Sample | null> {
    return (await this.#samples.findById(id).lean().exec()) as Sample | null;
  }

  async samplesByIds(ids: readonly string[]): Promise<Sample[]> {
    return (await this.#samples
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as Sample[];
  }

  async hasSample(planId: string, periodKey: string): Promise<boolean> {
    return (await this.#samples.exists({ planId, periodKey }).exec()) !== null;
  }

  /** The end of the last period that a plan drew by itself or by hand for a period of its calendar; null before the first. */
  async drawnUntil(planId: string): Promise<Date | null> {
    const filter = { planId, periodKey: { $not: /^HAND:/ } } as unknown as QueryFilter<Sample>;
    const last = (await this.#samples.findOne(filter, { to: 1 }).sort({ to: -1 }).lean().exec()) as Sample | null;
    return last?.to ?? null;
  }

  /** The newest draw of each plan. */
  async lastSamples(planIds: readonly string[]): Promise<Map<string, Sample>> {
    const rows = await this.#samples
      .aggregate<{ _id: string; last: Sample }>([
        { $match: { planId: { $in: [...planIds] } } },
        { $sort: { planId: 1, drawnAt: -1, _id: -1 } },
        { $group: { _id: '$planId', last: { $first: '$$ROOT' } } },
      ])
      .exec();
    return new Map(rows.map(({ _id, last }) => [_id, last]));
  }

  samples(kept: readonly string[] | null, planId: string | null, request: PageRequest): Promise<Page<Sample>> {
    const filter = { ...withinTeams(kept, 'teamIds'), ...(planId === null ? {} : { planId }) };
    const order = { list: `samples:${planId ?? ''}`, field: 'drawnAt', descending: true };
    return keysetPage(this.#samples, filter, order, request, this.cursors);
  }

  /** Not insertMany for the sample: its error does not say which key was taken. */
  async insertSample(sample: Sample, reserves: readonly Reserve[]): Promise<void> {
    await this.#samples.insertOne(sample as never);
    if (reserves.length) await this.#reserves.insertMany([...reserves], { lean: true });
  }

  /** Takes the next reserve of a cell and stratum, inside the caller's transaction; null when there is none left. */
  async takeReserve(sampleId: string, cell: number, stratum: string): Promise<Reserve | null> {
    return (await this.#reserves
      .findOneAndDelete({ sampleId, cell, stratum }, { sort: { place: 1 } })
      .lean()
      .exec()) as Reserve | null;
  }
}
