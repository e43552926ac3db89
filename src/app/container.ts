import { ArticleReader, createArticles } from '../modules/articles/index.js';
import { createCalls } from '../modules/calls/index.js';
import { createAudit } from '../modules/audit/index.js';
import { FeedStream, createFeed, type FeedPace } from '../modules/feed/index.js';
import { NoticeStream, createNotices } from '../modules/notices/index.js';
import { createPeople } from '../modules/people/index.js';
import { WalkStream, createTrees } from '../modules/trees/index.js';
import { createQuality } from '../modules/quality/index.js';
import { createSearch, type SearchPace } from '../modules/search/index.js';
import { Secrets } from '../platform/auth/secrets.js';
import type { Clock } from '../platform/clock/clock.js';
import { EventHub, EventStore, Transactions, changeStreamWakeup } from '../platform/events/index.js';
import { createFiles } from '../platform/files/index.js';
import { CursorCodec } from '../platform/graphql/cursor.js';
import { registerNodeType } from '../platform/graphql/node.js';
import { JobQueue, Leases } from '../platform/jobs/index.js';
import { Idempotency } from '../platform/mongo/idempotency.js';
import type { Foundation, Room } from '../platform/room.js';
import type { Log } from '../platform/telemetry/log.js';
import { createMetrics, type Metrics } from '../platform/telemetry/metrics.js';
import type { Connection } from '../platform/mongo/connect.js';
import { NodeResolver } from './node.resolver.js';

/** What the house is built from. */
export interface ContainerOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Log;
  readonly secret: string;
  readonly instanceId: string;
  readonly meili: { url: string; key: string } | null;
  /** Put before the names of search indexes, so that several installations may share an engine; the database's name when left out. */
  readonly indexPrefix?: string;
  /** Other figures for the feed than the usual ones. */
  readonly feedPace?: Partial<FeedPace>;
  /** Other patience with the search engine than the usual one. */
  readonly searchPace?: SearchPace;
  /** Hosts that commands of trees may be sent to. */
  readonly webhookHosts?: readonly string[];
  /** Hosts that recordings may be fetched from. */
  readonly recordingHosts?: readonly string[];
  /** Whether engines of our own are up; null where they are somebody else's. */
  readonly enginesUp: () => { mongo: boolean | null; meili: boolean | null };
}

/** How the process is. */
export interface Health {
  readonly ready: boolean;
  readonly mongodb: boolean;
  readonly search: 'up' | 'degraded';
}

export type Container = ReturnType<typeof createContainer>;

/** All wiring, by plain constructors. Rooms that are named later may use those above them, never the other way round. */
export function createContainer(options: ContainerOptions) {
  const { connection, clock, log, instanceId } = options;
  const secrets = new Secrets(options.secret);
  const events = new EventStore(connection);
  const foundation: Foundation = {
    connection,
    clock,
    log,
    events,
    secrets,
    instanceId,
    transactions: new Transactions(connection, events, clock),
    cursors: new CursorCodec(secrets.key('cursor')),
    idempotency: new Idempotency(connection, clock),
  };
  const metrics: Metrics = createMetrics({ instance: instanceId });
  const hub = new EventHub(events, changeStreamWakeup(connection, log), log);
  const jobs = new JobQueue(connection, clock, log, { metrics });
  const commandJobs = new JobQueue(connection, clock, log, { concurrency: 16 });
  const mediaJobs = new JobQueue(connection, clock, log, { concurrency: 2 });
  const leases = new Leases(connection, clock, log);
  const files = createFiles(foundation, { jobs });

  const people = createPeople(foundation);
  const articles = createArticles(foundation, { people, files, jobs });
  const trees = createTrees(foundation, {
    ...{ people, articles, files, jobs, commandJobs, webhookHosts: options.webhookHosts ?? [] },
    currentViewer: (viewer) => people.authenticator.currentViewer(viewer),
  });
  const calls = createCalls(foundation, {
    ...{ directory: people.directory, articles, trees, files, jobs, mediaJobs },
    recordingHosts: options.recordingHosts ?? [],
  });
  const quality = createQuality(foundation, { people, articles, trees, calls, jobs });
  const feed = createFeed(foundation, {
    hub,
    subjects: [articles.feedSubject, articles.caseSubject, trees.feedSubject, trees.walkSubject, ...quality.subjects],
    treeById: trees.treeById,
    currentViewer: (viewer) => people.authenticator.currentViewer(viewer),
    activeStaff: () => people.directory.activeStaff(),
    userById: people.directory.loaders.users,
    ...(options.feedPace ? { pace: options.feedPace } : {}),
  });
  const notices = createNotices(foundation, {
    jobs,
    treeById: trees.treeById,
    judge: feed.judge,
    currentViewer: (viewer) => people.authenticator.currentViewer(viewer),
    userById: people.directory.loaders.users,
    ...(options.feedPace ? { pace: options.feedPace } : {}),
  });
  const search = createSearch(foundation, {
    meili: options.meili,
    indexPrefix: options.indexPrefix ?? (connection.name || 'caregraph'),
    ...{ leases, jobs, metrics, people, articles },
    ...(options.searchPace ? { pace: options.searchPace } : {}),
    treeById: trees.treeById,
    callById: calls.loaders.calls,
    sources: [articles.searchSource, trees.searchSource, calls.searchSource],
    subjects: [articles.searchSubject, trees.searchSubject, calls.searchSubject],
  });
  const audit = createAudit(foundation, { people });

  const rooms: readonly Room[] = [people, files, articles, trees, calls, quality, feed, notices, search, audit];
  const nodes = rooms.flatMap((room) => room.nodes);
  for (const kind of nodes) registerNodeType(kind.prefix, kind.typeName);
  const services = new Map<unknown, unknown>([
    [FeedStream, feed.stream],
    [NoticeStream, notices.stream],
    [ArticleReader, articles.reader],
    [WalkStream, trees.walks.stream],
  ]);
  let isRunning = false;

  /** Whether the database answers within a time, in ms. */
  const databaseAnswers = async (withinMs: number): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), withinMs).unref();
    });
    const answer =
      connection.db?.command({ ping: 1 }).then(
        () => true,
        () => false,
      ) ?? false;
    return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
  };

  return {
    foundation,
    metrics,
    hub,
    jobs,
    commandJobs,
    mediaJobs,
    leases,
    files,
    people,
    articles,
    trees,
    calls,
    quality,
    feed,
    notices,
    search,
    audit,
    resolvers: [...rooms.flatMap((room) => room.resolvers), new NodeResolver(nodes)],

    /** A service by its class, for static `subscribe` functions. */
    service<T>(type: abstract new (...args: never[]) => T): T {
      const found = services.get(type);
      if (!found) throw new Error(`No service of class ${type.name}.`);
      return found as T;
    },

    databaseAnswers,

    /** Told by the start and by the stop. */
    setRunning(running: boolean): void {
      isRunning = running;
    },

    /** Ready: the database answers, and no engine of our own is down. An external search engine may be away: the database answers instead. */
    async health(): Promise<Health> {
      const up = options.enginesUp();
      const mongodb = await databaseAnswers(1_500);
      const searchUp = options.meili !== null && search.isEngineUp();
      return {
        ready: isRunning && mongodb && up.mongo !== false && up.meili !== false,
        mongodb,
        search: searchUp ? 'up' : 'degraded',
      };
    },
  };
}
