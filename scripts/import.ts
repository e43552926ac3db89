import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createContainer } from '../src/app/container.js';
import { readConfig } from '../src/config.js';
import {
  type AnyRow,
  type ImportCounts,
  type ImportOptions,
  type RowResult,
  readRows,
} from '../src/modules/articles/index.js';
import { Audience } from '../src/platform/auth/viewer.js';
import { systemClock } from '../src/platform/clock/clock.js';
import { keptSecret } from '../src/platform/embedded/index.js';
import { mongoUri } from '../src/platform/embedded/replica-set.js';
import { connectMongo, ensureIndexes } from '../src/platform/mongo/connect.js';
import { createLog } from '../src/platform/telemetry/log.js';
import { textProgress } from '../src/platform/telemetry/progress.js';

const usage = `Imports articles into the running server's database: silently, and again and again without doubling.

  npm run import -- [options] PATH...

PATH is a file: JSON lines, CSV, Markdown with front matter or HTML (each plain or .gz), or a zip with any of them and their pictures,
such as an export. Or a folder: its docs.jsonl (or docs.jsonl.gz) if there is one, otherwise all such files in it.
The id of a row within its system decides what it updates; bad rows are named and the others go in.

  --system NAME     system that the ids belong to; without it each row's own "source" counts
  --audience LEVEL  widest audience of new articles: INTERNAL (default), PARTNER or PUBLIC; a row that names a narrower one gets that
  --draft           leave new texts as drafts instead of publishing them
  --dry-run         only say what would happen

Works on the server that runs on the data folder (CAREGRAPH_DATA), or on the database that MONGODB_URI names.
Ends with 1 when rows were refused or nothing could be imported.
`;

const progress = textProgress(process.stdout);

class UsageError extends Error {}

interface Command {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
}

function commandOf(words: readonly string[]): Command {
  const paths: string[] = [];
  let system: string | null = null;
  let audience = Audience.INTERNAL;
  let publish = true;
  let isDryRun = false;
  const rest = [...words];
  const valueOf = (option: string): string => {
    const value = rest.shift();
    if (value === undefined) throw new UsageError(`${option} needs a value.`);
    return value;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--system') {
      system = valueOf(word);
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(system))
        throw new UsageError('A system has letters, digits and . _ - only, at most 60.');
    } else if (word === '--audience') {
      const level = valueOf(word);
      const known = Object.values(Audience).find((one) => one === level);
      if (!known) throw new UsageError(`There is no audience ${level}.`);
      audience = known;
    } else if (word === '--draft') publish = false;
    else if (word === '--dry-run') isDryRun = true;
    else if (word.startsWith('-')) throw new UsageError(`There is no option ${word}.`);
    else paths.push(word);
  }
  if (!paths.length) throw new UsageError('Name a file or a folder.');
  return { paths, options: { system, audience, publish, isDryRun, categoryId: null, lineIds: [] } };
}

const readable = /\.(?:(?:jsonl|ndjson|csv|tsv|md|markdown|html?)(?:\.gz)?|zip)$/i;

/** Files that a path stands for. */
async function filesOf(path: string): Promise<string[]> {
  if (!existsSync(path)) throw new UsageError(`There is no ${path}.`);
  if (!statSync(path).isDirectory()) return [path];
  const names = (await readdir(path)).sort();
  const docs = names.filter((name) => name === 'docs.jsonl' || name === 'docs.jsonl.gz').slice(0, 1);
  const found = docs.length ? docs : names.filter((name) => readable.test(name) && name !== 'README.md');
  if (!found.length) throw new UsageError(`${path} holds no JSON lines, CSV, Markdown, HTML or zip.`);
  return found.map((name) => join(path, name));
}

const rowsOf = (path: string): AsyncIterable<AnyRow> =>
  readRows(createReadStream(path), path.split(/[\\/]/).at(-1) ?? path);

async function countRows(paths: readonly string[]): Promise<number> {
  let count = 0;
  for (const path of paths) for await (const _row of rowsOf(path)) count += 1;
  return count;
}

/** Where the database is: given from outside, or that of the server that lives on the data folder. */
async function databaseOf(dataDir: string, given: string | null): Promise<string> {
  if (given) return given;
  const path = join(dataDir, 'run.json');
  if (!existsSync(path))
    throw new UsageError(`No server runs on ${dataDir}: start it with npm start, or set MONGODB_URI.`);
  const run = JSON.parse(await readFile(path, 'utf8')) as { children?: { mongodb?: { port: number } } };
  const port = run.children?.mongodb?.port;
  if (!port) throw new UsageError(`The server on ${dataDir} has no database of its own: set MONGODB_URI.`);
  return mongoUri({ port, password: await keptSecret(dataDir, 'mongodb-password') });
}

/** One line about a row that was not taken over. */
function describe(path: string, { row }: RowResult): string {
  const reason = 'text' in row ? row.text.en : '';
  const field = 'field' in row && row.field !== null ? ` ${row.field}:` : '';
  const inside = row.fileName === null ? '' : ` ${row.fileName}`;
  return `${path}:${row.line}${inside}${row.externalId === null ? '' : ` (${row.externalId})`}:${field} ${reason}`;
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  const { paths, options } = commandOf(words);
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const total = await countRows(files);
  const config = readConfig(process.env, []);
  const connection = await connectMongo(await databaseOf(config.dataDir, config.mongodbUri));
  try {
    const container = createContainer({
      connection,
      clock: systemClock,
      log: createLog({ level: 'warn', instance: 'import' }),
      meili: null,
      secret: config.secret ?? (await keptSecret(config.dataDir, 'secret')),
      instanceId: 'import',
      enginesUp: () => ({ mongo: null, meili: null }),
    });
    await ensureIndexes(connection);
    const sum: ImportCounts = { done: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
    const refusals: string[] = [];
    const started = performance.now();
    for (const path of files) {
      const before = sum.done;
      const counts = await container.articles.importRows.importRows(rowsOf(path), options, {
        onRefused: (result) => refusals.push(describe(path, result)),
        onProgress: (soFar) => progress('Importing articles', { done: before + soFar.done, total }),
      });
      for (const key of ['done', 'created', 'updated', 'unchanged', 'refused'] as const) sum[key] += counts[key];
    }
    for (const line of refusals) process.stderr.write(`${line}\n`);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    const what = options.isDryRun ? 'Dry run, nothing was changed' : 'Done';
    progress(
      `${what}: ${sum.created} new, ${sum.updated} changed, ${sum.unchanged} unchanged, ${sum.refused} refused, in ${seconds} s.`,
    );
    return sum.refused || !sum.done ? 1 : 0;
  } finally {
    await connection.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof UsageError ? `${message}\n\n${usage}` : `${message}\n`);
    process.exit(1);
  },
);
