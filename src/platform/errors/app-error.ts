/** Codes of top-level GraphQL errors, in `extensions.code`. Anything else that is thrown leaves as INTERNAL. */
export type AppErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** An error that stops the whole request; its message is safe to show. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: AppErrorCode, message: string, extensions: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.extensions = extensions;
  }
}

/** The caller has to sign in (again). */
export const unauthenticated = (): AppError => new AppError('UNAUTHENTICATED', 'Sign in first.');

/** The caller's role may not use this at all. */
export const forbidden = (): AppError => new AppError('FORBIDDEN', 'Your role may not use this.');

/** The request itself is malformed or outside its limits. */
export const badInput = (message: string, extensions: Readonly<Record<string, unknown>> = {}): AppError =>
  new AppError('BAD_USER_INPUT', message, extensions);
