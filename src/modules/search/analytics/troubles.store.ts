import type { CountModels } from './counts.store.js';
import type { QueryText } from './counts.store.schema.js';
import type { Period } from '../shared/days.rules.js';
import { type Trouble, troubleFields } from './trouble.rules.js';

/** How searches with one query went in a period. */
export interface TroubledQuery {
  readonly queryId: string;
  readonly count: number;
  readonly intentCount: number;
  readonly successCount: number;
}

/** When, by how many teams and for which product line queries went wrong. */
export interface TroubleSummary {
  /** Days with at least one, in order. */
  readonly trend: { readonly day: string; readonly count: number }[];
  /** People without a team are left out. */
  readonly teamCount: number;
  /** The most frequent one; null where none was given. */
  readonly lineId: string | null;
}

/** Ids of one read. */
const batchSize = 5_000;

/** Reads which queries go wrong; from counts, like the figures. */
export class TroublesStore {
  constructor(private readonly models: CountModels) {}

  /** Queries that went wrong in a period, most often first. */
  async queries(trouble: Trouble, { from, to }: Period, limit: number): Promise<TroubledQuery[]> {
    const rows = await this.models.queries
      .aggregate<{ _id: string; count: number; intents: number; successes: number }>([
        { $match: { day: { $gte: from, $lte: to } } },
        {
          $group: {
            _id: '$queryId',
            count: { $sum: `$${troubleFields[trouble].count}` },
            intents: { $sum: '$intents' },
            successes: { $sum: '$successes' },
          },
        },
        { $match: { count: { $gt: 0 } } },
        { $sort: { count: -1, _id: 1 } },
        { $limit: limit },
      ])
      .exec();
    return rows.map(({ _id, count, intents, successes }) => ({
      queryId: _id,
      count,
      intentCount: intents,
      successCount: successes,
    }));
  }

  /** What is remembered of queries; those that were forgotten are missing. */
  async texts(queryIds: readonly string[]): Promise<Map<string, QueryText>> {
    const found = new Map<string, QueryText>();
    for (let at = 0; at < queryIds.length; at += batchSize) {
      const rows = (await this.models.texts
        .find({ _id: { $in: queryIds.slice(at, at + batchSize) } })
        .lean()
        .exec()) as QueryText[];
      for (const row of rows) found.set(row._id, row);
    }
    return found;
  }

  /** What the counts of a group's queries say together, summed up by the database: only sums leave it. */
  async summary(trouble: Trouble, { from, to }: Period, queryIds: readonly string[]): Promise<TroubleSummary> {
    const count = { $sum: `$${troubleFields[trouble].count}` };
    const [row] = await this.models.queries
      .aggregate<{ days: { _id: string; count: number }[]; teams: { count: number }[]; lines: { _id: string }[] }>([
        {
          $match: {
            queryId: { $in: [...queryIds] },
            day: { $gte: from, $lte: to },
            [troubleFields[trouble].count]: { $gt: 0 },
          },
        },
        {
          $facet: {
            days: [{ $group: { _id: '$day', count } }, { $sort: { _id: 1 } }],
            teams: [{ $match: { teamId: { $ne: null } } }, { $group: { _id: '$teamId' } }, { $count: 'count' }],
            lines: [
              { $match: { lineId: { $ne: null } } },
              { $group: { _id: '$lineId', count } },
              { $sort: { count: -1, _id: 1 } },
              { $limit: 1 },
            ],
          },
        },
      ])
      .exec();
    return {
      trend: (row?.days ?? []).map(({ _id: day, count: counted }) => ({ day, count: counted })),
      teamCount: row?.teams[0]?.count ?? 0,
      lineId: row?.lines[0]?._id ?? null,
    };
  }
}
