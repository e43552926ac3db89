import mongoose from 'mongoose';
import type { Evaluation } from './evaluation.js';

const { Schema } = mongoose;

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const flag = { type: Boolean, required: true } as const;
const moment = { type: Date, default: null } as const;
const number = { type: Number, required: true } as const;
const optionalNumber = { type: Number, default: null } as const;
const mixed = { type: Schema.Types.Mixed, default: null } as const;
const mixedList = { type: [Schema.Types.Mixed], default: [] };
const texts = { type: [String], default: [] };

// Answers, results and notes are stored as the rules make them.
export const evaluationSchema = new Schema<Evaluation>(
  {
    _id: text,
    kind: text,
    state: text,
    isLive: flag,
    subject: text,
    callId: optional,
    callReference: optional,
    subjectReference: optional,
    scorecardId: text,
    scorecardCode: text,
    versionId: text,
    version: number,
    agentId: text,
    teamId: optional,
    teamIds: texts,
    siteId: optional,
    queue: optional,
    lineId: optional,
    channel: optional,
    customerLevel: optional,
    evaluatorId: text,
    assignedById: optional,
    dueAt: moment,
    assignmentId: optional,
    calibrationId: optional,
    weight: number,
    answers: mixedList,
    notes: mixedList,
    result: mixed,
    history: mixedList,
    raw: optionalNumber,
    reported: optionalNumber,
    isFatal: flag,
    errors: mixed,
    marks: mixedList,
    callEndedAt: moment,
    submittedAt: moment,
    releaseAt: moment,
    releasedAt: moment,
    releasedById: optional,
    disputeUntil: moment,
    acknowledgedAt: moment,
    acknowledgement: optional,
    isExemplary: flag,
    consent: text,
    exemplaryReason: optional,
    exemplaryAskedById: optional,
    exemplaryAt: moment,
    revision: number,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    day: text,
    isPaired: flag,
    blindTo: texts,
    openDisputes: number,
  } as never,
  // `errors` is the name that figures read; no document of mongoose is made of it.
  { collection: 'evaluations', versionKey: false, minimize: false, suppressReservedKeysWarning: true },
);

const newest = { createdAt: -1, _id: -1 } as const;
const ofCall = { callId: { $type: 'string' } } as const;
const live = { isLive: true } as const;
const scored = { reported: { $type: 'number' } } as const;

// One STANDARD evaluation a call (or visit, or repair); nobody writes two of a kind about the same call, but in different sessions.
evaluationSchema.index(
  { callId: 1 },
  { name: 'oneStandard', unique: true, partialFilterExpression: { ...ofCall, kind: 'STANDARD' } },
);
evaluationSchema.index(
  { subject: 1, subjectReference: 1 },
  {
    name: 'oneStandardSubject',
    unique: true,
    partialFilterExpression: { subjectReference: { $type: 'string' }, kind: 'STANDARD' },
  },
);
evaluationSchema.index(
  { callId: 1, kind: 1, evaluatorId: 1, calibrationId: 1 },
  { name: 'oneOfAKind', unique: true, partialFilterExpression: ofCall },
);
// Lists: by who may see them, begun last first. A change of an evaluation touches none of these fields but its state.
evaluationSchema.index({ evaluatorId: 1, ...newest });
// Drafts of somebody who leaves.
evaluationSchema.index({ evaluatorId: 1, _id: 1 }, { partialFilterExpression: { state: 'DRAFT' } });
// Who chose a peer: without it whoever has no other way to an evaluation would have all of them looked through.
evaluationSchema.index({ assignedById: 1, ...newest });
evaluationSchema.index({ agentId: 1, ...newest });
evaluationSchema.index({ teamIds: 1, ...newest });
evaluationSchema.index({ siteId: 1, ...newest });
evaluationSchema.index({ scorecardId: 1, ...newest });
evaluationSchema.index({ queue: 1, ...newest });
evaluationSchema.index({ lineId: 1, ...newest });
evaluationSchema.index({ channel: 1, ...newest });
evaluationSchema.index({ customerLevel: 1, ...newest });
evaluationSchema.index({ state: 1, ...newest });
// By what was said at a question of a form: an error, or none.
evaluationSchema.index({ 'marks.r': 1, 'marks.e': 1, scorecardId: 1, ...newest });
evaluationSchema.index(newest);
evaluationSchema.index({ day: 1, ...newest });
// The lowest score first.
evaluationSchema.index({ agentId: 1, reported: 1, _id: 1 }, { partialFilterExpression: scored });
evaluationSchema.index({ teamIds: 1, reported: 1, _id: 1 }, { partialFilterExpression: scored });
evaluationSchema.index({ reported: 1, _id: 1 }, { partialFilterExpression: scored });
// The clock: what is to be released.
evaluationSchema.index({ releaseAt: 1 }, { partialFilterExpression: { releaseAt: { $type: 'date' } } });
// Other rooms: assignments, calibrations, examples.
evaluationSchema.index({ assignmentId: 1 }, { partialFilterExpression: { assignmentId: { $type: 'string' } } });
evaluationSchema.index({ calibrationId: 1 }, { partialFilterExpression: { calibrationId: { $type: 'string' } } });
evaluationSchema.index({ exemplaryAt: -1, _id: -1 }, { partialFilterExpression: { isExemplary: true } });
// Figures: what counts, by day; talks and coaching: by agent and release.
evaluationSchema.index({ day: 1, siteId: 1, queue: 1 }, { partialFilterExpression: live });
evaluationSchema.index({ teamIds: 1, day: 1 }, { partialFilterExpression: live });
evaluationSchema.index({ agentId: 1, day: 1 }, { partialFilterExpression: live });
evaluationSchema.index({ scorecardId: 1, day: 1 }, { partialFilterExpression: live });
evaluationSchema.index({ queue: 1, day: 1 }, { partialFilterExpression: live });
evaluationSchema.index({ evaluatorId: 1, day: 1 }, { partialFilterExpression: live });
evaluationSchema.index({ agentId: 1, releasedAt: 1 }, { partialFilterExpression: live });
