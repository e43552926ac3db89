import type { MultiSearchQuery } from 'meilisearch';
import { percentile } from '../relevance/figures.js';
import type { Ground } from './ground.js';
import { Client, sideBySide, spread, type Measured, type Target } from './load.js';
import { line, title } from './report.js';
import type { BenchQuery } from './texts.js';

/** As the console's agent desk asks, one page of 20. */
const search = `
  query ($query: String!, $first: Int!, $explain: Boolean!) {
    search(query: $query, first: $first, explain: $explain) {
      totalCount
      facets { field values { value label count } }
      isDegraded isShortened tookMs verdict didYouMean receipt
      nodes {
        id code kind locale title titleMarks { start length } snippet snippetMarks { start length } isBestBet
        subject { ... on Article { id version audience usage { helpfulShare linkCount } } }
      }
      pageInfo { hasNextPage }
      explanation @include(if: $explain) { rounds engineMs scoreMs }
    }
  }`;

export const bodyOf = (query: string, explain = false): string =>
  JSON.stringify({ query: search, variables: { query, first: 20, explain } });

const json = { 'content-type': 'application/json' };

/** An answer that the question index gave alone, because the engine took too long: whole, but to be counted. */
export const isDegraded = (text: string): boolean => text.includes('"isDegraded":true');

/** What is wrong with an answer of the app: a fault, or no hit where there are some. */
export function searchFault(text: string, mustFind: boolean): string | null {
  if (text.includes('"errors":')) return text.slice(0, 300);
  return mustFind && text.includes('"nodes":[]') ? 'nothing was found' : null;
}

export const headersOf = (token: string): Record<string, string> => ({ ...json, authorization: `Bearer ${token}` });

export function appTarget(
  ground: Ground,
  token: string,
  queries: readonly string[],
  mustFind: (at: number) => boolean,
): Target {
  return {
    name: 'search',
    origin: ground.url,
    path: '/graphql',
    headers: headersOf(token),
    bodies: queries.map((query) => bodyOf(query)),
    fault: (text, at) => searchFault(text, mustFind(at)),
  };
}

function engineTarget(ground: Ground, name: string, requests: readonly MultiSearchQuery[][]): Target {
  return {
    name,
    origin: ground.meili.url,
    path: '/multi-search',
    headers: { ...json, authorization: `Bearer ${ground.meili.key}` },
    bodies: requests.map((queries) => JSON.stringify({ queries })),
  };
}

export interface AskingFigures {
  connections: number;
  search: ReturnType<typeof spread>;
  engine: ReturnType<typeof spread>;
  plain: ReturnType<typeof spread>;
  ratio: number;
  perSecond: number;
  processorMs: number;
  load: number;
  faults: string[];
}

const WARM_UP = 2_500;
const LONGEST_WARM_UP_MS = 45_000;

/** Lets the app's process meet enough searches that its code is as fast as after a morning. */
async function warmUp(ground: Ground, texts: readonly string[]): Promise<void> {
  const { agent } = await ground.app.call('tokens');
  let answers = 0;
  const count = (): null => {
    answers += 1;
    return null;
  };
  const client = new Client({ ...appTarget(ground, agent, texts, () => false), fault: count }, 8);
  const until = performance.now() + LONGEST_WARM_UP_MS;
  await client.run(() => answers >= WARM_UP || performance.now() > until);
  await client.close();
}

/** Search end to end beside the same queries sent to the engine directly, and beside one default query. */
export async function askAll(
  ground: Ground,
  queries: readonly BenchQuery[],
  requests: readonly MultiSearchQuery[][],
  seconds: number,
): Promise<AskingFigures[]> {
  const texts = queries.map(({ text }) => text);
  const plainRequests = texts.map((q): MultiSearchQuery[] => [
    { indexUid: ground.engine.indexUid, q, limit: 20, attributesToRetrieve: ['did', 'type'] },
  ]);
  title(
    'search end to end, ms',
    'p50     p95     p99   same queries: p50     p95     p99   default: p50     p99   x same   load',
  );
  await warmUp(ground, texts);
  const found: AskingFigures[] = [];
  for (const connections of [1, 8, 32]) {
    const { agent } = await ground.app.call('tokens');
    const processor = await ground.app.call('processorMs');
    const measured = await sideBySide(
      [
        appTarget(ground, agent, texts, () => false),
        engineTarget(ground, 'same', requests),
        engineTarget(ground, 'default', plainRequests),
      ],
      connections,
      seconds,
    );
    const of = (name: string): Measured => {
      const one = measured.get(name);
      if (!one) throw new Error(`${name} was not measured.`);
      return one;
    };
    const [ours, same, plain] = [of('search'), of('same'), of('default')];
    const figures: AskingFigures = {
      connections,
      search: spread(ours.times),
      engine: spread(same.times),
      plain: spread(plain.times),
      ratio: percentile(ours.times, 0.5) / percentile(same.times, 0.5),
      perSecond: ours.times.length / ours.seconds,
      processorMs: ((await ground.app.call('processorMs')) - processor) / Math.max(1, ours.times.length),
      load: ours.load,
      faults: [...ours.faults, ...same.faults, ...plain.faults],
    };
    found.push(figures);
    line(`${connections} connections`, [
      ...[figures.search.p50, figures.search.p95, figures.search.p99],
      ...[figures.engine.p50, figures.engine.p95, figures.engine.p99],
      ...[figures.plain.p50, figures.plain.p99],
      ...[figures.ratio, figures.load],
    ]);
    line('', [
      `${figures.perSecond.toFixed(0)} searches a second, ${figures.processorMs.toFixed(1)} ms of processor each in the app`,
    ]);
  }
  return found;
}

export interface Shares {
  total: number;
  engine: number;
  score: number;
  database: number;
  service: number;
  outside: number;
  secondRounds: number;
}

interface Explained {
  data?: { search?: { tookMs: number; explanation: { rounds: number; engineMs: number; scoreMs: number } | null } };
}

/** Where the time of a search goes, at one connection; asked by an editor, to whom a search explains itself. */
export async function shares(ground: Ground, queries: readonly BenchQuery[]): Promise<Shares> {
  const { editor } = await ground.app.call('tokens');
  const engine: number[] = [];
  const score: number[] = [];
  let second = 0;
  const note = (text: string): null => {
    const explained = (JSON.parse(text) as Explained).data?.search?.explanation;
    if (!explained) return null;
    engine.push(explained.engineMs);
    score.push(explained.scoreMs);
    if (explained.rounds === 2) second += 1;
    return null;
  };
  const asked = queries.slice(0, 400);
  const client = new Client(
    {
      ...appTarget(ground, editor, [], () => false),
      bodies: asked.map(({ text }) => bodyOf(text, true)),
      fault: note,
    },
    1,
  );
  const took: number[] = [];
  try {
    await ground.app.call('reads');
    for (const at of asked.keys()) took.push((await client.send(at)).ms);
  } finally {
    await client.close();
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
  const reads = await ground.app.call('reads');
  const database = reads.reduce((sum, one) => sum + one, 0) / Math.max(1, took.length);
  const total = mean(took);
  const parts = { engine: mean(engine), score: mean(score), database };
  const rest = Math.max(0, total - parts.engine - parts.score - parts.database);
  title('where the time goes, mean ms', 'in all  engine   score    read    rest   second rounds %');
  line('1 connection', [total, parts.engine, parts.score, parts.database, rest, (100 * second) / took.length]);
  return { total, ...parts, service: rest, outside: 0, secondRounds: second / took.length };
}
