import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plantArticles } from '../../../../seed/articles.js';
import type { DemoArticle, DemoCentre, DemoPerson } from '../../../../seed/demo/types.js';
import { plantPeople } from '../../../../seed/people.js';
import { plantSearchUse } from '../../../../seed/search-use.js';
import type { Container } from '../../../../src/app/container.js';
import { createArticles } from '../../../../src/modules/articles/index.js';
import { createPeople } from '../../../../src/modules/people/index.js';
import { CountsStore, countModels } from '../../../../src/modules/search/analytics/counts.store.js';
import { IntentCounting } from '../../../../src/modules/search/analytics/intent-counter.service.js';
import { createUse, type SearchIntent } from '../../../../src/modules/search/use/index.js';
import type { SearchGap } from '../../../../src/modules/search/use/search-gap.js';
import { Secrets } from '../../../../src/platform/auth/secrets.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../../src/platform/events/index.js';
import { createFiles } from '../../../../src/platform/files/index.js';
import { CursorCodec } from '../../../../src/platform/graphql/cursor.js';
import { JobQueue, Leases } from '../../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes, type Connection } from '../../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../../src/platform/room.js';
import { silentLog } from '../../../../src/platform/telemetry/log.js';

const demo = (name: string): string =>
  readFileSync(new URL(`../../../../../seed/demo/${name}`, import.meta.url), 'utf8');
const lines = (name: string): DemoArticle[] =>
  demo(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as DemoArticle);

interface Found {
  readonly intents: SearchIntent[];
  readonly gaps: SearchGap[];
  readonly counted: number;
}

interface Planted extends Found {
  again(): Promise<Found>;
}

const connections: Connection[] = [];

/** The demo centre's people and articles in a database of their own, with the searches. */
async function plant(): Promise<Planted> {
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', `seed_${randomBytes(5).toString('hex')}`);
  connections.push(connection);
  const clock = new ManualClock('2026-11-25T09:00:00.000Z');
  const events = new EventStore(connection);
  const secrets = new Secrets('test-secret-test-secret-test-secret-0123456789');
  const foundation: Foundation = {
    connection,
    clock,
    log: silentLog(),
    events,
    secrets,
    instanceId: 'test',
    transactions: new Transactions(connection, events, clock),
    cursors: new CursorCodec(secrets.key('cursor')),
    idempotency: new Idempotency(connection, clock),
  };
  const jobs = new JobQueue(connection, clock, foundation.log);
  const people = createPeople(foundation);
  const articles = createArticles(foundation, { people, files: createFiles(foundation, { jobs }), jobs });
  const use = createUse(foundation, {
    receipts: { open: () => null },
    counter: new IntentCounting(new CountsStore(countModels(connection)), clock),
    visible: (viewer, ids) => articles.searchSubject.hits(viewer, ids),
    weightOf: () => 1,
    jobs,
    leases: new Leases(connection, clock, foundation.log),
    articles: {
      drafts: articles.drafts,
      collection: 'articles',
      live: (ids) => articles.feedSubject.policyNow(ids),
      byId: articles.loaders.articles,
    },
    people: {
      knownLines: (ids) => people.directory.knownLines(ids),
      users: people.directory.loaders.users,
      lines: people.directory.loaders.lines,
    },
  });
  await ensureIndexes(connection);
  const container = { foundation, people, articles, search: { use } } as unknown as Container;
  const centre = JSON.parse(demo('centre.json')) as DemoCentre;
  const staff = JSON.parse(demo('people.json')) as DemoPerson[];
  const keys = await plantPeople(container, centre, staff, () => undefined);
  await plantArticles(
    container,
    centre,
    [...lines('articles-zh.jsonl'), ...lines('articles-en.jsonl')],
    keys,
    () => undefined,
  );
  const fill = (): Promise<void> => plantSearchUse(container, staff, () => undefined);
  await fill();
  await fill();
  return { ...(await readAll(connection)), again: () => refill(connection, fill) };
}

/** Throws the searches away and plants them anew. */
async function refill(connection: Connection, fill: () => Promise<void>): Promise<Found> {
  for (const { collectionName } of (await connection.db?.collections()) ?? [])
    if (collectionName.startsWith('search_')) await connection.collection(collectionName).deleteMany({});
  await fill();
  return readAll(connection);
}

async function readAll(connection: Connection): Promise<Found> {
  const read = async <T>(name: string): Promise<T[]> =>
    (await connection.collection(name).find().sort({ _id: 1 }).toArray()) as unknown as T[];
  const days = await read<{ intents: number }>('search_query_days');
  return {
    intents: await read('search_intents'),
    gaps: await read('search_gaps'),
    counted: days.reduce((sum, { intents }) => sum + intents, 0),
  };
}

describe('the searches of the demo centre', () => {
  let planted: Planted;

  beforeAll(async () => {
    planted = await plant();
  });
  afterAll(async () => {
    for (const connection of connections) {
      await connection.dropDatabase();
      await connection.close();
    }
  });

  it('are a month of use, counted, and planted once', () => {
    const { intents, counted } = planted;
    expect(intents).toHaveLength(1_500);
    expect(counted).toBe(1_500);
    const share = (is: (intent: SearchIntent) => boolean): number => intents.filter(is).length / intents.length;
    expect(share(({ totalCount }) => totalCount === 0)).toBeGreaterThan(0.01);
    expect(share(({ totalCount }) => totalCount === 0)).toBeLessThan(0.06);
    expect(share(({ opened }) => opened.length > 0)).toBeGreaterThan(0.7);
    expect(share(({ locale }) => locale === 'en')).toBeGreaterThan(0.08);
    expect(new Set(intents.map(({ userId }) => userId)).size).toBeGreaterThan(15);
    expect(
      intents.every(({ at }) => at < new Date('2026-11-25T09:00:00Z') && at > new Date('2026-10-25T00:00:00Z')),
    ).toBe(true);
  });

  it('open only what their person may see, at the place where it was shown', () => {
    for (const { opened, shown } of planted.intents)
      for (const { articleId, rank } of opened) expect(shown[(rank ?? 0) - 1]).toBe(articleId);
  });

  it('left eight gaps of both languages, reported 15 to 40 times by several people', () => {
    const { gaps } = planted;
    expect(gaps).toHaveLength(8);
    for (const gap of gaps) {
      expect(gap.reportCount).toBeGreaterThanOrEqual(15);
      expect(gap.reportCount).toBeLessThanOrEqual(40);
      expect(gap.peopleCount).toBeGreaterThan(2);
      expect(gap.callCount).toBeGreaterThan(5);
    }
    expect(gaps.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['以旧换新尾款怎么补', 'E62', '脱水没劲、甩不干']),
    );
    expect(gaps.filter(({ locale }) => locale === 'en')).toHaveLength(2);
    expect(
      gaps
        .filter(({ state }) => state === 'DRAFTED')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['E62', '以旧换新尾款怎么补']);
  });

  it('are the same each time', async () => {
    const again = await planted.again();
    const shape = ({ intents, gaps }: Found): unknown => [
      intents.map(({ query, at, end, totalCount, opened }) => [
        query,
        at,
        end,
        totalCount,
        opened.map(({ rank, afterMs }) => [rank, afterMs]),
      ]),
      gaps.map(({ title, reportCount, peopleCount, days, state }) => [title, reportCount, peopleCount, days, state]),
    ];
    expect(shape(again)).toEqual(shape(planted));
  });
});
