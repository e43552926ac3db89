import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startApp, type RunningApp } from '../../src/app/start.js';
import { ArticleKind, type PlantedArticle } from '../../src/modules/articles/index.js';
import { engineFilter } from '../../src/modules/search/index.js';
import { Audience } from '../../src/platform/auth/viewer.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { firstQueries } from '../../src/platform/search/engine-queries.js';
import { rowsOf, type SearchRow } from '../../src/platform/search/passages.js';
import { planQuery } from '../../src/platform/search/query.js';
import { QuestionFeed } from '../../src/platform/search/question/question-feed.js';
import { slotsOf } from '../../src/platform/search/question/slots.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { readSets } from '../relevance/sets.js';
import { answer, processorMs } from '../shared/child.js';
import { profile } from '../shared/profile.js';
import { benchSecret } from '../shared/secret.js';
import { createPeople, type BenchPeople } from './people.js';
import type { AppCalls } from './protocol.js';
import { articlesFrom, sourceOf, type BenchText } from './texts.js';

/** The app in a process of its own, so that those who ask take nothing from it but a core. */

const DATABASE = 'bench';
const BATCH = 200;
/** As the search service asks for an ordinary page. */
const DEPTH = 30;

let app: RunningApp | null = null;
let people: BenchPeople | null = null;
const reads: number[] = [];
let queries: ((text: string) => ReturnType<typeof firstQueries>) | null = null;

function running(): RunningApp {
  if (!app) throw new Error('The app does not run.');
  return app;
}

function staff(): BenchPeople {
  if (!people) throw new Error('Nobody works here yet.');
  return people;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use after everything that can go is gone. */
async function bytesInUse(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect();
    await pause(50);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const plantedFrom = (text: BenchText, categoryId: string, at: Date): PlantedArticle => ({
  kind: ArticleKind.FAQ,
  locale: text.locale === 'en' ? Locale.EN : Locale.ZH_CN,
  content: {
    title: text.title,
    alternativeQuestions: text.alternatives,
    bodyMarkdown: text.body,
    models: text.models,
    categoryId,
  },
  authorId: null,
  createdAt: at,
  audience: Audience.INTERNAL,
  versions: [{ publishedAt: at }],
});

answer<AppCalls>({
  async start({ mongodbUri, meili, isWorker }) {
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
      database: DATABASE,
      meili,
      indexPrefix: DATABASE,
      clock: systemClock,
      log: silentLog(),
      progress: () => undefined,
    });
    people = await createPeople(app.container);
    // The last check of hits is the one read of the database that a search makes.
    const subject = app.container.articles.searchSubject;
    const hits = subject.hits.bind(subject);
    subject.hits = async (viewer, ids) => {
      const started = performance.now();
      const found = await hits(viewer, ids);
      reads.push(performance.now() - started);
      return found;
    };
    return { url: app.url };
  },

  async fill({ passages: wanted, data, folder }) {
    const { articles } = running().container;
    const { texts } = sourceOf(existsSync(data) ? readSets(data) : []);
    const started = performance.now();
    const at = systemClock.now();
    await mkdir(folder, { recursive: true });
    const categories = new Map<string, string>();
    for (const group of new Set(texts.map((text) => text.group)))
      categories.set(group, await staff().category(group.replace(/[^a-z0-9]+/gi, '-')));
    const endless = articlesFrom(texts);
    const files: string[] = [];
    let documents = 0;
    let passages = 0;
    while (passages < wanted) {
      const batch: PlantedArticle[] = [];
      while (batch.length < BATCH) {
        const { value } = endless.next() as { value: BenchText };
        batch.push(plantedFrom(value, categories.get(value.group) ?? '', at));
      }
      const planted = await articles.planting.plantArticles(batch);
      const ids = planted.map(({ _id }) => _id);
      const rows: SearchRow[] = [...(await articles.searchSource.entries(ids)).values()].flatMap(rowsOf);
      const file = join(folder, `${files.length}.json`);
      await writeFile(file, JSON.stringify(rows));
      files.push(file);
      documents += batch.length;
      passages += rows.length;
    }
    return { documents, passages, seconds: (performance.now() - started) / 1_000, files };
  },

  async catchUp() {
    await running().container.search.whenCaughtUp(1_200_000);
    return null;
  },

  tokens: () => staff().tokens(),

  async weigh() {
    const { foundation, articles } = running().container;
    const { connection, clock, log } = foundation;
    const before = await bytesInUse();
    const feed = new QuestionFeed({ connection, clock, log, sources: [articles.searchSource] });
    feed.start();
    while (!feed.isLoaded) await pause(50);
    const heapBytes = (await bytesInUse()) - before;
    const { documentCount, bytes, loadMs } = feed.status();
    await feed.stop();
    const { index } = feed;
    const viewer = await running().container.people.authenticator.viewerFromToken((await staff().tokens()).agent);
    if (!viewer) throw new Error('The agent is not let in.');
    const filter = engineFilter(viewer, [articles.searchSubject], {}, new Date()) ?? '';
    const indexUid = running().container.search.searchIndex?.engine.indexUid ?? '';
    queries = (text) => {
      const plan = planQuery(text);
      return firstQueries(index, plan, slotsOf(index, plan), { indexUid, filter, depth: DEPTH });
    };
    return { documents: documentCount, loadMs: loadMs ?? 0, numberBytes: bytes, heapBytes };
  },

  async engineQueries(texts) {
    if (!queries) throw new Error('Weigh first.');
    const found = texts.map(queries);
    // The second index is not needed any more.
    queries = null;
    return found;
  },

  async rebuild() {
    const { searchIndex } = running().container.search;
    if (!searchIndex) throw new Error('There is no search engine.');
    const started = performance.now();
    const request = await searchIndex.requestRebuild('bench');
    while (!(await searchIndex.isDone(request))) await pause(20);
    return { ms: performance.now() - started, documents: (await searchIndex.status()).indexedCount };
  },

  async whenMoreThan(documents) {
    while (running().container.search.questionStatus().documentCount <= documents) await pause(1);
    return performance.timeOrigin + performance.now();
  },

  async questionCount() {
    return running().container.search.questionStatus().documentCount;
  },

  async reads() {
    return reads.splice(0);
  },

  processorMs,

  profile,

  async stop() {
    await app?.stop();
    app = null;
    return null;
  },
});
