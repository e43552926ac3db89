import mongoose from 'mongoose';
import type { Dispute } from './dispute.js';

const { Schema } = mongoose;

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, default: null } as const;
const texts = { type: [String], default: [] };

export const disputeSchema = new Schema<Dispute>(
  {
    _id: text,
    evaluationId: text,
    scorecardId: text,
    reference: text,
    title: text,
    agentId: text,
    evaluatorId: text,
    teamIds: texts,
    siteId: optional,
    queue: optional,
    lineId: optional,
    day: text,
    state: text,
    items: { type: [Schema.Types.Mixed], default: [] },
    judgeId: optional,
    openedAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    decidedAt: moment,
    withdrawnAt: moment,
    revision: { type: Number, required: true },
  } as never,
  { collection: 'disputes', versionKey: false, minimize: false },
);

const newest = { openedAt: -1, _id: -1 } as const;

// One at a time for an evaluation.
disputeSchema.index({ evaluationId: 1 }, { name: 'oneOpen', unique: true, partialFilterExpression: { state: 'OPEN' } });
disputeSchema.index({ evaluationId: 1, openedAt: 1 });
// Lists, newest first.
disputeSchema.index(newest);
disputeSchema.index({ state: 1, ...newest });
disputeSchema.index({ agentId: 1, ...newest });
disputeSchema.index({ evaluatorId: 1, ...newest });
disputeSchema.index({ teamIds: 1, ...newest });
disputeSchema.index({ siteId: 1, ...newest });
disputeSchema.index({ scorecardId: 1, ...newest });
// Figures: by the day that the evaluation counts on.
disputeSchema.index({ day: 1 });
