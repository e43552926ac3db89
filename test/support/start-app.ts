import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { startApp, type RunningApp } from '../../src/app/start.js';
import type { Container } from '../../src/app/container.js';
import type { FeedPace } from '../../src/modules/feed/index.js';
import type { SearchPace } from '../../src/modules/search/index.js';
import type { Clock } from '../../src/platform/clock/clock.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { TestClient } from './client.js';

export interface TestApp extends RunningApp {
  readonly database: string;
  readonly client: TestClient;
  /** Stops the app and throws its database and indexes away. */
  end(): Promise<void>;
}

export interface TestAppOptions {
  readonly clock?: Clock;
  readonly production?: boolean;
  /** Share a database with another test app: two server copies side by side. */
  readonly beside?: TestApp;
  /** Where to listen; a free port when left out. */
  readonly port?: number;
  readonly seed?: (container: Container) => Promise<void>;
  /** Without an engine search is degraded. */
  readonly withoutEngine?: boolean;
  readonly roles?: readonly ('web' | 'worker')[];
  /** Other figures for the feed, so that nobody waits for half a minute. */
  readonly feedPace?: Partial<FeedPace>;
  /** Patience with the search engine; without a proxy before it, more than usual: a busy machine must not decide what a test finds. */
  readonly searchPace?: SearchPace;
  /** Hosts that commands of trees may be sent to; this machine when left out. */
  readonly webhookHosts?: readonly string[];
  /** Hosts that recordings may be fetched from; this machine when left out. */
  readonly recordingHosts?: readonly string[];
  /** Ports of proxies before the engines, to be cut. */
  readonly mongoPort?: number;
  readonly meiliPort?: number;
}

/** The secret of all test apps: several copies on one database have to share it. */
export const testSecret = 'test-secret-test-secret-test-secret-0123456789';

/** The address of the database behind a proxy: a driver that looked for the members of the replica set would go past it. */
function throughProxy(uri: string, port: number): string {
  const address = new URL(uri);
  address.hostname = '127.0.0.1';
  address.port = String(port);
  address.searchParams.delete('replicaSet');
  address.searchParams.set('directConnection', 'true');
  return address.toString();
}

/** Copies started by this test file: each has a name of its own. */
let copies = 0;

/** One whole app on a free port with a database and index prefix of its own, as in production. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.beside?.database ?? `test_${randomBytes(6).toString('hex')}`;
  const mongodbUri = process.env.TEST_MONGODB_URI ?? '';
  const url = process.env.TEST_MEILI_URL ?? '';
  const appMongoUri = options.mongoPort ? throughProxy(mongodbUri, options.mongoPort) : mongodbUri;
  const appMeiliUrl = options.meiliPort ? `http://127.0.0.1:${options.meiliPort}` : url;
  const key = process.env.TEST_MEILI_KEY ?? '';
  const { seed } = options;
  const patient = { engineMs: 15_000, secondRoundMs: 15_000 };
  const searchPace = options.searchPace ?? (options.meiliPort === undefined ? patient : undefined);
  const app = await startApp({
    config: {
      host: '127.0.0.1',
      port: options.port ?? 0,
      publicUrl: null,
      seed: seed ? 'demo' : 'none',
      instanceId: `test-${database}-${(copies += 1)}`,
      secret: testSecret,
      adminEmail: null,
      production: options.production ?? false,
      trustedProxies: 0,
      webhookHosts: options.webhookHosts ?? ['127.0.0.1'],
      recordingHosts: options.recordingHosts ?? ['127.0.0.1'],
      roles: new Set(options.roles ?? ['web', 'worker']),
    },
    mongodbUri: appMongoUri,
    database,
    meili: options.withoutEngine ? null : { url: appMeiliUrl, key },
    indexPrefix: database,
    clock: options.clock ?? systemClock,
    log: silentLog(),
    progress: () => undefined,
    ...(options.feedPace ? { feedPace: options.feedPace } : {}),
    ...(searchPace ? { searchPace } : {}),
    ...(seed ? { seed: (container: Container) => seed(container) } : {}),
  });
  return {
    ...app,
    database,
    client: new TestClient(app.url),
    async end() {
      await app.stop();
      if (options.beside) return;
      const connection = await mongoose.createConnection(mongodbUri, { dbName: database }).asPromise();
      await connection.dropDatabase();
      await connection.close();
      const headers = { authorization: `Bearer ${key}` };
      const answer = await fetch(`${url}/indexes?limit=1000`, { headers });
      const { results } = (await answer.json()) as { results: { uid: string }[] };
      for (const { uid } of results)
        if (uid.startsWith(database)) await fetch(`${url}/indexes/${uid}`, { method: 'DELETE', headers });
    },
  };
}
