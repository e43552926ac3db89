import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { WalkReader } from './walk-read.service.js';
import type { WalkRecord } from './walk-record.js';
import type { WalkStore } from './walk.store.js';
import type { WalkEntry } from './walk.js';

/** Batch loaders of walks; made once, because a loader is found by its factory. */
export interface WalkLoaders {
  /** Walks by id as the viewer may see them; null where absent or unreadable. */
  readonly walks: LoaderFactory<string, WalkRecord | null>;
  /** Whole records, whoever asks: for walks that the viewer sees. */
  readonly transcripts: LoaderFactory<string, readonly WalkEntry[]>;
}

export function walkLoaders(store: WalkStore, reader: WalkReader): WalkLoaders {
  return {
    walks: ({ viewer }) =>
      new DataLoader<string, WalkRecord | null>(async (ids) => {
        const found = await reader.visible(viewer, ids);
        return ids.map((id) => found.get(id) ?? null);
      }),
    transcripts: () =>
      new DataLoader<string, readonly WalkEntry[]>(async (ids) => {
        const found = await store.transcripts(ids);
        return ids.map((id) => found.get(id) ?? []);
      }),
  };
}
