import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Directory } from '../../../../src/modules/people/index.js';
import { type AnalyticsParts, type Rank, createAnalytics } from '../../../../src/modules/search/analytics/index.js';
import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';
import { SearchIntentStore } from '../../../../src/modules/search/use/search-intent.store.js';
import { Secrets } from '../../../../src/platform/auth/secrets.js';
import { Audience, Role, type Viewer, anonymous } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../../src/platform/events/index.js';
import { CursorCodec } from '../../../../src/platform/graphql/cursor.js';
import { newId } from '../../../../src/platform/ids/ids.js';
import { JobQueue } from '../../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../../src/platform/room.js';
import { distinctUnits } from '../../../../src/platform/search/analysis.js';
import { silentLog } from '../../../../src/platform/telemetry/log.js';

/** Analytics alone, on a database of its own. Teams: `north` above `n1` and `n2` at one site, `south` at another. */
export interface AnalyticsFixture extends AnalyticsParts {
  readonly connection: Connection;
  readonly clock: ManualClock;
  readonly foundation: Foundation;
  readonly jobs: JobQueue;
  readonly intents: SearchIntentStore;
  end(): Promise<void>;
}

const teams = [
  { _id: 'north', parentId: null, siteId: 'site_1', leadIds: [], name: { zhCN: '北区', en: 'North' } },
  { _id: 'n1', parentId: 'north', siteId: 'site_1', leadIds: ['user_lead'], name: { zhCN: '北一', en: 'N1' } },
  { _id: 'n2', parentId: 'north', siteId: 'site_1', leadIds: [], name: { zhCN: '北二', en: '=N2' } },
  { _id: 'south', parentId: null, siteId: 'site_2', leadIds: [], name: { zhCN: '南区', en: 'South' } },
];

/** A team with those below it, as the tree of teams answers; nothing for an unknown one. */
const withDescendants = (ids: readonly string[]): string[] =>
  teams
    .filter(({ _id, parentId }) => ids.includes(_id) || (parentId !== null && ids.includes(parentId)))
    .map(({ _id }) => _id);

export interface FixtureOptions {
  readonly rank?: Rank;
  readonly now?: string;
}

export async function startAnalytics(options: FixtureOptions = {}): Promise<AnalyticsFixture> {
  const database = `analytics_${randomBytes(5).toString('hex')}`;
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  const clock = new ManualClock(options.now ?? '2026-06-30T04:00:00.000Z');
  const events = new EventStore(connection);
  const secrets = new Secrets('test-secret-test-secret-test-secret-0123456789');
  const log = silentLog();
  const foundation: Foundation = {
    connection,
    clock,
    log,
    events,
    secrets,
    instanceId: 'test',
    transactions: new Transactions(connection, events, clock),
    cursors: new CursorCodec(secrets.key('cursor')),
    idempotency: new Idempotency(connection, clock),
  };
  const jobs = new JobQueue(connection, clock, log);
  const intents = new SearchIntentStore(connection);
  const directory = {
    teamTree: () => Promise.resolve({ withDescendants }),
    teams: () => Promise.resolve(teams),
    teamsByIds: (ids: readonly string[]) => Promise.resolve(teams.filter(({ _id }) => ids.includes(_id))),
    loaders: {},
  } as unknown as Directory;
  const parts = createAnalytics(foundation, {
    jobs,
    people: { directory },
    subjects: [
      {
        facetLabels: (viewer, field, values) =>
          Promise.resolve(new Map(values.map((value) => [value, `${field}:${value}:${viewer.locale}`]))),
      },
    ],
    weightOf: () => 1,
    rank: options.rank ?? ((queries) => Promise.resolve(queries.map(() => []))),
  });
  await ensureIndexes(connection);
  return {
    ...parts,
    connection,
    clock,
    foundation,
    jobs,
    intents,
    async end() {
      await jobs.stop();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

/** Somebody with roles. */
export function person(roles: readonly Role[], more: Partial<Viewer> = {}): Viewer {
  return {
    ...anonymous('en'),
    kind: 'person',
    id: 'user_somebody',
    sessionId: 's',
    name: 'Somebody',
    audience: Audience.INTERNAL,
    siteId: 'site_1',
    roles,
    ...more,
  };
}

export const editor = person([Role.KNOWLEDGE_EDITOR]);

const plainClock = new ManualClock();

/** A search that was answered and left; what is named differs. The units and the key follow the query. */
export function intent(more: Partial<SearchIntent> = {}): SearchIntent {
  const query = more.query ?? 'reset the router';
  const units = distinctUnits(query);
  const _id = more._id ?? newId('search_intent', plainClock);
  return {
    _id,
    key: _id,
    otherKeys: [],
    receiptIds: [],
    userId: 'user_1',
    role: Role.AGENT,
    teamIds: ['n1', 'north'],
    siteId: 'site_1',
    locale: /\p{Script=Han}/u.test(query) ? 'zh-CN' : 'en',
    productLineId: null,
    kinds: [],
    query,
    queryKey: [...units].sort().join(' '),
    units,
    shown: [],
    offset: 0,
    totalCount: 0,
    verdict: 'RESULTS',
    confidence: null,
    isDegraded: false,
    isJudgeable: true,
    end: 'LEFT',
    opened: [],
    copied: [],
    linked: [],
    helpful: [],
    notHelpful: [],
    saidNoAnswer: false,
    at: new Date('2026-06-30T03:00:00.000Z'),
    ...more,
  };
}

/** An open of an article at a place. */
export const open = (articleId: string, rank: number | null = 1, afterMs = 2_000, kind = 'FAQ') => ({
  articleId,
  kind,
  rank,
  afterMs,
});

/** Stores and counts new searches, as the recording of use does. */
export async function record(fixture: AnalyticsFixture, ...made: SearchIntent[]): Promise<void> {
  await fixture.intents.plant(made);
  await fixture.counter.countMany(made);
}

/** Numbers between 0 and 1 that are the same in each run. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
