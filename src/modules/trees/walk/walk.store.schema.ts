import mongoose from 'mongoose';
import type { WalkRecord } from './walk-record.js';

const { Schema } = mongoose;

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const mixed = { type: Schema.Types.Mixed, default: null } as const;
const mixedList = { type: [Schema.Types.Mixed], default: [] };
const texts = { type: [String], default: [] };

// The parts that the engine makes are stored as it makes them.
export const walkSchema = new Schema<WalkRecord>(
  {
    _id: text,
    treeId: text,
    treeCode: text,
    purpose: text,
    version: { type: Number, required: true },
    isPreview: { type: Boolean, required: true },
    state: text,
    step: { type: Number, required: true },
    locale: text,
    callReference: optional,
    holderId: text,
    startedById: text,
    holderIds: texts,
    teamIds: texts,
    siteId: optional,
    lines: texts,
    startedTierRank: { type: Number, default: null },
    pins: mixedList,
    draftContent: mixed,
    context: mixed,
    startKey: optional,
    moves: mixedList,
    frames: mixedList,
    jump: mixed,
    replies: mixedList,
    blocked: mixed,
    hiddenTreeIds: texts,
    offeredTo: texts,
    waiting: mixed,
    offer: mixed,
    ending: mixed,
    override: mixed,
    transcript: mixedList,
    enteredAt: moment,
    startedAt: moment,
    changedAt: moment,
    endedAt: { type: Date, default: null },
    expiresAt: { type: Date, default: null },
  } as never,
  { collection: 'tree_walks', versionKey: false, minimize: false },
);

const going = { expiresAt: { $type: 'date' } } as const;
// Lists: whose they are, begun last first. A step changes none of these, so that it writes one index only.
walkSchema.index({ holderId: 1, startedAt: -1, _id: -1 });
walkSchema.index({ teamIds: 1, startedAt: -1, _id: -1 }, { partialFilterExpression: { isPreview: false } });
walkSchema.index({ siteId: 1, startedAt: -1, _id: -1 }, { partialFilterExpression: { isPreview: false } });
walkSchema.index({ offeredTo: 1, startedAt: -1, _id: -1 });
// The clock: what nobody went on with.
walkSchema.index({ expiresAt: 1 }, { partialFilterExpression: going });
// Figures; none of these fields changes with a step.
walkSchema.index({ treeId: 1, startedAt: 1 }, { partialFilterExpression: { isPreview: false } });
walkSchema.index({ treeId: 1, version: 1, startedAt: 1 }, { partialFilterExpression: { isPreview: false } });
walkSchema.index({ treeId: 1, startedTierRank: 1, startedAt: 1 }, { partialFilterExpression: { isPreview: false } });
walkSchema.index({ 'pins.treeId': 1, startedAt: -1 }, { partialFilterExpression: { isPreview: false } });
walkSchema.index(
  { callReference: 1, startedAt: -1 },
  { partialFilterExpression: { callReference: { $type: 'string' } } },
);
