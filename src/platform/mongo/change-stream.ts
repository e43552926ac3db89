import type { Connection, mongo } from 'mongoose';

/** One change of a document in one of the followed collections. */
export interface Change {
  collection: string;
  id: string;
  /** True when the document is gone. */
  isDelete: boolean;
  /** When it was written, by the database's clock. */
  at: Date;
}

/** Changes in commit order, and the token from which to go on after them. */
export interface ChangeBatch {
  changes: Change[];
  token: mongo.ResumeToken;
}

/**
 * What lies between the stored position and now cannot be read any more: the log of the database does not reach back that
 * far, or a followed collection was dropped. Whoever follows must read everything anew.
 */
export class ChangeHistoryLostError extends Error {
  override readonly name = 'ChangeHistoryLostError';
}

export interface FollowOptions {
  connection: Connection;
  collections: readonly string[];
  /** Go on after this token … */
  after?: mongo.ResumeToken | null;
  /** … or, without one, begin at this moment of the database. */
  from?: mongo.Timestamp;
  /** Most changes of a batch; default 500. */
  maxBatch?: number;
  /** Longest that a change waits for others, in milliseconds; default 50. */
  maxWaitMs?: number;
  /** How often `onIdle` is called while nothing happens, in milliseconds; default 10,000. */
  idleMs?: number;
  /** Ends following. */
  signal: AbortSignal;
  /** Called for a batch at a time; the next one waits until it resolves. What it throws ends following. */
  onBatch(batch: ChangeBatch): Promise<void>;
  /** A change was read and waits for its batch. */
  onArrival?(at: Date): void;
  /** Nothing happened for a while: the token moves on all the same, so that it does not grow too old. */
  onIdle?(token: mongo.ResumeToken): Promise<void>;
}

/** The moment of the database now; a stream that begins there misses nothing that is written from now on. */
export async function operationTime(connection: Connection): Promise<mongo.Timestamp> {
  const answer = await databaseOf(connection).command({ hello: 1 });
  return answer['operationTime'] as mongo.Timestamp;
}

function databaseOf(connection: Connection): mongo.Db {
  if (!connection.db) throw new Error('Not connected to MongoDB.');
  return connection.db;
}

/** Error codes of a history that does not reach back: ChangeStreamHistoryLost, ChangeStreamFatalError, invalid tokens. */
const LOST = new Set([286, 280, 260, 50811, 40649, 40576]);

function asLost(error: unknown): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string };
  return typeof code === 'number' && LOST.has(code)
    ? new ChangeHistoryLostError(message ?? '', { cause: error })
    : error;
}

interface RawChange {
  _id: mongo.ResumeToken;
  operationType: string;
  ns?: { coll?: string };
  documentKey?: { _id: unknown };
  wallTime?: Date;
  clusterTime?: mongo.Timestamp;
}

const FOLLOWED = ['insert', 'update', 'replace', 'delete', 'drop', 'rename', 'dropDatabase', 'invalidate'];
const MAX_WAITING = 5_000;

/**
 * Follows changes of several collections in one stream, batch by batch in commit order, until `signal` fires.
 * Throws `ChangeHistoryLostError`, what `onBatch` throws, and the database's errors once the driver's own retries are
 * used up: the caller pauses and begins again from its stored token. Changes may come twice, never be left out.
 */
export async function followChanges(options: FollowOptions): Promise<void> {
  const { connection, collections, after, from, signal, maxBatch = 500, maxWaitMs = 50, idleMs = 10_000 } = options;
  if (signal.aborted) return;
  const stream = databaseOf(connection).watch(
    [
      {
        $match: {
          operationType: { $in: FOLLOWED },
          $or: [{ 'ns.coll': { $in: [...collections] } }, { operationType: 'invalidate' }],
        },
      },
      { $project: { operationType: 1, ns: 1, documentKey: 1, wallTime: 1, clusterTime: 1 } },
    ],
    after ? { startAfter: after } : from ? { startAtOperationTime: from } : {},
  );

  const waiting: RawChange[] = [];
  let fault: unknown;
  let isOver = false;
  let wake = (): void => undefined;
  const news = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        wake = () => undefined;
        resolve();
      }
      wake = done;
    });

  // Reads ahead while a batch is worked on, but not without bound.
  let room = (): void => undefined;
  void (async () => {
    while (!isOver) {
      if (waiting.length >= MAX_WAITING) {
        await new Promise<void>((resolve) => (room = resolve));
        continue;
      }
      const raw = (await stream.next()) as unknown as RawChange;
      if (isOver) return;
      waiting.push(raw);
      options.onArrival?.(momentOf(raw));
      wake();
    }
  })().catch((error: unknown) => {
    fault ??= error;
    wake();
  });
  const stop = (): void => {
    isOver = true;
    room();
    wake();
    // Closing is what ends a read that waits for the next change, up to a second later: nobody who stops has to wait for it.
    void stream.close().catch(() => undefined);
  };
  signal.addEventListener('abort', stop, { once: true });

  try {
    while (!isOver) {
      if (waiting.length === 0) {
        if (fault) throw asLost(fault);
        await news(idleMs);
        if (waiting.length === 0 && !isOver && !fault && stream.resumeToken) await options.onIdle?.(stream.resumeToken);
        continue;
      }
      const until = performance.now() + maxWaitMs;
      for (
        let left = maxWaitMs;
        left > 0 && waiting.length < maxBatch && !isOver && !fault;
        left = until - performance.now()
      ) {
        await news(left);
      }
      if (signal.aborted) return;
      const taken = waiting.splice(0, maxBatch);
      room();
      await options.onBatch(batchOf(taken));
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

const momentOf = (raw: RawChange): Date =>
  raw.wallTime ?? (raw.clusterTime ? new Date(raw.clusterTime.getHighBits() * 1_000) : new Date(0));

function batchOf(taken: readonly RawChange[]): ChangeBatch {
  const changes: Change[] = [];
  for (const raw of taken) {
    const collection = raw.ns?.coll ?? '';
    if (
      raw.operationType === 'drop' ||
      raw.operationType === 'rename' ||
      raw.operationType === 'dropDatabase' ||
      raw.operationType === 'invalidate'
    ) {
      throw new ChangeHistoryLostError(`${raw.operationType} of ${collection || 'the database'}`);
    }
    changes.push({
      collection,
      id: String(raw.documentKey?._id),
      isDelete: raw.operationType === 'delete',
      at: momentOf(raw),
    });
  }
  return { changes, token: taken.at(-1)?._id };
}
