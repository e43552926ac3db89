import type { EnginesAt } from '../shared/stage.js';

/** Where the same bytes are given by both. */
export interface StreamingPlaces {
  /** One recording, and the same file. */
  readonly ours: string;
  readonly bare: string;
  /** More recordings than are kept in memory, each as long as the first one. */
  readonly many: readonly string[];
  readonly token: string;
  readonly bytes: number;
}

/** What the app's process is asked for. */
export interface StreamingCalls {
  /** Starts the app, and beside it `node:http` with a file stream in the same process; the recordings have so many megabytes. */
  start(
    at: EnginesAt & { readonly database: string; readonly folder: string; readonly megabytes: number },
  ): Promise<StreamingPlaces>;
  stop(): Promise<null>;
}
