import type { Ground } from './ground.js';
import { appTarget, headersOf, isDegraded } from './asking.js';
import { Client, spread } from './load.js';
import { line, say, title } from './report.js';
import type { BenchQuery } from './texts.js';

/** Searches while the index is built anew. */
export interface RebuildingFigures {
  count: number;
  empty: number;
  failed: number;
  /** Answers that the question index gave alone, because the engine took too long. */
  degraded: number;
  p50: number;
  p99: number;
  seconds: number;
  load: number;
}

const CONNECTIONS = 8;
const LOOKED_AT = 600;
/** Tokens are good for ten minutes; a rebuild may take longer. */
const TOKEN_MS = 300_000;

/** Rebuilds the index while eight connections search without a pause: those queries that find something now. */
export async function rebuilding(
  ground: Ground,
  queries: readonly BenchQuery[],
  documentsPerSecond: number,
): Promise<RebuildingFigures> {
  const found = new Set<number>();
  const texts = queries.slice(0, LOOKED_AT).map(({ text }) => text);
  const before = new Client(
    appTarget(ground, (await ground.app.call('tokens')).agent, texts, () => true),
    1,
  );
  for (const at of texts.keys()) if ((await before.send(at)).fault === null) found.add(at);
  await before.close();
  const answered = texts.filter((_, at) => found.has(at));
  const estimate = ground.filled.documents / documentsPerSecond;
  say(`\nA rebuild under load; alone it takes about ${estimate.toFixed(0)} s.`);

  const target = appTarget(ground, (await ground.app.call('tokens')).agent, answered, () => true);
  let degraded = 0;
  const { fault } = target;
  target.fault = (text, at) => {
    if (isDegraded(text)) degraded += 1;
    return fault?.(text, at) ?? null;
  };
  const renew = setInterval(() => {
    void ground.app.call('tokens').then(({ agent }) => (target.headers = headersOf(agent)));
  }, TOKEN_MS);
  const client = new Client(target, CONNECTIONS);
  try {
    let isDone = false;
    const rebuild = ground.app.call('rebuild').finally(() => (isDone = true));
    const [measured, { ms }] = await Promise.all([client.run(() => isDone), rebuild]);
    const after = await client.runFor(1_500);
    const faults = [...measured.faults, ...after.faults];
    const empty = faults.filter((fault) => fault === 'nothing was found').length;
    for (const fault of [...new Set(faults)].slice(0, 5)) say(`  ${fault}`);
    const { p50, p99 } = spread(measured.times);
    const count = measured.times.length + after.times.length;
    const failed = faults.length - empty;
    title('during a rebuild', 'answers   empty  failed degraded    p50     p99 seconds    load');
    line(`${CONNECTIONS} connections`, [count, empty, failed, degraded, p50, p99, ms / 1_000, measured.load]);
    return { count, empty, failed, degraded, p50, p99, seconds: ms / 1_000, load: measured.load };
  } finally {
    clearInterval(renew);
    await client.close();
  }
}
