import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Transaction } from '../../../platform/events/index.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import type { SubjectKind } from '../scorecards/scorecard-enums.js';
import type { Evaluation } from './evaluation.js';

// What evaluations ask of others, and what others may ask to be told. Types only: who offers it stands in other rooms.

/** A call as evaluations read it. */
export interface EvaluatedCall {
  readonly _id: string;
  readonly reference: string;
  readonly channel: string;
  readonly queue: string;
  readonly agentId: string | null;
  readonly teamId: string | null;
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
  readonly lineId: string | null;
  readonly customerLevel: string | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
}

/** Where calls are read. */
export interface EvaluatedCalls {
  /** Those of the calls that the viewer may see. */
  visible(viewer: Viewer, ids: readonly string[]): Promise<readonly EvaluatedCall[]>;
  /** Calls by id, whoever asks. */
  byIds(ids: readonly string[]): Promise<readonly EvaluatedCall[]>;
  /** Length of the recording of a call, in seconds; null where there is none (any more). */
  recordingSeconds(callId: string): Promise<number | null>;
  /** Marks a call as an example, or takes the mark away. Carried by the transaction around it. */
  setExemplary(callId: string, isExemplary: boolean): Promise<void>;
}

/** A version of a scorecard as evaluations read it. */
export interface EvaluatedVersion {
  readonly _id: string;
  readonly scorecardId: string;
  /** Code of the scorecard. */
  readonly code: string;
  readonly version: number;
  readonly content: ScorecardContent;
}

/** Where versions of scorecards are read. */
export interface EvaluatedVersions {
  /** The version in use of a scorecard; null where it has none, is archived or absent. */
  active(scorecardId: string): Promise<EvaluatedVersion | null>;
  /** The version activated last of the scorecards in use for a kind of subject; null for none. */
  latestFor(subject: SubjectKind): Promise<EvaluatedVersion | null>;
  /** Versions by id, whoever asks. */
  versionsByIds(ids: readonly string[]): Promise<readonly EvaluatedVersion[]>;
}

/** An assignment of a sample that is to be begun. */
export interface StartableAssignment {
  readonly callId: string;
  readonly scorecardId: string;
  /** How many calls this one stands for. */
  readonly weight: number;
  readonly isOpen: boolean;
}

/** Where assignments of samples are read. */
export interface EvaluationAssignments {
  /** An assignment of this very person; null for another's, and for none. */
  startable(viewer: Viewer, assignmentId: string): Promise<StartableAssignment | null>;
}

/** Says which calibrations have been revealed. Until then only its evaluator sees an evaluation of a calibration. */
export interface CalibrationSight {
  /** Those of the calibrations whose evaluations the viewer may see now. */
  revealedTo(viewer: Viewer, calibrationIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Is told what happens to evaluations, inside the transaction and after the evaluation was stored; may refuse by throwing. */
export interface EvaluationFollower {
  started?(transaction: Transaction, evaluation: Evaluation): Promise<void>;
  submitted?(transaction: Transaction, evaluation: Evaluation): Promise<void>;
  /** One that counts reached its agent. */
  released?(transaction: Transaction, evaluation: Evaluation): Promise<void>;
  /** The result of one that counts was replaced, by a dispute or without one. */
  rescored?(transaction: Transaction, evaluation: Evaluation): Promise<void>;
  /** A draft was thrown away by its evaluator, or because its evaluator left. */
  discarded?(transaction: Transaction, evaluation: Evaluation): Promise<void>;
  /** A draft was thrown away by somebody who leads: somebody else is to do it. */
  cleared?(transaction: Transaction, evaluation: Evaluation): Promise<void>;
}

/** An evaluation that another thing of this room begins for somebody. */
export interface StartFor {
  readonly kind: 'CALIBRATION';
  readonly calibrationId: string;
  readonly evaluatorId: string;
  readonly callId: string;
  readonly versionId: string;
}
