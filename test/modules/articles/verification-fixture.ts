import { randomBytes } from 'node:crypto';
import { type Article, ArticleKind, type Articles, createArticles } from '../../../src/modules/articles/index.js';
import { type People, SiteKind, type User, createPeople, systemViewer } from '../../../src/modules/people/index.js';
import { Secrets } from '../../../src/platform/auth/secrets.js';
import type { Role, Viewer } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { UserError } from '../../../src/platform/errors/index.js';
import { type DomainEvent, EventStore, type NoticeRecord, Transactions } from '../../../src/platform/events/index.js';
import { createFiles } from '../../../src/platform/files/index.js';
import { CursorCodec } from '../../../src/platform/graphql/cursor.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { JobQueue } from '../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../src/platform/room.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';

/** One server copy: people and articles with their jobs, on a real database and a clock that is moved by hand. */
export interface Copy {
  readonly foundation: Foundation;
  readonly people: People;
  readonly articles: Articles;
  readonly jobs: JobQueue;
  readonly clock: ManualClock;
  readonly database: string;
  end(): Promise<void>;
}

/** Starts a copy; `beside` gives another one on the same database and clock. Far in the future, so that no stored end lies in the past. */
export async function startCopy(beside?: Copy): Promise<Copy> {
  const database = beside?.database ?? `test_verify_${randomBytes(6).toString('hex')}`;
  const clock = beside?.clock ?? new ManualClock('2040-03-05T08:00:00.000Z');
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  const events = new EventStore(connection);
  const secrets = new Secrets('test-secret-test-secret-test-secret-0123456789');
  const foundation: Foundation = {
    connection,
    clock,
    log: silentLog(),
    events,
    secrets,
    instanceId: beside ? 'second' : 'first',
    transactions: new Transactions(connection, events, clock),
    cursors: new CursorCodec(secrets.key('cursor')),
    idempotency: new Idempotency(connection, clock),
  };
  const jobs = new JobQueue(connection, clock, silentLog());
  const people = createPeople(foundation, { passwordCost: { memoryCost: 1_024, timeCost: 1 } });
  const files = createFiles(foundation, { jobs });
  const articles = createArticles(foundation, { people, files, jobs });
  await ensureIndexes(connection);
  return {
    foundation,
    people,
    articles,
    jobs,
    clock,
    database,
    end: async () => {
      await jobs.stop();
      if (!beside) await connection.dropDatabase();
      await connection.close();
    },
  };
}

let count = 0;
const unique = (prefix: string): string => `${prefix}-${(count += 1)}`;
const named = (text: string): { zhCN: string; en: string } => ({ zhCN: `${text} 中`, en: text });

/** What tests do with a copy. */
export function workshop(copy: Copy) {
  const { people, articles, foundation } = copy;
  const viewer = async (user: User): Promise<Viewer> => {
    const [found] = await people.directory.viewersOf([user._id]);
    if (!found) throw new Error(`${user.name} is not active.`);
    return found;
  };
  return {
    viewer,

    async site(timeZone = 'Asia/Shanghai') {
      const key = unique('site');
      return people.sites.create(systemViewer, {
        ...{ key, name: named(key), kind: SiteKind.BRANCH, timeZone, workingHours: [], holidays: [] },
      });
    },

    async team(siteId: string, leadIds: string[] = []) {
      const key = unique('team');
      return people.teams.create(systemViewer, { key, name: named(key), siteId, leadIds });
    },

    async person(roles: Role[], more: { teamIds?: string[]; siteId?: string; tierId?: string } = {}): Promise<User> {
      const name = unique('person');
      const { user } = await people.users.create(systemViewer, {
        ...{ name, nameEn: name, staffNumber: null, email: `${name}@test.example`, roles, locale: Locale.EN },
        ...{ departmentIds: [], productLineIds: [] },
        ...{ teamIds: more.teamIds ?? [], siteId: more.siteId ?? null, tierId: more.tierId ?? null },
      });
      return user;
    },

    async leave(user: User, successorId: string | null = null): Promise<void> {
      const now = await people.directory.user(user._id);
      await people.users.deactivate(systemViewer, user._id, {
        expectedVersion: now?.revision ?? 0,
        successorId,
      });
    },

    write: (by: Viewer, title = unique('Article'), categoryId: string | null = null): Promise<Article> =>
      articles.drafts.create(by, {
        kind: ArticleKind.FAQ,
        locale: Locale.EN,
        content: { title, bodyMarkdown: `About ${title}`, categoryId },
      }),

    async publish(by: Viewer, article: Article): Promise<Article> {
      const submitted = await articles.reviews.submit(by, article._id, { expectedVersion: article.revision });
      const approved = await articles.reviews.approve(by, article._id, { expectedVersion: submitted.revision });
      return articles.publishing.publish(by, article._id, { expectedVersion: approved.revision });
    },

    async stored(id: string): Promise<Article> {
      const found = await foundation.connection.collection('articles').findOne({ _id: id } as never);
      if (!found) throw new Error('It is gone.');
      return found as unknown as Article;
    },

    async notices(kind: string, userId?: string): Promise<NoticeRecord[]> {
      const filter = userId === undefined ? { kind } : { kind, userId };
      return (await foundation.events.notices.notices
        .find(filter as never)
        .sort({ number: 1 })
        .lean()
        .exec()) as NoticeRecord[];
    },

    async events(subjectId: string, type: string): Promise<DomainEvent[]> {
      return (await foundation.events.events.find({ subjectId, type }).sort({ at: 1 }).lean().exec()) as DomainEvent[];
    },

    /** Runs the jobs as if their time had come, once. */
    async round(on: Copy = copy): Promise<void> {
      await on.jobs.runDue();
    },
  };
}

/** Codes (with fields) of the refusal that a call ends in; throws when it succeeds or fails otherwise. */
export async function refusal(call: Promise<unknown>): Promise<string[]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
    throw error;
  }
  throw new Error('It was not refused.');
}
