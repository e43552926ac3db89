import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { EvaluationReader } from './evaluation-read.service.js';
import type { EvaluationStore } from './evaluation.store.js';
import type { Evaluation } from './evaluation.js';

/** Batch loaders of evaluations; made once, because a loader is found by its factory. */
export interface EvaluationLoaders {
  /** Evaluations by id as the viewer may know of them; null where absent or not theirs to know. */
  readonly evaluations: LoaderFactory<string, Evaluation | null>;
  /** Those of a call that the viewer reads, begun first first. */
  readonly ofCall: LoaderFactory<string, readonly Evaluation[]>;
  /** Whether the viewer reads an evaluation that they know of. */
  readonly reads: LoaderFactory<Evaluation, boolean>;
  /** Earlier results, whoever asks: for evaluations that the viewer reads. */
  readonly histories: LoaderFactory<string, Evaluation['history']>;
}

export function evaluationLoaders(store: EvaluationStore, reader: EvaluationReader): EvaluationLoaders {
  return {
    evaluations: ({ viewer }) =>
      new DataLoader<string, Evaluation | null>(async (ids) => {
        const found = await reader.known(viewer, ids);
        return ids.map((id) => found.get(id) ?? null);
      }),
    ofCall: ({ viewer }) =>
      new DataLoader<string, readonly Evaluation[]>(async (callIds) => {
        const found = await reader.ofCalls(viewer, callIds);
        return callIds.map((id) => found.get(id) ?? []);
      }),
    reads: ({ viewer }) =>
      new DataLoader<Evaluation, boolean>((asked) => Promise.all(asked.map((one) => reader.reads(viewer, one)))),
    histories: () =>
      new DataLoader<string, Evaluation['history']>(async (ids) => {
        const found = await store.histories(ids);
        return ids.map((id) => found.get(id) ?? []);
      }),
  };
}
