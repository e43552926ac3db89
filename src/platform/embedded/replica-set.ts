import { connect } from 'node:net';
import type { mongo } from 'mongoose';

/** Name of the one-node replica set and of the account that the server uses on it. */
const SET = 'caregraph';
const USER = 'caregraph';

/** Where an embedded MongoDB listens, and the password of its account. */
export interface MongoPlace {
  port: number;
  password: string;
}

/** Connection string of an embedded MongoDB, with the database that the product uses. */
export function mongoUri({ port, password }: MongoPlace): string {
  return `mongodb://${USER}:${password}@127.0.0.1:${port}/caregraph?authSource=admin&replicaSet=${SET}`;
}

/**
 * Brings the replica set to where it can be written to, from whatever state it is in: never initiated,
 * initiated without its account, on another port than last time, or still electing. Throws while it is not there yet;
 * the caller asks again. Each try has clients of its own, because a client whose first connect failed stays closed.
 */
export async function readyReplicaSet(place: MongoPlace): Promise<void> {
  await listening(place.port);
  const known = await withClient(place, true, (admin) => settle(admin, place.port)).then(
    () => true,
    (error: unknown) => {
      if (isCode(error, 18)) return false; // no such account yet
      throw error;
    },
  );
  if (known) return;
  // A server without accounts lets a local connection initiate the set and make the first account, nothing else.
  await withClient(place, false, async (admin) => {
    try {
      await admin.command({
        replSetInitiate: { _id: SET, members: [{ _id: 0, host: `127.0.0.1:${place.port}` }] },
      });
    } catch (error) {
      if (!isCode(error, 23)) throw error; // already initiated, by a start that was cut off
    }
    await writable(admin);
    await admin.command({ createUser: USER, pwd: place.password, roles: ['root'] });
  });
  await withClient(place, true, (admin) => settle(admin, place.port));
}

/** The member must carry today's address, and be primary. */
async function settle(admin: mongo.Db, port: number): Promise<void> {
  const host = `127.0.0.1:${port}`;
  const { config } = (await admin.command({ replSetGetConfig: 1 })) as unknown as {
    config: { version: number; members: { host: string }[] };
  };
  const [member] = config.members;
  if (member && member.host !== host) {
    await admin.command({
      replSetReconfig: { ...config, version: config.version + 1, members: [{ ...member, host }] },
      force: true,
    });
  }
  await writable(admin);
}

async function writable(admin: mongo.Db): Promise<void> {
  const deadline = performance.now() + 5_000;
  for (;;) {
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary === true) return;
    if (performance.now() > deadline) throw new Error('the replica set has no primary yet');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function withClient<T>(
  place: MongoPlace,
  withAccount: boolean,
  work: (admin: mongo.Db) => Promise<T>,
): Promise<T> {
  // The driver is loaded while the server program comes up.
  const { mongo: driver } = await import('mongoose');
  const client = new driver.MongoClient(`mongodb://127.0.0.1:${place.port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2_000,
    maxPoolSize: 1,
    ...(withAccount && { auth: { username: USER, password: place.password }, authSource: 'admin' }),
  });
  try {
    await client.connect();
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

function listening(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

function isCode(error: unknown, code: number): boolean {
  if (!(error instanceof Error)) return false;
  const cause = (error as Error & { cause?: unknown }).cause;
  return (error as Error & { code?: unknown }).code === code || isCode(cause, code);
}
