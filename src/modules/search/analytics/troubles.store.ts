import type { CountModels } from './counts.store.js';
import type { QueryDay, QueryText } from './counts.schema.js';
import type { Period } from './days.rules.js';
import { type Trouble, type TroubleCount, troubleFields } from './trouble.rules.js';

/** How searches with one query went in a period. */
export interface TroubledQuery {
  readonly queryId: string;
  readonly count: number;
  readonly intentCount: number;
  readonly successCount: number;
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

  /** How often some queries went wrong, by day, team and product line. */
  async counts(trouble: Trouble, { from, to }: Period, queryIds: readonly string[]): Promise<TroubleCount[]> {
    const field = troubleFields[trouble].count;
    const rows = (await this.models.queries
      .find(
        { queryId: { $in: [...queryIds] }, day: { $gte: from, $lte: to }, [field]: { $gt: 0 } },
        { queryId: 1, day: 1, teamId: 1, lineId: 1, [field]: 1 },
      )
      .lean()
      .exec()) as unknown as Pick<QueryDay, 'queryId' | 'day' | 'teamId' | 'lineId' | typeof field>[];
    return rows.map((row) => ({
      queryId: row.queryId,
      day: row.day,
      teamId: row.teamId,
      lineId: row.lineId,
      count: row[field],
    }));
  }
}
