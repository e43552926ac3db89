import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Articles, createArticles, readRows } from '../../../../src/modules/articles/index.js';
import { createPeople, systemViewer, type People, SiteKind } from '../../../../src/modules/people/index.js';
import { Secrets } from '../../../../src/platform/auth/secrets.js';
import { Audience, Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../../src/platform/events/index.js';
import { type Files, createFiles } from '../../../../src/platform/files/index.js';
import { CursorCodec } from '../../../../src/platform/graphql/cursor.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { JobQueue } from '../../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../../src/platform/room.js';
import { silentLog } from '../../../../src/platform/telemetry/log.js';

/** A centre with people, teams, product lines and categories of the same names as every other one, and no articles. */
export interface PortCentre {
  readonly foundation: Foundation;
  readonly people: People;
  readonly articles: Articles;
  readonly files: Files;
  readonly jobs: JobQueue;
  readonly clock: ManualClock;
  readonly admin: Viewer;
  readonly editor: Viewer;
  readonly agent: Viewer;
  readonly lineIds: Readonly<Record<'washing' | 'tv', string>>;
  readonly teamId: string;
  readonly categoryIds: Readonly<Record<'devices' | 'washers', string>>;
  /** Stored documents of a collection, in the order of their ids. */
  all<T = Record<string, unknown>>(collection: string, filter?: object): Promise<T[]>;
  /** Takes a file over as the command line does. */
  importFile(
    bytes: Buffer,
    name: string,
    more?: object,
  ): Promise<{ counts: Record<string, number>; refused: string[] }>;
  /** The bytes of a stored file. */
  bytes(fileId: string): Promise<Buffer>;
  empty(): Promise<void>;
  end(): Promise<void>;
}

const named = (text: string): { zhCN: string; en: string } => ({ zhCN: `${text} 中`, en: text });

export async function startPortCentre(): Promise<PortCentre> {
  const database = `test_port_${randomBytes(6).toString('hex')}`;
  const clock = new ManualClock('2030-03-05T08:00:00.000Z');
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  const events = new EventStore(connection);
  const secrets = new Secrets('test-secret-test-secret-test-secret-0123456789');
  const foundation: Foundation = {
    connection,
    clock,
    log: silentLog(),
    events,
    secrets,
    instanceId: 'first',
    transactions: new Transactions(connection, events, clock),
    cursors: new CursorCodec(secrets.key('cursor')),
    idempotency: new Idempotency(connection, clock),
  };
  const jobs = new JobQueue(connection, clock, silentLog());
  const people = createPeople(foundation, { passwordCost: { memoryCost: 1_024, timeCost: 1 } });
  const files = createFiles(foundation, { jobs });
  const articles = createArticles(foundation, { people, files, jobs });
  await ensureIndexes(connection);

  const site = await people.sites.create(systemViewer, {
    ...{
      key: 'main',
      name: named('Main'),
      kind: SiteKind.MAIN,
      timeZone: 'Asia/Shanghai',
      workingHours: [],
      holidays: [],
    },
  });
  const team = await people.teams.create(systemViewer, {
    key: 'one',
    name: named('one'),
    siteId: site._id,
    leadIds: [],
  });
  const line = async (key: string): Promise<string> =>
    (await people.lines.create(systemViewer, { key, name: named(key) }))._id;
  const person = async (name: string, role: Role): Promise<Viewer> => {
    const { user } = await people.users.create(systemViewer, {
      ...{ name, nameEn: name, staffNumber: null, email: `${name}@test.example`, roles: [role], locale: Locale.EN },
      ...{ departmentIds: [], productLineIds: [], teamIds: [team._id], siteId: null, tierId: null },
    });
    const [viewer] = await people.directory.viewersOf([user._id]);
    if (!viewer) throw new Error('Nobody.');
    return viewer;
  };
  const admin = await person('admin', Role.ADMIN);
  const category = async (key: string, parentId: string | null): Promise<string> =>
    (await articles.categories.create(admin, { key, name: named(key), parentId, needsTwoPairsOfEyes: false }))._id;
  const devices = await category('devices', null);
  const all = <T>(collection: string, filter: object = {}): Promise<T[]> =>
    connection.collection(collection).find(filter).sort({ _id: 1 }).toArray() as unknown as Promise<T[]>;

  return {
    foundation,
    people,
    articles,
    files,
    jobs,
    clock,
    admin,
    editor: await person('editor', Role.KNOWLEDGE_EDITOR),
    agent: await person('agent', Role.AGENT),
    lineIds: { washing: await line('washing'), tv: await line('tv') },
    teamId: team._id,
    categoryIds: { devices, washers: await category('washers', devices) },
    all,
    async importFile(bytes, name, more = {}) {
      const refused: string[] = [];
      const counts = await articles.importRows.importRows(
        readRows(Readable.from([bytes]), name),
        {
          system: null,
          audience: Audience.PUBLIC,
          publish: true,
          isDryRun: false,
          categoryId: null,
          lineIds: [],
          ...more,
        },
        {
          onRefused: ({ row }) =>
            refused.push(`${row.line} ${'field' in row ? row.field : ''}: ${'text' in row ? row.text.en : ''}`),
        },
      );
      return { counts: { ...counts }, refused };
    },
    async bytes(fileId) {
      const chunks: Buffer[] = [];
      for await (const chunk of (await files.service.open(fileId)) ?? []) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    async empty() {
      const names = ['articles', 'article_versions', 'export_jobs', 'import_jobs', 'import_rows', 'jobs'];
      for (const name of names) await connection.collection(name).deleteMany({});
      await connection.collection('counters').deleteMany({ _id: 'article-code' as never });
    },
    async end() {
      await jobs.stop();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
