import type { ErrorFamily } from '../scorecards/scorecard-enums.js';

/** A released evaluation that counts, as far as talks and coaching look at it. */
export interface CoachedEvaluation {
  readonly _id: string;
  readonly agentId: string;
  readonly callId: string | null;
  readonly scorecardId: string;
  /** When the call ended; null for what is no call. */
  readonly callEndedAt: Date | null;
  readonly releasedAt: Date;
  /** Errors and items of each family. */
  readonly errors: Readonly<Partial<Record<ErrorFamily, { readonly e: number; readonly n: number }>>>;
  /** Each question: its ref, whether it is an error, fatal, not applicable (1 or 0). */
  readonly marks: readonly { readonly r: string; readonly e: number; readonly f: number; readonly na: number }[];
}

/** Where released evaluations are read. */
export interface CoachedEvaluations {
  /** Those of an agent that count and were released from one moment until before another, in order of their release. */
  releasedOf(agentId: string, from: Date, to: Date): Promise<readonly CoachedEvaluation[]>;
  /** Those of the ids that were released and count, in any order. */
  releasedByIds(ids: readonly string[]): Promise<readonly CoachedEvaluation[]>;
}
