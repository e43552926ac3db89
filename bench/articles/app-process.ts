import { setTimeout as pause } from 'node:timers/promises';
import { startApp, type RunningApp } from '../../src/app/start.js';
import { ArticleKind } from '../../src/modules/articles/index.js';
import { Audience } from '../../src/platform/auth/viewer.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { createPeople, type BenchPeople } from '../search-latency/people.js';
import { answer, processorMs } from '../shared/child.js';
import { profile } from '../shared/profile.js';
import { captured } from './capture.js';
import { importRows } from './importing-app.js';
import type { AppCalls } from './protocol.js';
import { publishBoth } from './publishing-app.js';
import { benchSecret } from '../shared/secret.js';

/** The app in a process of its own, so that those who ask take nothing from it but a core. */

let app: RunningApp | null = null;
let people: BenchPeople | null = null;

function running(): RunningApp {
  if (!app) throw new Error('The app does not run.');
  return app;
}

answer<AppCalls>({
  async start({ mongodbUri, meili, isWorker, database }) {
    app = await startApp({
      config: {
        host: '127.0.0.1',
        port: 0,
        publicUrl: null,
        seed: 'none',
        instanceId: `bench-${process.pid}`,
        secret: benchSecret,
        adminEmail: null,
        production: true,
        trustedProxies: 0,
        roles: new Set(isWorker ? ['web', 'worker'] : ['web']),
      },
      mongodbUri,
      database,
      meili,
      indexPrefix: database,
      clock: systemClock,
      log: silentLog(),
      progress: () => undefined,
    });
    people = await createPeople(app.container);
    return { url: app.url };
  },

  async fill(texts) {
    const { articles, people: room } = running().container;
    const editor = await room.directory.userByEmail('editor@bench.example');
    const at = systemClock.now();
    const planted = await articles.planting.plantArticles(
      texts.map((text) => ({
        kind: ArticleKind.FAQ,
        locale: text.locale === 'en' ? Locale.EN : Locale.ZH_CN,
        content: { title: text.title, alternativeQuestions: text.alternatives, bodyMarkdown: text.body },
        authorId: editor?._id ?? null,
        createdAt: at,
        audience: Audience.INTERNAL,
        versions: [{ publishedAt: at }],
      })),
    );
    return planted.map(({ _id }) => _id);
  },

  async settle(documents) {
    while (running().container.search.questionStatus().documentCount < documents) await pause(50);
    return null;
  },

  async tokens() {
    if (!people) throw new Error('Nobody works here yet.');
    return people.tokens();
  },

  async capture({ body, token }) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const { value: text, commands } = await captured(async () => {
      const response = await fetch(`${running().url}/graphql`, { method: 'POST', headers, body });
      return response.text();
    });
    return { commands, text };
  },

  publish: ({ count }) => publishBoth(running().container, count),

  importRows: (options) => importRows(running().container, options),

  profile,

  processorMs,

  async stop() {
    await app?.stop();
    app = null;
    return null;
  },
});
