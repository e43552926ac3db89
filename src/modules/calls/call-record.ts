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
