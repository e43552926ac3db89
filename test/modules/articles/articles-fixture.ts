import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type Articles, createArticles } from '../../../src/modules/articles/index.js';
import type { Directory } from '../../../src/modules/people/index.js';
import { Secrets } from '../../../src/platform/auth/secrets.js';
import { Audience, Role, type Viewer, anonymous } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../src/platform/events/index.js';
import { type Files, createFiles } from '../../../src/platform/files/index.js';
import { CursorCodec } from '../../../src/platform/graphql/cursor.js';
import { JobQueue } from '../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../src/platform/room.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';

/** Product lines, teams and tiers that the fixture's centre has. */
export const lineId = 'line_01h455vb4pex5vsknk084sn02q';
export const teamId = 'team_01h455vb4pex5vsknk084sn02q';
export const tierId = 'tier_01h455vb4pex5vsknk084sn02q';

/** A site of the fixture's centre, on Chinese time. */
export const siteId = 'site_01h455vb4pex5vsknk084sn02q';

/** Ids of people of the fixture who have left the centre. */
export const fixtureLeft = new Set<string>();

const having = (ids: readonly string[], known: string): { _id: string; name: { zhCN: string; en: string } }[] =>
  ids.filter((id) => id === known).map((id) => ({ _id: id, name: { zhCN: '洗衣机', en: 'Washers' } }));

/** The room of articles alone, on a database of its own, with the few questions it asks of people answered. */
export interface ArticlesFixture {
  readonly connection: Connection;
  readonly clock: ManualClock;
  readonly foundation: Foundation;
  readonly articles: Articles;
  readonly files: Files;
  readonly jobs: JobQueue;
  end(): Promise<void>;
}

export async function startArticles(beside?: ArticlesFixture): Promise<ArticlesFixture> {
  const database = beside?.connection.name ?? `articles_${randomBytes(5).toString('hex')}`;
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  const clock = beside?.clock ?? new ManualClock();
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
  const files = createFiles(foundation, { jobs });
  const directory = {
    linesByIds: (ids: readonly string[]) => Promise.resolve(having(ids, lineId)),
    teamsByIds: (ids: readonly string[]) => Promise.resolve(having(ids, teamId)),
    tierById: (id: string) => Promise.resolve(id === tierId ? { rank: 2 } : null),
    viewersOf: (ids: readonly string[]) =>
      Promise.resolve([editor, editorTwo, agent].filter((one) => ids.includes(one.id) && !fixtureLeft.has(one.id))),
    teamMembers: () => Promise.resolve([]),
    activeWith: () => Promise.resolve([]),
    sitesByIds: () => Promise.resolve([]),
    zoneOfSite: (id: string) => Promise.resolve(id === siteId ? 'Asia/Shanghai' : null),
    loaders: {},
  } as unknown as Directory;
  const people = { directory, references: { register: () => undefined } as never };
  const articles = createArticles(foundation, { people, files, jobs });
  if (!beside) await ensureIndexes(connection);
  return {
    connection,
    clock,
    foundation,
    articles,
    files,
    jobs,
    async end() {
      await jobs.stop();
      if (!beside) await connection.dropDatabase();
      await connection.close();
    },
  };
}

/** Somebody with roles; inside the centre unless said otherwise. */
export function person(id: string, roles: readonly Role[], more: Partial<Viewer> = {}): Viewer {
  return {
    ...anonymous('en'),
    kind: 'person',
    id: `user_${id}`,
    sessionId: 's',
    name: id,
    audience: Audience.INTERNAL,
    roles,
    tierRank: 1,
    ...more,
  };
}

export const editor = person('editor', [Role.KNOWLEDGE_EDITOR]);
export const editorTwo = person('editor.two', [Role.KNOWLEDGE_EDITOR]);
export const agent = person('agent', [Role.AGENT]);
export const partner = person('partner', [Role.PARTNER], { audience: Audience.PARTNER, tierRank: 0 });
