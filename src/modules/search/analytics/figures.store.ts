import type { PipelineStage } from 'mongoose';
import type { CountModels } from './counts.store.js';
import type { CountFilter } from '../shared/days.rules.js';
import { bucketNames } from './histogram.rules.js';
import { type CountName, type Grain, type Sums, type Tuple, countNames, grainFor } from './measure.rules.js';

/** Sums of one value of a dimension. */
export interface GroupSums {
  readonly value: string | null;
  readonly sums: Sums;
}

/** How often a query was asked. */
export interface QueryCount {
  readonly queryId: string;
  readonly count: number;
  readonly successCount: number;
}

/** How often an article was shown and opened. */
export interface ArticleCount {
  readonly articleId: string;
  readonly shownCount: number;
  readonly openedCount: number;
}

const matchOf = ({ from, to, teamIds, lineId, locale, kind }: CountFilter): Record<string, unknown> => ({
  day: { $gte: from, $lte: to },
  ...(teamIds === null ? {} : { teamId: { $in: [...teamIds] } }),
  ...(lineId === null ? {} : { lineId }),
  ...(locale === null ? {} : { locale }),
  ...(kind === null ? {} : { kind }),
});

type SumRow = Record<CountName, number> & Record<string, number> & { _id: string | null };

const sumStage = {
  ...Object.fromEntries(countNames.map((name) => [name, { $sum: `$${name}` }])),
  ...Object.fromEntries(bucketNames.map((name) => [name, { $sum: `$times.${name}` }])),
};

const sumsOf = (row: SumRow): Sums => ({
  ...(Object.fromEntries(countNames.map((name) => [name, row[name]])) as Record<CountName, number>),
  times: bucketNames.map((name) => row[name] ?? 0),
});

/** Reads counts. Every question is one range of days of an index; searches themselves are never looked at. */
export class FiguresStore {
  constructor(private readonly models: CountModels) {}

  /** Sums by one field of the tuple, or of everything (`by` null: one row, or none where nothing was counted). */
  async sums(filter: CountFilter, by: keyof Tuple | null): Promise<GroupSums[]> {
    const rows = await this.models.figures.aggregate<SumRow>(sumPipeline(filter, by)).exec();
    return rows.map((row) => ({ value: row._id, sums: sumsOf(row) }));
  }

  /** How MongoDB would answer `sums`: for the test that it looks at counts of the period only. */
  explainSums(filter: CountFilter, by: keyof Tuple | null): Promise<unknown> {
    return this.models.figures.aggregate(sumPipeline(filter, by)).explain('executionStats');
  }

  /** The queries of a period that were asked at least so often, most frequent first. */
  async frequentQueries(filter: CountFilter, least: number, limit: number): Promise<QueryCount[]> {
    const rows = await this.models.queries
      .aggregate<{ _id: string; count: number; successes: number }>([
        { $match: matchOf(filter) },
        { $group: { _id: '$queryId', count: { $sum: '$intents' }, successes: { $sum: '$successes' } } },
        { $match: { count: { $gte: least } } },
        { $sort: { count: -1, _id: 1 } },
        { $limit: limit },
      ])
      .exec();
    return rows.map(({ _id, count, successes }) => ({ queryId: _id, count, successCount: successes }));
  }

  /** How often these queries were asked in a period; those that were not are missing. */
  async queryCounts(filter: CountFilter, queryIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.models.queries
      .aggregate<{ _id: string; count: number }>([
        { $match: { queryId: { $in: [...queryIds] }, ...matchOf(filter) } },
        { $group: { _id: '$queryId', count: { $sum: '$intents' } } },
      ])
      .exec();
    return new Map(rows.map(({ _id, count }) => [_id, count]));
  }

  /** Words of queries; those that were forgotten are missing. */
  async texts(queryIds: readonly string[]): Promise<Map<string, { text: string; locale: 'zh-CN' | 'en' }>> {
    const rows = await this.models.texts
      .find({ _id: { $in: [...queryIds] } }, { text: 1, locale: 1 })
      .lean()
      .exec();
    return new Map(rows.map(({ _id, text, locale }) => [_id, { text, locale }]));
  }

  /** Articles that were shown at least so often and opened in at most a share of these searches, most shown first. */
  async rarelyOpened(filter: CountFilter, least: number, share: number, limit: number): Promise<ArticleCount[]> {
    const rows = await this.models.articles
      .aggregate<{ _id: string; shown: number; opened: number }>([
        { $match: matchOf(filter) },
        { $group: { _id: '$articleId', shown: { $sum: '$shown' }, opened: { $sum: '$opened' } } },
        { $match: { shown: { $gte: least }, $expr: { $lte: ['$opened', { $multiply: ['$shown', share] }] } } },
        { $sort: { shown: -1, _id: 1 } },
        { $limit: limit },
      ])
      .exec();
    return rows.map(({ _id, shown, opened }) => ({ articleId: _id, shownCount: shown, openedCount: opened }));
  }
}

/** Fields of the tuple that a question tells apart, and so the grain that answers it. */
const grainOf = ({ lineId, locale, kind }: CountFilter, by: keyof Tuple | null): Grain =>
  grainFor(
    new Set<keyof Tuple>([
      ...(by === null ? [] : [by]),
      ...(lineId === null ? [] : (['lineId'] as const)),
      ...(locale === null ? [] : (['locale'] as const)),
      ...(kind === null ? [] : (['kind'] as const)),
    ]),
  );

const sumPipeline = (filter: CountFilter, by: keyof Tuple | null): PipelineStage[] => [
  { $match: { grain: grainOf(filter, by), ...matchOf(filter) } },
  { $group: { _id: by === null ? null : `$${by}`, ...sumStage } },
  { $match: { intents: { $gt: 0 } } },
];
