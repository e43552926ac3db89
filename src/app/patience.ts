import { AppError } from '../platform/errors/app-error.js';
import { forCaller } from '../platform/events/index.js';
import { isDatabaseAway } from '../platform/mongo/connect.js';
import type { Container } from './container.js';

/** After so long without an answer somebody looks whether the database is there at all, in ms. */
const patienceMs = 4_000;
/** How long the database may take to say so, in ms. */
const pingMs = 2_000;

/** The database is away: try again. */
export const unavailable = (): AppError => new AppError('UNAVAILABLE', 'The database is away for a moment. Try again.');

/** Whether an error says so, ours or the driver's. */
export const isUnavailable = (error: unknown): boolean =>
  (error instanceof AppError && error.code === 'UNAVAILABLE') || isDatabaseAway(error);

/**
 * Lets work take its time as long as the database answers. Once it does not, the caller hears UNAVAILABLE within seconds instead of
 * waiting for the driver to give up, and no transaction begins for that caller any more; one that was under way may still end well.
 */
export async function whileDatabaseAnswers<T>(
  container: Pick<Container, 'databaseAnswers'>,
  work: () => Promise<T>,
): Promise<T> {
  const { result, abandon } = forCaller(work);
  let isDone = false;
  const done = result.finally(() => {
    isDone = true;
  });
  // Whoever gives up below leaves nobody to hear of a failure.
  done.catch(() => undefined);
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<'waited'>((resolve) => {
      timer = setTimeout(() => resolve('waited'), patienceMs);
    });
    const first = await Promise.race([done, waited]).finally(() => clearTimeout(timer));
    if (first !== 'waited' || isDone) return done;
    if ((await container.databaseAnswers(pingMs)) || isDone) continue;
    abandon();
    throw unavailable();
  }
}
