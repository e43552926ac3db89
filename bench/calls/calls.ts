import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { line, say, title } from '../search-latency/report.js';
import { Child } from '../shared/child.js';
import { onStage } from '../shared/stage.js';
import type { CallAppCalls, ImportRun } from './protocol.js';

interface Figures {
  readonly runs: readonly (ImportRun & { readonly ratio: number | null })[];
  readonly bareMs: readonly number[];
  readonly rows: number;
}

const rateOf = (rows: number, ms: number): number => (rows * 1_000) / ms;

const appProcess = new URL('./app-process.js', import.meta.url);

async function measure(rows: number, profile: string | null): Promise<Figures> {
  const stage = await onStage('calls', async ({ mongodbUri, meili, folder, undo, close }) => {
    const begin = async (isWorker: boolean): Promise<Child<CallAppCalls>> => {
      const child = new Child<CallAppCalls>(appProcess);
      undo(() => child.end());
      await child.call('start', { mongodbUri, meili, database: 'bench', isWorker });
      return child;
    };
    return { begin, folder, close };
  });
  try {
    const bareApp = await stage.begin(false);
    const bare: { ms: number; documents: number; indexes: number }[] = [];
    const runs: (ImportRun & { readonly ratio: number | null })[] = [];
    for (const [format, name] of [
      ['JSON_LINES', 'JSON lines'],
      ['CSV', 'CSV'],
    ] as const) {
      const app = await stage.begin(true);
      const [many, few] = [join(stage.folder, `rows.${format}`), join(stage.folder, `few.${format}`)];
      const fewRows = Math.ceil(rows / 10);
      await bareApp.call('writeFile', { file: many, rows, format });
      await bareApp.call('writeFile', { file: few, rows: fewRows, format });
      // The first rows of a process are its slowest: neither the import nor the bare insert is measured with them.
      await app.call('importFile', { name, file: few, rows: fewRows, format });
      await bareApp.call('rawInsert', null);
      await app.call('empty', null);
      if (profile !== null) await app.call('profile', null);
      const first = await app.call('importFile', { name, file: many, rows, format });
      if (profile !== null) await app.call('profile', `${profile}-${format}.cpuprofile`);
      // Each import beside the insert that followed it: what else the machine does changes from minute to minute.
      const beside = await bareApp.call('rawInsert', null);
      bare.push(beside);
      runs.push({ ...first, ratio: beside.ms / first.ms });
      if (format === 'JSON_LINES') {
        const again = await app.call('importFile', { name: `${name} again`, file: many, rows, format });
        runs.push({ ...again, ratio: null });
      }
      await app.call('empty', null);
      await app.end();
    }
    title('import, rows a second', '   ours   ratio  growth, MB');
    for (const run of runs) {
      const shown = run.ratio === null ? '      -' : run.ratio.toFixed(2).padStart(7);
      line(run.name, [rateOf(rows, run.ms), shown, run.memoryMost - run.memoryAt]);
    }
    const [first] = bare;
    say(
      `${first?.documents ?? 0} documents, ${first?.indexes ?? 0} indexes; bare ${bare.map(({ ms }) => ms.toFixed(0)).join(' and ')} ms`,
    );
    return { runs, bareMs: bare.map(({ ms }) => ms), rows };
  } finally {
    await stage.close();
  }
}

/** What is wanted, and whether it holds. */
function judge({ runs, rows }: Figures): { text: string; holds: boolean }[] {
  const batches = Math.ceil(rows / 1_000);
  return runs.flatMap(({ name, ratio, memoryAt, memoryMost, created, unchanged, events }) => [
    ...(ratio === null
      ? [{ text: `${name}: ${created} new, ${unchanged} of ${rows} unchanged (all)`, holds: unchanged === rows }]
      : [
          {
            text: `${name}: ${ratio.toFixed(2)} x a bare insert of the same documents (at least 0.4)`,
            holds: ratio >= 0.4,
          },
        ]),
    {
      text: `${name}: memory grows by ${(memoryMost - memoryAt).toFixed(0)} MB from row 10,000 on (less than 150)`,
      holds: memoryMost - memoryAt < 150,
    },
    { text: `${name}: ${events} events (one for each of ${batches} batches)`, holds: events === batches },
  ]);
}

/** Measures the import of calls by file beside a bare insert of the same finished documents. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at >= 0 ? words[at + 1] : undefined;
  };
  const rows = Number(option('--rows') ?? 100_000);
  if (!Number.isInteger(rows) || rows < 1_000) throw new Error('--rows wants a number of at least 1000.');
  const figures = await measure(rows, option('--profile') ?? null);
  const file = option('--json');
  if (file) await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  const judged = judge(figures);
  say('\nwhat is wanted');
  for (const { text, holds } of judged) say(`${holds ? 'holds       ' : 'DOES NOT    '}${text}`);
  if (judged.some(({ holds }) => !holds) && !words.includes('--lenient')) process.exitCode = 1;
}
