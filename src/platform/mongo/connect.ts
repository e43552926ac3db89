import mongoose, { type Connection } from 'mongoose';

/** A connection to the database; named here so that only stores and this folder know the driver. */
export type { Connection };

// A forgotten session would otherwise be a write that survives the abort; an unknown path in a filter would match everything.
mongoose.set('transactionAsyncLocalStorage', true);
mongoose.set('strictQuery', 'throw');
mongoose.set('strict', 'throw');
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);

/** Connects to a replica set: majority writes, and reads that only see what a majority has. Throws when it cannot within 10 s. */
export async function connectMongo(uri: string, database?: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...(database ? { dbName: database } : {}),
    appName: 'caregraph',
    serverSelectionTimeoutMS: 10_000,
    socketTimeoutMS: 60_000,
    maxPoolSize: 50,
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    retryWrites: true,
  });
  await connection.asPromise();
  return connection;
}

/** Makes the collections and indexes of every model on the connection. At start, never inside a transaction. */
export async function ensureIndexes(connection: Connection): Promise<void> {
  const known = new Set(
    (await connection.db?.listCollections({}, { nameOnly: true }).toArray())?.map(({ name }) => name),
  );
  // Side by side: a later start, which finds all of them there, would otherwise wait for some fifty round trips.
  await Promise.all(
    Object.values(connection.models).map(async (model) => {
      if (!known.has(model.collection.name)) await model.createCollection();
      const indexes = model.schema.indexes().map(([key, options]) => ({ key, ...options }));
      // All of a collection in one command: one by one, some two hundred of them cost a start many seconds.
      if (indexes.length) await model.collection.createIndexes(indexes as never);
    }),
  );
}

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

/** The driver's own errors of a database that is away. */
const driverErrors =
  /^(MongoServerSelectionError|MongoNetworkError|MongoNetworkTimeoutError|MongoNotConnectedError|MongoTopologyClosedError|MongoPoolClearedError|PoolClearedOnNetworkError|PoolClearedError|MongooseServerSelectionError|MongoOperationTimeoutError)$/;

/**
 * Whether an error means that the database cannot be reached for the moment (answer UNAVAILABLE, try again) rather than a fault of
 * ours: the driver's own errors, a raw broken connection that it let through, or a primary that is stepping down.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, name } = error as { code?: unknown; name?: unknown };
  return (
    (typeof name === 'string' && driverErrors.test(name)) ||
    (typeof code === 'string' && brokenConnection.has(code)) ||
    steppingDown.has(code)
  );
}

/** Whether an error is a unique index's refusal, and of which index key. */
export function duplicateKey(error: unknown): Record<string, unknown> | null {
  if (typeof error !== 'object' || error === null || (error as { code?: unknown }).code !== 11000) return null;
  return (error as { keyValue?: Record<string, unknown> }).keyValue ?? {};
}
