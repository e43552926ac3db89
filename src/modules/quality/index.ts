export { type Quality, type QualityNeeds, createQuality } from './quality.room.js';
export { Evaluation } from './evaluations/evaluation.js';
export { EvaluationKind, EvaluationState, ExemplaryConsent, RescoreCause } from './evaluations/evaluation-enums.js';
export type { PlantedEvaluation } from './evaluations/evaluation-plant.service.js';
export { DisputeDecision, DisputeState } from './disputes/dispute.js';
export type { PlantedDispute } from './disputes/dispute-plant.service.js';
export { CalibrationState, type CalibrationSession } from './calibration/calibration.js';
export { CriteriaChangeKind, CriteriaMeetingState } from './criteria/criteria.js';
export { compileForm, scoreForm } from './scorecards/scoring.rules.js';
export type { ScorecardContent } from './scorecards/scorecard-content.js';
export { type PlantedScorecard } from './scorecards/scorecard-plant.service.js';
export { readScorecardFile } from './scorecards/file/scorecard-file.rules.js';
export {
  ErrorFamily,
  FatalEffect,
  NaRule,
  QuestionType,
  ScoringMode,
  SubjectKind,
} from './scorecards/scorecard-enums.js';
export { SamplingBasis, SamplingPeriod, SamplingPlan, defaultPlanId } from './sampling/sampling-plan.js';
export { Talk, TalkState } from './coaching/talk.js';
export { Coaching, CoachingCause, CoachingState } from './coaching/coaching.js';
export { QualityMeasure } from './targets/quality-target.js';
export { AssignmentState } from './sampling/assignment.js';
