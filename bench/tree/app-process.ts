import mongoose from 'mongoose';
import { startApp, type RunningApp } from '../../src/app/start.js';
import { Audience } from '../../src/platform/auth/viewer.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { captured, nameOf } from '../articles/capture.js';
import type { Command } from '../articles/protocol.js';
import { createPeople, type BenchPeople } from '../search-latency/people.js';
import { answer } from '../shared/child.js';
import { benchSecret } from '../shared/secret.js';
import { benchTree } from './drawing.js';
import type { TreeAppCalls } from './protocol.js';
import { madeWalks } from './walks.js';

/** The app in a process of its own; the bare updates and aggregations go through the same driver of the same process. */

type Row = Record<string, unknown>;

let app: RunningApp | null = null;
let people: BenchPeople | null = null;
let treeId = '';
/** The update of a step, and the walk that it was made in. */
let step: { walk: Row; update: Row } | null = null;

function running(): RunningApp {
  if (!app) throw new Error('The app does not run.');
  return app;
}
const rowsOf = (name: string) => {
  const { db } = running().container.foundation.connection;
  if (!db) throw new Error('There is no database.');
  return db.collection<Row & { _id: string }>(name);
};
const post = async (body: string, token: string): Promise<string> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await fetch(`${running().url}/graphql`, { method: 'POST', headers, body })).text();
};

const periodOf = (now: Date): { from: Date; to: Date } => ({
  from: new Date(now.getTime() - 31 * 86_400_000),
  to: new Date(now.getTime() - 86_400_000),
});

const share = '{ count of value low high }';
const figuresQuery = `query ($treeId: ID!, $filter: TreeFiguresFilter!) { treeFigures(treeId: $treeId, filter: $filter) {
  totals { startCount agentCount openCount completion ${share} resolution ${share} abandonment ${share} averageStops durationP50 durationP90 }
  nodes { nodeKey title { text } enteredCount leftCount dwellP50 dwellP90 backtracks ${share} fallOut ${share} exit ${share}
    branches { key share ${share} } }
  coverage { share ${share} neverWalked { nodeKey branchKey } }
  paths(first: 10) { stops { nodeKey choiceKey } count durationP50 results { result count } }
  commands { nodeKey sentCount }
} }`;

answer<TreeAppCalls>({
  async start({ mongodbUri, meili, database }) {
    app = await startApp({
      config: {
        ...{ host: '127.0.0.1', port: 0, publicUrl: null, seed: 'none', instanceId: `bench-${process.pid}` },
        ...{ secret: benchSecret, adminEmail: null, production: true, trustedProxies: 0, roles: new Set(['web']) },
      },
      ...{ mongodbUri, database, meili, indexPrefix: database, clock: systemClock, log: silentLog() },
      progress: () => undefined,
    });
    people = await createPeople(app.container);
    const at = systemClock.now();
    const [tree] = await app.container.trees.planting.plantTrees([
      {
        ...{ content: benchTree(), authorId: null, createdAt: at, audience: Audience.INTERNAL },
        versions: [{ publishedAt: at }],
      },
    ]);
    treeId = tree?._id ?? '';
    return { url: app.url, treeId };
  },

  async tokens() {
    if (!people) throw new Error('Nobody works here yet.');
    return people.tokens();
  },

  async seen({ body, token, walkId }) {
    const { commands } = await captured(() => post(body, token));
    const write = commands.find(({ collection, method }) => collection === 'tree_walks' && method === 'bulkWrite');
    const walk = await rowsOf('tree_walks').findOne({ _id: walkId });
    if (!write || !walk) throw new Error('A step was no update of a walk.');
    const [first] = write.arguments[0] as { updateOne: { update: Row } }[];
    if (!first) throw new Error('A step was no update of a walk.');
    const { update } = first.updateOne;
    step = { walk, update };
    return { commands: commands.map(nameOf), updateBytes: mongoose.mongo.BSON.calculateObjectSize(update) };
  },

  async bareUpdates({ connections, ms }) {
    if (!step) throw new Error('No step was seen.');
    const { walk, update } = step;
    const rows = rowsOf('bench_walks');
    const times: number[] = [];
    const until = performance.now() + ms;
    await Promise.all(
      Array.from({ length: connections }, async (_, number) => {
        const _id = `bare_${number}`;
        // A walk of the product is as long as this one in the middle; longer ones begin anew.
        for (let done = 0; performance.now() < until; done++) {
          if (done % 20 === 0) await rows.replaceOne({ _id }, { ...walk, _id }, { upsert: true });
          const started = performance.now();
          await rows.updateOne({ _id }, update, { writeConcern: { w: 'majority' } });
          times.push(performance.now() - started);
        }
      }),
    );
    return times;
  },

  async fill({ sessions }) {
    const rows = rowsOf('tree_walks');
    await rows.deleteMany({});
    let batch: Row[] = [];
    let bytes = 0;
    for (const walk of madeWalks(treeId, sessions, periodOf(systemClock.now()).from)) {
      bytes += batch.length === 0 ? mongoose.mongo.BSON.calculateObjectSize(walk) * 1_000 : 0;
      batch.push(walk);
      if (batch.length < 1_000) continue;
      await rows.insertMany(batch as never, { ordered: false });
      batch = [];
    }
    if (batch.length) await rows.insertMany(batch as never, { ordered: false });
    return { megabytes: bytes / 1_000_000 };
  },

  async figures({ token, rounds }) {
    const body = JSON.stringify({
      query: figuresQuery,
      variables: { treeId, filter: periodOf(new Date(systemClock.now().getTime() + 3_600_000)) },
    });
    const faults: string[] = [];
    const ask = async (): Promise<void> => {
      const text = await post(body, token);
      if (text.includes('"errors"') || !/"startCount":[1-9]/.test(text)) faults.push(text.slice(0, 300));
    };
    const { commands } = await captured(ask);
    const own = commands.filter(({ collection, method }) => collection === 'tree_walks' && method === 'aggregate');
    const bare = (): Promise<unknown> => Promise.all(own.map((command) => aggregated(command)));
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await work();
      return performance.now() - started;
    };
    await bare();
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.ours.push(await timed(ask));
      times.bare.push(await timed(bare));
    }
    return { ...times, pipelines: own.length, faults };
  },

  async stop() {
    await app?.stop();
    app = null;
    return null;
  },
});

function aggregated({ collection, arguments: [pipeline, options] }: Command): Promise<unknown[]> {
  return rowsOf(collection)
    .aggregate(pipeline as never, options as never)
    .toArray();
}
