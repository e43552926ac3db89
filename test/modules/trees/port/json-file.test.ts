import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { TreeFileFormat } from '../../../../src/modules/trees/port/tree-file.js';
import { writeTreeFile } from '../../../../src/modules/trees/port/tree-files.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { reading, told } from './reading.js';
import { sample } from './sample.js';

const written = writeTreeFile(sample, TreeFileFormat.JSON, Locale.EN, {
  code: 'T-14',
  source: { system: 'elsewhere', externalId: '7', attribution: null, licence: 'MIT' },
});

/** A small file that is right, with something changed in it. */
interface Small {
  format: unknown;
  version: unknown;
  tree: Record<string, unknown> & { nodes: Record<string, unknown>[]; variables: Record<string, unknown>[] };
}
const small = (): Small => ({
  format: 'caregraph-tree',
  version: 1,
  tree: {
    title: { en: 'Small' },
    purpose: 'TROUBLESHOOTING',
    locales: ['en'],
    start: 'ask',
    variables: [{ name: 'age', type: 'NUMBER', origin: 'INPUT' }],
    nodes: [
      {
        key: 'ask',
        kind: 'QUESTION',
        title: { en: 'Ask' },
        choices: [
          { key: 'a', label: { en: 'A' }, to: 'end' },
          { key: 'b', label: { en: 'B' }, to: 'by' },
        ],
      },
      { key: 'by', kind: 'LOGIC', title: { en: 'By' }, rules: [{ when: 'age > 3.0', to: 'end' }], to: 'end' },
      { key: 'end', kind: 'OUTCOME', title: { en: 'End' }, outcome: { result: 'RESOLVED' } },
    ],
  },
});
const changed = (change: (file: Small) => void): string => {
  const file = small();
  change(file);
  return JSON.stringify(file, null, 1);
};
const node = (file: Small, at: number): Record<string, unknown> => file.tree.nodes[at] ?? {};
const choice = (file: Small, at: number): Record<string, unknown> =>
  (node(file, 0)['choices'] as Record<string, unknown>[])[at] ?? {};

describe('our own format', () => {
  it('brings back what was written, and writes it again byte for byte', () => {
    const { file, found } = reading(written);
    expect(found).toEqual([]);
    expect(file?.content).toEqual(sample);
    expect(file?.source).toEqual({ system: 'elsewhere', externalId: '7', attribution: null, licence: 'MIT' });
    const again = writeTreeFile(file?.content ?? sample, TreeFileFormat.JSON, Locale.EN, {
      code: 'T-14',
      source: file?.source ?? null,
    });
    expect(again).toBe(written);
  });

  it('is read with a mark at its beginning, with other line ends, and packed', () => {
    expect(reading(`\ufeff${written}`).found).toEqual([]);
    expect(reading(written.replaceAll('\n', '\r\n')).file?.content).toEqual(sample);
    expect(reading(gzipSync(written)).file?.content).toEqual(sample);
  });

  it('the small file of these tests is right', () => {
    expect(told(reading(changed(() => undefined)).found)).toEqual([]);
  });
});

const deep = (count: number): string =>
  changed((file) => {
    file.tree['x'] = 0;
  }).replace('"x": 0', `"x": ${'['.repeat(count)}${']'.repeat(count)}`);

/** Files that have to be refused: name, file, what is told. */
const bad: readonly (readonly [string, string | Buffer, readonly string[]])[] = [
  ['nothing', '', ['EMPTY']],
  ['blanks', ' \n\t\n', ['EMPTY']],
  [
    'no UTF-8',
    Buffer.concat([Buffer.from('{\n"a": "'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    ['WRONG_ENCODING 2'],
  ],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), ['WRONG_ENCODING 1']],
  ['GBK', Buffer.from([0x7b, 0x22, 0xb9, 0xf6, 0xcd, 0xb2, 0x22, 0x7d]), ['WRONG_ENCODING 1']],
  ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), ['NOT_THE_FORMAT']],
  ['a damaged gzip', gzipSync(written).subarray(0, 60), ['SYNTAX']],
  ['a gzip that unpacks to too much', gzipSync(Buffer.alloc(17 * 1024 * 1024, 0x20)), ['TOO_LONG']],
  ['too many bytes', Buffer.alloc(16 * 1024 * 1024 + 1, 0x20), ['TOO_LONG']],
  ['no JSON', 'flowchart TD', ['SYNTAX 1']],
  ['a comma too many', '{\n "format": "caregraph-tree",\n}', ['SYNTAX 3']],
  ['a quote that never ends', '{\n "format": "caregraph', ['SYNTAX 2']],
  ['a comment', '{ // no\n}', ['SYNTAX 1']],
  ['a number with a leading nought', '{"version": 01}', ['SYNTAX 1']],
  ['two values', '{} {}', ['SYNTAX 1']],
  ['too deep', deep(40), ['TOO_DEEP 69']],
  ['a million brackets', '['.repeat(1_000_000), ['TOO_DEEP 1']],
  ['a list', '[]', ['NOT_THE_FORMAT format']],
  ['something else', '{"nodes": []}', ['NOT_THE_FORMAT format']],
  ['another version', changed((file) => (file.version = 2)), ['WRONG_VERSION version']],
  ['the version as text', changed((file) => (file.version = '1')), ['WRONG_VERSION version']],
  ['an unknown field at the top', changed((file) => Object.assign(file, { more: 1 })), ['UNKNOWN_FIELD more']],
  [
    'an unknown field of a node',
    changed((file) => Object.assign(node(file, 1), { colour: 'red' })),
    ['UNKNOWN_FIELD by tree.nodes[1].colour'],
  ],
  ['an unknown kind', changed((file) => (node(file, 2)['kind'] = 'END')), ['UNKNOWN_KIND end tree.nodes[2].kind']],
  ['no kind', changed((file) => delete node(file, 2)['kind']), ['MISSING_FIELD end tree.nodes[2].kind']],
  ['a kind that is a number', changed((file) => (node(file, 2)['kind'] = 7)), ['WRONG_TYPE end tree.nodes[2].kind']],
  [
    'an unknown result',
    changed((file) => (node(file, 2)['outcome'] = { result: 'FINE' })),
    ['UNKNOWN_VALUE end tree.nodes[2].outcome.result'],
  ],
  ['no title', changed((file) => delete file.tree['title']), ['MISSING_FIELD tree.title']],

  ['a title that is text', changed((file) => (file.tree['title'] = 'Small')), ['WRONG_TYPE tree.title']],
  ['nodes that are an object', changed((file) => Object.assign(file.tree, { nodes: {} })), ['WRONG_TYPE tree.nodes']],
  [
    'a key with blanks',
    changed((file) => {
      node(file, 1)['key'] = 'b y';
      choice(file, 1)['to'] = 'b y';
    }),
    ['BAD_VALUE b y tree.nodes[1].key'],
  ],
  [
    'a key that stands twice',
    changed((file) => (node(file, 1)['key'] = 'end')),
    ['DANGLING_EDGE ask tree.nodes[0].choices[1].to', 'DUPLICATE_KEY end tree.nodes[2].key'],
  ],
  [
    'an answer that stands twice',
    changed((file) => (choice(file, 1)['key'] = 'a')),
    ['DUPLICATE_KEY ask tree.nodes[0].choices[1].key'],
  ],
  [
    'a variable that stands twice',
    changed((file) => file.tree.variables.push({ ...file.tree.variables[0] })),
    ['DUPLICATE_KEY tree.variables[1].name'],
  ],
  [
    'a field that stands twice in an object',
    changed(() => undefined).replace('"key": "by",', '"key": "by",\n   "key": "by",'),
    ['DUPLICATE_FIELD 46'],
  ],
  ['a start that is not there', changed((file) => (file.tree['start'] = 'here')), ['DANGLING_EDGE tree.start']],
  [
    'an edge that leads nowhere',
    changed((file) => (choice(file, 0)['to'] = 'nowhere')),
    ['DANGLING_EDGE ask tree.nodes[0].choices[0].to'],
  ],
  [
    'a check that is not there',
    changed((file) => (node(file, 2)['outcome'] = { result: 'RETURN_OR_REPAIR', checks: ['none'] })),
    ['DANGLING_EDGE end tree.nodes[2].outcome.checks[0]'],
  ],
  [
    'an expression that is none',
    changed((file) => (node(file, 1)['rules'] = [{ when: 'age >', to: 'end' }])),
    ['BAD_EXPRESSION by tree.nodes[1].rules[0].when'],
  ],
  [
    'an expression with a name that is not known',
    changed((file) => (node(file, 1)['rules'] = [{ when: 'years > 3.0', to: 'end' }])),
    ['BAD_EXPRESSION by tree.nodes[1].rules[0].when'],
  ],
  [
    'an expression whose types do not fit',
    changed((file) => (node(file, 1)['rules'] = [{ when: 'age == "old"', to: 'end' }])),
    ['BAD_EXPRESSION by tree.nodes[1].rules[0].when'],
  ],
  [
    'a condition that is a number',
    changed((file) => (node(file, 1)['rules'] = [{ when: 'age + 1.0', to: 'end' }])),
    ['BAD_EXPRESSION by tree.nodes[1].rules[0].when'],
  ],
  [
    'a part that the kind does not have',
    changed((file) => (node(file, 2)['to'] = 'ask')),
    ['PART_NOT_OF_KIND end tree.nodes[2].to'],
  ],
  [
    'a variable with an impossible name',
    changed((file) => (file.tree.variables[0] = { name: '__proto__', type: 'NUMBER', origin: 'INPUT' })),
    ['BAD_VALUE tree.variables[0].name'],
  ],
  [
    'a node called __proto__',
    changed((file) => (node(file, 2)['key'] = '__proto__')),
    ['DANGLING_EDGE', 'DANGLING_EDGE', 'DANGLING_EDGE', 'BAD_VALUE'],
  ],
  [
    'a text that is too long',
    changed((file) => (node(file, 2)['title'] = { en: 'x'.repeat(301) })),
    ['TOO_LONG end tree.nodes[2].title.en'],
  ],
];

describe('a bad file', () => {
  it.each(bad)('%s is refused where it is wrong', (_, file, wanted) => {
    const { found, isRefused } = reading(file);
    expect(isRefused).toBe(true);
    const all = told(found.map((one) => (one.path === null ? one : { ...one, line: null })));
    // Where only the code is named, only the code is meant.
    expect(all.map((text, at) => (wanted[at]?.includes(' ') ? text : text.split(' ')[0]))).toEqual(wanted);
    const lines = String(file).split('\n');
    for (const { code, line, path } of found) {
      const name = /(\w+)$/.exec(path ?? '')?.[1];
      if (name && code !== 'MISSING_FIELD' && lines.length > 1) expect(lines[(line ?? 0) - 1]).toContain(`"${name}"`);
    }
  });

  it('with more than 5,000 nodes is refused at once', () => {
    const file = small();
    for (let at = 0; at < 5_000; at += 1)
      file.tree.nodes.push({ key: `n${at}`, kind: 'INFO', title: { en: 'N' }, to: 'end' });
    const { found } = reading(JSON.stringify(file));
    expect(told(found)).toEqual(['TOO_MANY 1 tree.nodes']);
  });

  it('tells all that is wrong with it, at most a hundred and how many more', () => {
    const file = small();
    for (let at = 0; at < 150; at += 1)
      file.tree.nodes.push({ key: `n${at}`, kind: 'INFO', title: { en: 'N' }, to: `none${at}` });
    const { found } = reading(JSON.stringify(file, null, 1));
    expect(found).toHaveLength(101);
    expect(found.slice(0, 100).every(({ code }) => code === 'DANGLING_EDGE')).toBe(true);
    expect(found[100]).toMatchObject({ code: 'MORE', isError: true, text: { en: 'And 50 more.' } });
  });

  it('names a column too', () => {
    expect(reading('{ "format": "caregraph-tree" "version": 1 }').found[0]).toMatchObject({ line: 1, column: 30 });
  });

  it.each([
    ['many small things', `"x": [${'{"a":1},'.repeat(2_000_000)}0]`, 'TOO_MANY'],
    ['many unknown names', `${Array.from({ length: 500_000 }, (_, at) => `"n${at}": 0`).join()}`, 'MISSING_FIELD'],
    ['many bad nodes', `"nodes": [${Array.from({ length: 4_999 }, () => '{}').join()}]`, 'MISSING_FIELD'],
  ])('of %s is refused before anybody waits', (_, inner, code) => {
    const began = process.cpuUsage();
    const { found } = reading(`{"format": "caregraph-tree", "version": 1, "tree": {${inner}}}`);
    expect(found.map((one) => String(one.code))).toContain(code);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(10_000);
  });
});
