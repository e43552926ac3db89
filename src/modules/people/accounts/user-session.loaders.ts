import DataLoader from 'dataloader';
import type { Clock } from '../../../platform/clock/clock.js';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { StoredSession } from './session.js';
import type { SessionStore } from './session.store.js';

/** Batch loaders for where people are signed in. They judge nobody: the resolver asks the policy first. */
export interface SessionLoaders {
  /** Open sessions of a person, newest first. */
  readonly open: LoaderFactory<string, StoredSession[]>;
  /** When a person was last signed in; null when no session is kept. */
  readonly lastUse: LoaderFactory<string, Date | null>;
}

/** The factories; made once, because a loader is found by its factory. */
export const sessionLoaders = (sessions: SessionStore, clock: Clock): SessionLoaders => ({
  open: () =>
    new DataLoader<string, StoredSession[]>(async (ids) => {
      const found = await sessions.openOf(ids, clock.now());
      return ids.map((id) => found.filter(({ userId }) => userId === id));
    }),
  lastUse: () =>
    new DataLoader<string, Date | null>(async (ids) => {
      const uses = await sessions.lastUses(ids);
      return ids.map((id) => uses.get(id) ?? null);
    }),
});
