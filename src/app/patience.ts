import { AppError } from '../platform/errors/app-error.js';
import { isDatabaseAway } from '../platform/mongo/connect.js';
import type { Container } from './container.js';

/** After so long without an answer somebody looks whether the database is there at all, in ms. */
const patienceMs = 4_000;
/** How long the database may take to say so, in ms. */
const pingMs = 2_000;

/** The database is away: try again. */
export const unavailable = (): AppError => new AppError('UNAVAILABLE', 'The database is away for a moment. Try again.');

/** Whether an error says so, ours or the driver's. */
export const isUnavailable = (error: unknown): boolean => (error instanceof AppError && error.code === 'UNAVAILABLE') || isDatabaseAway(error);

/**
 * Lets work take its time as long as the database answers. Once it does not, the caller hears UNAVAILABLE within seconds instead of
 * waiting for the driver to give up; what the work still does is unknown to the caller, as with any lost connection.
 */
export async function whileDatabaseAnswers<T>(container: Pick<Container, 'databaseAnswers'>, work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
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
    if (isDone) return done;
    if (first === 'waited' && !(await container.databaseAnswers(pingMs)) && !isDone) throw unavailable();
  }
}
