import type { MultiSearchQuery } from 'meilisearch';
import type { EnginesAt } from '../shared/stage.js';

/** The copy of the app that is wanted. */
export interface Start extends EnginesAt {
  /** Without the worker nothing is indexed: for filling. */
  isWorker: boolean;
}

/** What filling wrote. */
export interface Filled {
  documents: number;
  passages: number;
  seconds: number;
  /** Files with the rows of 200 documents each, as the engine gets them. */
  files: string[];
}

/** What one question index takes. */
export interface IndexWeight {
  documents: number;
  loadMs: number;
  /** Of its numbers, as it tells itself. */
  numberBytes: number;
  /** By which the heap and the arrays of the process grew. */
  heapBytes: number;
}

/** What the process of the app does for the bench. */
export interface AppCalls {
  start(options: Start): Promise<{ url: string }>;
  fill(options: { passages: number; data: string; folder: string }): Promise<Filled>;
  /** Resolves when everything is searchable. */
  catchUp(): Promise<null>;
  /** Access tokens, good for ten minutes. */
  tokens(): Promise<{ agent: string; editor: string }>;
  /** Loads a second question index and tells what it takes. */
  weigh(): Promise<IndexWeight>;
  /** What the server would send to the engine for an agent, for each text. */
  engineQueries(texts: string[]): Promise<MultiSearchQuery[][]>;
  /** Asks for a rebuild and resolves when it is done. */
  rebuild(): Promise<{ ms: number; documents: number }>;
  /** Resolves when the question index has more documents than so many, with the moment in ms since 1970. */
  whenMoreThan(documents: number): Promise<number>;
  questionCount(): Promise<number>;
  /** Times of database reads of hits since the last call. */
  reads(): Promise<number[]>;
  /** Processor time of the process so far, in ms. */
  processorMs(): Promise<number>;
  /** Begins a profile, or ends it and writes it to a file. */
  profile(file: string | null): Promise<null>;
  stop(): Promise<null>;
}
