import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

// The code generator and the linter take their time on a busy machine.
jest.setTimeout(180_000);

/** A check that finds nothing proves nothing until it has been seen to find something: each gets a fault planted. */

const project = resolve('.');
let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'caregraph-scratch-'));
  symlinkSync(join(project, 'node_modules'), join(scratch, 'node_modules'));
  // A link is no folder: the project's own pattern for the folder does not cover it.
  writeFileSync(join(scratch, '.gitignore'), 'node_modules\ndist\n');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const copy = (...paths: string[]): void => {
  for (const path of paths)
    if (existsSync(join(project, path))) cpSync(join(project, path), join(scratch, path), { recursive: true });
};

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
};

const edit = (path: string, change: (text: string) => string): void => {
  const text = readFileSync(join(scratch, path), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  write(path, changed);
};

function check(name: string): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    let output = '';
    const child = spawn(process.execPath, [join(project, 'scripts/check.mjs'), name, '--root', scratch], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('close', (code) => done({ code, output }));
  });
}

async function expectHolds(name: string): Promise<void> {
  const { code, output } = await check(name);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
}

async function expectFinds(name: string, finding: RegExp): Promise<void> {
  const { code, output } = await check(name);
  expect(output).toMatch(finding);
  expect(code).toBe(1);
}

describe('the boundaries check', () => {
  const planted = 'src/modules/people/planted.service.ts';

  const faults: [string, string, string, RegExp][] = [
    [
      'a forbidden library',
      planted,
      "import mongoose from 'mongoose';\nexport const x = mongoose;\n",
      /planted\.service\.ts:1 imports mongoose/,
    ],
    [
      'a forbidden import of a type',
      planted,
      "import type { Model } from 'mongoose';\nexport type X = Model<unknown>;\n",
      /imports mongoose \(types\)/,
    ],
    [
      'a forbidden re-export of a type',
      planted,
      "export type { Model } from 'mongoose';\n",
      /imports mongoose \(types\)/,
    ],
    [
      'a forbidden dynamic import',
      planted,
      "export const x = async (): Promise<unknown> => import('fastify');\n",
      /imports fastify/,
    ],
    [
      'a forbidden import in a type',
      planted,
      "export type X = import('mongoose').Model<unknown>;\n",
      /imports mongoose \(types\)/,
    ],
    [
      'a look past the door of another room',
      planted,
      "export type { Article } from '../articles/article.js';\n",
      /seen by their index\.ts only/,
    ],
    [
      'a later room in an earlier one',
      planted,
      "import type { Article } from '../articles/index.js';\nexport type X = Article;\n",
      /"articles" is a later room than "people"/,
    ],
    [
      'a feature in the platform',
      'src/platform/clock/planted.ts',
      "export type { X } from '../../modules/people/index.js';\n",
      /the platform knows no feature/,
    ],
    [
      'the database in a rule',
      'src/modules/people/planted.rules.ts',
      "import { connectMongo } from '../../platform/mongo/connect.js';\nexport const x = connectMongo;\n",
      /a pure file does not use platform\/mongo/,
    ],
    [
      'the server in the console',
      'web/src/planted.ts',
      "export type { Clock } from '../../src/platform/clock/clock.js';\n",
      /the console imports only its own folders/,
    ],
    [
      'the seed in the server',
      'src/app/planted.ts',
      "export const x = async (): Promise<unknown> => import('../../seed/run.js');\n",
      /only main loads the seed/,
    ],
    [
      'the inside of a room in a test of another',
      'test/modules/articles/planted.test.ts',
      "export * from '../../../src/modules/people/planted.rules.js';\n",
      /by its index\.ts only/,
    ],
  ];

  /** Two rooms and a bit of the platform, without a fault. */
  const plain = (): void => {
    copy('src/platform/clock', 'src/platform/mongo/page.ts');
    write('src/modules/people/index.ts', 'export const people = 1;\n');
    write('src/modules/articles/index.ts', 'export interface Article { id: string }\n');
  };

  it('holds where there is no fault', async () => {
    plain();
    await expectHolds('boundaries');
  });

  it.each(faults)('finds %s', async (_, path, text, finding) => {
    plain();
    write(path, text);
    await expectFinds('boundaries', finding);
  });

  it('finds a cycle of modules and a cycle of rooms', async () => {
    write('src/platform/clock/one.ts', "import { two } from './two.js';\nexport const one = (): unknown => two;\n");
    write('src/platform/clock/two.ts', "import { one } from './one.js';\nexport const two = (): unknown => one;\n");
    await expectFinds(
      'boundaries',
      /cycle of modules: src\/platform\/clock\/one\.ts → src\/platform\/clock\/two\.ts → src\/platform\/clock\/one\.ts/,
    );
    write('src/platform/clock/two.ts', "import { three } from '../ids/three.js';\nexport const two = three;\n");
    write('src/platform/ids/three.ts', "import { four } from '../clock/four.js';\nexport const three = four;\n");
    write('src/platform/clock/four.ts', 'export const four = 4;\n');
    await expectFinds('boundaries', /cycle of rooms: platform\/clock → platform\/ids → platform\/clock/);
  });

  it('fails when it reads nothing', async () => {
    await expectFinds('boundaries', /no module was read/);
  });
});

// (That these hold for the project as it is, `npm test` shows before it runs the tests.)
describe('the contract checks', () => {
  it('find a committed schema that is not the one that the server emits', async () => {
    copy('schema/schema.graphql');
    // Built code is looked at where it stands; only the committed file is a copy.
    symlinkSync(join(project, 'dist'), join(scratch, 'dist'));
    edit('schema/schema.graphql', (text) => text.replace(/^ {2}(\w+): ID!$/m, '  $1: String!'));
    await expectFinds('schema', /differs from what the server emits: first at line \d+/);
  });

  it('find a field, an argument and a type without a description', async () => {
    copy('schema/schema.graphql');
    write(
      'schema/schema.graphql',
      '"""Q"""\ntype Query {\n  """A"""\n  a(\n    b: Int\n  ): Int\n  c: Int\n}\n\ntype Bare {\n  """D"""\n  d: Int\n}\n',
    );
    await expectFinds('descriptions', /Query\.a\(b:\)\n\s+Query\.c\n\s+Bare\n/);
    write('schema/schema.graphql', 'schema { query: Query }\n');
    await expectFinds('descriptions', /the schema is empty/);
  });

  it('find a root field that nobody decided about', async () => {
    copy('schema/schema.graphql');
    symlinkSync(join(project, 'dist'), join(scratch, 'dist'));
    edit('schema/schema.graphql', (text) =>
      text.replace(/^type Query \{$/m, 'type Query {\n  """Planted"""\n  planted: Int'),
    );
    await expectFinds('matrix', /not in the matrix: planted/);
  });

  it('find typed documents that are not up to date', async () => {
    copy('codegen.ts', 'schema/schema.graphql', 'web/src', 'scripts/checks/codegen-fresh.mjs', 'package.json');
    edit('web/src/gql/shell/graphql.ts', (text) => `${text}\n// old\n`);
    await expectFinds('codegen', /stale: web\/src\/gql\/shell\/graphql\.ts/);
  });
});

describe('the tool checks', () => {
  const small = [
    'src/platform/clock',
    'src/platform/telemetry',
    '.oxlintrc.json',
    '.oxfmtrc.json',
    'tsconfig.json',
    'package.json',
  ];
  const planted = 'src/platform/clock/planted.ts';

  it('find a type error', async () => {
    copy(...small);
    await expectHolds('types');
    write(planted, "export const x: number = 'text';\n");
    await expectFinds('types', /planted\.ts\(1,14\): error TS2322/);
  });

  const faults: [string, string, RegExp][] = [
    ['a promise that nobody awaits', 'export function x(): void {\n  Promise.resolve(1);\n}\n', /no-floating-promises/],
    ['any', 'export const x = (y: any): unknown => y;\n', /no-explicit-any/],
    ['a console call', "console.log('x');\nexport const x = 1;\n", /no-console/],
    ['a default export', 'export default 1;\n', /no-default-export/],
    ['a look at the environment', 'export const x = process.env.HOME;\n', /no-process-env/],
    [
      'an import of a type that looks like one of a value',
      "import { Clock } from './clock.js';\nexport const x = (clock: Clock): Date => clock.now();\n",
      /consistent-type-imports/,
    ],
    ['a switched-off type check', "// @ts-ignore\nexport const x: number = 'text';\n", /ban-ts-comment/],
  ];
  it('find each lint fault', async () => {
    copy(...small);
    await expectHolds('lint');
    for (const [index, [, text]] of faults.entries()) write(`src/platform/clock/planted-${index}.ts`, text);
    const { code, output } = await check('lint');
    expect(code).toBe(1);
    for (const [what, , finding] of faults)
      expect({ what, found: finding.test(output) }).toEqual({ what, found: true });
  });

  it('find a file that is not formatted', async () => {
    copy(...small);
    await expectHolds('format');
    write(planted, 'export const x   =  {a:1}\n');
    await expectFinds('format', /planted\.ts/);
  });
});
