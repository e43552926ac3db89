import { shareOf } from '../../../platform/rules/share.js';
import type { TreeContent } from '../tree-content.js';
import { personalQuestions } from './branches.rules.js';
import type { FiguresStore } from './figures.store.js';
import {
  type NodeCounts,
  allNodeFigures,
  commandFigures,
  coverageOf,
  pathStops,
  resultCounts,
} from './node-figures.rules.js';
import { type NodeSteps, standingOf, stepsByNode } from './steps.rules.js';
import type {
  FiguresReading,
  TreeCommandFigures,
  TreeCoverage,
  TreeNodeFigures,
  TreePathFigures,
  TreeTotals,
} from './tree-figures.js';
import { type WalkFilter, checkCount } from './walk-filter.rules.js';

/** Most paths that are told of at a time. */
const mostPaths = 50;

/** What is asked of the database for one answer. Several parts stand on the same counts: these are made once. */
export class FiguresReader implements FiguresReading {
  #totals: ReturnType<FiguresStore['totals']> | undefined;
  #steps: Promise<Map<string, NodeSteps>> | undefined;

  constructor(
    private readonly store: FiguresStore,
    private readonly filter: WalkFilter,
    /** The version whose nodes and ways are named; null where there is none. */
    private readonly content: TreeContent | null,
  ) {}

  async totals(): Promise<TreeTotals> {
    const [sums, durations] = await Promise.all([this.#sums(), this.store.durations(this.filter)]);
    const { starts, agents, completed, abandoned, expired, stops, results } = sums;
    return {
      ...{ startCount: starts, agentCount: agents, openCount: starts - completed - abandoned - expired },
      completion: shareOf(completed, starts),
      resolution: shareOf(results.RESOLVED, starts),
      escalation: shareOf(results.ESCALATED, starts),
      transfer: shareOf(results.TRANSFERRED, starts),
      returns: shareOf(results.RETURN_OR_REPAIR, starts),
      abandonment: shareOf(abandoned + expired, starts),
      expiry: shareOf(expired, starts),
      averageStops: completed > 0 ? stops / completed : null,
      durationP50: durations && durations.p50 / 1_000,
      durationP90: durations && durations.p90 / 1_000,
    };
  }

  async nodes(): Promise<TreeNodeFigures[]> {
    return allNodeFigures(this.content, await this.#counts());
  }

  async coverage(): Promise<TreeCoverage> {
    return coverageOf(this.content, await this.#stepsByNode());
  }

  async paths(first: number): Promise<TreePathFigures[]> {
    checkCount('first', first, mostPaths);
    const [{ completed }, rows] = await Promise.all([
      this.#sums(),
      this.store.paths(this.filter, first, personalQuestions(this.content)),
    ]);
    return rows.map(({ path, count, p50, results }) => ({
      stops: pathStops(path, this.content),
      count,
      share: shareOf(count, completed),
      durationP50: p50 / 1_000,
      results: resultCounts(results),
    }));
  }

  async commands(): Promise<TreeCommandFigures[]> {
    const [steps, latency] = await Promise.all([this.#stepsByNode(), this.store.latency(this.filter)]);
    return commandFigures(this.content, steps, latency);
  }

  async #counts(): Promise<NodeCounts> {
    const [{ starts }, steps, dwell, standing] = await Promise.all([
      this.#sums(),
      this.#stepsByNode(),
      this.store.dwell(this.filter),
      this.store.standing(this.filter).then(standingOf),
    ]);
    return { starts, steps, dwell, standing, personal: personalQuestions(this.content) };
  }

  #sums(): ReturnType<FiguresStore['totals']> {
    return (this.#totals ??= this.store.totals(this.filter));
  }

  #stepsByNode(): Promise<Map<string, NodeSteps>> {
    return (this.#steps ??= this.store.steps(this.filter).then(stepsByNode));
  }
}
