import type { Connection, PipelineStage } from 'mongoose';
import type { Stage } from '../../../platform/rules/stages.js';
import type { Match } from './evaluation-filter.rules.js';
import { type QuestionRow, questionsPipeline } from './questions.rules.js';
import { type ReleaseCounts, type SiteZone, releasePipeline, releaseTimesPipeline } from './release.rules.js';
import { type GroupField, type Sums, sumsPipeline, withWeight } from './sums.rules.js';

/** One group of evaluations. */
export interface SumsRow {
  /** What they have in common; null for none. */
  readonly key: string | null;
  readonly sums: Sums;
  readonly agents: readonly string[];
  readonly evaluators: readonly string[];
}

/** Decided questions of disputes. */
export interface OverturnCounts {
  readonly decided: number;
  readonly upheld: number;
}

interface RawRow {
  readonly _id: { readonly key?: string | null; readonly weight?: number };
  readonly agents?: string[];
  readonly evaluators?: string[];
}

/** Counts over evaluations, all made by the database. */
export class QualityFiguresStore {
  readonly #counting = new Map<string, Promise<unknown>>();

  constructor(private readonly connection: Connection) {}

  /** Sums of the evaluations that match, by a field; where estimates by weights are wanted several rows may have one key. */
  async sums(match: Match, by: GroupField, isWeighted: boolean): Promise<SumsRow[]> {
    const rows = await this.#rows<RawRow>('evaluations', sumsPipeline(match, by, isWeighted));
    return rows.map(({ _id: { key = null, weight }, agents = [], evaluators = [], ...rest }) => {
      const sums = rest as unknown as Sums;
      return { key, agents, evaluators, sums: weight === undefined ? sums : withWeight(sums, weight) };
    });
  }

  questions(match: Match): Promise<QuestionRow[]> {
    return this.#rows<QuestionRow>('evaluations', questionsPipeline(match));
  }

  /** How long releases took. */
  async release(match: Match, sites: readonly SiteZone[]): Promise<ReleaseCounts> {
    const [row] = await this.#rows<ReleaseCounts>('evaluations', releasePipeline(match, sites));
    return row ?? { of: 0, sum: 0, squares: 0, sameDay: 0 };
  }

  /** Median and 9th decile of the hours to the release; null without any. */
  async releaseTimes(match: Match): Promise<{ readonly p50: number; readonly p90: number } | null> {
    const [row] = await this.#rows<{ p50: number; p90: number }>('evaluations', releaseTimesPipeline(match));
    return row ?? null;
  }

  /** Disputed questions of the evaluations that match, decided ones. */
  async overturn(match: Match): Promise<OverturnCounts> {
    const [row] = await this.#rows<OverturnCounts>('disputes', [
      { $match: { state: 'DECIDED' } },
      {
        $lookup: {
          from: 'evaluations',
          localField: 'evaluationId',
          foreignField: '_id',
          pipeline: [{ $match: match }, { $project: { _id: 1 } }],
          as: 'evaluation',
        },
      },
      { $match: { 'evaluation._id': { $exists: true } } },
      { $unwind: '$items' },
      { $match: { 'items.decision': { $in: ['UPHELD', 'REJECTED'] } } },
      {
        $group: {
          _id: null,
          decided: { $sum: 1 },
          upheld: { $sum: { $cond: [{ $eq: ['$items.decision', 'UPHELD'] }, 1, 0] } },
        },
      },
    ]);
    return row ?? { decided: 0, upheld: 0 };
  }

  /** What is being counted already is not counted a second time: several figures of a page stand on the same sums. */
  #rows<T>(collection: string, stages: readonly Stage[]): Promise<T[]> {
    const question = JSON.stringify([collection, stages]);
    const known = this.#counting.get(question);
    if (known) return known as Promise<T[]>;
    // Through the models that the evaluations' own stores make would bind this to their order of making; the collections are the same.
    const rows = this.connection
      .collection(collection)
      .aggregate(stages as unknown as PipelineStage[], { allowDiskUse: true })
      .toArray()
      .finally(() => this.#counting.delete(question)) as unknown as Promise<T[]>;
    this.#counting.set(question, rows);
    return rows;
  }
}
