import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, type AppErrorCode } from '../errors/app-error.js';
import { UserError } from '../errors/user-error.js';
import { isDatabaseAway } from '../mongo/connect.js';
import { requestContext } from '../telemetry/request-context.js';
import type { Log } from '../telemetry/log.js';

const own = new Set<string>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
]);
/** What the libraries call a fault of the client's. */
const clientFaults = new Set<string>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_HASH_MISMATCH',
]);
/** Details that a refusal may tell beside its code. */
const told = ['limit', 'allowed', 'found', 'retryAfterSeconds'];

function innermost(error: unknown): unknown {
  let current = error;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  // What was thrown without being an Error is kept inside one by graphql-js.
  return current instanceof Error && 'thrownValue' in current ? current.thrownValue : current;
}

function judge(
  error: unknown,
  cause: unknown,
): { code: AppErrorCode; message: string; details: Record<string, unknown> } {
  if (cause instanceof AppError) return { code: cause.code, message: cause.message, details: { ...cause.extensions } };
  if (cause instanceof UserError)
    return { code: 'BAD_USER_INPUT', message: cause.faults[0]?.text.en ?? 'Refused.', details: {} };
  if (isDatabaseAway(cause))
    return { code: 'UNAVAILABLE', message: 'The database is away for a moment. Try again.', details: {} };
  if (error instanceof GraphQLError) {
    const code = typeof error.extensions.code === 'string' ? error.extensions.code : '';
    const details = Object.fromEntries(
      told.filter((key) => key in error.extensions).map((key) => [key, error.extensions[key]]),
    );
    if (own.has(code) && code !== 'INTERNAL') return { code: code as AppErrorCode, message: error.message, details };
    // A coercion error carries the GraphQLError of a scalar as its original: the client's fault, as is everything the library itself found.
    if (clientFaults.has(code) || !error.originalError || cause instanceof GraphQLError) {
      return { code: 'BAD_USER_INPUT', message: error.message, details };
    }
  }
  return { code: 'INTERNAL', message: 'Something went wrong on our side.', details: {} };
}

/** Apollo's words before an error from making the context; they tell the caller nothing. */
const libraryPrefix = /^Context creation failed: /;

/** Near misses would let a stranger read the schema by guessing. */
const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean [^?]*\?/g, '');

/**
 * The one place where an error leaves the house, on both doors: a code of ours, the request id, never a stack.
 * What is INTERNAL is logged once with its cause.
 */
export function formatError(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = innermost(error);
    const { code, message, details } = judge(error, cause);
    if (code === 'INTERNAL') log.error({ err: cause, path: formatted.path?.join('.') }, 'internal error');
    return {
      message: withoutSuggestion(message).replace(libraryPrefix, ''),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code, requestId: requestContext()?.requestId ?? null, ...details },
    };
  };
}
