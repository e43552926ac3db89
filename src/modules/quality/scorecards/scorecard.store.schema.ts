import mongoose from 'mongoose';
import type { Scorecard, ScorecardVersion } from './scorecard.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const date = { type: Date, default: null } as const;
/** Whole plain objects: they are written by the rules of this thing and checked there. */
const plain = { type: Schema.Types.Mixed, default: null } as const;

/** The scorecard with its working copy. */
export const scorecardSchema = new Schema<Scorecard>(
  {
    _id: text,
    code: text,
    state: text,
    revision: { type: Number, required: true },
    title: plain,
    subject: text,
    questionCount: { type: Number, default: 0 },
    version: { type: Number, default: null },
    versionId: optional,
    activatedAt: date,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    draft: plain,
  } as never,
  { collection: 'scorecards', versionKey: false, minimize: false },
);
scorecardSchema.index({ code: 1 }, { unique: true });
// One index for each filter of the list, in the order that it is shown in by default.
scorecardSchema.index({ updatedAt: -1, _id: -1 });
scorecardSchema.index({ state: 1, updatedAt: -1, _id: -1 });
scorecardSchema.index({ subject: 1, updatedAt: -1, _id: -1 });
scorecardSchema.index({ subject: 1, state: 1, activatedAt: -1 });

/** Versions; written once. */
export const scorecardVersionSchema = new Schema<ScorecardVersion>(
  {
    _id: text,
    scorecardId: text,
    code: text,
    version: { type: Number, required: true },
    content: plain,
    checksum: text,
    note: optional,
    activatedAt: { type: Date, required: true },
    activatedById: optional,
  } as never,
  { collection: 'scorecard_versions', versionKey: false, minimize: false },
);
scorecardVersionSchema.index({ scorecardId: 1, version: -1 }, { unique: true });
