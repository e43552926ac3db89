import type { Directory } from '../../people/index.js';
import type { SubjectKind } from '../scorecards/scorecard-enums.js';

// What sampling asks of others. Types only.

/** A scorecard as a plan reads it. */
export interface SampledScorecard {
  readonly _id: string;
  readonly code: string;
  /** Whether calls can be scored with it now. */
  readonly isActive: boolean;
  /** What it is for; only such calls are drawn. Left out: any. */
  readonly subject?: SubjectKind | null;
}

/** Where scorecards are read. */
export interface SampledScorecards {
  /** Whoever asks; absent ones are missing. */
  byIds(ids: readonly string[]): Promise<readonly SampledScorecard[]>;
}

/** What is asked of evaluations. */
export interface SampledEvaluations {
  /** Which of the calls somebody evaluates or has evaluated so that it counts. */
  evaluatedCalls(callIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What is asked of people. */
export type SamplingPeople = Pick<
  Directory,
  'activeWith' | 'viewersOf' | 'teams' | 'teamMembers' | 'sitesByIds' | 'knownTeams'
>;

/** Keys of queues that there are. */
export interface SampledQueues {
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
}

/** How many assignments a draw may make: they are stored in one transaction. */
export const mostDrawn = 20_000;
