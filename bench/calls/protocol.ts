import type { EnginesAt } from '../shared/stage.js';

/** What one import took. */
export interface ImportRun {
  readonly name: string;
  readonly ms: number;
  readonly created: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Memory of the process when 10,000 rows were done, and the most until the end, in MB. */
  readonly memoryAt: number;
  readonly memoryMost: number;
  readonly events: number;
}

/** What the process with the app answers. */
export interface CallAppCalls {
  /** With a worker: imports are done here. */
  start(at: EnginesAt & { database: string; isWorker: boolean }): Promise<null>;
  writeFile(wish: { file: string; rows: number; format: 'JSON_LINES' | 'CSV' }): Promise<null>;
  importFile(wish: { name: string; file: string; rows: number; format: 'JSON_LINES' | 'CSV' }): Promise<ImportRun>;
  /** The same finished documents into an empty collection with the same indexes, in ms. */
  rawInsert(argument: null): Promise<{ ms: number; documents: number; indexes: number }>;
  /** Throws the calls away, so that the next import begins anew. */
  empty(argument: null): Promise<null>;
  profile(file: string | null): Promise<null>;
  stop(argument: null): Promise<null>;
}
