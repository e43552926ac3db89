import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { percentile } from '../relevance/figures.js';
import { line, say, title } from '../search-latency/report.js';
import { prepareGround, textsFrom, type Ground } from './ground.js';
import type { ImportTimes } from './protocol.js';
import { reading, type ReadingFigures } from './reading.js';
import { textWork, type TextFigures } from './texts.js';

interface PublishingFigures {
  ours: number;
  bare: number;
  ratio: number;
  writes: string[];
  reads: string[];
}

interface ImportingFigures extends ImportTimes {
  /** Of a raw insert and a raw index together. */
  ratio: number;
}

/** What can be measured, in this order. */
const parts = ['texts', 'reading', 'publishing', 'importing'] as const;
type Part = (typeof parts)[number];

interface Figures {
  texts?: TextFigures[];
  reading?: ReadingFigures[];
  publishing?: PublishingFigures;
  importing?: ImportingFigures;
}

interface Options {
  data: string;
  seconds: number;
  rows: number;
  publications: number;
  profile: string | null;
}

async function publishing({ app }: Ground, count: number): Promise<PublishingFigures> {
  const { ours: mine, bare: theirs, writes, reads } = await app.call('publish', { count });
  const [ours, bare] = [percentile(mine, 0.5), percentile(theirs, 0.5)];
  title('publish, ms', '   ours    bare   ratio');
  line(`median of ${count}`, [ours, bare, ours / bare]);
  line('p95', [percentile(mine, 0.95), percentile(theirs, 0.95), percentile(mine, 0.95) / percentile(theirs, 0.95)]);
  say(`writes of both: ${writes.join(', ')}`);
  say(`reads of ours:  ${reads.join(', ')}`);
  return { ours, bare, ratio: ours / bare, writes, reads };
}

async function importing(ground: Ground, { data, rows, profile }: Options): Promise<ImportingFigures> {
  const file = join(ground.folder, 'rows.jsonl');
  const texts = textsFrom(data, rows);
  const lines = texts.map(({ locale, title: name, alternatives, body }, at) =>
    JSON.stringify({
      ...{
        id: `row-${at}`,
        lang: locale === 'en' ? 'en' : 'zh',
        title: name,
        body,
        alternativeQuestions: alternatives,
      },
    }),
  );
  await writeFile(file, `${lines.join('\n')}\n`);
  const worker = await ground.worker('bench_import');
  if (profile !== null) await worker.call('profile', null);
  const times = await worker.call('importRows', { ...ground.engines, file, rows });
  if (profile !== null) await worker.call('profile', `${profile}-importing.cpuprofile`);
  await worker.end();
  const raw = times.rawInsertMs + times.rawIndexMs;
  const ratio = raw / times.searchableMs;
  title('import, rows a second', '   ours     raw   x raw');
  const rate = (ms: number): number => (rows * 1_000) / ms;
  line('written', [rate(times.writtenMs), rate(times.rawInsertMs), times.rawInsertMs / times.writtenMs]);
  line('written and searchable', [rate(times.searchableMs), rate(raw), ratio]);
  say(`${times.documents} documents, ${times.indexRows} rows of the index`);
  return { ...times, ratio };
}

/** Does the wanted parts, each under a profile of its own where one is wanted. */
async function measure(options: Options, wanted: ReadonlySet<Part>): Promise<Figures> {
  const figures: Figures = wanted.has('texts') ? { texts: textWork(options.data) } : {};
  if (![...wanted].some((part) => part !== 'texts')) return figures;
  const ground = await prepareGround(options.data);
  const profiled = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (options.profile === null) return work();
    await ground.app.call('profile', null);
    const value = await work();
    await ground.app.call('profile', `${options.profile}-${name}.cpuprofile`);
    return value;
  };
  try {
    if (wanted.has('reading')) figures.reading = await profiled('reading', () => reading(ground, options.seconds));
    if (wanted.has('publishing'))
      figures.publishing = await profiled('publishing', () => publishing(ground, options.publications));
    if (wanted.has('importing')) figures.importing = await importing(ground, options);
    return figures;
  } finally {
    await ground.close();
  }
}

/** What is wanted, and whether it holds. */
function judge({
  reading: reads = [],
  publishing: published,
  importing: imported,
}: Figures): { text: string; holds: boolean }[] {
  const least = { item: 0.5, list: 0.55 } as const;
  return [
    ...reads
      .filter(({ connections }) => connections === 32)
      .map(({ name, ratio, faults }) => ({
        text: `${name} at 32 connections ${ratio.toFixed(2)} x a plain handler with the same commands (at least ${least[name]})`,
        holds: ratio >= least[name] && faults.length === 0,
      })),
    ...(published
      ? [
          {
            text: `publish ${published.ratio.toFixed(2)} x a bare transaction of the same writes (at most 3)`,
            holds: published.ratio <= 3,
          },
        ]
      : []),
    ...(imported
      ? [
          {
            text: `import ${imported.ratio.toFixed(2)} x a raw insert and a raw index of the same rows (at least 0.5)`,
            holds: imported.ratio >= 0.5,
          },
        ]
      : []),
  ];
}

/** Measures reading, publishing, comparing, rendering and importing articles, each beside what the same takes without the product. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at >= 0 ? words[at + 1] : undefined;
  };
  const numbers = {
    seconds: Number(option('--seconds') ?? 8),
    rows: Number(option('--rows') ?? 10_000),
    publications: Number(option('--publications') ?? 100),
  };
  if (Object.values(numbers).some((number) => !Number.isFinite(number) || number <= 0))
    throw new Error('--seconds, --rows and --publications want numbers above 0.');
  const options: Options = {
    ...numbers,
    data: resolve(option('--data') ?? '../shared/data'),
    profile: option('--profile') ?? null,
  };
  const only = option('--only')?.split(',') ?? parts;
  if (!only.every((name) => parts.some((part) => part === name))) throw new Error(`--only wants ${parts.join(', ')}.`);
  const figures = await measure(options, new Set(only as readonly Part[]));
  const file = option('--json');
  if (file) await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  const judged = judge(figures);
  say('\nwhat is wanted');
  for (const { text, holds } of judged) say(`${holds ? 'holds       ' : 'DOES NOT    '}${text}`);
  if (judged.some(({ holds }) => !holds) && !words.includes('--lenient')) process.exitCode = 1;
}
