import type { Connection } from 'mongoose';
import type { QuestionCount } from './agenda.rules.js';

/** What the agenda counts of evaluations and disputes of a span of days; the last day is not in it. */
export class AgendaStore {
  constructor(private readonly connection: Connection) {}

  /** Answers that a question does not apply, of all, in evaluations that count. */
  async notApplicable(from: string, to: string): Promise<QuestionCount[]> {
    return this.#counts('evaluations', [
      { $match: { isLive: true, day: { $gte: from, $lt: to } } },
      { $project: { scorecardId: 1, marks: 1 } },
      { $unwind: '$marks' },
      { $group: { _id: { s: '$scorecardId', r: '$marks.r' }, count: { $sum: '$marks.na' }, of: { $sum: 1 } } },
    ]);
  }

  /** Disputed questions in which the agent was right, of those decided. */
  async overturned(from: string, to: string): Promise<QuestionCount[]> {
    return this.#counts('disputes', [
      { $match: { day: { $gte: from, $lt: to } } },
      { $unwind: '$items' },
      { $match: { 'items.decision': { $in: ['UPHELD', 'REJECTED'] } } },
      {
        $group: {
          _id: { s: '$scorecardId', r: '$items.ref' },
          count: { $sum: { $cond: [{ $eq: ['$items.decision', 'UPHELD'] }, 1, 0] } },
          of: { $sum: 1 },
        },
      },
    ]);
  }

  /** Who wrote evaluations that count, with one scorecard, since a day. */
  async evaluatorsSince(scorecardId: string, day: string): Promise<string[]> {
    const filter = { isLive: true, day: { $gte: day }, scorecardId };
    return (await this.connection.collection('evaluations').distinct('evaluatorId', filter)) as string[];
  }

  async #counts(collection: string, pipeline: Record<string, unknown>[]): Promise<QuestionCount[]> {
    const rows = await this.connection
      .collection(collection)
      .aggregate<{ _id: { s: string; r: string }; count: number; of: number }>(pipeline)
      .toArray();
    return rows.map(({ _id: { s, r }, count, of }) => ({ scorecardId: s, ref: r, count, of }));
  }
}
