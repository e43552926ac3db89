import type { Connection, PipelineStage } from 'mongoose';
import { TreeResult } from '../tree-enums.js';
import type { Stage } from '../../../platform/rules/stages.js';
import {
  choicesPipeline,
  durationsPipeline,
  dwellPipeline,
  latencyPipeline,
  pathsPipeline,
  standingPipeline,
  stepsPipeline,
  totalsPipeline,
  usualPipeline,
} from './pipelines.rules.js';
import type { Times } from './node-figures.rules.js';
import type { StandingRow, StepRow } from './steps.rules.js';
import type { WalkFilter } from './walk-filter.rules.js';

/** How often walks ended each way. */
export type ResultCounts = Readonly<Record<TreeResult, number>>;

/** Walks of a period in sums. */
export interface WalkTotals {
  readonly starts: number;
  readonly agents: number;
  readonly completed: number;
  readonly abandoned: number;
  readonly expired: number;
  /** Answered stops of the completed ones. */
  readonly stops: number;
  readonly results: ResultCounts;
}

/** A complete path, written with `pathMarks`. */
export interface PathRow {
  readonly path: string;
  readonly count: number;
  readonly p50: number;
  readonly results: ResultCounts;
}

/** How often a choice was given at a question. */
export interface ChoiceRow {
  readonly node: string;
  readonly choice: string;
  readonly count: number;
}

type Row = Readonly<Record<string, number>> & { readonly _id: string | null };

const resultsOf = (row: Row): ResultCounts =>
  Object.fromEntries(Object.values(TreeResult).map((result) => [result, row[result] ?? 0])) as Record<
    TreeResult,
    number
  >;

const timesByNode = (rows: readonly (Times & { readonly _id: string | null })[]): Map<string, Times> =>
  new Map(rows.flatMap(({ _id, of, p50, p90 }) => (_id === null ? [] : [[_id, { of, p50, p90 }] as const])));

/** Counts over walks, all made by the database. */
export class FiguresStore {
  constructor(private readonly connection: Connection) {}

  async totals(filter: WalkFilter): Promise<WalkTotals> {
    const [row] = await this.#rows<Row>(totalsPipeline(filter));
    const count = (name: string): number => row?.[name] ?? 0;
    return {
      ...{ starts: count('starts'), agents: count('agents'), completed: count('completed') },
      ...{ abandoned: count('abandoned'), expired: count('expired'), stops: count('stops') },
      results: resultsOf(row ?? ({ _id: null } as Row)),
    };
  }

  /** Null where no walk was completed. */
  async durations(filter: WalkFilter): Promise<Times | null> {
    const [row] = await this.#rows<Times>(durationsPipeline(filter));
    return row ?? null;
  }

  steps(filter: WalkFilter): Promise<StepRow[]> {
    return this.#rows<StepRow>(stepsPipeline(filter));
  }

  /** How long people stood at nodes, by the node's key. */
  async dwell(filter: WalkFilter): Promise<Map<string, Times>> {
    return timesByNode(await this.#rows(dwellPipeline(filter)));
  }

  /** Where walks stand, or stood when they ended. */
  async standing(filter: WalkFilter): Promise<StandingRow[]> {
    const rows = await this.#rows<{ _id: { node?: string | null; isGivenUp: boolean }; count: number }>(
      standingPipeline(filter),
    );
    return rows.map(({ _id, count }) => ({ node: _id.node ?? null, isGivenUp: _id.isGivenUp, count }));
  }

  async paths(filter: WalkFilter, first: number, personal: ReadonlySet<string>): Promise<PathRow[]> {
    const rows = await this.#rows<Row & { _id: string; count: number; p50: number }>(
      pathsPipeline(filter, first, personal),
    );
    return rows.map((row) => ({ path: row._id, count: row.count, p50: row.p50, results: resultsOf(row) }));
  }

  /** How long outside systems took, by the node that asked. */
  async latency(filter: WalkFilter): Promise<Map<string, Times>> {
    return timesByNode(await this.#rows(latencyPipeline(filter)));
  }

  /** How often each choice was given at each question of a tree, in its newest walks. */
  async choices(treeId: string, since: Date, most: number): Promise<ChoiceRow[]> {
    const rows = await this.#rows<{ _id: { node: string; choice: string }; count: number }>(
      choicesPipeline(treeId, since, most),
    );
    return rows.map(({ _id, count }) => ({ ..._id, count }));
  }

  /** How long its newest completed walks took; null where there are none. */
  async usual(treeId: string, since: Date, most: number): Promise<Times | null> {
    const [row] = await this.#rows<Times>(usualPipeline(treeId, since, most));
    return row ?? null;
  }

  #rows<T>(stages: readonly Stage[]): Promise<T[]> {
    // Through the model that the walk's own store makes would bind this room to its order of making; the collection is the same.
    return this.connection
      .collection('tree_walks')
      .aggregate(stages as unknown as PipelineStage[], { allowDiskUse: true })
      .toArray() as unknown as Promise<T[]>;
  }
}
