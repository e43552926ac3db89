import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { systemClock } from '../../../src/platform/clock/clock.js';
import { connectMongo } from '../../../src/platform/mongo/connect.js';
import { QuestionFeed } from '../../../src/platform/search/question/question-feed.js';
import type { SearchEntry, SearchSource } from '../../../src/platform/search/source.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';

interface Doc {
  _id: string;
  title: string;
}

let connection: Connection;
const feeds: QuestionFeed[] = [];
/** Set to make reading fail, as when the database is away. */
let fault: Error | null = null;

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
    const found = await docs()
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return new Map(found.map((doc) => [doc._id, entryOf(doc)]));
  },
  async *allIds() {
    yield (await docs().find().toArray()).map(({ _id }) => _id);
  },
};

function feed(): QuestionFeed {
  const made = new QuestionFeed({ connection, sources: [source], clock: systemClock, log: silentLog() });
  feeds.push(made);
  return made;
}
const idsIn = ({ index }: QuestionFeed): string[] => [...index.documentIds()].sort();

beforeAll(async () => {
  connection = await connectMongo(process.env['TEST_MONGODB_URI'] ?? '', `t${randomBytes(6).toString('hex')}`);
  await connection.createCollection('docs');
});
afterEach(async () => {
  fault = null;
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
    expect(await connection.collection('search_marks').countDocuments()).toBe(0);
  });

  it('reads everything anew when reading failed, and answers by the old meanwhile', async () => {
    await docs().insertOne({ _id: 'a', title: 'A' });
    const one = feed();
    one.start();
    await one.whenCaughtUp();
    fault = new Error('away');
    await docs().insertOne({ _id: 'b', title: 'B' });
    await expect(one.whenCaughtUp(1_500)).rejects.toThrow('did not catch up');
    expect(idsIn(one)).toEqual(['a']);
    fault = null;
    await one.whenCaughtUp();
    expect(idsIn(one)).toEqual(['a', 'b']);
  });

  it('tells in time that nobody feeds it', async () => {
    const one = feed();
    await expect(one.whenCaughtUp(600)).rejects.toThrow('within 600 ms');
  });
});
