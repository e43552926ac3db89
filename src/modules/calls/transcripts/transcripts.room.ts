import type { JobQueue } from '../../../platform/jobs/index.js';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { CallRecord } from '../call-record.js';
import type { CallStore } from '../call.store.js';
import { TranscriptKeepingService } from './transcript-keeping.service.js';
import {
  CallTranscriptResolver,
  TranscriptResolver,
  TranscriptTurnResolver,
  transcriptLoader,
} from './transcript.resolver.js';
import { TranscriptService } from './transcript.service.js';
import { TranscriptStore } from './transcript.store.js';
import { UnhappyWordsService } from './unhappy-words.service.js';

/** What transcripts need. */
export interface TranscriptsNeeds {
  readonly calls: CallStore;
  readonly jobs: JobQueue;
  /** Whether the viewer may hear a call. */
  readonly audible: LoaderFactory<CallRecord, boolean>;
  readonly retentionDaysOf: (queue: string) => Promise<number>;
}

/** Transcripts of calls. */
export interface Transcripts extends Room {
  readonly store: TranscriptStore;
  readonly service: TranscriptService;
  readonly words: UnhappyWordsService;
  readonly keeping: TranscriptKeepingService;
}

export function createTranscripts(foundation: Foundation, needs: TranscriptsNeeds): Transcripts {
  const { calls, jobs, audible, retentionDaysOf } = needs;
  const store = new TranscriptStore(foundation.connection);
  const words = new UnhappyWordsService(foundation, jobs, store, calls);
  const service = new TranscriptService(foundation, store, calls, words);
  const keeping = new TranscriptKeepingService(foundation, jobs, store, calls, retentionDaysOf);
  return {
    ...{ store, service, words, keeping },
    resolvers: [
      new TranscriptResolver(service, words),
      new TranscriptTurnResolver(words),
      new CallTranscriptResolver({ transcripts: transcriptLoader(store), audible }),
    ],
    nodes: [],
  };
}
