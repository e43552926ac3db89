import type { Ground } from './ground.js';
import { appTarget } from './asking.js';
import { Client, spread } from './load.js';
import { line, say, title } from './report.js';
import type { BenchQuery } from './texts.js';

/** Searches while the index is built anew. */
export interface RebuildingFigures {
  count: number;
  empty: number;
  failed: number;
  p50: number;
  p99: number;
  seconds: number;
  load: number;
}

const CONNECTIONS = 8;
const LOOKED_AT = 600;

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

  const client = new Client(
    appTarget(ground, (await ground.app.call('tokens')).agent, answered, () => true),
    CONNECTIONS,
  );
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
    title('during a rebuild', 'answers   empty  failed     p50     p99 seconds    load');
    line(`${CONNECTIONS} connections`, [count, empty, faults.length - empty, p50, p99, ms / 1_000, measured.load]);
    return { count, empty, failed: faults.length - empty, p50, p99, seconds: ms / 1_000, load: measured.load };
  } finally {
    await client.close();
  }
}
