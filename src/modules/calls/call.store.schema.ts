import mongoose from 'mongoose';
import type { CallRecord } from './call-record.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const maybeMoment = { type: Date, default: null } as const;
const count = { type: Number, default: 0 } as const;
const maybeNumber = { type: Number, default: null } as const;
const flag = { type: Boolean, default: false } as const;
const maybeFlag = { type: Boolean, default: null } as const;
const texts = { type: [String], default: [] };

const customerSchema = new mongoose.Schema(
  { hash: text, keyId: text, last4: { type: String, default: '' } },
  { _id: false },
);

export const callSchema = new mongoose.Schema<CallRecord>(
  {
    ...{ _id: text, reference: text, channel: text, queue: text, agentId: optional, teamId: optional, teamIds: texts },
    ...{
      siteId: optional,
      lineId: optional,
      customer: { type: customerSchema, default: null },
      customerLevel: optional,
    },
    ...{ offeredAt: moment, answeredAt: maybeMoment, abandonedAt: maybeMoment, endedAt: moment },
    ...{ firstResponseAt: maybeMoment, holdSeconds: count, wrapSeconds: count, talkSeconds: maybeNumber },
    ...{ waitSeconds: maybeNumber, handleSeconds: maybeNumber, transferOf: optional, chainId: text },
    ...{ satisfaction: maybeNumber, disposition: optional, reasonTreeId: optional, reasonNodeKey: optional },
    ...{ isSolved: maybeFlag, isVerified: maybeFlag, isRecordComplete: maybeFlag },
    ...{ articleIds: texts, walkIds: texts, tags: texts, recordingId: optional, hasTranscript: flag },
    ...{ unhappyWords: count, isExemplary: flag, isOnLegalHold: flag, erasedAt: maybeMoment, importId: optional },
    ...{ contentHash: text, createdAt: moment, updatedAt: moment },
  } as never,
  { collection: 'calls', versionKey: false },
);

const newest = { offeredAt: -1, _id: -1 } as const;
const where = (field: string, type: string) => ({ partialFilterExpression: { [field]: { $type: type } } });

// Each import pays for each of these: a filter has one, and those that few calls fulfil hold these few only.
callSchema.index({ reference: 1 }, { unique: true });
callSchema.index(newest);
callSchema.index({ agentId: 1, ...newest });
callSchema.index({ teamIds: 1, ...newest });
callSchema.index({ siteId: 1, ...newest });
callSchema.index({ queue: 1, ...newest });
callSchema.index({ channel: 1, ...newest });
callSchema.index({ lineId: 1, ...newest }, where('lineId', 'string'));
callSchema.index({ customerLevel: 1, ...newest }, where('customerLevel', 'string'));
callSchema.index({ satisfaction: 1, ...newest }, where('satisfaction', 'number'));
callSchema.index({ reasonTreeId: 1, reasonNodeKey: 1, ...newest }, where('reasonTreeId', 'string'));
callSchema.index({ 'customer.hash': 1, ...newest }, where('customer.hash', 'string'));
callSchema.index({ chainId: 1 });
callSchema.index({ recordingId: 1 }, where('recordingId', 'string'));
callSchema.index({ isExemplary: 1, ...newest }, { partialFilterExpression: { isExemplary: true } });
callSchema.index({ isOnLegalHold: 1, ...newest }, { partialFilterExpression: { isOnLegalHold: true } });
