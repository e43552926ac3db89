import type { RowFault } from './row-fault.js';

/** Fields of a row of calls, in the order in which they are documented. */
export const callFields = [
  ...(['reference', 'queue', 'channel', 'agent', 'team', 'site', 'productLine', 'customer', 'customerLevel'] as const),
  ...(['offeredAt', 'answeredAt', 'abandonedAt', 'endedAt', 'firstResponseAt', 'holdSeconds', 'wrapSeconds'] as const),
  ...(['transferOf', 'satisfaction', 'disposition', 'reasonTree', 'reasonNode'] as const),
  ...(['isSolved', 'isVerified', 'isRecordComplete', 'articles', 'walks', 'tags'] as const),
];
export type CallField = (typeof callFields)[number];

type Maybe<T> = T | null | undefined;

/** One row, read and checked by itself; undefined where it says nothing. What the centre knows under its names is looked up later. */
export interface ReadCallRow {
  readonly reference: string;
  readonly queue: string;
  readonly channel: Maybe<string>;
  readonly agent: Maybe<string>;
  readonly team: Maybe<string>;
  readonly site: Maybe<string>;
  readonly productLine: Maybe<string>;
  /** The customer's reference as it came: kept in memory only. */
  readonly customer: Maybe<string>;
  readonly customerLevel: Maybe<string>;
  readonly offeredAt: Date;
  readonly answeredAt: Maybe<Date>;
  readonly abandonedAt: Maybe<Date>;
  readonly endedAt: Maybe<Date>;
  readonly firstResponseAt: Maybe<Date>;
  readonly holdSeconds: Maybe<number>;
  readonly wrapSeconds: Maybe<number>;
  readonly transferOf: Maybe<string>;
  readonly satisfaction: Maybe<number>;
  readonly disposition: Maybe<string>;
  readonly reasonTree: Maybe<string>;
  readonly reasonNode: Maybe<string>;
  readonly isSolved: Maybe<boolean>;
  readonly isVerified: Maybe<boolean>;
  readonly isRecordComplete: Maybe<boolean>;
  readonly articles: readonly string[] | undefined;
  readonly walks: readonly string[] | undefined;
  readonly tags: readonly string[] | undefined;
}

/** A row that was read, or why it cannot be. */
export type RowReading =
  | { readonly row: ReadCallRow; readonly fault: null; readonly reference: string }
  | { readonly row: null; readonly fault: RowFault; readonly reference: string | null };
