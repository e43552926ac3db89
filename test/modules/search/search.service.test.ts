import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { Audience, anonymous, Role, type Viewer } from '../../../src/platform/auth/viewer.js';
import { systemClock } from '../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../src/platform/events/index.js';
import { CursorCodec } from '../../../src/platform/graphql/cursor.js';
import { Leases } from '../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { all, isIn, never, toMongo, type Rule } from '../../../src/platform/rules/rules.js';
import { SearchEngine } from '../../../src/platform/search/client.js';
import { Indexer } from '../../../src/platform/search/indexer.js';
import { SearchIndex } from '../../../src/platform/search/search-index.js';
import type { SearchEntry, SearchSource } from '../../../src/platform/search/source.js';
import type { SearchSubjectProvider } from '../../../src/platform/search/subject.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';
import { createMetrics } from '../../../src/platform/telemetry/metrics.js';
import { QuestionFeed } from '../../../src/platform/search/question/question-feed.js';
import { noTuning } from '../../../src/platform/search/tuning.js';
import { HitReader } from '../../../src/modules/search/hit-reader.service.js';
import { RankingService } from '../../../src/modules/search/ranking.service.js';
import { Receipts } from '../../../src/modules/search/receipt.js';
import { SearchService, type SearchRequest, type SearchResult } from '../../../src/modules/search/search.service.js';

interface Doc {
  _id: string;
  title: string;
  kind: string;
  code: string;
  audience: string;
  state: string;
  body: string;
  secret: string;
  lines: string[];
}

const name = `t${randomBytes(6).toString('hex')}`;
const staff: Viewer = {
  ...anonymous('zh-CN'),
  kind: 'person',
  id: 'user_1',
  roles: [Role.AGENT],
  audience: Audience.INTERNAL,
};
const customer: Viewer = {
  ...anonymous('en'),
  kind: 'person',
  id: 'user_2',
  roles: [Role.CUSTOMER],
  audience: Audience.PUBLIC,
};

let connection: Connection;
let engine: SearchEngine;
let indexer: Indexer;
let index: SearchIndex;
let service: SearchService;
let withoutEngine: SearchService;
let foundation: ConstructorParameters<typeof SearchService>[0];
let questions: QuestionFeed;
let receipts: Receipts;
/** What is pinned, for every query. */
let bets: string[] = [];

const ruleOf = (viewer: Viewer): Rule => {
  if (viewer.kind === 'anonymous') return never;
  const audiences = viewer.audience === Audience.INTERNAL ? ['INTERNAL', 'PUBLIC'] : ['PUBLIC'];
  return all(isIn('state', ['PUBLISHED']), isIn('audience', audiences));
};
const docs = () => connection.collection('docs');
const read = async (filter: object): Promise<Doc[]> => (await docs().find(filter).toArray()) as unknown as Doc[];
const entryOf = (doc: Doc): SearchEntry => ({
  did: doc._id,
  type: 'doc',
  kind: doc.kind,
  code: doc.code,
  locale: 'zh-CN',
  title: doc.title,
  say: null,
  alts: [],
  keywords: [],
  codes: [],
  categories: [],
  updatedAt: 0,
  policy: { audience: doc.audience, tierRank: 0, teams: ['*'], lines: doc.lines, state: doc.state },
  sections: [
    { heading: null, text: doc.body, internal: false },
    { heading: null, text: doc.secret, internal: true },
  ],
});
const source: SearchSource = {
  type: 'doc',
  collection: 'docs',
  entries: async (ids) => new Map((await read({ _id: { $in: [...ids] } })).map((doc) => [doc._id, entryOf(doc)])),
  async *allIds() {
    yield (await read({})).map(({ _id }) => _id);
  },
};
const subject: SearchSubjectProvider = {
  type: 'doc',
  rule: ruleOf,
  async hits(viewer, ids) {
    const found = await read({ $and: [{ _id: { $in: [...ids] } }, toMongo(ruleOf(viewer))] });
    return new Map(
      found.map((doc) => [
        doc._id,
        {
          id: doc._id,
          code: doc.code,
          kind: doc.kind,
          locale: 'zh-CN' as const,
          title: doc.title,
          say: null,
          text: viewer.audience === Audience.INTERNAL ? `${doc.body}\n${doc.secret}` : doc.body,
          object: doc,
        },
      ]),
    );
  },
  facetLabels: async (viewer, field, values) =>
    new Map(values.filter((value) => value !== '*').map((value) => [value, `${field} ${value} ${viewer.locale}`])),
};

const doc = (_id: string, patch: Partial<Doc> = {}): Doc => ({
  _id,
  title: `文章 ${_id}`,
  kind: 'FAQ',
  code: `K-${_id}`,
  audience: 'PUBLIC',
  state: 'PUBLISHED',
  body: '',
  secret: '',
  lines: ['*'],
  ...patch,
});
const ask = (patch: Partial<SearchRequest> & { query: string }): SearchRequest => ({
  narrowing: {},
  first: 20,
  after: null,
  ...patch,
});
const ids = (result: SearchResult): string[] => result.hits.map(({ subject: { id } }) => id);

function searchIn(where: SearchIndex | null): SearchService {
  const metrics = createMetrics({ instance: 'test', process: false });
  const ranking = new RankingService(foundation, where, questions, [subject], metrics);
  const knowledge = {
    tuning: () => noTuning,
    learned: () => null,
    bets: () => bets,
    isLine: async (id: string) => id === 'line_a',
  };
  return new SearchService(
    foundation,
    where,
    ranking,
    new HitReader([subject], questions),
    receipts,
    knowledge,
    metrics,
  );
}

beforeAll(async () => {
  connection = await connectMongo(process.env['TEST_MONGODB_URI'] ?? '', name);
  engine = new SearchEngine({
    url: process.env['TEST_MEILI_URL'] ?? '',
    apiKey: process.env['TEST_MEILI_KEY'] ?? '',
    prefix: `${name}_`,
  });
  index = new SearchIndex(connection, engine, systemClock);
  const events = new EventStore(connection);
  const log = silentLog();
  const leases = new Leases(connection, systemClock, log);
  foundation = {
    cursors: new CursorCodec(Buffer.alloc(32, 1)),
    log,
    transactions: new Transactions(connection, events, systemClock),
    clock: systemClock,
  };
  receipts = new Receipts(Buffer.alloc(32, 2), systemClock);
  await connection.createCollection('docs');
  await ensureIndexes(connection);
  await docs().insertMany([
    doc('m1', {
      title: '洗衣機不脫水',
      body: '请检查排水管是否弯折。',
      secret: '备件仓库电话 8899',
      lines: ['line_a'],
    }),
    doc('m2', { title: '洗衣机显示 E21', kind: 'TECHNICAL_CASE', code: 'C-2031', body: '排水超时。' }),
    doc('m3', { title: '洗衣机内部价格', audience: 'INTERNAL' }),
    doc('m4', { title: '洗衣机旧文', state: 'ARCHIVED' }),
    doc('m5', { title: 'Reset your password', code: 'K-2031', body: 'Open the page. Forgot password?' }),
    ...Array.from({ length: 30 }, (_, n) =>
      doc(`p${String(n).padStart(2, '0')}`, { title: `电饭煲 ${n}`, lines: [n % 2 ? 'line_a' : 'line_b'] }),
    ),
  ] as object[]);
  indexer = new Indexer({ connection, engine, sources: [source], leases, clock: systemClock, log, maxWaitMs: 5 });
  indexer.start();
  questions = new QuestionFeed({ connection, sources: [source], clock: systemClock, log });
  questions.start();
  await index.whenCaughtUp();
  await questions.whenCaughtUp();
  service = searchIn(index);
  withoutEngine = searchIn(null);
}, 60_000);

afterAll(async () => {
  await indexer.stop();
  await questions.stop();
  await engine.call((client) => client.deleteIndex(engine.indexUid));
  await engine.close();
  await connection.dropDatabase();
  await connection.close();
}, 60_000);

describe('finding', () => {
  it('ranks, shows the document, and marks on its own text', async () => {
    const result = await service.search(staff, ask({ query: '洗衣机脱水' }));
    const [first] = result.hits;
    expect(first?.subject.title).toBe('洗衣機不脫水');
    expect(first?.titleMarks.map(({ start, length }) => first.subject.title.slice(start, start + length))).toEqual([
      '洗衣機',
      '脫水',
    ]);
    expect(first?.snippet).toContain('排水管');
    expect(result.isDegraded).toBe(false);
  });

  it('puts the very code first', async () => {
    expect(ids(await service.search(staff, ask({ query: 'K-2031' })))[0]).toBe('m5');
    expect(ids(await service.search(staff, ask({ query: 'k2031' })))[0]).toBe('m5');
    expect(ids(await service.search(staff, ask({ query: 'C-2031' })))[0]).toBe('m2');
    expect(ids(await service.search(staff, ask({ query: 'e21' })))[0]).toBe('m2');
  });

  it('finds while a word is being typed', async () => {
    expect(ids(await service.search(staff, ask({ query: 'pas' })))[0]).toBe('m5');
    expect(ids(await service.search(staff, ask({ query: '脱' })))).toContain('m1');
  });

  it('finds nothing for nothing', async () => {
    for (const query of ['', '  ', '？！', '👋'])
      expect((await service.search(staff, ask({ query }))).hits).toEqual([]);
  });

  it('searches the beginning of what is too long, and says so', async () => {
    const long = await service.search(staff, ask({ query: `洗衣机不脱水${' 长'.repeat(600)}` }));
    expect(long.isShortened).toBe(true);
    expect(ids(long)).toContain('m1');
    expect((await service.search(staff, ask({ query: '洗衣机不脱水' }))).isShortened).toBe(false);
  });

  it('refuses what is out of range', async () => {
    for (const first of [0, -1, 101, 1.5]) {
      await expect(service.search(staff, ask({ query: '长', first }))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
  });
});

describe('rights', () => {
  it('filter for each viewer, internal parts included, counts too', async () => {
    expect(ids(await service.search(staff, ask({ query: '洗衣机' }))).sort()).toEqual(['m1', 'm2', 'm3']);
    const forCustomer = await service.search(customer, ask({ query: '洗衣机' }));
    expect(ids(forCustomer).sort()).toEqual(['m1', 'm2']);
    expect(forCustomer.totalCount).toBe(2);
    expect((await service.search(anonymous('en'), ask({ query: '洗衣机' }))).hits).toEqual([]);

    expect(ids(await service.search(staff, ask({ query: '备件仓库' })))).toEqual(['m1']);
    expect((await service.search(customer, ask({ query: '备件仓库' }))).hits).toEqual([]);
    const shown = (await service.search(customer, ask({ query: '洗衣机 电话' }))).hits.map(({ snippet }) => snippet);
    expect(shown.join('')).not.toContain('8899');
  });

  it('are checked again before a hit leaves, and the page is filled up', async () => {
    // The engine still has the row: the index is not fed here.
    await indexer.stop();
    await docs().updateOne({ _id: 'm1' } as object, { $set: { audience: 'INTERNAL' } });
    await docs().deleteOne({ _id: 'p00' } as object);
    expect(ids(await service.search(customer, ask({ query: '洗衣机' })))).toEqual(['m2']);
    const page = await service.search(customer, ask({ query: '电饭煲', first: 29 }));
    expect(ids(page)).toHaveLength(29);
    expect(ids(page)).not.toContain('p00');
    expect(page.hasNextPage).toBe(false);
    expect(page.totalCount).toBe(29);
    await docs().updateOne({ _id: 'm1' } as object, { $set: { audience: 'PUBLIC' } });
    await docs().insertOne(doc('p00', { title: '电饭煲 0', lines: ['line_b'] }) as object);
  });
});

describe('narrowing, counting, paging', () => {
  it('narrows by kind, locale and line', async () => {
    expect(
      ids(await service.search(staff, ask({ query: '洗衣机', narrowing: { kinds: ['TECHNICAL_CASE'] } }))),
    ).toEqual(['m2']);
    expect(ids(await service.search(staff, ask({ query: '洗衣机', narrowing: { lineIds: ['line_a'] } })))).toEqual([
      'm1',
    ]);
    expect(ids(await service.search(staff, ask({ query: '洗衣机', narrowing: { locales: ['en'] } })))).toEqual([]);
    expect(ids(await service.search(staff, ask({ query: '洗衣机', narrowing: { kinds: [] } })))).toEqual([]);
    expect(
      ids(await service.search(staff, ask({ query: '洗衣机', narrowing: { kinds: ['"] OR state = "ARCHIVED'] } }))),
    ).toEqual([]);
  });

  it('counts documents by field, with names', async () => {
    const result = await service.search(staff, ask({ query: '电饭煲' }));
    expect(result.totalCount).toBe(30);
    const facets = await result.facets();
    expect(facets.find((facet) => facet.name === 'kind')?.values).toEqual([
      { value: 'FAQ', label: 'kind FAQ zh-CN', count: 30 },
    ]);
    const lines = facets.find((facet) => facet.name === 'lines')?.values;
    expect(lines?.map(({ value, count }) => [value, count]).sort()).toEqual([
      ['line_a', 15],
      ['line_b', 15],
    ]);
  });

  it('counts what narrowing to a value finds', async () => {
    // Up to ten are shown whether they match or not: these queries have none of those.
    for (const query of ['洗衣机', '电饭煲', '电饭煲 3']) {
      const whole = await service.search(staff, ask({ query, first: 100 }));
      const facets = await whole.facets();
      const kinds = facets.find((facet) => facet.name === 'kind')?.values ?? [];
      expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(whole.totalCount);
      expect(ids(whole)).toHaveLength(whole.totalCount);
      for (const { value, count } of kinds) {
        const narrowed = await service.search(staff, ask({ query, first: 100, narrowing: { kinds: [value] } }));
        expect([query, value, narrowed.totalCount]).toEqual([query, value, count]);
      }
    }
  });

  it('pages through all hits once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page++) {
      const result: SearchResult = await service.search(staff, ask({ query: '电饭煲', first: 7, after }));
      seen.push(...ids(result));
      expect(result.hasPreviousPage).toBe(page > 0);
      if (!result.hasNextPage) break;
      after = result.hits.at(-1)?.cursor ?? null;
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });

  it('refuses a cursor of another query or person', async () => {
    const after = (await service.search(staff, ask({ query: '电饭煲', first: 1 }))).hits[0]?.cursor ?? '';
    await expect(service.search(staff, ask({ query: '洗衣机', after }))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(service.search(customer, ask({ query: '电饭煲', after }))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('without the engine', () => {
  it('the question index answers, under the same rights, and says so', async () => {
    const result = await withoutEngine.search(staff, ask({ query: '洗衣机怎么显示 ' }));
    expect(result).toMatchObject({ isDegraded: true });
    expect(ids(result)[0]).toBe('m2');
    expect(ids(await withoutEngine.search(customer, ask({ query: '洗衣机' }))).sort()).toEqual(['m1', 'm2']);
    expect((await withoutEngine.search(customer, ask({ query: '备件仓库' }))).hits).toEqual([]);
    const facets = await result.facets();
    expect(facets.find(({ name: field }) => field === 'kind')?.values.map(({ value }) => value)).toContain(
      'TECHNICAL_CASE',
    );
  });

  it('a dead engine is no fault of the caller', async () => {
    const dead = new SearchEngine({ url: 'http://127.0.0.1:9', apiKey: 'x', timeoutMs: 500 });
    const lame = searchIn(new SearchIndex(connection, dead, systemClock));
    const result = await lame.search(staff, ask({ query: '洗衣机' }));
    expect(result.isDegraded).toBe(true);
    expect(result.hits).toHaveLength(3);
    await dead.close();
  });
});

describe('what comes with an answer', () => {
  it('a receipt that only the same person can hand back', async () => {
    const result = await service.search(staff, ask({ query: '洗衣机不脱水' }));
    expect(receipts.open(staff, result.receipt)).toMatchObject({
      query: '洗衣机不脱水',
      locale: 'zh-CN',
      shown: ids(result),
      totalCount: result.totalCount,
    });
    expect(receipts.open(customer, result.receipt)).toBeNull();
    expect(receipts.open(staff, `${result.receipt.slice(0, -2)}xx`)).toBeNull();
    expect(receipts.open(staff, '')).toBeNull();
  });

  it('a verdict on questions that say enough', async () => {
    expect((await service.search(staff, ask({ query: '洗衣机不脱水怎么办' }))).verdict).toBe('LIKELY_ANSWER');
    expect((await service.search(staff, ask({ query: '洗衣机' }))).verdict).toBe('RESULTS');
    expect((await service.search(staff, ask({ query: '量子力学讲座在哪里报名' }))).verdict).toBe('NO_GOOD_ANSWER');
    expect((await service.search(staff, ask({ query: '' }))).verdict).toBe('RESULTS');
  });

  it('an offer to mend a word, from what the person may read only', async () => {
    expect((await service.search(staff, ask({ query: 'reset pasword ' }))).didYouMean).toBe('reset password');
    expect((await service.search(staff, ask({ query: 'reset password ' }))).didYouMean).toBeNull();
  });

  it('explanations for knowledge staff alone', async () => {
    const editor: Viewer = { ...staff, roles: [Role.KNOWLEDGE_EDITOR] };
    const told = await service.search(editor, ask({ query: '洗衣机不脱水', explain: true }));
    expect(told.explanation?.slots.slots.length).toBeGreaterThan(3);
    expect(told.hits[0]?.explanation?.foundBy).toContain('questionIndex');
    const untold = await service.search(staff, ask({ query: '洗衣机不脱水', explain: true }));
    expect(untold.explanation).toBeNull();
    expect(untold.hits[0]?.explanation).toBeNull();
  });
});

describe('what is pinned', () => {
  const found = async (viewer: Viewer, request: Partial<SearchRequest> & { query: string }, pinned: string[]) => {
    bets = pinned;
    try {
      return await service.search(viewer, ask(request));
    } finally {
      bets = [];
    }
  };

  it('stands first, once, and is counted', async () => {
    const plain = await found(staff, { query: '洗衣机' }, []);
    const matching = await found(staff, { query: '洗衣机' }, ['m2']);
    expect(ids(matching)[0]).toBe('m2');
    expect([...ids(matching)].sort()).toEqual([...ids(plain)].sort());
    expect(matching.totalCount).toBe(plain.totalCount);
    expect(matching.hits.map(({ isBestBet }) => isBestBet)).toEqual([true, false, false]);
    const other = await found(staff, { query: '洗衣机' }, ['m5']);
    expect(ids(other)[0]).toBe('m5');
    expect(other.totalCount).toBe(plain.totalCount + 1);
    expect(other.verdict).toBe('LIKELY_ANSWER');
  });

  it('changes nothing for who may not see it, or outside the narrowing', async () => {
    const plain = await found(customer, { query: '洗衣机' }, []);
    const hidden = await found(customer, { query: '洗衣机' }, ['m3', 'm4', 'no-such']);
    expect([ids(hidden), hidden.totalCount, hidden.verdict]).toEqual([ids(plain), plain.totalCount, plain.verdict]);
    const narrowing = { kinds: ['TECHNICAL_CASE'] };
    const narrowed = await found(staff, { query: '洗衣机', narrowing }, ['m5']);
    expect(ids(narrowed)).toEqual(['m2']);
  });
});

describe('the call', () => {
  it('is neither used nor recorded with a product line that there is not', async () => {
    const lineOf = async (productLineId: string) => {
      const result = await service.search(staff, ask({ query: '洗衣机', light: { productLineId } }));
      return receipts.open(staff, result.receipt)?.productLineId;
    };
    expect(await lineOf('line_a')).toBe('line_a');
    expect(await lineOf('line_x')).toBeNull();
    for (const light of [
      { productLineId: 'x'.repeat(65) },
      { customerLevel: 'x'.repeat(41) },
      { reason: 'x'.repeat(201) },
    ])
      await expect(service.search(staff, ask({ query: '洗衣机', light }))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
  });
});

describe('rebuilding', () => {
  it('needs a reason', async () => {
    await expect(service.requestRebuild(staff, '  ')).rejects.toMatchObject({
      faults: [{ code: 'REQUIRED', field: ['reason'] }],
    });
    await expect(service.requestRebuild(staff, 'x'.repeat(201))).rejects.toMatchObject({
      faults: [{ code: 'TOO_LONG' }],
    });
    expect((await service.status()).isRebuilding).toBe(false);
  });

  it('is asked for with an audit event', async () => {
    expect(await service.requestRebuild(staff, 'new synonyms')).toMatchObject({ isRebuilding: true });
    const event = await connection.collection('events').findOne({ type: 'search.rebuildRequested' });
    expect(event).toMatchObject({ actorId: 'user_1', after: { reason: 'new synonyms' } });
  });
});
