import type { EvaluatedCall, EvaluatedVersion } from './evaluation-needs.js';
import { EvaluationKind, EvaluationState, ExemplaryConsent } from './evaluation-enums.js';
import { noFigures } from './evaluation-result.rules.js';
import type { Evaluation } from './evaluation.js';
import { SubjectKind } from '../scorecards/scorecard-enums.js';

/** What is evaluated, and whose it is. */
export interface Contact {
  readonly callId: string | null;
  readonly callReference: string | null;
  readonly subjectReference: string | null;
  readonly agentId: string;
  readonly teamId: string | null;
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
  readonly queue: string | null;
  readonly lineId: string | null;
  readonly channel: string | null;
  readonly customerLevel: string | null;
  readonly endedAt: Date | null;
}

/** A call as what is evaluated; null for one that nobody took. */
export const contactOfCall = (call: EvaluatedCall): Contact | null =>
  call.agentId === null
    ? null
    : {
        ...{ callId: call._id, callReference: call.reference, subjectReference: null },
        ...{ agentId: call.agentId, teamId: call.teamId, teamIds: call.teamIds, siteId: call.siteId },
        ...{ queue: call.queue, lineId: call.lineId, channel: call.channel },
        ...{ customerLevel: call.customerLevel, endedAt: call.endedAt },
      };

/** Which forms fit what came by a channel; the first is taken where nobody names a form. */
const subjectsByChannel: Readonly<Record<string, readonly SubjectKind[]>> = {
  PHONE: [SubjectKind.CALL],
  MAIL: [SubjectKind.MAIL],
  CHAT: [SubjectKind.CHAT],
  WEB: [SubjectKind.CHAT, SubjectKind.MAIL],
  SOCIAL: [SubjectKind.CHAT, SubjectKind.MAIL],
  COUNTER: [SubjectKind.VISIT, SubjectKind.CALL],
};

/** Kinds of subject whose forms fit: of a call by its channel, of what is no call visits and repairs. */
export const subjectsOf = ({ channel }: Pick<Contact, 'channel'>): readonly SubjectKind[] =>
  channel === null
    ? [SubjectKind.VISIT, SubjectKind.REPAIR]
    : (subjectsByChannel[channel] ?? Object.values(SubjectKind));

/** Who begins an evaluation, of what kind, and why. */
export interface Begin {
  readonly _id: string;
  readonly kind: EvaluationKind;
  readonly evaluatorId: string;
  readonly assignedById: string | null;
  readonly dueAt: Date | null;
  readonly assignmentId: string | null;
  readonly calibrationId: string | null;
  readonly weight: number;
  readonly now: Date;
  /** Day on which it counts as things are now. */
  readonly day: string;
  /** Who writes about the same call at this moment. */
  readonly blindTo: readonly string[];
  /** SELF: whether somebody else has submitted one. */
  readonly isPaired: boolean;
}

/** A new draft. */
export function born(contact: Contact, version: EvaluatedVersion, begin: Begin): Evaluation {
  const { now, kind } = begin;
  return {
    ...{ _id: begin._id, kind, state: EvaluationState.DRAFT, isLive: false },
    subject: version.content.subject,
    ...{ callId: contact.callId, callReference: contact.callReference, subjectReference: contact.subjectReference },
    ...{ scorecardId: version.scorecardId, scorecardCode: version.code, versionId: version._id },
    version: version.version,
    ...{ agentId: contact.agentId, teamId: contact.teamId, teamIds: [...contact.teamIds], siteId: contact.siteId },
    ...{ queue: contact.queue, lineId: contact.lineId, channel: contact.channel },
    customerLevel: contact.customerLevel,
    ...{ evaluatorId: begin.evaluatorId, assignedById: begin.assignedById, dueAt: begin.dueAt },
    ...{ assignmentId: begin.assignmentId, calibrationId: begin.calibrationId, weight: begin.weight },
    ...{ answers: [], notes: [], result: null, history: [] },
    ...(noFigures() as Pick<Evaluation, 'raw' | 'reported' | 'isFatal' | 'errors' | 'marks'>),
    ...{ callEndedAt: contact.endedAt, submittedAt: null, releaseAt: null, releasedAt: null, releasedById: null },
    ...{ disputeUntil: null, acknowledgedAt: null, acknowledgement: null },
    ...{ isExemplary: false, consent: ExemplaryConsent.NONE },
    ...{ exemplaryReason: null, exemplaryAskedById: null, exemplaryAt: null },
    ...{ revision: 1, createdAt: now, updatedAt: now, day: begin.day },
    isPaired: kind !== EvaluationKind.SELF || begin.isPaired,
    ...{ blindTo: [...begin.blindTo], openDisputes: 0 },
  };
}
