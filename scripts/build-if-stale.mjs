/**
 * Builds what is stale, and nothing else:  node scripts/build-if-stale.mjs [--all] [--quiet]
 *
 *   server    tsc: src, seed, test, bench, scripts → dist/
 *   schema    the GraphQL schema that the server emits → schema/schema.graphql
 *   codegen   typed documents of the console → web/src/gql
 *   console   vite: web → dist/web
 *
 *   --all     builds everything anew      --quiet   says nothing unless it fails
 *
 * A step is stale when the list of its input files (paths, sizes, times of change) differs from the one
 * that its last good run left in dist/.build.json. A fault in any step ends with exit code 1.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, run, seconds } from './lib-run.mjs';

const all = process.argv.includes('--all');
const quiet = process.argv.includes('--quiet');
const unknown = process.argv.slice(2).filter((word) => word !== '--all' && word !== '--quiet');
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}\nUsage: node scripts/build-if-stale.mjs [--all] [--quiet]`);
  process.exit(2);
}
const at = (path) => join(projectRoot, path);
const tool = (name) => at(`node_modules/.bin/${name}`);
const recordPath = at('dist/.build.json');

const steps = [
  {
    name: 'server',
    inputs: ['src', 'seed', 'test', 'bench', 'scripts', 'tsconfig.json', 'package-lock.json'],
    keep: (path) => !path.startsWith('seed/') || path.endsWith('.ts'),
    output: 'dist/src/main.js',
    wanted: () => true,
    before: dropOrphans,
    // Types are judged by the check: a start should not wait for them.
    command: [tool('tsc'), '-p', 'tsconfig.json', '--noCheck'],
  },
  {
    name: 'schema',
    committed: true,
    inputs: ['dist/src', 'dist/scripts/schema.js', 'schema/schema.graphql'],
    keep: (path) => path.endsWith('.js') || path.endsWith('.graphql'),
    output: 'schema/schema.graphql',
    wanted: () => existsSync(at('dist/scripts/schema.js')),
    command: [process.execPath, 'dist/scripts/schema.js'],
  },
  {
    name: 'codegen',
    committed: true,
    inputs: ['codegen.ts', 'schema/schema.graphql', 'web/src'],
    keep: (path) => !path.startsWith('web/') || path.endsWith('.graphql'),
    output: 'web/src/gql',
    wanted: () => existsSync(at('codegen.ts')) && existsSync(at('web/src')),
    command: [tool('graphql-codegen'), '--config', 'codegen.ts'],
  },
  {
    name: 'console',
    inputs: ['web', 'package-lock.json'],
    keep: (path) => !path.startsWith('web/e2e/'),
    output: 'dist/web/index.html',
    wanted: () => existsSync(at('web/vite.config.ts')),
    command: [tool('vite'), 'build', '--logLevel', 'warn'],
    cwd: at('web'),
  },
];

/** Every file below a path, or the file itself. */
function* files(path) {
  const full = at(path);
  if (!existsSync(full)) return;
  if (statSync(full).isFile()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(full, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    yield* files(`${path}/${entry.name}`);
  }
}

/** One hash of paths, sizes and times: quick, and any edit changes it. */
function stateOf(step) {
  const hash = createHash('sha256').update(step.command.slice(1).join(' '));
  for (const input of step.inputs) {
    for (const path of [...files(input)].sort((a, b) => (a < b ? -1 : 1))) {
      if (step.keep && !step.keep(path)) continue;
      const { size, mtimeMs } = statSync(at(path));
      hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Built files whose source is gone would still be run as tests or imported. */
function dropOrphans() {
  for (const root of ['src', 'seed', 'test', 'bench', 'scripts']) {
    for (const path of [...files(`dist/${root}`)]) {
      const source = path.slice('dist/'.length).replace(/\.js(\.map)?$/, '.ts');
      if (source.endsWith('.ts') && !existsSync(at(source))) rmSync(at(path));
    }
  }
}

mkdirSync(at('dist'), { recursive: true });
const record = existsSync(recordPath) && !all ? JSON.parse(readFileSync(recordPath, 'utf8')) : {};
for (const step of steps) {
  if (!step.wanted()) continue;
  if (record[step.name] === stateOf(step) && existsSync(at(step.output))) continue;
  // A fresh clone holds what was committed, and the check compares that with the source: it need not be made again at the first start.
  if (step.committed && record[step.name] === undefined && !all && existsSync(at(step.output))) {
    record[step.name] = stateOf(step);
    continue;
  }
  const since = performance.now();
  if (!quiet) process.stdout.write(`  Building ${step.name} … `);
  step.before?.();
  if (step.name === 'server' && all) rmSync(at('dist/.tsbuildinfo'), { force: true });
  const { code, output } = await run(step.command[0], step.command.slice(1), { cwd: step.cwd, keep: true });
  if (code !== 0) {
    delete record[step.name];
    writeFileSync(recordPath, JSON.stringify(record));
    console.error(`${quiet ? `Building ${step.name} ` : ''}failed (${seconds(since)})\n${output.trim()}`);
    process.exit(1);
  }
  if (!quiet) console.log(seconds(since));
  if (!quiet && output.trim() && step.name !== 'codegen') console.log(output.trim());
  // Taken after the run: a step may rewrite one of its own inputs (the emitted schema).
  record[step.name] = stateOf(step);
  writeFileSync(recordPath, JSON.stringify(record));
}
