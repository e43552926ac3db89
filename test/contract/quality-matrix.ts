import { Role, Scope } from '../../src/platform/auth/viewer.js';
import type { Principal } from './permission-matrix.js';

const { AGENT, QA_ANALYST, TRAINER, SUPERVISOR, MANAGER, ADMIN } = Role;
const callsWrite: Principal = `client ${Scope.CALLS_WRITE}`;
const timesWrite: Principal = `client ${Scope.AGENTTIME_WRITE}`;

type Fields = readonly string[];
type Rows = Readonly<Record<string, readonly Principal[]>>;

const rows = (...entries: readonly (readonly [readonly Principal[], Fields])[]): Rows =>
  Object.fromEntries(entries.flatMap(([who, fields]) => fields.map((field) => [field, who] as const)));

const analysts: readonly Principal[] = [QA_ANALYST];
const setters: readonly Principal[] = [QA_ANALYST, ADMIN];
const leads: readonly Principal[] = [QA_ANALYST, SUPERVISOR];
const heads: readonly Principal[] = [...leads, MANAGER];
const desk: readonly Principal[] = [...heads, ADMIN];
const all: readonly Principal[] = [...desk, AGENT];
const callReaders: readonly Principal[] = [...all, TRAINER];
const recorders: readonly Principal[] = [...leads, ADMIN, callsWrite];
const reporters: readonly Principal[] = [QA_ANALYST, MANAGER, ADMIN, callsWrite];

/** Calls, what is recorded of them, and their figures. */
export const callsMatrix: Rows = rows(
  [callReaders, ['call', 'callByReference', 'calls', 'callsOfCustomer', 'recording']],
  [
    [...reporters, timesWrite],
    ['callImportJob', 'callImportJobs', 'callImportCancel'],
  ],
  [reporters, ['callsRecord', 'callImport']],
  [
    [MANAGER, ADMIN, timesWrite],
    ['agentTimeRecord', 'agentTimeImport'],
  ],
  [
    [AGENT, ...leads, ADMIN],
    ['callLinkArticle', 'callLinkWalk'],
  ],
  [setters, ['callLegalHold', 'unhappyWordLists', 'unhappyWordsSet']],
  [all, ['agentDays', 'callFigures']],
  [desk, ['handlingOutliers']],
  [[ADMIN], ['callSettingsRevision', 'callQueueSave', 'callLevelsSet', 'callTargetsSet', 'customerErase']],
  [recorders, ['recordingAttach', 'recordingFetch', 'transcriptSet']],
  [[...heads, AGENT, TRAINER], ['recordingLink']],
);

/** Scorecards, evaluations, samples, calibration, disputes, talks, coaching, and figures of quality. */
export const qualityMatrix: Rows = rows(
  [desk, ['scorecard', 'scorecardByCode', 'scorecards', 'scorecardVersion', 'scorecardDifference', 'scorecardExport']],
  [setters, ['scorecardPreview', 'scorecardActivate', 'scorecardArchive', 'scorecardRestore', 'repeatRulesSet']],
  [analysts, ['scorecardCreate', 'scorecardDraftUpdate', 'scorecardDraftDiscard', 'scorecardImport']],
  [all, ['evaluation', 'evaluations', 'myEvaluations', 'evaluationAcknowledge', 'evaluationConsent']],
  [
    [...leads, AGENT],
    ['evaluationStart', 'evaluationDraftUpdate', 'evaluationSubmit', 'evaluationRelease'],
  ],
  [all, ['evaluationDiscard']],
  [
    leads,
    [
      ...['calibration', 'calibrations', 'raterAgreement', 'calibrationCreate', 'calibrationStart'],
      ...['calibrationReveal', 'calibrationRule', 'calibrationClose', 'criteriaChangePropose', 'criteriaAcknowledge'],
    ],
  ],
  [
    [...leads, ADMIN],
    ['criteriaMeeting', 'criteriaMeetings', 'criteriaChange', 'criteriaRulings'],
  ],
  [analysts, ['criteriaMeetingPlan', 'criteriaMeetingHold', 'criteriaChangeDecide']],
  [leads, ['evaluationRescore', 'evaluationExemplaryAsk', 'peerAssign', 'disputeDecide']],
  [heads, ['evaluationWhatIf', 'disputeFigures']],
  [[...heads, TRAINER], ['exemplaryCalls']],
  [
    [...heads, AGENT],
    ['dispute', 'disputes', 'disputeOpen', 'disputeWithdraw'],
  ],
  [
    [...leads, ADMIN],
    [
      ...['samplingPlan', 'samplingPlans', 'samples', 'sampleSize', 'samplingPlanSave', 'samplingPlanRun'],
      'samplingPlanPreview',
      ...['assignments', 'assignmentSkip', 'assignmentReassign', 'assignmentsDistribute'],
    ],
  ],
  [leads, ['myAssignments', 'coachingOpen', 'coachingUpdate', 'coachingHold', 'coachingClose']],
  [all, ['talks', 'talk', 'talkFigures', 'coachings', 'coaching', 'coachingEffect', 'repeatRules', 'qualityFigures']],
  [[SUPERVISOR], ['talkHold']],
  [[AGENT], ['talkAcknowledge', 'coachingAcknowledge']],
  [[MANAGER, ADMIN], ['qualityTargetsSet']],
  [
    desk,
    [
      ...['qualityTargets', 'qualityByWeek', 'qualityByQuestion', 'qualityByAgent', 'qualityByTeam'],
      ...['qualityByQueue', 'qualityByEvaluator'],
    ],
  ],
);
