import mongoose, { type Connection, type Model, type QueryFilter } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { Language } from '../../../platform/errors/index.js';
import type { MovedCall } from '../call-record.js';
import type { Transcript } from './transcript.js';

const text = { type: String, required: true } as const;

const schema = new mongoose.Schema<Transcript>(
  {
    ...{ _id: text, queue: text, callEndedAt: { type: Date, required: true }, language: text },
    ...{ turns: { type: [mongoose.Schema.Types.Mixed], required: true }, unhappyWords: { type: Number, default: 0 } },
    updatedAt: { type: Date, required: true },
  } as never,
  { collection: 'call_transcripts', versionKey: false },
);
schema.index({ queue: 1, callEndedAt: 1, _id: 1 });
schema.index({ language: 1, _id: 1 });

/** A list of unhappy words that somebody set. */
export interface StoredWords {
  readonly _id: Language;
  /** Empty: the usual ones. */
  readonly words: readonly string[];
  readonly revision: number;
}

const wordsSchema = new mongoose.Schema<StoredWords>(
  { _id: text, words: { type: [String], default: [] }, revision: { type: Number, required: true } } as never,
  { collection: 'unhappy_words', versionKey: false },
);

type Filter = QueryFilter<Transcript>;

/** Transcripts, by the id of their call, and the lists of unhappy words. */
export class TranscriptStore {
  readonly #transcripts: Model<Transcript>;
  readonly #words: Model<StoredWords>;

  constructor(connection: Connection) {
    this.#transcripts = connection.model<Transcript>('Transcript', schema);
    this.#words = connection.model<StoredWords>('UnhappyWords', wordsSchema);
  }

  async ofCalls(callIds: readonly string[]): Promise<Transcript[]> {
    return this.#find({ _id: { $in: [...callIds] } } as Filter);
  }

  /** Puts a transcript in the place of the one that its call has. */
  async put(transcript: Transcript): Promise<void> {
    const { _id, ...rest } = transcript;
    await this.#transcripts.updateOne({ _id }, { $set: rest } as never, { upsert: true }).exec();
  }

  /** Removes transcripts; returns how many there were. */
  async remove(callIds: readonly string[]): Promise<number> {
    return (await this.#transcripts.deleteMany({ _id: { $in: [...callIds] } } as Filter).exec()).deletedCount;
  }

  /** Ids of calls of a queue that ended before a moment and have a transcript, from an id on. */
  async due(queue: string, before: Date, after: string, limit: number): Promise<string[]> {
    const found = await this.#transcripts
      .find({ queue, callEndedAt: { $lte: before }, _id: { $gt: after } } as Filter, { _id: 1 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec();
    return found.map(({ _id }) => String(_id));
  }

  /** Writes down to which queue calls were moved and when they ended, by their ids: what they have is kept by that. */
  async moved(calls: ReadonlyMap<string, MovedCall>): Promise<void> {
    await this.#transcripts.bulkWrite(
      [...calls].map(([_id, { queue, endedAt }]) => ({
        updateOne: { filter: { _id }, update: { $set: { queue, callEndedAt: endedAt } } },
      })) as never,
      { ordered: false },
    );
  }

  async queues(): Promise<string[]> {
    return this.#transcripts.distinct('queue').exec();
  }

  /** Transcripts of a language from an id on, whole, for counting anew. */
  async ofLanguage(language: Language, after: string, limit: number): Promise<Transcript[]> {
    return (await this.#transcripts
      .find({ language, _id: { $gt: after } } as Filter)
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Transcript[];
  }

  /** Writes down what was counted anew. */
  async recount(counts: ReadonlyMap<string, number>): Promise<void> {
    await this.#transcripts.bulkWrite(
      [...counts].map(([_id, unhappyWords]) => ({
        updateOne: { filter: { _id }, update: { $set: { unhappyWords } } },
      })) as never,
      { ordered: false },
    );
  }

  async words(): Promise<Map<Language, StoredWords>> {
    const found = (await this.#words.find().lean().exec()) as unknown as StoredWords[];
    return new Map(found.map((list) => [list._id, list]));
  }

  /** Sets a list if it still has that revision (0: nobody set one); answers whether it did. */
  async setWords(language: Language, revision: number, words: readonly string[]): Promise<boolean> {
    if (revision === 0) {
      try {
        await this.#words.insertOne({ _id: language, words: [...words], revision: 1 });
        return true;
      } catch (error) {
        if (!duplicateKey(error)) throw error;
        return false;
      }
    }
    const change = { $set: { words: [...words] }, $inc: { revision: 1 } };
    return (await this.#words.updateOne({ _id: language, revision }, change as never).exec()).matchedCount === 1;
  }

  async #find(filter: Filter): Promise<Transcript[]> {
    return (await this.#transcripts.find(filter).lean().exec()) as unknown as Transcript[];
  }
}
