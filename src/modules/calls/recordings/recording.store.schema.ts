import mongoose from 'mongoose';
import type { Recording } from './recording.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const maybeNumber = { type: Number, default: null } as const;

export const recordingSchema = new mongoose.Schema<Recording>(
  {
    ...{ _id: text, callId: text, queue: text, callEndedAt: { type: Date, required: true } },
    ...{ fileId: optional, playableFileId: optional, state: text, source: text, url: optional },
    ...{ format: optional, channels: maybeNumber, sampleRate: maybeNumber, seconds: maybeNumber },
    ...{ bytes: { type: Number, default: 0 }, contentType: optional },
    ...{ refusalText: { type: mongoose.Schema.Types.Mixed, default: null }, end: optional },
    ...{ isCurrent: { type: Boolean, required: true }, isErased: { type: Boolean, required: true } },
    ...{ ownerKind: text, ownerId: text, ownerName: { type: String, default: '' } },
    ...{ createdAt: { type: Date, required: true }, readyAt: { type: Date, default: null } },
  } as never,
  { collection: 'recordings', versionKey: false },
);
recordingSchema.index({ callId: 1 }, { unique: true, partialFilterExpression: { isCurrent: true } });
recordingSchema.index({ callId: 1, createdAt: -1 });
// What retention looks for: sound that is there, by queue and age of the call.
recordingSchema.index({ queue: 1, callEndedAt: 1, _id: 1 }, { partialFilterExpression: { isCurrent: true } });
// What waits to be fetched or measured.
recordingSchema.index({ state: 1, _id: 1 }, { partialFilterExpression: { state: 'WAITING' } });
// Sound that is not to be given any more and is still there.
recordingSchema.index({ end: 1, _id: 1 }, { partialFilterExpression: { isErased: false } });

/** Peaks of a recording, beside it: lists of recordings do not read them. */
export interface StoredPeaks {
  /** Id of the recording. */
  readonly _id: string;
  readonly channels: readonly Buffer[];
}

export const peaksSchema = new mongoose.Schema<StoredPeaks>(
  { _id: text, channels: { type: [Buffer], required: true } } as never,
  { collection: 'recording_peaks', versionKey: false },
);

/** That somebody heard a recording lately. */
export interface Hearing {
  /** Recording and person. */
  readonly _id: string;
  readonly at: Date;
}

export const hearingSchema = new mongoose.Schema<Hearing>({ _id: text, at: { type: Date, required: true } } as never, {
  collection: 'recording_hearings',
  versionKey: false,
});
// Only to know whether a listening is a new one: the events are what is kept.
hearingSchema.index({ at: 1 }, { expireAfterSeconds: 86_400 });
