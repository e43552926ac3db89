import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { systemClock } from '../../../src/platform/clock/clock.js';
import { Leases } from '../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { SearchEngine } from '../../../src/platform/search/client.js';
import { Indexer } from '../../../src/platform/search/indexer.js';
import { IndexStateStore } from '../../../src/platform/search/index-state.js';
import { SearchIndex } from '../../../src/platform/search/search-index.js';
import type { SearchEntry, SearchSource } from '../../../src/platform/search/source.js';
import { find } from '../../../src/platform/search/find.js';
import { planQuery } from '../../../src/platform/search/query.js';
import { noTuning, type SearchTuning } from '../../../src/platform/search/tuning.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';

/** A made-up document of a made-up room. */
export interface Note {
  _id: string;
  title: string;
  parts: string[];
  /** Makes the room fail when it describes this one. */
  isBroken?: boolean;
}

/** Stands between product and engine, so that a test can cut the line and mend it. */
class Line {
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  port = 0;

  constructor(private readonly target: URL) {}

  async open(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('close', () => this.#sockets.delete(socket));
        socket.on('error', () => socket.destroy());
      }
      near.pipe(far).pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

export interface Fixture {
  connection: Connection;
  index: SearchIndex;
  engine: SearchEngine;
  state: IndexStateStore;
  line: Line;
  notes: ReturnType<Connection['collection']>;
  /** Search settings that are wanted; a test may change them. */
  wanted: { tuning: SearchTuning };
  /** Lets a test hold up who reads notes. */
  gate: { wait: Promise<void> | null; onRead: (() => void) | null };
  /** What indexers said at level `info`. */
  told: string[];
  newIndexer(): Indexer;
  search(text: string): Promise<string[]>;
  put(...notes: Note[]): Promise<void>;
  close(): Promise<void>;
}

export async function startFixture(): Promise<Fixture> {
  const name = `t${randomBytes(6).toString('hex')}`;
  const connection = await connectMongo(process.env['TEST_MONGODB_URI'] ?? '', name);
  const line = new Line(new URL(process.env['TEST_MEILI_URL'] ?? ''));
  await line.open();
  const apiKey = process.env['TEST_MEILI_KEY'] ?? '';
  const engine = new SearchEngine({
    url: `http://127.0.0.1:${line.port}`,
    apiKey,
    prefix: `${name}_`,
    timeoutMs: 5_000,
  });
  const notes = connection.collection('notes');
  await connection.createCollection('notes');
  const state = new IndexStateStore(connection);
  const leases = new Leases(connection, systemClock, silentLog());
  await ensureIndexes(connection);
  const wanted = { tuning: noTuning };
  const gate: Fixture['gate'] = { wait: null, onRead: null };
  const told: string[] = [];
  const log = silentLog();
  log.info = (_fields: unknown, text?: string) => void (text && told.push(text));
  const source: SearchSource = {
    type: 'note',
    collection: 'notes',
    async entries(ids) {
      gate.onRead?.();
      if (gate.wait) await gate.wait;
      const found = (await notes.find({ _id: { $in: [...ids] } } as object).toArray()) as unknown as Note[];
      const broken = found.find((note) => note.isBroken);
      if (broken) throw new TypeError(`no title to be had of ${broken._id}`);
      return new Map(found.map((note) => [note._id, entryOf(note)]));
    },
    async *allIds() {
      const all = (await notes
        .find({}, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray()) as unknown as Note[];
      for (let at = 0; at < all.length; at += 50) yield all.slice(at, at + 50).map(({ _id }) => _id);
    },
  };
  return {
    connection,
    engine,
    state,
    line,
    notes,
    wanted,
    gate,
    told,
    index: new SearchIndex(connection, engine, systemClock),
    newIndexer: () =>
      new Indexer({
        connection,
        engine,
        sources: [source],
        leases,
        clock: systemClock,
        log,
        wanted: async () => wanted.tuning,
        maxWaitMs: 10,
        fillBatch: 40,
      }),
    async search(text) {
      return (await find(engine, planQuery(text), { filter: '', depth: 100, facets: ['kind'] })).ids;
    },
    async put(...list) {
      for (const note of list) {
        const { _id, ...rest } = note;
        await notes.replaceOne({ _id } as object, rest, { upsert: true });
      }
    },
    async close() {
      await connection.dropDatabase();
      await connection.close();
      const { results } = await engine.call((client) => client.getRawIndexes({ limit: 1_000 }));
      for (const { uid } of results) if (uid.startsWith(name)) await engine.call((client) => client.deleteIndex(uid));
      await engine.close();
      await line.cut();
    },
  };
}

function entryOf(note: Note): SearchEntry {
  return {
    did: note._id,
    type: 'note',
    kind: 'FAQ',
    code: null,
    locale: 'zh-CN',
    title: note.title,
    say: null,
    alts: [],
    keywords: [],
    codes: [],
    categories: [],
    updatedAt: 0,
    policy: { audience: 'PUBLIC', tierRank: 0, teams: ['*'], lines: ['*'], state: 'PUBLISHED' },
    sections: note.parts.map((text) => ({ heading: null, text, internal: false })),
  };
}
