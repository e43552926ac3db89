import type { AddressInfo } from 'node:net';
import type { ProcessRole } from '../config.js';
import type { Clock } from '../platform/clock/clock.js';
import type { FeedPace } from '../modules/feed/index.js';
import type { SearchPace } from '../modules/search/index.js';
import { connectMongo, ensureIndexes } from '../platform/mongo/connect.js';
import type { Log } from '../platform/telemetry/log.js';
import type { Progress } from '../platform/telemetry/progress.js';
import { createContainer, type Container } from './container.js';
import { createHttp } from './http.js';
import { createSchema } from './schema.js';
import { attachSockets } from './sockets.js';

/** One running app: the process, the tests and the benchmarks start it alike. */
export interface AppOptions {
  readonly config: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string | null;
    readonly seed: 'demo' | 'none';
    readonly instanceId: string;
    readonly secret: string;
    readonly adminEmail: string | null;
    readonly production: boolean;
    /** Reverse proxies in front whose `X-Forwarded-For` is believed. */
    readonly trustedProxies: number;
    /** Hosts that commands of trees may be sent to; none when left out. */
    readonly webhookHosts?: readonly string[];
    readonly recordingHosts?: readonly string[];
    readonly roles: ReadonlySet<ProcessRole>;
  };
  readonly mongodbUri: string;
  /** Database name; the one of the connection string when left out. */
  readonly database?: string;
  readonly meili: { url: string; key: string } | null;
  readonly indexPrefix?: string;
  /** Other figures for the feed than the usual ones. */
  readonly feedPace?: Partial<FeedPace>;
  /** Other patience with the search engine than the usual one. */
  readonly searchPace?: SearchPace;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
  readonly engines?: { isUp(): { mongo: boolean | null; meili: boolean | null } };
  /** Fills an empty database with the demo centre. */
  readonly seed?: (container: Container, progress: Progress) => Promise<void>;
}

export interface RunningApp {
  readonly url: string;
  readonly port: number;
  readonly container: Container;
  /** Drains requests and sockets, stops the workers and lets go of the database. */
  stop(): Promise<void>;
}

/** Puts the house together and opens its door. Rejects with nothing left running when something is missing. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, log, progress } = options;
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error: unknown) => log.error({ err: error }, 'a step of the stop failed'));
    }
  };
  try {
    const connection = await connectMongo(options.mongodbUri, options.database);
    undo.push(() => connection.close());
    const container = createContainer({
      connection,
      clock: options.clock,
      log,
      secret: config.secret,
      instanceId: config.instanceId,
      meili: options.meili,
      ...(config.webhookHosts ? { webhookHosts: config.webhookHosts } : {}),
      ...(config.recordingHosts ? { recordingHosts: config.recordingHosts } : {}),
      ...(options.indexPrefix ? { indexPrefix: options.indexPrefix } : {}),
      ...(options.feedPace ? { feedPace: options.feedPace } : {}),
      ...(options.searchPace ? { searchPace: options.searchPace } : {}),
      enginesUp: options.engines
        ? () => options.engines?.isUp() ?? { mongo: null, meili: null }
        : () => ({ mongo: null, meili: null }),
    });
    const schema = await createSchema(container.resolvers);
    await ensureIndexes(connection);
    await container.people.start();
    await container.articles.start();
    await container.quality.start();
    await container.search.startAnswering();
    undo.push(() => container.search.stopAnswering());
    if (config.roles.has('worker')) {
      // Before the seed, so that what is planted is indexed while the rest is planted.
      await container.search.startIndexer();
      undo.push(() => container.search.stopIndexer());
    }
    await fill(container, options);
    if (config.roles.has('worker')) {
      container.jobs.start();
      undo.push(() => container.jobs.stop());
      container.commandJobs.start();
      // Steps are undone from the last one on, so the queue stops first: a run that is under way would open connections anew.
      undo.push(() => container.trees.commands.close());
      undo.push(() => container.commandJobs.stop());
      container.mediaJobs.start();
      undo.push(() => container.calls.recordings.close());
      undo.push(() => container.mediaJobs.stop());
    }
    undo.push(() => container.hub.stop());
    undo.push(() => container.notices.hub.stop());
    const [http] = await Promise.all([
      config.roles.has('web') ? createHttp(container, schema, config) : null,
      container.search.warm(progress),
      container.hub.start(),
      container.notices.hub.start(),
    ]);
    if (!http) {
      container.setRunning(true);
      return { url: '', port: 0, container, stop };
    }
    undo.push(() => http.close());
    // After the sockets: whoever still listens would open the stream anew.
    undo.push(() => container.trees.walks.close());
    const sockets = attachSockets(http.server, container, schema, config.production);
    undo.push(() => sockets.close());
    await http.listen({ host: config.host, port: config.port });
    const { port } = http.server.address() as AddressInfo;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    container.setRunning(true);
    undo.push(async () => container.setRunning(false));
    return { url: config.publicUrl ?? `http://${host}:${port}`, port, container, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What an empty database gets: the demo centre, or the first administrator. Several copies that start at once fill it once. */
async function fill(container: Container, { config, seed, progress }: AppOptions): Promise<void> {
  if (config.seed === 'demo' && seed) {
    await container.leases.withLease('seed', new AbortController().signal, () => seed(container, progress));
  } else if (config.adminEmail) {
    const link = await container.people.accounts.createFirstAdmin(config.adminEmail);
    if (link) progress(`First administrator ${config.adminEmail}: set a password at ${config.publicUrl ?? ''}${link}`);
  }
}
