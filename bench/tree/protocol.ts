import type { EnginesAt } from '../shared/stage.js';

/** How long things took, in ms. */
export interface Times {
  readonly ours: number[];
  readonly bare: number[];
}

/** What was seen of one step. */
export interface StepSeen {
  /** What a step asks of the database, e.g. `tree_walks.updateOne`. */
  readonly commands: string[];
  /** Size of its update, in bytes. */
  readonly updateBytes: number;
}

/** Figures of many walks, through GraphQL and as bare aggregations. */
export interface AnalyticsSeen extends Times {
  /** How many aggregations one answer takes. */
  readonly pipelines: number;
  /** What is wrong with an answer. */
  readonly faults: string[];
}

/** What the process of the app does for the bench. */
export interface TreeAppCalls {
  start(options: EnginesAt & { database: string }): Promise<{ url: string; treeId: string }>;
  /** Access tokens, good for ten minutes. */
  tokens(): Promise<{ agent: string; editor: string }>;
  /** Answers once more in a walk and remembers what that asked of the database; the bare updates are made of it. */
  seen(options: { body: string; token: string; walkId: string }): Promise<StepSeen>;
  /** The same update without the product, by so many at a time, for so many ms. */
  bareUpdates(options: { connections: number; ms: number }): Promise<number[]>;
  /** Stores so many walks that are over. */
  fill(options: { sessions: number }): Promise<{ megabytes: number }>;
  /** Asks for all figures of the tree, and for the same aggregations without the product, in turn. */
  figures(options: { token: string; rounds: number }): Promise<AnalyticsSeen>;
  stop(): Promise<null>;
}
