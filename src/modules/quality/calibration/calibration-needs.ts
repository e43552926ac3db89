import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Directory } from '../../people/index.js';
import type { EvaluatedCall, EvaluatedVersion, StartFor } from '../evaluations/evaluation-needs.js';
import type { Evaluation } from '../evaluations/evaluation.js';

// What calibration asks of others. Types only.

/** Where calls are read. */
export interface CalibratedCalls {
  /** Those of the calls that the viewer may see. */
  visible(viewer: Viewer, ids: readonly string[]): Promise<readonly EvaluatedCall[]>;
}

/** Where versions of scorecards are read. */
export interface CalibratedVersions {
  /** The version in use; null where there is none. */
  active(scorecardId: string): Promise<EvaluatedVersion | null>;
  versionsByIds(ids: readonly string[]): Promise<readonly Pick<EvaluatedVersion, '_id' | 'content'>[]>;
}

/** What is asked of evaluations. */
export interface CalibratedEvaluations {
  /** Begins the evaluation of a session for somebody, or finds theirs; inside the caller's transaction. */
  startFor(start: StartFor): Promise<Evaluation>;
  /** Those of some sessions, whoever asks. */
  ofCalibrations(calibrationIds: readonly string[]): Promise<readonly Evaluation[]>;
}

/** What calibration works with. */
export interface CalibrationOutside {
  readonly calls: CalibratedCalls;
  readonly versions: CalibratedVersions;
  readonly evaluations: CalibratedEvaluations;
  readonly people: Pick<Directory, 'viewersOf'>;
}
