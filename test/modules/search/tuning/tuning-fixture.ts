import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { createTuning, type Rank, type Tuning } from '../../../../src/modules/search/tuning/index.js';
import { anonymous, Audience, Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { Secrets } from '../../../../src/platform/auth/secrets.js';
import { ManualClock, systemClock } from '../../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../../src/platform/events/index.js';
import { CursorCodec } from '../../../../src/platform/graphql/cursor.js';
import { Leases } from '../../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../../src/platform/room.js';
import { fold } from '../../../../src/platform/search/analysis.js';
import { SearchEngine } from '../../../../src/platform/search/client.js';
import { engineSynonyms, naturalFields } from '../../../../src/platform/search/index-definition.js';
import { IndexStateStore } from '../../../../src/platform/search/index-state.js';
import { Indexer } from '../../../../src/platform/search/indexer.js';
import { SearchIndex } from '../../../../src/platform/search/search-index.js';
import type { SearchEntry, SearchSource } from '../../../../src/platform/search/source.js';
import { trialText } from '../../../../src/platform/search/trial-text.js';
import type { SearchTuning } from '../../../../src/platform/search/tuning.js';
import { silentLog } from '../../../../src/platform/telemetry/log.js';

/** A document that can be found. */
export interface Doc {
  _id: string;
  title: string;
  audience?: 'PUBLIC' | 'INTERNAL';
}

const person = (id: string, role: Role, audience: Audience): Viewer => ({
  ...anonymous('en'),
  kind: 'person',
  id,
  name: id,
  roles: [role],
  audience,
});
export const editor = person('user_editor', Role.KNOWLEDGE_EDITOR, Audience.INTERNAL);
/** An editor who may see public documents only: rights are the viewer's, not the role's. */
export const publicEditor = person('user_outside', Role.KNOWLEDGE_EDITOR, Audience.PUBLIC);
export const agent = person('user_agent', Role.AGENT, Audience.INTERNAL);
export const admin = person('user_admin', Role.ADMIN, Audience.INTERNAL);

export interface TuningFixture {
  connection: Connection;
  engine: SearchEngine;
  index: SearchIndex;
  state: IndexStateStore;
  tuning: Tuning;
  /** The tools' own clock; the feeding of the index has the system's. */
  clock: ManualClock;
  /** What people asked lately. */
  recent: { text: string; count: number }[];
  /** Makes every trial answer that the engine is away. */
  away: { isAway: boolean };
  /** The same tools in another process. */
  another(): Tuning;
  newIndexer(): Indexer;
  /** What the live index finds for the natural text, as the engine understands it by its own settings. */
  engineFinds(text: string): Promise<string[]>;
  rank: Rank;
  /** Every query that was ranked, with the language that it was ranked in. */
  lights: (readonly [query: string, locale: string | null])[];
  put(...docs: Doc[]): Promise<void>;
  /** Types of the audit events, oldest first. */
  events(): Promise<string[]>;
  close(): Promise<void>;
}

/** The query itself and what it becomes when a synonym stands in the place of its word; stop words are left out. */
function variantsOf(query: string, tuning: SearchTuning): string[] {
  const stops = new Set(tuning.stopWords.map(fold));
  const words = fold(query).split(/\s+/u);
  const kept = words.filter((word) => !stops.has(word));
  const text = (kept.length ? kept : words).join(' ');
  const variants = [text];
  for (const [term, others] of Object.entries(engineSynonyms(tuning)))
    if (text.includes(term)) variants.push(...others.map((other) => text.replace(term, other)));
  return variants;
}

/** The editors' tools on a real database and a real engine, with documents of a made-up room. */
export async function startTuning(): Promise<TuningFixture> {
  const name = `t${randomBytes(6).toString('hex')}`;
  const connection = await connectMongo(process.env['TEST_MONGODB_URI'] ?? '', name);
  const engine = new SearchEngine({
    url: process.env['TEST_MEILI_URL'] ?? '',
    apiKey: process.env['TEST_MEILI_KEY'] ?? '',
    prefix: `${name}_`,
  });
  const docs = connection.collection<Doc>('docs');
  await connection.createCollection('docs');
  const log = silentLog();
  const clock = new ManualClock('2026-11-25T09:00:00.000Z');
  const secrets = new Secrets('a secret for the tests of the tuning');
  const events = new EventStore(connection);
  const foundation: Foundation = {
    connection,
    clock,
    log,
    events,
    secrets,
    instanceId: 'test',
    transactions: new Transactions(connection, events, clock),
    cursors: new CursorCodec(Buffer.alloc(32, 1)),
    idempotency: new Idempotency(connection, clock),
  };
  const leases = new Leases(connection, systemClock, log);
  const index = new SearchIndex(connection, engine, systemClock);
  const recent: TuningFixture['recent'] = [];
  const away = { isAway: false };
  const lights: TuningFixture['lights'] = [];

  const readable = (viewer: Viewer): string[] =>
    viewer.audience === Audience.INTERNAL ? ['INTERNAL', 'PUBLIC'] : ['PUBLIC'];
  const ask = async (text: string, filter: string): Promise<string[]> => {
    const { hits } = await engine.call((client) =>
      client.index(engine.indexUid).search(text, {
        attributesToSearchOn: [...naturalFields],
        matchingStrategy: 'last',
        limit: 20,
        ...(filter ? { filter } : {}),
      }),
    );
    return hits.map(({ did }) => String(did));
  };
  const rank: TuningFixture['rank'] = async (viewer, query, tuning, options) => {
    lights.push([query, options?.locale ?? null]);
    const ids: string[] = [];
    const filter = `audience IN [${readable(viewer).join(', ')}]`;
    const live = tools.tuningSource.current();
    for (const variant of variantsOf(query, tuning)) ids.push(...(await ask(trialText(variant, live, tuning), filter)));
    const distinct = [...new Set(ids)];
    return { ids: distinct, types: new Map(distinct.map((id) => [id, 'doc'])), isDegraded: away.isAway };
  };
  const another = (): Tuning =>
    createTuning(foundation, {
      index,
      rank,
      recentQueries: async (limit) => recent.slice(0, limit),
      findable: async (viewer, ids) => {
        const found = await docs
          .find({ _id: { $in: [...ids] }, audience: { $in: readable(viewer) } as never })
          .toArray();
        return new Set(found.map(({ _id }) => _id));
      },
      userById: () => {
        throw new Error('Nobody is asked for here.');
      },
      subjectById: () => {
        throw new Error('Nothing is shown here.');
      },
    });
  const tools = another();
  await ensureIndexes(connection);

  const source: SearchSource = {
    type: 'doc',
    collection: 'docs',
    async entries(ids) {
      const found = await docs.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map((doc) => [doc._id, entryOf(doc)]));
    },
    async *allIds() {
      const all = await docs.find({}, { projection: { _id: 1 } }).toArray();
      for (let at = 0; at < all.length; at += 50) yield all.slice(at, at + 50).map(({ _id }) => _id);
    },
  };
  const newIndexer = (): Indexer =>
    new Indexer({
      connection,
      engine,
      sources: [source],
      leases,
      clock: systemClock,
      log,
      wanted: () => tools.tuningSource.wanted(),
      maxWaitMs: 5,
      fillBatch: 40,
    });

  return {
    connection,
    engine,
    index,
    state: new IndexStateStore(connection),
    tuning: tools,
    clock,
    recent,
    away,
    lights,
    another,
    newIndexer,
    engineFinds: (text) => ask(fold(text), ''),
    rank,
    async put(...list) {
      for (const { _id, title, audience = 'PUBLIC' } of list)
        await docs.replaceOne({ _id }, { title, audience }, { upsert: true });
    },
    events: async () => {
      const stored = await events.events.find({}, { type: 1 }).sort({ _id: 1 }).lean().exec();
      return stored.map(({ type }) => type);
    },
    async close() {
      await connection.dropDatabase();
      await connection.close();
      const { results } = await engine.call((client) => client.getRawIndexes({ limit: 1_000 }));
      for (const { uid } of results) if (uid.startsWith(name)) await engine.call((client) => client.deleteIndex(uid));
      await engine.close();
    },
  };
}

const entryOf = ({ _id, title, audience }: Doc): SearchEntry => ({
  did: _id,
  type: 'doc',
  kind: 'FAQ',
  code: null,
  locale: 'zh-CN',
  title,
  say: null,
  alts: [],
  keywords: [],
  codes: [],
  categories: [],
  updatedAt: 0,
  policy: { audience: audience ?? 'PUBLIC', tierRank: 0, teams: ['*'], lines: ['*'], state: 'PUBLISHED' },
  sections: [],
});
