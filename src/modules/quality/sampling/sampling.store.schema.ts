import mongoose from 'mongoose';
import type { Assignment } from './assignment.js';
import type { Reserve, Sample } from './sample.js';
import type { SamplingPlan } from './sampling-plan.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const whole = { type: Number, required: true } as const;
const maybeNumber = { type: Number, default: null } as const;
const plain = { type: mongoose.Schema.Types.Mixed, required: true } as const;
const texts = { type: [String], default: [] };

export const planSchema = new mongoose.Schema<SamplingPlan>(
  {
    ...{ _id: text, name: plain, isActive: flag, isDefault: flag, period: text, timeZone: optional, basis: text },
    ...{ share: maybeNumber, number: maybeNumber, allocation: text, strata: { type: [plain], default: [] } },
    ...{ minPerAgent: whole, teamIds: texts, channels: texts, excludedQueues: texts, minSeconds: whole },
    ...{ needsRecording: flag, scorecardId: optional, evaluatorIds: texts, dueDays: whole, waitHours: whole },
    ...{ createdById: optional, revision: whole, createdAt: moment, updatedAt: moment },
  } as never,
  { collection: 'sampling_plans', versionKey: false },
);
planSchema.index({ createdAt: 1, _id: 1 });
planSchema.index({ teamIds: 1, createdAt: 1, _id: 1 });

export const sampleSchema = new mongoose.Schema<Sample>(
  {
    ...{ _id: text, planId: text, teamIds: texts, periodKey: text, from: moment, to: moment, seed: whole, rule: plain },
    ...{ frameCount: whole, frameHash: text, excludedCount: whole, drawnCount: whole },
    ...{ strata: { type: [plain], default: [] }, isByHand: flag, drawnById: optional, drawnAt: moment },
  } as never,
  { collection: 'samples', versionKey: false },
);
// A period is drawn once, whichever server copy comes first.
sampleSchema.index({ planId: 1, periodKey: 1 }, { unique: true });
sampleSchema.index({ planId: 1, drawnAt: -1, _id: -1 });
sampleSchema.index({ teamIds: 1, drawnAt: -1, _id: -1 });
sampleSchema.index({ drawnAt: -1, _id: -1 });

export const assignmentSchema = new mongoose.Schema<Assignment>(
  {
    ...{ _id: text, sampleId: text, planId: text, planTeamIds: texts, callId: text, callAt: moment },
    ...{ agentId: optional, evaluatorId: text, scorecardId: text, stratum: text, cell: whole, weight: whole },
    ...{ state: text, dueAt: moment, skipReason: optional, replacesId: optional, evaluationId: optional },
    ...{ revision: whole, createdAt: moment, updatedAt: moment },
  } as never,
  { collection: 'assignments', versionKey: false },
);
const due = { dueAt: 1, _id: 1 } as const;
// No call is drawn twice, by whatever plan.
assignmentSchema.index({ callId: 1 }, { unique: true });
assignmentSchema.index({ evaluatorId: 1, state: 1, ...due });
assignmentSchema.index({ evaluatorId: 1, ...due });
assignmentSchema.index({ sampleId: 1, state: 1, ...due });
assignmentSchema.index({ sampleId: 1, ...due });
assignmentSchema.index({ planId: 1, ...due });
assignmentSchema.index({ planTeamIds: 1, ...due });
assignmentSchema.index({ state: 1, ...due });
assignmentSchema.index(due);

export const reserveSchema = new mongoose.Schema<Reserve>(
  { _id: text, sampleId: text, cell: whole, stratum: text, place: whole, callId: text } as never,
  { collection: 'sample_reserves', versionKey: false },
);
reserveSchema.index({ sampleId: 1, cell: 1, stratum: 1, place: 1 });
