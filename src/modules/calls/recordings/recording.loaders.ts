import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { CallRecord } from '../call-record.js';
import type { HearingService } from './hearing.service.js';
import type { Recording } from './recording.js';
import type { RecordingStore } from './recording.store.js';

/** Batch loaders of recordings; made once, because a loader is found by its factory. */
export interface RecordingLoaders {
  /** The newest recording of a call, by the call’s id; for calls that the viewer may see. */
  readonly ofCalls: LoaderFactory<string, Recording | null>;
  /** Whether the viewer may hear a call, by the call itself. */
  readonly audible: LoaderFactory<CallRecord, boolean>;
  /** Peaks by the recording’s id, by channel; for who may hear it. */
  readonly peaks: LoaderFactory<string, number[][] | null>;
}

export const recordingLoaders = (store: RecordingStore, hearing: HearingService): RecordingLoaders => ({
  ofCalls: () =>
    new DataLoader<string, Recording | null>(async (ids) => {
      const found = await store.newestOf(ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
  audible: ({ viewer }) =>
    new DataLoader<CallRecord, boolean, string>(
      async (calls) => {
        const heard = await hearing.audible(viewer, calls);
        return calls.map(({ _id }) => heard.has(_id));
      },
      { cacheKeyFn: ({ _id }) => _id },
    ) as DataLoader<CallRecord, boolean>,
  peaks: () =>
    new DataLoader<string, number[][] | null>(async (ids) => {
      const found = await store.peaks(ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
});
