import { pino, type DestinationStream, type Logger } from 'pino';
import { requestContext } from './request-context.js';

/**
 * The logger that is handed on by constructor. One JSON line per entry.
 * Levels: `error` wakes somebody, `warn` is looked at in the morning, `info` tells the story, `debug` is for the developer.
 */
export type Log = Logger;

/** Levels that `LOG_LEVEL` accepts, loudest last. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const SECRET_KEYS = [
  'authorization',
  'Authorization',
  'password',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'cookie',
  'Cookie',
  'secret',
  'clientKey',
  '["set-cookie"]',
];

/** Paths that never reach the log: at the top, one level down, and where request headers and variables usually stand. */
const SECRET_PATHS = SECRET_KEYS.flatMap((key) => {
  const tail = key.startsWith('[') ? key : `.${key}`;
  return [key, `*${tail}`, `*.*${tail}`, `*.*.*${tail}`];
});

/** What a log needs to begin. */
export interface LogOptions {
  level: LogLevel;
  /** Name of this server copy; it stands in each line. */
  instance: string;
  /** Where the lines go; standard output when absent. */
  destination?: DestinationStream;
}

/**
 * Makes the logger of a process. Passwords, tokens, cookies and authorisation headers are replaced by `[redacted]`;
 * each line that is written while a request is served carries its request id (and trace id, if there is one).
 */
export function createLog({ level, instance, destination }: LogOptions): Log {
  return pino(
    {
      level,
      base: { instance },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_PATHS, censor: '[redacted]' },
      mixin: () => {
        const context = requestContext();
        if (!context) return {};
        return context.traceId
          ? { requestId: context.requestId, traceId: context.traceId }
          : { requestId: context.requestId };
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** A logger that writes nothing, for tests and small scripts. */
export function silentLog(): Log {
  return pino({ level: 'silent' });
}
