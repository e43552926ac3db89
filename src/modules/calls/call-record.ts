import type { Call } from './call.js';

/** A call as it lies in the database. */
export interface CallRecord extends Call {
  /** Keyed digest of the last row that said something new of it: an equal row needs no second look. */
  readonly contentHash: string;
}

/** What an import reads of calls that are known already. */
export interface KnownCall {
  readonly _id: string;
  readonly reference: string;
  readonly contentHash: string;
  readonly chainId: string;
}

/** What an import reads of the legs of chains. */
export type ChainLeg = Pick<CallRecord, '_id' | 'reference' | 'transferOf' | 'chainId'>;

/** What a known call is now, as far as it decides how long its recording and its words are kept. */
export type MovedCall = Pick<CallRecord, 'queue' | 'endedAt'>;

/** Somebody who keeps something of calls by their queue and end. */
export interface CallFollower {
  /** Follows calls that have a recording or a transcript to another queue or end, inside the transaction that moves them; by their ids. */
  moved(calls: ReadonlyMap<string, MovedCall>): Promise<void>;
}
