import type { Connection, Model, QueryFilter } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { MovedCall } from '../call-record.js';
import { type Recording, type RecordingEnd, RecordingState } from './recording.js';
import {
  type Hearing,
  type StoredPeaks,
  hearingSchema,
  peaksSchema,
  recordingSchema,
} from './recording.store.schema.js';

type Filter = QueryFilter<Recording>;

/** Recordings, their peaks, and who heard them lately. Their sound lies in the files. */
export class RecordingStore {
  readonly #recordings: Model<Recording>;
  readonly #peaks: Model<StoredPeaks>;
  readonly #hearings: Model<Hearing>;

  constructor(connection: Connection) {
    this.#recordings = connection.model<Recording>('Recording', recordingSchema);
    this.#peaks = connection.model<StoredPeaks>('RecordingPeaks', peaksSchema);
    this.#hearings = connection.model<Hearing>('RecordingHearing', hearingSchema);
  }

  async byId(id: string): Promise<Recording | null> {
    return (await this.#recordings.findById(id).lean().exec()) as unknown as Recording | null;
  }

  async byIds(ids: readonly string[]): Promise<Recording[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  /** Inserts, or answers false where the call has a recording already. */
  async insert(recording: Recording): Promise<boolean> {
    try {
      // Not `insertMany`: only the error of a single insert tells which key is taken.
      await this.#recordings.insertOne(recording);
      return true;
    } catch (error) {
      if (!duplicateKey(error)) throw error;
      return false;
    }
  }

  /** The newest recording of each call, whatever became of it. */
  async newestOf(callIds: readonly string[]): Promise<Map<string, Recording>> {
    const found = await this.#find({ callId: { $in: [...callIds] } } as Filter);
    const newest = new Map<string, Recording>();
    for (const one of found) {
      const known = newest.get(one.callId);
      if (!known || one.isCurrent || (!known.isCurrent && one._id > known._id)) newest.set(one.callId, one);
    }
    return newest;
  }

  /** The recording that a call has, if any; those that were refused or whose time is over are none. */
  async currentOf(callId: string): Promise<Recording | null> {
    const filter = { callId, isCurrent: true } as Filter;
    return (await this.#recordings.findOne(filter).lean().exec()) as unknown as Recording | null;
  }

  /** Moves a recording on from where the caller believes it to be; null otherwise. */
  async move(id: string, from: readonly RecordingState[], change: Partial<Recording>): Promise<Recording | null> {
    return (await this.#recordings
      .findOneAndUpdate({ _id: id, state: { $in: [...from] } } as Filter, { $set: change } as never, {
        returnDocument: 'after',
        lean: true,
      })
      .exec()) as unknown as Recording | null;
  }

  /** Ends recordings of calls: their sound is not given any more, whatever state they are in. Returns those that were ended. */
  async endOfCalls(callIds: readonly string[], end: RecordingEnd): Promise<Recording[]> {
    const found = await this.#find({ callId: { $in: [...callIds] }, isErased: false, end: null } as Filter);
    if (found.length === 0) return [];
    const change = { state: RecordingState.EXPIRED, isCurrent: false, end, url: null };
    await this.#recordings
      .updateMany({ _id: { $in: found.map(({ _id }) => _id) } } as Filter, { $set: change } as never)
      .exec();
    return found;
  }

  /** Recordings of a queue whose calls ended before a moment, from an id on. */
  async due(queue: string, before: Date, after: string, limit: number): Promise<Recording[]> {
    return (await this.#recordings
      .find({ queue, isCurrent: true, callEndedAt: { $lte: before }, _id: { $gt: after } } as Filter)
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Recording[];
  }

  /** Writes down to which queue calls were moved and when they ended, by their ids: what they have is kept by that. */
  async moved(calls: ReadonlyMap<string, MovedCall>): Promise<void> {
    await this.#recordings.bulkWrite(
      [...calls].map(([callId, { queue, endedAt }]) => ({
        updateOne: { filter: { callId, isCurrent: true }, update: { $set: { queue, callEndedAt: endedAt } } },
      })) as never,
      { ordered: false },
    );
  }

  /** Keys of the queues that have recordings. */
  async queues(): Promise<string[]> {
    return this.#recordings.distinct('queue', { isCurrent: true } as Filter).exec();
  }

  /** Recordings that wait since before a moment, from an id on. */
  async waiting(before: Date, after: string, limit: number): Promise<Recording[]> {
    return (await this.#recordings
      .find({ state: RecordingState.WAITING, createdAt: { $lt: before }, _id: { $gt: after } } as Filter)
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Recording[];
  }

  /** Ended recordings whose bytes are still there. */
  async toErase(limit: number): Promise<Recording[]> {
    return (await this.#recordings
      .find({ isErased: false, end: { $ne: null } } as Filter)
      .limit(limit)
      .lean()
      .exec()) as unknown as Recording[];
  }

  /** Writes down that the bytes of recordings are gone, and forgets their peaks. */
  async erased(ids: readonly string[]): Promise<void> {
    await this.#peaks.deleteMany({ _id: { $in: [...ids] } }).exec();
    const change = { isErased: true, fileId: null, playableFileId: null, contentType: null };
    await this.#recordings.updateMany({ _id: { $in: [...ids] } } as Filter, { $set: change } as never).exec();
  }

  async setPeaks(id: string, channels: readonly Int8Array[]): Promise<void> {
    const bytes = channels.map((values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength));
    await this.#peaks.updateOne({ _id: id }, { $set: { channels: bytes } }, { upsert: true }).exec();
  }

  /** Peaks by recording and channel. */
  async peaks(ids: readonly string[]): Promise<Map<string, number[][]>> {
    const found = await this.#peaks.find({ _id: { $in: [...ids] } }).exec();
    return new Map(found.map(({ _id, channels }) => [_id, channels.map((bytes) => [...new Int8Array(bytes)])]));
  }

  /**
   * Writes down that somebody hears a recording, unless that was written down after `since` already: the moment that stands there then, null
   * for a new one. Inside the transaction of its event; throws a conflict of keys where two requests come in the same moment.
   */
  async hear(recordingId: string, userId: string, at: Date, since: Date): Promise<Date | null> {
    const _id = `${recordingId} ${userId}`;
    const known = await this.#hearings
      .findOne({ _id, at: { $gt: since } })
      .lean()
      .exec();
    if (known) return known.at;
    await this.#hearings.updateOne({ _id, at: { $lte: since } }, { $set: { at } }, { upsert: true }).exec();
    return null;
  }

  async #find(filter: Filter): Promise<Recording[]> {
    return (await this.#recordings.find(filter).lean().exec()) as unknown as Recording[];
  }
}
