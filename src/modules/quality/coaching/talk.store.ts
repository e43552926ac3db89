import type { AccumulatorOperator, Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import { talkSchema } from './coaching.store.schema.js';
import { type Talk, TalkState } from './talk.js';

/** What a list of talks is narrowed to. */
export interface TalkFilter {
  readonly agentId?: string | null;
  readonly teamId?: string | null;
  readonly month?: string | null;
  readonly states?: readonly TalkState[] | null;
}

/** How talks of some months were held. */
export interface TalkCounts {
  readonly due: number;
  readonly held: number;
  readonly heldInTime: number;
  readonly late: number;
}

/** Talks; changes name the revision that they follow. */
export class TalkStore {
  readonly #talks: Model<Talk>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#talks = connection.model<Talk>('QualityTalk', talkSchema);
  }

  async byIds(ids: readonly string[]): Promise<Talk[]> {
    return (await this.#talks
      .find({ _id: { $in: [...ids] } } as QueryFilter<Talk>)
      .lean()
      .exec()) as unknown as Talk[];
  }

  /** Makes the talk of a month unless it stands; whether it was made. Inside a transaction. */
  async insertOnce(talk: Talk): Promise<boolean> {
    const { agentId, month } = talk;
    const { upsertedCount } = await this.#talks
      .updateOne({ agentId, month }, { $setOnInsert: talk as never }, { upsert: true })
      .exec();
    return upsertedCount === 1;
  }

  /** Talks of the past, for a seed. */
  async insertMany(talks: readonly Talk[]): Promise<void> {
    await this.#talks.insertMany(talks, { lean: true });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#talks.exists({}).exec()) === null;
  }

  /** Changes it if it still has that revision, and counts the revision up; null otherwise. */
  async change(id: string, revision: number, change: Partial<Talk>): Promise<Talk | null> {
    return (await this.#talks
      .findOneAndUpdate({ _id: id, revision }, { $set: change, $inc: { revision: 1 } } as never, {
        returnDocument: 'after',
        lean: true,
      })
      .exec()) as Talk | null;
  }

  /** One page, what is due last first. */
  page(rule: Rule, filter: TalkFilter, request: PageRequest): Promise<Page<Talk>> {
    const order = { list: 'talks:dueAt', field: 'dueAt', descending: true };
    return keysetPage(this.#talks, conditions(rule, filter), order, request, this.cursors);
  }

  /** How many are due, held, held in time and late at a moment. */
  async counts(rule: Rule, filter: TalkFilter, now: Date): Promise<TalkCounts> {
    const open = { $eq: ['$state', TalkState.DUE] };
    const sum = (condition: object): AccumulatorOperator => ({ $sum: { $cond: [condition, 1, 0] } }) as never;
    const [found] = await this.#talks
      .aggregate<TalkCounts>([
        { $match: conditions(rule, filter) },
        {
          $group: {
            _id: null,
            due: { $sum: 1 },
            held: sum({ $not: [open] }),
            heldInTime: sum({ $and: [{ $not: [open] }, { $lte: ['$heldAt', '$dueAt'] }] }),
            late: sum({ $and: [open, { $lt: ['$dueAt', now] }] }),
          },
        },
      ])
      .exec();
    return found ?? { due: 0, held: 0, heldInTime: 0, late: 0 };
  }
}

const conditions = (rule: Rule, { agentId, teamId, month, states }: TalkFilter): Record<string, unknown> => ({
  $and: [
    toMongo(rule),
    {
      ...(agentId == null ? {} : { agentId }),
      ...(teamId == null ? {} : { teamIds: teamId }),
      ...(month == null ? {} : { month }),
      ...(states ? { state: { $in: [...states] } } : {}),
    },
  ],
});
