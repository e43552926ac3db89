import type { JobQueue } from '../../platform/jobs/index.js';
import { type OutboundHost, outboundHostOf } from '../../platform/outbound/hosts.js';
import type { Foundation, Room } from '../../platform/room.js';
import { type CallNeeds as RootNeeds, type CallsRoot, createCalls as createRoot } from './calls.room.js';
import { type CallFiguresParts, createCallFigures } from './figures/figures.room.js';
import { retention } from './queues/call-queue.js';
import { type Recordings, createRecordings } from './recordings/recordings.room.js';
import { type Transcripts, createTranscripts } from './transcripts/transcripts.room.js';
import { CallSearchSource, CallSearchSubject } from './call.search.js';

export { Call, CallCustomer } from './call.js';
export { Channel } from './call-channel.js';
export type { CallRecord } from './call-record.js';
export { CallConnection, CallFilter } from './call.inputs.js';
export { callsAudibleTo, callsVisibleTo, mayHearByRole, maySeeCall } from './call.policy.js';
export { CallLevel, CallQueue, ServiceTarget } from './queues/call-queue.js';
export { CallFileFormat, CallImportKind, CallImportState } from './import/call-import.js';
export { AgentDay } from './agenttime/agent-day.js';
export { Speaker } from './transcripts/transcript.js';
export { Recording } from './recordings/recording.js';
export type { HearingRights } from './recordings/hearing.service.js';
export type { CustomerEraser } from './customers/customers.service.js';
export type { CallPlantService } from './call-plant.service.js';

/** What this room needs of others. */
export interface CallNeeds extends RootNeeds {
  /** A queue of their own for fetching and decoding: both take long. */
  readonly mediaJobs: JobQueue;
  /** Hosts that recordings may be fetched from. */
  readonly recordingHosts: readonly string[];
}

/** What this room offers. */
export interface Calls extends CallsRoot {
  readonly recordings: Recordings;
  readonly transcripts: Transcripts;
  readonly searchSource: CallSearchSource;
  readonly searchSubject: CallSearchSubject;
  readonly figures: CallFiguresParts;
}

/** Calls: reported by other systems, recorded, found, counted. */
export function createCalls(foundation: Foundation, needs: CallNeeds): Calls {
  const { directory, files, mediaJobs } = needs;
  const root = createRoot(foundation, needs);
  const retentionDaysOf = async (queue: string): Promise<number> =>
    (await root.queues.store.byKey(queue))?.retentionDays ?? retention.usual;
  const recordings = createRecordings(foundation, {
    ...{ calls: root.store, callLoaders: root.loaders, files, mediaJobs },
    recordingHosts: needs.recordingHosts.map(outboundHostOf).filter((host): host is OutboundHost => host !== null),
    retentionDaysOf,
  });
  const transcripts = createTranscripts(foundation, {
    ...{ calls: root.store, jobs: needs.jobs, audible: recordings.loaders.audible, retentionDaysOf },
  });
  root.customers.registerEraser(recordings.keeping);
  root.customers.registerEraser(transcripts.keeping);
  root.follow(recordings.keeping);
  root.follow(transcripts.keeping);
  const names = {
    queues: () => root.queues.store.all(),
    agents: (ids: readonly string[]) => directory.usersNamed(ids),
  };
  const figures = createCallFigures(foundation, {
    centre: {
      settings: () => root.queues.service.settings(),
      zoneOfSite: (id) => directory.zoneOfSite(id),
    },
    people: directory.loaders,
  });
  const rooms: readonly Room[] = [root, recordings, transcripts, figures];
  return {
    ...root,
    ...{ recordings, transcripts, figures },
    searchSource: new CallSearchSource(root.store, transcripts.store, names),
    searchSubject: new CallSearchSubject(root.store, transcripts.store, names),
    resolvers: rooms.flatMap((room) => room.resolvers),
    nodes: rooms.flatMap((room) => room.nodes),
  };
}
