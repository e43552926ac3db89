import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { systemClock } from '../../../src/platform/clock/clock.js';
import { connectMongo } from '../../../src/platform/mongo/connect.js';
import { QuestionFeed } from '../../../src/platform/search/question/question-feed.js';
import type { SearchEntry, SearchSource } from '../../../src/platform/search/source.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';
import { eventually } from '../../support/eventually.js';
import { startProxy } from '../../support/proxy.js';

interface Doc {
  _id: string;
  title: string;
}

let connection: Connection;
const feeds: QuestionFeed[] = [];
/** Set to make reading fail, as when the database is away. */
let fault: Error | null = null;
/** Documents that the room cannot describe. */
const bad = new Set<string>();
/** Ids that were read. */
const read: string[] = [];

const docs = () => connection.collection<Doc>('docs');
const entryOf = ({ _id, title }: Doc): SearchEntry => ({
  ...{ did: _id, type: 'doc', kind: 'FAQ', code: null, locale: 'en', title, say: null, alts: [], keywords: [] },
  ...{ codes: [], categories: [], updatedAt: 0, sections: [] },
  policy: { audience: 'PUBLIC', tierRank: 0, teams: ['*'], lines: ['*'], state: 'PUBLISHED' },
});
const source: SearchSource = {
  type: 'doc',
  collection: 'docs',
  async entries(ids) {
    if (fault) throw fault;
    read.push(...ids);
    const broken = ids.find((id) => bad.has(id));
    if (broken !== undefined) throw new TypeError(`no title to be had of ${broken}`);
    const found = await docs()
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return new Map(found.map((doc) => [doc._id, entryOf(doc)]));
  },
  async *allIds() {
    yield (await docs().find().toArray()).map(({ _id }) => _id);
  },
};

/** A feed; what it logs as an error goes to `said`. */
function feed(over: Connection = connection, said: unknown[] = []): QuestionFeed {
  const log = silentLog();
  log.error = (line: unknown) => void said.push(line);
  const made = new QuestionFeed({ connection: over, sources: [source], clock: systemClock, log });
  feeds.push(made);
  return made;
}
/** The address of the database, or of a proxy before it. */
function address(port?: number): string {
  const url = new URL(process.env['TEST_MONGODB_URI'] ?? '');
  if (port === undefined) return url.href;
  url.port = String(port);
  url.searchParams.delete('replicaSet');
  url.searchParams.set('directConnection', 'true');
  return url.href;
}
const idsIn = ({ index }: QuestionFeed): string[] => [...index.documentIds()].sort();

beforeAll(async () => {
  connection = await connectMongo(process.env['TEST_MONGODB_URI'] ?? '', `t${randomBytes(6).toString('hex')}`);
  await connection.createCollection('docs');
});
afterEach(async () => {
  fault = null;
  bad.clear();
  for (const one of feeds.splice(0)) await one.stop();
  await docs().deleteMany({});
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('the feed of the question index', () => {
  it('loads what is there and follows what changes', async () => {
    await docs().insertMany(Array.from({ length: 250 }, (_, n) => ({ _id: `d${n}`, title: `Title ${n}` })));
    const one = feed();
    expect(one.isLoaded).toBe(false);
    one.start();
    await one.whenCaughtUp();
    expect(one.status()).toMatchObject({ isLoaded: true, documentCount: 250 });

    await docs().updateOne({ _id: 'd3' }, { $set: { title: 'Changed wholly' } });
    await docs().deleteOne({ _id: 'd4' });
    await docs().insertOne({ _id: 'new', title: 'New' });
    await one.whenCaughtUp();
    const [changed = -1] = one.index.facesOfDocument('d3');
    expect(one.index.face(changed)?.wordings).toEqual(['changed wholly']);
    expect(idsIn(one)).not.toContain('d4');
    expect(idsIn(one)).toContain('new');
  });

  it('misses nothing that is written while it loads', async () => {
    await docs().insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: `d${n}`, title: `Title ${n}` })));
    const one = feed();
    one.start();
    const writing = (async () => {
      for (let n = 0; n < 60; n++) {
        await docs().updateOne({ _id: `d${n}` }, { $set: { title: `Second ${n}` } });
        if (n % 3 === 0) await docs().deleteOne({ _id: `d${n + 100}` });
      }
    })();
    await writing;
    await one.whenCaughtUp();
    const there = (await docs().find().toArray()).map(({ _id, title }) => `${_id} ${title.toLowerCase()}`).sort();
    const known = idsIn(one).map(
      (id) => `${id} ${one.index.face(one.index.facesOfDocument(id)[0] ?? -1)?.wordings[0]}`,
    );
    expect(known.sort()).toEqual(there);
  });

  it('is the same in two processes, each asking for itself', async () => {
    const one = feed();
    const other = feed();
    one.start();
    other.start();
    await docs().insertOne({ _id: 'a', title: 'A' });
    await Promise.all([one.whenCaughtUp(), other.whenCaughtUp()]);
    expect(idsIn(one)).toEqual(['a']);
    expect(idsIn(other)).toEqual(['a']);
    await eventually(async () => expect(await connection.collection('search_marks').countDocuments()).toBe(0));
  });

  it('goes on where it was when reading failed, and answers by what it has meanwhile', async () => {
    await docs().insertMany(Array.from({ length: 30 }, (_, n) => ({ _id: `a${n}`, title: 'A' })));
    const one = feed();
    expect(one.status()).toMatchObject({ isFollowing: false });
    one.start();
    await one.whenCaughtUp();
    expect(one.status()).toMatchObject({ isFollowing: true, silentSince: null });
    const { index } = one;
    read.length = 0;
    fault = Object.assign(new Error('away'), { name: 'MongoNetworkError' });
    const before = Date.now();
    await docs().insertOne({ _id: 'b', title: 'B' });
    await expect(one.whenCaughtUp(1_500)).rejects.toThrow('did not catch up');
    expect(idsIn(one)).toHaveLength(30);
    const { silentSince, isFollowing } = one.status();
    expect(isFollowing).toBe(false);
    expect(silentSince?.getTime()).toBeLessThanOrEqual(before + 1_000);
    await docs().insertOne({ _id: 'c', title: 'C' });
    fault = null;
    await one.whenCaughtUp();
    expect(idsIn(one)).toEqual(expect.arrayContaining(['b', 'c']));
    expect(one.index).toBe(index);
    expect(new Set(read)).toEqual(new Set(['b', 'c']));
    expect(one.status()).toMatchObject({ isFollowing: true, silentSince: null });
  });

  it('goes on where it was when the line to the database was cut', async () => {
    const proxy = await startProxy(new URL(address()));
    const away = await connectMongo(address(proxy.port), connection.name);
    try {
      await docs().insertMany(Array.from({ length: 30 }, (_, n) => ({ _id: `a${n}`, title: 'A' })));
      const one = feed(away);
      one.start();
      await one.whenCaughtUp();
      const { index } = one;
      read.length = 0;
      proxy.cut();
      await docs().insertOne({ _id: 'b', title: 'B' });
      await docs().deleteOne({ _id: 'a0' });
      await eventually(() => expect(one.status().isFollowing).toBe(false), 40_000);
      expect(one.status().silentSince).not.toBeNull();
      expect(idsIn(one)).toContain('a0');
      proxy.mend();
      await one.whenCaughtUp();
      expect(idsIn(one)).toContain('b');
      expect(idsIn(one)).not.toContain('a0');
      expect(one.index).toBe(index);
      expect(new Set(read)).toEqual(new Set(['b', 'a0']));
      await one.stop();
    } finally {
      proxy.mend();
      await away.close();
      await proxy.close();
    }
  }, 120_000);

  it('reads everything anew when the history of changes is lost, and answers by the old index meanwhile', async () => {
    await docs().insertMany(Array.from({ length: 30 }, (_, n) => ({ _id: `a${n}`, title: 'A' })));
    const one = feed();
    one.start();
    await one.whenCaughtUp();
    const { index } = one;
    fault = Object.assign(new Error('away'), { name: 'MongoNetworkError' });
    await docs().drop();
    await connection.createCollection('docs');
    await docs().insertOne({ _id: 'b', title: 'B' });
    await eventually(() => expect(one.status().isFollowing).toBe(false));
    expect(idsIn(one)).toHaveLength(30);
    fault = null;
    await one.whenCaughtUp();
    expect(idsIn(one)).toEqual(['b']);
    expect(one.index).not.toBe(index);
    expect(one.index.version).toBeGreaterThan(index.version);
  });

  it('leaves out a document that cannot be read, says so once, and takes the others', async () => {
    await docs().insertMany(Array.from({ length: 40 }, (_, n) => ({ _id: `d${n}`, title: `Title ${n}` })));
    bad.add('d7');
    // Its title is missing, which shows only when it is put in.
    await docs().updateOne({ _id: 'd9' }, { $unset: { title: 1 } });
    const said: unknown[] = [];
    const one = feed(connection, said);
    one.start();
    await one.whenCaughtUp();
    const good = Array.from({ length: 40 }, (_, n) => `d${n}`).filter((id) => id !== 'd7' && id !== 'd9');
    expect(idsIn(one)).toEqual(good.sort());
    expect(one.status()).toMatchObject({ isLoaded: true, isFollowing: true, leftOutCount: 2 });

    bad.add('d8');
    await docs().updateMany({ _id: { $in: ['d6', 'd7', 'd8'] } }, { $set: { title: 'Changed' } });
    await one.whenCaughtUp();
    // What it was before may no longer be shown to whoever could read that.
    expect(idsIn(one)).not.toContain('d8');
    const [changed = -1] = one.index.facesOfDocument('d6');
    expect(one.index.face(changed)?.wordings).toEqual(['changed']);
    expect(said.map((line) => (line as { documentId: string }).documentId).sort()).toEqual(['d7', 'd8', 'd9']);

    // Mended without a change of the document: it is tried again from time to time.
    bad.clear();
    await eventually(() => expect(idsIn(one)).toEqual(expect.arrayContaining(['d7', 'd8'])), 30_000);
    expect(one.status().leftOutCount).toBe(1);
  });

  it('clears its dead away while it follows', async () => {
    await docs().insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: `d${n}`, title: `Title ${n}` })));
    const one = feed();
    one.start();
    await one.whenCaughtUp();
    const { index } = one;
    for (const round of [1, 2]) {
      await docs().updateMany({}, { $set: { title: `Round ${round}` } });
      await one.whenCaughtUp();
    }
    await eventually(() => expect(one.index).not.toBe(index));
    await docs().updateOne({ _id: 'd5' }, { $set: { title: 'Last' } });
    await one.whenCaughtUp();
    expect(idsIn(one)).toHaveLength(300);
    expect(one.index.faceNumbers).toBeLessThan(600);
    const [last = -1] = one.index.facesOfDocument('d5');
    expect(one.index.face(last)?.wordings).toEqual(['last']);
  });

  it('tells in time that nobody feeds it', async () => {
    const one = feed();
    await expect(one.whenCaughtUp(600)).rejects.toThrow('within 600 ms');
  });
});
