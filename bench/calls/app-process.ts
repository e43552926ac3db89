import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startApp, type RunningApp } from '../../src/app/start.js';
import { CallFileFormat, CallImportKind, Channel } from '../../src/modules/calls/index.js';
import { SiteKind, systemViewer } from '../../src/modules/people/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { answer } from '../shared/child.js';
import { profile } from '../shared/profile.js';
import { benchSecret } from '../shared/secret.js';
import type { CallAppCalls } from './protocol.js';
import { type RowNames, writeRows } from './rows.js';

/**
 * The app in a process of its own: one with a worker imports, another one inserts the same documents through the same driver, so that what
 * the one has in memory is not counted with the other. Without a search engine: what is found later is no part of being stored.
 */

const batch = 1_000;
const mega = 1024 * 1024;

let app: RunningApp | null = null;

function running(): RunningApp {
  if (!app) throw new Error('The app does not run.');
  return app;
}

function database() {
  const { connection } = running().container.foundation;
  if (!connection.db) throw new Error('There is no database.');
  return { db: connection.db, client: connection.getClient() };
}

/** An import as it is stored, as far as the bench reads it. */
interface ImportJob {
  _id: string;
  state: string;
  fault: unknown;
  doneCount: number;
  createdCount: number;
  unchangedCount: number;
  refusedCount: number;
}

const rowNames: RowNames = {
  agents: Array.from({ length: 120 }, (_, at) => `B${String(10_000 + at)}`),
  lines: ['washing', 'fridge', 'tv', 'aircon'],
  queues: ['after-sales', 'hot-line', 'orders', 'complaints'],
};

const localized = (text: string) => ({ zhCN: text, en: text });

/** A centre with everything that rows name; what is there already stays. */
async function furnish(): Promise<void> {
  const { people, calls } = running().container;
  if (await people.directory.teamByKey('top')) return;
  const site = await people.sites.create(systemViewer, {
    ...{ key: 'main', name: localized('Main'), kind: SiteKind.MAIN, timeZone: 'Asia/Shanghai' },
    ...{ workingHours: [], holidays: [] },
  });
  const top = await people.teams.create(systemViewer, {
    ...{ key: 'top', name: localized('Top'), siteId: site._id, parentId: null, leadIds: [] },
  });
  for (const [at, staffNumber] of rowNames.agents.entries()) {
    if (at % 12 === 0)
      await people.teams.create(systemViewer, {
        ...{
          key: `team-${at / 12}`,
          name: localized(`Team ${at / 12}`),
          siteId: site._id,
          parentId: top._id,
          leadIds: [],
        },
      });
    const team = await people.directory.teamByKey(`team-${Math.floor(at / 12)}`);
    await people.users.create(systemViewer, {
      ...{ name: `Agent ${at}`, nameEn: `Agent ${at}`, email: `agent.${at}@bench.example`, staffNumber },
      ...{ roles: [Role.AGENT], siteId: site._id, teamIds: team ? [team._id] : [], departmentIds: [] },
      ...{ tierId: null, productLineIds: [], locale: Locale.EN },
    });
  }
  for (const key of rowNames.lines) await people.lines.create(systemViewer, { key, name: localized(key) });
  for (const key of rowNames.queues)
    await calls.queues.service.save(systemViewer, { key, name: localized(key), channel: Channel.PHONE });
}

answer<CallAppCalls>({
  async start({ mongodbUri, database: name, isWorker }) {
    app = await startApp({
      config: {
        ...{ host: '127.0.0.1', port: 0, publicUrl: null, seed: 'none', instanceId: `bench-${process.pid}` },
        ...{ secret: benchSecret, adminEmail: null, production: true, trustedProxies: 0, webhookHosts: [] },
        roles: new Set(isWorker ? ['web', 'worker'] : ['web']),
      },
      ...{ mongodbUri, database: name, meili: null, indexPrefix: name, clock: systemClock, log: silentLog() },
      progress: () => undefined,
    });
    await furnish();
    return null;
  },

  async writeFile({ file, rows, format }) {
    await writeRows(file, rows, rowNames, format === 'CSV');
    return null;
  },

  async importFile({ name, file, rows, format }) {
    const { calls, files } = running().container;
    const { db } = database();
    const stored = await files.service.store(
      { id: systemViewer.id, name: systemViewer.name },
      { purpose: 'CALL_IMPORT', name: 'rows' },
      createReadStream(file),
    );
    const eventsBefore = await db.collection('events').countDocuments({ type: 'calls.imported' });
    const started = performance.now();
    const viewer = { ...systemViewer, roles: [Role.ADMIN] };
    const job = await calls.imports.start(viewer, CallImportKind.CALLS, {
      ...{ fileId: stored._id, format: CallFileFormat[format] },
    });
    let memoryAt = 0;
    let memoryMost = 0;
    for (;;) {
      await pause(20);
      const now = await db.collection<ImportJob>('call_imports').findOne({ _id: job._id });
      if (!now) throw new Error('The import is gone.');
      const resident = process.memoryUsage().rss / mega;
      if (now.doneCount >= Math.min(10_000, rows / 2)) {
        memoryAt ||= resident;
        memoryMost = Math.max(memoryMost, resident);
      }
      if (now.state === 'FAILED') throw new Error(`The import failed: ${JSON.stringify(now.fault)}`);
      if (now.state !== 'DONE') continue;
      return {
        ...{ name, ms: performance.now() - started, memoryAt, memoryMost },
        ...{ created: now.createdCount, unchanged: now.unchangedCount, refused: now.refusedCount },
        events: (await db.collection('events').countDocuments({ type: 'calls.imported' })) - eventsBefore,
      };
    }
  },

  async rawInsert() {
    const { db, client } = database();
    const into = client.db(`${db.databaseName}_raw`).collection('calls');
    await into.drop().catch(() => undefined);
    const indexes = await db.collection('calls').indexes();
    for (const { v: _version, ns: _place, name: indexName, key, ...options } of indexes)
      if (indexName !== '_id_') await into.createIndex(key, { name: indexName ?? '', ...options });
    const documents = await db.collection('calls').find().toArray();
    const started = performance.now();
    for (let from = 0; from < documents.length; from += batch)
      await into.insertMany(documents.slice(from, from + batch), { ordered: false, writeConcern: { w: 'majority' } });
    const ms = performance.now() - started;
    await client.db(`${db.databaseName}_raw`).dropDatabase();
    return { ms, documents: documents.length, indexes: indexes.length };
  },

  async empty() {
    await database().db.collection('calls').deleteMany({});
    return null;
  },

  profile,

  async stop() {
    await app?.stop();
    return null;
  },
});
