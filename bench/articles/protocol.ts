import type { BenchText } from '../search-latency/texts.js';
import type { EnginesAt } from '../shared/stage.js';

/** One command as the product gave it to the driver. */
export interface Command {
  collection: string;
  method: string;
  arguments: unknown[];
}

/** What one operation asked of the database, in its order. */
export interface Captured {
  commands: Command[];
  /** The answer of the product, to compare with. */
  text: string;
}

/** Times in ms of the two ways, one after the other in turn, and what was written. */
export interface PublishTimes {
  ours: number[];
  bare: number[];
  /** `collection.method` of each write. */
  writes: string[];
  /** `collection.method` of each read that the product makes besides. */
  reads: string[];
}

export interface ImportTimes {
  rows: number;
  documents: number;
  indexRows: number;
  /** From the first row to the last commit, in ms. */
  writtenMs: number;
  /** Until everything is searchable, in ms. */
  searchableMs: number;
  rawInsertMs: number;
  rawIndexMs: number;
}

/** What the process of the app does for the bench. */
export interface AppCalls {
  start(options: EnginesAt & { isWorker: boolean; database: string }): Promise<{ url: string }>;
  /** Plants articles; gives their ids. */
  fill(texts: BenchText[]): Promise<string[]>;
  /** Resolves when nothing of the start is left to do: the question index has so many documents. */
  settle(documents: number): Promise<null>;
  /** Access tokens, good for ten minutes. */
  tokens(): Promise<{ agent: string; editor: string }>;
  /** Sends an operation to itself and tells what it asked of the database. */
  capture(options: { body: string; token: string }): Promise<Captured>;
  publish(options: { count: number }): Promise<PublishTimes>;
  importRows(options: EnginesAt & { file: string; rows: number }): Promise<ImportTimes>;
  /** Begins a profile, or ends it and writes it to a file. */
  profile(file: string | null): Promise<null>;
  /** Processor time of the process so far, in ms. */
  processorMs(): Promise<number>;
  stop(): Promise<null>;
}

/** What the process of the plain handler does. */
export interface RawCalls {
  start(
    options: EnginesAt & { database: string; item: Command[]; list: Command[]; id: string },
  ): Promise<{ url: string }>;
  processorMs(): Promise<number>;
  stop(): Promise<null>;
}
