import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import { mayReadScorecardDraft, mayReadScorecards, scorecardsVisibleTo } from '../quality.policy.js';
import type { Scorecard, ScorecardVersion } from './scorecard.js';
import type { ScorecardContent } from './scorecard-content.js';
import type { ScorecardStore } from './scorecard.store.js';

/** Batch loaders of this thing; made once, because a loader is found by its factory. */
export interface ScorecardLoaders {
  /** Scorecards by id as the viewer may see them; null where absent or unreadable. */
  readonly scorecards: LoaderFactory<string, Scorecard | null>;
  /** What is built in the working copy, by the scorecard’s id; null where there is none, and for who may not read it. */
  readonly draftContents: LoaderFactory<string, ScorecardContent | null>;
  /** Versions by id for those who read scorecards; null for others. */
  readonly versions: LoaderFactory<string, ScorecardVersion | null>;
  /** Versions by id, whoever asks: for what leads to a version that the viewer may read, such as an own released evaluation. */
  readonly anyVersions: LoaderFactory<string, ScorecardVersion | null>;
}

const inOrder = <T extends { readonly _id: string }>(ids: readonly string[], found: readonly T[]): (T | null)[] => {
  const byId = new Map(found.map((thing) => [thing._id, thing]));
  return ids.map((id) => byId.get(id) ?? null);
};

export const scorecardLoaders = (store: ScorecardStore): ScorecardLoaders => ({
  scorecards: ({ viewer }) =>
    new DataLoader<string, Scorecard | null>(async (ids) =>
      inOrder(ids, await store.visible(ids, scorecardsVisibleTo(viewer))),
    ),
  draftContents: ({ viewer }) =>
    new DataLoader<string, ScorecardContent | null>(async (ids) => {
      const found = mayReadScorecardDraft(viewer) ? await store.byIds(ids) : [];
      return inOrder(ids, found).map((card) => card?.draft?.content ?? null);
    }),
  versions: ({ viewer }) =>
    new DataLoader<string, ScorecardVersion | null>(async (ids) =>
      inOrder(ids, mayReadScorecards(viewer) ? await store.versionsByIds(ids) : []),
    ),
  anyVersions: () =>
    new DataLoader<string, ScorecardVersion | null>(async (ids) => inOrder(ids, await store.versionsByIds(ids))),
});
