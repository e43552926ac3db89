import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EnqueuedTask } from 'meilisearch';
import { startEngines } from '../../src/platform/embedded/index.js';
import { SearchEngine } from '../../src/platform/search/client.js';
import { indexSettings } from '../../src/platform/search/index-definition.js';
import { rowsOf } from '../../src/platform/search/passages.js';
import { find } from '../../src/platform/search/find.js';
import { planQuery } from '../../src/platform/search/query.js';
import { createLog } from '../../src/platform/telemetry/log.js';
import { Bm25 } from './bm25.js';
import { hardTests } from './hard-tests.js';
import { entryOf, readSets, type SetDocument } from './sets.js';

/** Answers for one query, best first, at most ten. */
type Search = (text: string) => Promise<string[]> | string[];

interface Figures {
  count: number;
  /** Mean reciprocal rank in the first ten, share right at the first place and in the first ten; all times 100. */
  mrr: number;
  first: number;
  ten: number;
}

const DESIGNS = ['plain BM25', 'engine defaults', 'ours'] as const;
type Design = (typeof DESIGNS)[number];

const MAY_BE_EMPTY = 'en > zh';

/** Fills the product's index and one with the engine's defaults, both with whole sets mixed. */
async function fill(engine: SearchEngine, plain: string, documents: readonly SetDocument[]): Promise<void> {
  const { indexUid } = engine;
  await engine.finish(await engine.call((client) => client.createIndex(indexUid, { primaryKey: 'id' })));
  await engine.finish(await engine.call((client) => client.index(indexUid).updateSettings(indexSettings)));
  await engine.finish(await engine.call((client) => client.createIndex(plain, { primaryKey: 'id' })));
  // Tasks of one index are done in order, those of two in any order: both last ones are waited for.
  let last: EnqueuedTask[] = [];
  for (let at = 0; at < documents.length; at += 500) {
    const part = documents.slice(at, at + 500);
    const rows = part.flatMap((document) => rowsOf(entryOf(document)));
    const whole = part.map(({ id, title, similar, body }) => ({ id, title, similar, body }));
    last = [
      await engine.call((client) => client.index(indexUid).addDocuments(rows)),
      await engine.call((client) => client.index(plain).addDocuments(whole)),
    ];
  }
  for (const task of last) await engine.finish(task);
}

async function measure(
  search: Search,
  queries: readonly { text: string; answers: ReadonlySet<string> }[],
): Promise<Figures> {
  let reciprocal = 0;
  let first = 0;
  let ten = 0;
  for (const { text, answers } of queries) {
    const place = (await search(text)).slice(0, 10).findIndex((id) => answers.has(id));
    if (place < 0) continue;
    reciprocal += 1 / (place + 1);
    ten += 1;
    if (place === 0) first += 1;
  }
  const share = (sum: number): number => (100 * sum) / Math.max(1, queries.length);
  return { count: queries.length, mrr: share(reciprocal), first: share(first), ten: share(ten) };
}

const cell = (figures: Figures): string =>
  [figures.mrr, figures.first, figures.ten].map((n) => n.toFixed(1).padStart(6)).join('');

function print(title: string, rows: readonly (readonly [string, Readonly<Record<Design, Figures>>])[]): void {
  process.stdout.write(`\n${title.padEnd(38)}${DESIGNS.map((design) => design.padStart(18)).join('')}\n`);
  process.stdout.write(`${''.padEnd(38)}${DESIGNS.map(() => '   MRR    @1   @10').join('')}\n`);
  for (const [name, figures] of rows) {
    const count = String(figures.ours.count).padStart(5);
    process.stdout.write(`${name.padEnd(33)}${count}${DESIGNS.map((design) => cell(figures[design])).join('')}\n`);
  }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Measures how often the right document stands first. Ends with a fault where ours does not beat the engine's defaults. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at >= 0 ? words[at + 1] : undefined;
  };
  const data = resolve(option('--data') ?? '../shared/data');
  const sets = existsSync(data) ? readSets(data) : [];
  if (sets.length === 0) {
    process.stdout.write(`SKIPPED: there are no test sets in ${data}. Name a folder with --data DIR.\n`);
    return;
  }
  const documents = sets.flatMap((set) => set.documents);
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-bench-'));
  const log = createLog({ level: 'warn', instance: 'bench' });
  const engines = await startEngines({ dataDir: folder, log, progress: () => undefined, mongo: false, meili: true });
  try {
    if (!engines.meili) throw new Error(engines.meiliWhyNot ?? 'There is no search engine.');
    const engine = new SearchEngine({ url: engines.meili.url, apiKey: engines.meili.key, timeoutMs: 120_000 });
    const plain = 'defaults';
    const before = performance.now();
    await fill(engine, plain, documents);
    process.stdout.write(
      `${documents.length} documents of ${sets.length} sets in one index, filled in ${((performance.now() - before) / 1_000).toFixed(0)} s.\n`,
    );

    const bm25 = new Bm25(documents);
    const times: number[] = [];
    const searches: Readonly<Record<Design, Search>> = {
      'plain BM25': (text) => bm25.search(text, 10),
      'engine defaults': async (text) => {
        const { hits } = await engine.call((client) =>
          client.index(plain).search(text, { limit: 10, attributesToRetrieve: ['id'] }),
        );
        return hits.map((hit) => String(hit['id']));
      },
      ours: async (text) => {
        const started = performance.now();
        const { ids } = await find(engine, planQuery(text), {
          filter: 'state = PUBLISHED',
          depth: 60,
          facets: ['kind', 'categories', 'lines', 'locale'],
        });
        times.push(performance.now() - started);
        return ids;
      },
    };
    const each = async (
      queries: readonly { text: string; answers: ReadonlySet<string> }[],
    ): Promise<Record<Design, Figures>> => {
      const figures = {} as Record<Design, Figures>;
      for (const design of DESIGNS) figures[design] = await measure(searches[design], queries);
      return figures;
    };

    const groups = new Map<string, { text: string; answers: Set<string> }[]>();
    for (const query of sets.flatMap((set) => set.queries))
      groups.set(query.group, [...(groups.get(query.group) ?? []), query]);
    const bySet: [string, Record<Design, Figures>][] = [];
    for (const [group, queries] of groups) bySet.push([group, await each(queries)]);
    const counted = bySet.filter(([group]) => group !== MAY_BE_EMPTY);
    const average = {} as Record<Design, Figures>;
    for (const design of DESIGNS) {
      const mean = (key: keyof Figures): number =>
        counted.reduce((sum, [, figures]) => sum + figures[design][key], 0) / Math.max(1, counted.length);
      const count = counted.reduce((sum, [, figures]) => sum + figures[design].count, 0);
      average[design] = { count, mrr: mean('mrr'), first: mean('first'), ten: mean('ten') };
    }
    print('questions, everything mixed', [...bySet, ['average (without en > zh)', average]]);

    const byTest: [string, Record<Design, Figures>][] = [];
    for (const { name, queries } of hardTests(documents)) byTest.push([name, await each(queries)]);
    print('pieces and beginnings of titles', byTest);

    times.sort((a, b) => a - b);
    const p50 = percentile(times, 0.5);
    const p99 = percentile(times, 0.99);
    process.stdout.write(`\nOne search of ours, one connection: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms.\n`);
    const file = option('--json');
    if (file) {
      const figures = {
        documents: documents.length,
        sets: Object.fromEntries(bySet),
        average,
        titles: Object.fromEntries(byTest),
        searchMs: { p50, p99 },
      };
      await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
    }
    judge(bySet, byTest);
    await engine.close();
  } finally {
    await engines.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What has to hold: above the engine's defaults on every set, pieces of Chinese titles found first in 95 of 100 cases. */
function judge(
  bySet: readonly (readonly [string, Record<Design, Figures>])[],
  byTest: readonly (readonly [string, Record<Design, Figures>])[],
): void {
  const faults = bySet
    .filter(([, figures]) => figures.ours.mrr <= figures['engine defaults'].mrr)
    .map(([name]) => `${name}: not better than the engine's defaults`);
  for (const [name, figures] of byTest) {
    if (name.startsWith('zh, two-character') && figures.ours.first < 95)
      faults.push(`${name}: first in ${figures.ours.first.toFixed(1)} of 100 only`);
  }
  if (faults.length) throw new Error(faults.join('\n'));
}
