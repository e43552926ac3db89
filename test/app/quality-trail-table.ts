type Input = Record<string, unknown>;

/** The event that each mutation of calls and quality leaves, at its first success. */
export const leaves: Readonly<Record<string, string>> = {
  ...{ callsRecord: 'calls.recorded', callImport: 'calls.import-started' },
  ...{ agentTimeRecord: 'agent-time.recorded', agentTimeImport: 'agent-time.import-started' },
  callImportCancel: 'calls.import-cancelled',
  ...{ callQueueSave: 'call-queue.created', callLevelsSet: 'call-levels.set', callTargetsSet: 'call-targets.set' },
  ...{ callLinkArticle: 'call.linked', callLinkWalk: 'call.linked', callLegalHold: 'call.hold-set' },
  ...{ customerErase: 'customer.erased', transcriptSet: 'transcript.set', unhappyWordsSet: 'unhappy-words.set' },
  ...{ recordingAttach: 'recording.attached', recordingFetch: 'recording.attached' },
  ...{ scorecardCreate: 'scorecard.created', scorecardDraftUpdate: 'scorecard.draft-updated' },
  ...{ scorecardDraftDiscard: 'scorecard.draft-discarded', scorecardActivate: 'scorecard.activated' },
  ...{ scorecardArchive: 'scorecard.archived', scorecardRestore: 'scorecard.restored' },
  ...{ scorecardImport: 'scorecard.imported', qualityTargetsSet: 'quality.targets-set' },
  ...{ repeatRulesSet: 'coaching-settings.set', evaluationStart: 'evaluation.started' },
  ...{ evaluationDraftUpdate: 'evaluation.draft-updated', evaluationSubmit: 'evaluation.submitted' },
  ...{ evaluationRelease: 'evaluation.released', evaluationAcknowledge: 'evaluation.acknowledged' },
  ...{ evaluationRescore: 'evaluation.rescored', evaluationDiscard: 'evaluation.discarded' },
  ...{ evaluationExemplaryAsk: 'evaluation.consent-asked', evaluationConsent: 'evaluation.consent-given' },
  ...{ peerAssign: 'evaluation.peer-assigned', disputeOpen: 'dispute.opened' },
  ...{ disputeWithdraw: 'dispute.withdrawn', disputeDecide: 'dispute.decided' },
  ...{ samplingPlanSave: 'sampling.plan-saved', samplingPlanRun: 'sampling.drawn' },
  ...{ assignmentSkip: 'assignment.skipped', assignmentReassign: 'assignment.reassigned' },
  ...{ assignmentsDistribute: 'assignment.distributed', calibrationCreate: 'calibration.created' },
  ...{ calibrationStart: 'calibration.started', calibrationReveal: 'calibration.revealed' },
  ...{ calibrationRule: 'calibration.ruled', calibrationClose: 'calibration.closed' },
  ...{ criteriaMeetingPlan: 'criteria.meeting-planned', criteriaMeetingHold: 'criteria.meeting-held' },
  ...{ criteriaChangePropose: 'criteria.change-proposed', criteriaChangeDecide: 'criteria.change-decided' },
  ...{ criteriaAcknowledge: 'criteria.acknowledged', talkHold: 'talk.held', talkAcknowledge: 'talk.acknowledged' },
  ...{ coachingOpen: 'coaching.opened', coachingUpdate: 'coaching.planned', coachingHold: 'coaching.held' },
  ...{ coachingAcknowledge: 'coaching.acknowledged', coachingClose: 'coaching.closed' },
};

const stale = (input: Input): Input => ({ ...input, expectedVersion: 99 });
const nowhere =
  (...fields: string[]) =>
  (input: Input): Input => ({ ...input, ...Object.fromEntries(fields.map((field) => [field, 'call_none'])) });
const wordless =
  (field: string) =>
  (input: Input): Input => ({ ...input, [field]: ' ' });
const empty =
  (field: string) =>
  (input: Input): Input => ({ ...input, [field]: [] });

/** A fault in what each mutation without an id took; those with an id are tried with an id that is nobody's. */
export const faults: Readonly<Record<string, (input: Input) => Input>> = {
  ...{ callsRecord: empty('rows'), agentTimeRecord: empty('rows'), calibrationCreate: empty('participantIds') },
  ...{ callImport: nowhere('fileId'), agentTimeImport: nowhere('fileId'), recordingAttach: nowhere('fileId') },
  ...{ callLinkArticle: nowhere('callId'), callLinkWalk: nowhere('callId'), callLegalHold: nowhere('callId') },
  ...{
    callImportCancel: nowhere('id'),
    transcriptSet: nowhere('callId'),
    evaluationStart: nowhere('callId'),
    peerAssign: nowhere('evaluatorId'),
  },
  ...{ callLevelsSet: stale, callTargetsSet: stale, unhappyWordsSet: stale, qualityTargetsSet: stale },
  ...{ repeatRulesSet: stale, callQueueSave: wordless('key'), customerErase: wordless('reason') },
  ...{
    coachingOpen: wordless('topic'),
    criteriaChangePropose: nowhere('ref'),
    assignmentsDistribute: empty('evaluatorIds'),
  },
  // The month has its meeting.
  criteriaMeetingPlan: (input) => input,
  recordingFetch: (input) => ({ ...input, url: 'http://elsewhere.example/a.wav' }),
  samplingPlanSave: ({ plan }) => ({ plan: { ...(plan as Input), scorecardId: 'scorecard_none' } }),
  scorecardCreate: () => ({ content: { title: { zhCN: '', en: '' } } }),
  scorecardImport: () => ({ json: '{' }),
};
