import mongoose from 'mongoose';
import type { Coaching } from './coaching.js';
import type { CoachingSettings } from './repeat-rule.js';
import type { Talk } from './talk.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const optionalMoment = { type: Date, default: null } as const;
const number = { type: Number, required: true } as const;
const list = { type: [String], default: [] } as const;

export const talkSchema = new Schema<Talk>(
  {
    _id: text,
    ...{ month: text, state: text, agentId: text, siteId: optional, teamIds: list },
    ...{ dueAt: moment, heldAt: optionalMoment, heldById: optional, problems: optional, solution: optional },
    ...{ acknowledgedAt: optionalMoment, comment: optional, revision: number, createdAt: moment },
  } as never,
  { collection: 'quality_talks', versionKey: false, minimize: false },
);
// One talk a month and agent, also over two server copies.
talkSchema.index({ agentId: 1, month: 1 }, { unique: true });
talkSchema.index({ teamIds: 1, dueAt: -1, _id: -1 });
talkSchema.index({ siteId: 1, dueAt: -1, _id: -1 });
talkSchema.index({ agentId: 1, dueAt: -1, _id: -1 });
talkSchema.index({ state: 1, dueAt: -1, _id: -1 });
talkSchema.index({ dueAt: -1, _id: -1 });

const goal = new Schema({ text, isMet: { type: Boolean, default: null } }, { _id: false });

export const coachingSchema = new Schema<Coaching>(
  {
    _id: text,
    ...{ state: text, cause: text, ruleKey: optional, topic: text, refs: list, goals: { type: [goal], default: [] } },
    ...{ plannedAt: optionalMoment, heldAt: optionalMoment, notes: optional, followUpAt: optionalMoment },
    ...{ acknowledgedAt: optionalMoment, comment: optional, closedAt: optionalMoment, outcome: optional },
    ...{ callIds: list, evaluationIds: list, scorecardId: optional, agentId: text, coachId: text },
    ...{ openedById: optional, teamIds: list, siteId: optional, remindedAt: optionalMoment },
    ...{ revision: number, createdAt: moment },
  } as never,
  { collection: 'quality_coachings', versionKey: false, minimize: false },
);
coachingSchema.index({ agentId: 1, createdAt: -1, _id: -1 });
coachingSchema.index({ teamIds: 1, createdAt: -1, _id: -1 });
coachingSchema.index({ siteId: 1, createdAt: -1, _id: -1 });
coachingSchema.index({ coachId: 1, createdAt: -1, _id: -1 });
coachingSchema.index({ createdAt: -1, _id: -1 });
coachingSchema.index({ callIds: 1 });
// The clock: follow-ups that nobody was told of.
coachingSchema.index({ followUpAt: 1 }, { partialFilterExpression: { remindedAt: null } });

export interface StoredSettings extends CoachingSettings {
  _id: string;
}

const rule = new Schema(
  {
    ...{ key: text, name: { zhCN: text, en: text }, families: list, isSameFamily: { type: Boolean, required: true } },
    ...{ count: number, withinDays: number, restDays: number, isActive: { type: Boolean, required: true } },
  },
  { _id: false },
);

export const coachingSettingsSchema = new Schema<StoredSettings>(
  { _id: text, talkWithinDays: number, rules: { type: [rule], default: [] }, revision: number } as never,
  { collection: 'quality_coaching_settings', versionKey: false, minimize: false },
);
