import { AudioWorkshop } from '../../../platform/audio/audio-workshop.js';
import type { Files, SoundSource } from '../../../platform/files/index.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { OutboundHost } from '../../../platform/outbound/hosts.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { CallLoaders } from '../call.loaders.js';
import type { CallStore } from '../call.store.js';
import { HearingService } from './hearing.service.js';
import { RecordingAttachService } from './recording-attach.service.js';
import { RecordingFetchService } from './recording-fetch.service.js';
import { RecordingKeepingService } from './recording-keeping.service.js';
import { RecordingMeasureService } from './recording-measure.service.js';
import { RecordingPlayingService } from './recording-playing.service.js';
import { type RecordingLoaders, recordingLoaders } from './recording.loaders.js';
import { CallRecordingResolver, RecordingResolver } from './recording.resolver.js';
import { RecordingState } from './recording.js';
import { RecordingStore } from './recording.store.js';

/** What recordings need. */
export interface RecordingsNeeds {
  readonly calls: CallStore;
  readonly callLoaders: Pick<CallLoaders, 'calls' | 'anyCalls'>;
  readonly files: Pick<Files, 'service'>;
  /** A queue of its own: fetching and decoding take long, and must not hold up other work. */
  readonly mediaJobs: JobQueue;
  /** Hosts that recordings may be fetched from. */
  readonly recordingHosts: readonly OutboundHost[];
  /** Days that a queue's recordings are kept after the end of a call. */
  readonly retentionDaysOf: (queue: string) => Promise<number>;
}

/** Recordings of calls. */
export interface Recordings extends Room {
  readonly hearing: HearingService;
  readonly attaching: RecordingAttachService;
  readonly keeping: RecordingKeepingService;
  readonly loaders: RecordingLoaders;
  /** What `/recordings/<id>` gives. */
  readonly sound: SoundSource;
  /** Length of the recording of a call, in seconds; null where there is none (any more). */
  readonly secondsOf: (callId: string) => Promise<number | null>;
  /** Closes connections to outside systems. At stop, after the queue. */
  readonly close: () => Promise<void>;
}

export function createRecordings(foundation: Foundation, needs: RecordingsNeeds): Recordings {
  const { calls, files, mediaJobs: jobs, recordingHosts: hosts } = needs;
  const { service } = files;
  const recordings = new RecordingStore(foundation.connection);
  const stores = { calls, recordings };
  const hearing = new HearingService(foundation, recordings);
  const attaching = new RecordingAttachService(foundation, jobs, service, calls, recordings, hosts);
  const fetching = new RecordingFetchService(foundation, jobs, service, stores, hosts);
  new RecordingMeasureService(foundation, jobs, new AudioWorkshop(), service, stores);
  const keeping = new RecordingKeepingService(foundation, jobs, service, stores, needs.retentionDaysOf);
  const playing = new RecordingPlayingService(foundation, service, stores, hearing);
  const loaders = recordingLoaders(recordings, hearing);
  const reading = { ...loaders, ...needs.callLoaders };
  return {
    ...{ hearing, attaching, keeping, loaders, sound: playing },
    secondsOf: async (callId) => {
      const recording = await recordings.currentOf(callId);
      return recording?.state === RecordingState.READY ? recording.seconds : null;
    },
    close: () => fetching.close(),
    resolvers: [
      new RecordingResolver(attaching, playing, keeping, recordings, reading),
      new CallRecordingResolver(reading),
    ],
    nodes: [
      {
        prefix: 'recording',
        typeName: 'Recording',
        load: async (context, id) => {
          const found = await recordings.byId(id);
          return found && (await context.loaders.get(needs.callLoaders.calls).load(found.callId)) ? found : null;
        },
      },
    ],
  };
}
