import { setTimeout as sleep } from 'node:timers/promises';
import { type AccessRule, admits } from '../auth/access.js';
import type { Viewer } from '../auth/viewer.js';
import { forbidden, unauthenticated } from '../errors/app-error.js';
import type { Context } from '../graphql/context.js';
import { isDatabaseAway } from '../mongo/connect.js';

// What every subscription does, whatever it tells of.

/** Messages as graphql-js takes them. `end` wakes a generator that is parked in an await: it does not end on `return` by itself. */
export function messagesOf<M>(inner: AsyncGenerator<M, undefined>, end: () => void): AsyncIterableIterator<M> {
  const iterator: AsyncIterableIterator<M> = {
    next: () => inner.next(),
    return: async () => {
      end();
      await inner.return(undefined);
      return { done: true, value: undefined };
    },
    throw: async (error) => {
      end();
      await inner.return(undefined);
      throw error;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** Works until it works while the database is away: a subscription outlives that. */
export async function patiently<R>(signal: AbortSignal, retryMs: number, work: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !isDatabaseAway(error)) throw error;
      await sleep(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/**
 * The viewer of a subscription as of now, because graphql-js keeps one context for all of it. A session that ended ends the subscription,
 * and so does a role that may no longer follow.
 */
export async function renewViewer(
  context: Context,
  follows: AccessRule,
  currentViewer: (viewer: Viewer) => Promise<Viewer | null>,
): Promise<void> {
  const now = await currentViewer(context.viewer);
  if (!now) throw unauthenticated();
  if (!admits(follows, now)) throw forbidden();
  context.viewer = now;
  context.loaders.reset();
}
