import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';

/** Everybody who keeps knowledge, once a request; its key is always the same. */
export type KeepersLoader = LoaderFactory<'all', readonly string[]>;

export const keepersLoader =
  (keepers: () => Promise<readonly string[]>): KeepersLoader =>
  () =>
    new DataLoader<'all', readonly string[]>(async (keys) => {
      const ids = await keepers();
      return keys.map(() => ids);
    });
