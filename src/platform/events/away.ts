import { isDatabaseAway } from '../mongo/connect.js';

/** What Node says of a connection that broke while something was written or read. */
const brokenConnection = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** MongoDB's codes of a member that stops being the primary or shuts down: somebody else will answer in a moment. */
const steppingDown = new Set<unknown>([91, 189, 10107, 11600, 11602, 13435, 13436]);

/**
 * Whether the database cannot be reached for the moment, by any of the ways in which that shows: the driver's own errors, a raw
 * broken connection that it let through, an operation that it gave up, or a primary that is stepping down.
 */
export function isAway(error: unknown): boolean {
  if (isDatabaseAway(error)) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, name } = error as { code?: unknown; name?: unknown };
  return (
    (typeof code === 'string' && brokenConnection.has(code)) ||
    steppingDown.has(code) ||
    name === 'MongoOperationTimeoutError'
  );
}
