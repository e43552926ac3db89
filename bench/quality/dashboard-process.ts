import mongoose from 'mongoose';
import { startApp, type RunningApp } from '../../src/app/start.js';
import { SessionKind, SiteKind, systemViewer } from '../../src/modules/people/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { captured, nameOf } from '../articles/capture.js';
import type { Command } from '../articles/protocol.js';
import { answer } from '../shared/child.js';
import { benchSecret } from '../shared/secret.js';
import { madeCalls, madeEvaluations } from './dashboard-documents.js';
import type { Board, DashboardCalls } from './dashboard-protocol.js';

/** The app in a process of its own; the bare aggregations go through the same driver of the same process. */

type Row = Record<string, unknown>;

let app: RunningApp | null = null;
let token = '';

function running(): RunningApp {
  if (!app) throw new Error('The app does not run.');
  return app;
}
const rowsOf = (name: string) => {
  const { db } = running().container.foundation.connection;
  if (!db) throw new Error('There is no database.');
  return db.collection<Row & { _id: string }>(name);
};
const post = async (body: string): Promise<string> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await fetch(`${running().url}/graphql`, { method: 'POST', headers, body })).text();
};

/** Twelve weeks before today. */
const firstDay = new Date(Math.floor(systemClock.now().getTime() / 86_400_000) * 86_400_000 - 85 * 86_400_000);
const days = {
  fromDay: firstDay.toISOString().slice(0, 10),
  toDay: new Date(firstDay.getTime() + 84 * 86_400_000).toISOString().slice(0, 10),
};

const share = '{ definition { key variant } count of value low high isTooFew target verdict }';
const weightedShare = '{ count of value low high weighted { value standardError low high } }';
const mean = '{ value of standardDeviation }';
const accuracy = (of: string): string =>
  `{ measure allMonitored ${of} whereApplied ${of} perOpportunity ${of} defectsPerMillion }`;
const score = `{ raw ${mean} reported ${mean} zeroOnFatal ${mean} criticalAccuracy { value low high of } }`;

const queries: Readonly<Record<Board, string>> = {
  quality: `query ($filter: QualityFiguresFilter!) {
    qualityFigures(filter: $filter) { evaluationCount agentCount fatal ${accuracy(share)} nonFatal ${accuracy(share)}
      families ${accuracy(share)} score ${score} na ${share} release { hoursP50 hoursP90 sameDay ${share} } }
    qualityByWeek(filter: $filter) { centre weeks { week of share lower upper isOut score ${score} } }
    qualityByAgent(filter: $filter) { agentId accuracy ${accuracy(share)} score ${score} deviation isOutlier }
    qualityByQuestion(filter: $filter) { ref errors ${share} na ${share} weeks { week errorCount of } }
  }`,
  weighted: `query ($filter: QualityFiguresFilter!) { qualityFigures(filter: $filter, isWeighted: true) {
    evaluationCount fatal ${accuracy(weightedShare)} families ${accuracy(weightedShare)} } }`,
  calls: `query ($filter: CallFiguresFilter!) { callFigures(filter: $filter) { callCount
    serviceLevel { variant share ${share} } abandonment ${share} averageSpeedOfAnswer ${mean}
    handling { perLeg ${mean} perChain ${mean} } firstContact { resolution ${share} repeat ${share} pendingCount }
    satisfaction { topTwo ${share} mean ${mean} response ${share} } firstResponse ${share}
    series(interval: WEEK) { points { start offeredCount serviceLevel ${share} resolution ${share} } } }
    handlingOutliers(filter: $filter) { agentId deviation } }`,
};
const counted: Readonly<Record<Board, RegExp>> = {
  quality: /"evaluationCount":[1-9]/,
  weighted: /"evaluationCount":[1-9]/,
  calls: /"callCount":[1-9]/,
};
const filterOf = (board: Board): Row =>
  board === 'quality' ? { ...days, scorecardId: 'scorecard_bench' } : { ...days };

const [identifier, password] = ['analyst@bench.example', 'a bench password'];

async function hire({ container }: RunningApp): Promise<void> {
  const { people } = container;
  const name = { zhCN: '测', en: 'Bench' };
  const site = await people.sites.create(systemViewer, {
    ...{ key: 'bench', name, kind: SiteKind.MAIN, timeZone: 'Asia/Shanghai', workingHours: [], holidays: [] },
  });
  await people.users.create(
    systemViewer,
    {
      ...{ name: 'analyst', nameEn: 'analyst', email: identifier, staffNumber: null, roles: [Role.QA_ANALYST] },
      ...{ siteId: site._id, teamIds: [], departmentIds: [], tierId: null, productLineIds: [], locale: Locale.EN },
    },
    password,
  );
}

/** Signs in anew: filling may take longer than a token is good for. */
async function signIn({ container }: RunningApp): Promise<string> {
  const signed = await container.people.accounts.login({ identifier, password, session: SessionKind.TOKENS }, 'bench');
  return signed.session.accessToken;
}

async function store(name: string, documents: Iterable<Row>): Promise<number> {
  let batch: Row[] = [];
  let bytes = 0;
  for (const document of documents) {
    if (batch.length === 0) bytes += mongoose.mongo.BSON.calculateObjectSize(document) * 1_000;
    batch.push(document);
    if (batch.length < 1_000) continue;
    await rowsOf(name).insertMany(batch as never, { ordered: false });
    batch = [];
  }
  if (batch.length) await rowsOf(name).insertMany(batch as never, { ordered: false });
  return bytes;
}

const aggregated = ({ collection, arguments: [pipeline, options] }: Command): Promise<unknown[]> =>
  rowsOf(collection)
    .aggregate(pipeline as never, options as never)
    .toArray();

answer<DashboardCalls>({
  async start({ mongodbUri, meili, database }) {
    app = await startApp({
      config: {
        ...{ host: '127.0.0.1', port: 0, publicUrl: null, seed: 'none', instanceId: `bench-${process.pid}` },
        ...{ secret: benchSecret, adminEmail: null, production: true, trustedProxies: 0, roles: new Set(['web']) },
      },
      ...{ mongodbUri, database, meili, indexPrefix: database, clock: systemClock, log: silentLog() },
      progress: () => undefined,
    });
    await hire(app);
    return null;
  },

  async fill({ evaluations, calls }) {
    const bytes = await store('evaluations', madeEvaluations(evaluations, firstDay));
    await store('calls', madeCalls(calls, firstDay));
    return { megabytes: bytes / 1_000_000 };
  },

  async ask({ board, rounds }) {
    token = await signIn(running());
    const body = JSON.stringify({ query: queries[board], variables: { filter: filterOf(board) } });
    const faults: string[] = [];
    const ask = async (): Promise<void> => {
      const text = await post(body);
      if (text.includes('"errors":[{') || !counted[board].test(text)) faults.push(text.slice(0, 300));
    };
    const { commands } = await captured(ask);
    const own = commands.filter(
      ({ collection, method }) => method === 'aggregate' && (collection === 'evaluations' || collection === 'calls'),
    );
    // Contacts are asked for once the calls are summed up: the bare aggregations keep to that order.
    const first = own.filter(({ arguments: [stages] }) => !JSON.stringify(stages).includes('"events.isEnd"'));
    const second = own.filter((command) => !first.includes(command));
    const bare = async (): Promise<void> => {
      await Promise.all(first.map(aggregated));
      await Promise.all(second.map(aggregated));
    };
    const timed = async (work: () => Promise<void>): Promise<number> => {
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
    return { ...times, commands: own.map(nameOf), faults };
  },

  async stop() {
    await app?.stop();
    app = null;
    return null;
  },
});
