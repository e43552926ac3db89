import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { AssignmentStore } from './assignment.store.js';
import type { Sample } from './sample.js';
import type { SamplingPlan } from './sampling-plan.js';
import { mayKeepPlan } from './sampling.policy.js';
import type { SamplingStore } from './sampling.store.js';

/** Batch loaders of sampling; made once, because a loader is found by its factory. */
export interface SamplingLoaders {
  /** Plans as the viewer may see them. */
  readonly plans: LoaderFactory<string, SamplingPlan | null>;
  /** Draws as the viewer may see them. */
  readonly samples: LoaderFactory<string, Sample | null>;
  readonly lastSamples: LoaderFactory<string, Sample | null>;
  readonly counts: LoaderFactory<string, { readonly done: number; readonly skipped: number }>;
}

const none = { done: 0, skipped: 0 };

export const samplingLoaders = (store: SamplingStore, assignments: AssignmentStore): SamplingLoaders => ({
  plans: ({ viewer }) =>
    new DataLoader<string, SamplingPlan | null>(async (ids) => {
      const found = new Map((await store.plansByIds(ids)).map((plan) => [plan._id, plan]));
      return ids.map((id) => {
        const plan = found.get(id);
        return plan && mayKeepPlan(viewer, plan) ? plan : null;
      });
    }),
  samples: ({ viewer }) =>
    new DataLoader<string, Sample | null>(async (ids) => {
      const found = new Map((await store.samplesByIds(ids)).map((sample) => [sample._id, sample]));
      return ids.map((id) => {
        const sample = found.get(id);
        return sample && mayKeepPlan(viewer, sample) ? sample : null;
      });
    }),
  lastSamples: () =>
    new DataLoader<string, Sample | null>(async (ids) => {
      const found = await store.lastSamples(ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
  counts: () =>
    new DataLoader<string, { readonly done: number; readonly skipped: number }>(async (ids) => {
      const found = await assignments.counts(ids);
      return ids.map((id) => found.get(id) ?? none);
    }),
});
