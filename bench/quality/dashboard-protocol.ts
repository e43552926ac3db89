import type { EnginesAt } from '../shared/stage.js';

/** How long one answer took each time, in ms, and the same aggregations without the product. */
export interface DashboardSeen {
  readonly ours: number[];
  readonly bare: number[];
  /** The aggregations that it takes, e.g. `evaluations.aggregate`. */
  readonly commands: string[];
  /** What is wrong with an answer. */
  readonly faults: string[];
}

/** What can be asked for: the quality board, the same by sampling weights, the figures of calls. */
export type Board = 'quality' | 'weighted' | 'calls';

/** What the process of the app does for the bench. */
export interface DashboardCalls {
  start(options: EnginesAt & { database: string }): Promise<null>;
  /** Stores so many released evaluations, and so many calls. */
  fill(options: { evaluations: number; calls: number }): Promise<{ megabytes: number }>;
  /** Asks for a board, and for the same aggregations without the product, in turn. */
  ask(options: { board: Board; rounds: number }): Promise<DashboardSeen>;
  stop(): Promise<null>;
}
