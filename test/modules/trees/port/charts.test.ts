import { describe, expect, it } from '@jest/globals';
import { TreeFileFormat } from '../../../../src/modules/trees/port/tree-file.js';
import { writeTreeFile } from '../../../../src/modules/trees/port/tree-files.js';
import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { reading, told } from './reading.js';
import { sample } from './sample.js';

/** Keys, kinds, labels and edges in one language. */
const structure = (content: TreeContent, locale: 'zhCN' | 'en'): unknown => ({
  start: content.startKey,
  variables: content.variables,
  nodes: content.nodes.map(({ key, kind, title, to, choices, rules, command, fields, subtree, article, outcome }) => ({
    ...{ key, kind, to, fields, subtree, article, command },
    outcome,
    title: title[locale],
    choices: choices.map((choice) => ({ key: choice.key, label: choice.label[locale], to: choice.to })),
    rules: rules.map((rule) => ({ when: rule.when, label: rule.label?.[locale] ?? null, to: rule.to })),
  })),
});

describe('a Mermaid flowchart', () => {
  const read = (text: string, locale = Locale.EN) => reading(text, TreeFileFormat.MERMAID, locale);

  it.each([
    [Locale.EN, 'en'],
    [Locale.ZH_CN, 'zhCN'],
  ] as const)('brings back keys, kinds, labels and edges in %s', (locale, name) => {
    const written = writeTreeFile(sample, TreeFileFormat.MERMAID, locale);
    const { file, found } = read(written, locale);
    expect(told(found)).toEqual([]);
    expect(file && structure(file.content, name)).toEqual(structure(sample, name));
    expect(file && writeTreeFile({ ...file.content, title: sample.title }, TreeFileFormat.MERMAID, locale)).toBe(
      written,
    );
  });

  it('of somebody else becomes a tree by its shapes', () => {
    const { file, found } = read(
      [
        '---',
        'title: "A chart"',
        '---',
        '%%{init: {"theme": "dark"}}%%',
        'graph LR',
        '  %% a comment',
        '  subgraph one [Part]',
        '  A(["Start"]) --> B{Does it hum?}',
        '  B -- yes --> C["Clean the <br/>filter #35;1 &amp; #quot;wait#quot;"] & D',
        '  end',
        '  B -->|"no | never"| E((Give up)); B -. maybe .-> F@{ shape: diam, label: "Sure?" }',
        '  F ==> D[Done]',
        '  classDef big font-size:20px',
        '  class A big',
        '  style A fill:#fff',
        '  click A "https://example.com"',
        '  A ~~~ E',
      ].join('\n'),
    );
    expect(told(found)).toEqual(['IGNORED 7', 'IGNORED 16']);
    expect(file?.content.title.en).toBe('A chart');
    expect(file?.content.startKey).toBe('A');
    expect(file?.content.nodes.map(({ key, kind, title }) => [key, kind, title.en])).toEqual([
      ['A', 'INFO', 'Start'],
      ['B', 'QUESTION', 'Does it hum?'],
      ['C', 'OUTCOME', 'Clean the filter #1 & "wait"'],
      ['D', 'OUTCOME', 'Done'],
      ['E', 'OUTCOME', 'Give up'],
      ['F', 'QUESTION', 'Sure?'],
    ]);
    expect(file?.content.nodes[1]?.choices.map(({ key, label, to }) => [key, label.en, to])).toEqual([
      ['yes', 'yes', 'C'],
      ['yes-2', 'yes', 'D'],
      ['no-never', 'no | never', 'E'],
      ['maybe', 'maybe', 'F'],
    ]);
  });

  it('decides by conditions where a hexagon has them', () => {
    const { file, found } = read(
      [
        'flowchart TD',
        '%% caregraph variable {"name":"age","type":"NUMBER","origin":"CONTEXT"}',
        'A{{By age}} -->|"age #lt; 3.0"| B',
        'A -->|otherwise| C',
      ].join('\n'),
    );
    expect(told(found)).toEqual([]);
    expect(file?.content.nodes[0]).toMatchObject({ kind: 'LOGIC', to: 'C', rules: [{ when: 'age < 3.0', to: 'B' }] });
  });

  it('keeps keys that are words of its own, or have signs that it does not know', () => {
    const keys = ['end', 'class', 'o', 'k__x', 'a--b', 'a.-b', 'x-.y', 'a_', '0.0', 'style.1'];
    const nodes = keys.map((key, at) => ({ ...(sample.nodes[6] ?? never()), key, to: keys[at + 1] ?? null }));
    const content = { ...sample, startKey: 'end', variables: [], nodes };
    const { file, found } = read(writeTreeFile(content, TreeFileFormat.MERMAID, Locale.EN));
    expect(told(found)).toEqual([]);
    expect(file?.content.nodes.map(({ key, to }) => [key, to])).toEqual(nodes.map(({ key, to }) => [key, to]));
  });

  it.each([
    ['another diagram', 'sequenceDiagram\n A->>B: hi', ['NOT_THE_FORMAT 1']],
    ['text', 'Dear all,\nsee below.', ['NOT_THE_FORMAT 1']],
    ['JSON', '{"format": "caregraph-tree"}', ['NOT_THE_FORMAT 1']],
    ['only a head', 'flowchart TD\n', ['EMPTY']],
    ['a shape that is never closed', 'flowchart TD\n A[Start\n A --> B', ['SYNTAX 2']],
    ['an arrow that leads nowhere', 'flowchart TD\n A -->\n', ['SYNTAX 3']],
    ['an arrow that begins nowhere', 'flowchart TD\n --> B', ['SYNTAX 2']],
    ['a label that is never closed', 'flowchart TD\n A -->|yes B', ['SYNTAX 2']],
    ['an arrow that never ends', 'flowchart TD\n A -- yes B', ['SYNTAX 2']],
    ['two faults', 'flowchart TD\n A[x\n A --> B\n B[y', ['SYNTAX 2', 'SYNTAX 4']],
    ['a quote that never ends', 'flowchart TD\n A["x]\n', ['SYNTAX 2']],
    ['a node described twice', 'flowchart TD\n A[x] --> B\n A[y] --> C', ['DUPLICATE_KEY 3 A']],
    ['a condition that is none', 'flowchart TD\n A{{x}}:::logic -->|age <| B', ['BAD_EXPRESSION 2 A']],
    ['an end that goes on', 'flowchart TD\n A:::outcome --> B', ['PART_NOT_OF_KIND 2 A']],
    ['a start that is not there', 'flowchart TD\n%% caregraph start X\n A --> B', ['DANGLING_EDGE 2']],
    [
      'a key that is too long',
      `flowchart TD\n ${'a'.repeat(81)} --> B`,
      ['TOO_LONG', `BAD_VALUE 2 ${'a'.repeat(59)}…`],
    ],
    ['a comment of ours that is none', 'flowchart TD\n%% caregraph variable {x}\n A --> B', ['SYNTAX 2']],
    [
      'an unknown field in a comment of ours',
      'flowchart TD\n%% caregraph node A {"x": 1}\n A --> B',
      ['UNKNOWN_FIELD 2'],
    ],
  ])('%s is refused', (_, text, wanted) => {
    const { found, isRefused } = read(text);
    expect(isRefused).toBe(true);
    expect(told(found.filter(({ isError }) => isError))).toEqual(wanted);
  });

  it('with many faults takes no longer than one with few', () => {
    const began = process.cpuUsage();
    for (const line of ['a["\n', 'a[\n', 'a -- b\n', 'a@{\n', 'a -->|\n', '"\n'])
      read(`flowchart TD\n${line.repeat(2_000_000)}`);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(20_000);
  });
});

const never = (): never => {
  throw new Error('The sample has changed.');
};

describe('a table of edges', () => {
  const read = (text: string) => reading(text, TreeFileFormat.CSV);

  it('brings back both languages, and is written again byte for byte', () => {
    const written = writeTreeFile(sample, TreeFileFormat.CSV, Locale.EN);
    expect(written.startsWith('\ufefffrom,kind,')).toBe(true);
    const { file, found } = read(written);
    expect(told(found)).toEqual([]);
    expect(file && structure(file.content, 'zhCN')).toEqual(structure(sample, 'zhCN'));
    expect(file && structure(file.content, 'en')).toEqual(structure(sample, 'en'));
    expect(file?.content.locales).toEqual(['zh-CN', 'en']);
    expect(file && writeTreeFile(file.content, TreeFileFormat.CSV, Locale.EN)).toBe(written);
  });

  it('guards cells that a spreadsheet would work out', () => {
    const [first, ...others] = sample.nodes;
    const title = { zhCN: '=1+1', en: "'@SUM(A1)" };
    const written = writeTreeFile(
      { ...sample, nodes: [{ ...(first ?? never()), title }, ...others] },
      TreeFileFormat.CSV,
      Locale.EN,
    );
    expect(written).toContain(",'=1+1,");
    expect(written).not.toMatch(/(^|,)=1/m);
    expect(read(written).file?.content.nodes[0]?.title).toEqual(title);
  });

  it('as people write it becomes a tree', () => {
    const { file, found } = read('from;to;label\nhum;clean;yes\nhum;give-up;no\nclean;done;\ngive-up;;\ndone;;\n');
    expect(told(found)).toEqual([]);
    expect(file?.content.nodes.map(({ key, kind }) => [key, kind])).toEqual([
      ['hum', 'QUESTION'],
      ['clean', 'INFO'],
      ['give-up', 'OUTCOME'],
      ['done', 'OUTCOME'],
    ]);
  });

  it.each([
    ['no table of edges', 'a,b\n1,2\n', ['NOT_THE_FORMAT 1']],
    ['only a header', 'from,to\n', ['EMPTY']],
    ['an unknown column', 'from,to,colour\na,b,red\n', ['UNKNOWN_FIELD 1']],
    ['a column twice', 'from,to,to\na,b,c\n', ['DUPLICATE_FIELD 1']],
    ['a quote that never ends', 'from,to\na,"b\nc,d\n', ['SYNTAX']],
    ['more cells than columns', 'from,kind,to\na,OUTCOME,,x\n', ['SYNTAX 2']],
    ['a row without a node', 'from,kind,to\na,OUTCOME,\n,,a\n', ['MISSING_FIELD 3']],
    ['an unknown kind', 'from,kind,to\na,END,\n', ['UNKNOWN_KIND 2 a']],
    ['a node described twice', 'from,kind,to\na,INFO,b\na,OUTCOME,\nb,OUTCOME,\n', ['DUPLICATE_KEY 3 a']],
    ['an answer twice', 'from,kind,choice,to\na,QUESTION,x,b\na,QUESTION,x,b\nb,OUTCOME,,\n', ['DUPLICATE_KEY 3 a']],
    ['an edge that leads nowhere', 'from,kind,to\n"a\nc",,\na,INFO,b\n', ['BAD_VALUE 2', 'DANGLING_EDGE 4']],
    [
      'two ways out of a reading',
      'from,kind,to\na,INFO,b\na,INFO,c\nb,OUTCOME,\nc,OUTCOME,\n',
      ['PART_NOT_OF_KIND 3 a'],
    ],
    ['a condition that is none', 'from,kind,when,to\na,LOGIC,x ==,b\nb,OUTCOME,,\n', ['BAD_EXPRESSION 2 a']],
    ['details that are none', 'from,kind,to,details\na,OUTCOME,,{x}\n', ['SYNTAX 2']],
  ])('%s is refused', (_, text, wanted) => {
    const { found, isRefused } = read(text);
    expect(isRefused).toBe(true);
    const all = told(found.map((one) => ({ ...one, nodeKey: one.code === 'DUPLICATE_KEY' ? one.nodeKey : null })));
    expect(all.map((one, at) => (wanted[at]?.includes(' ') ? one : one.split(' ')[0]))).toEqual(
      wanted.map((one) => (one.startsWith('DUPLICATE_KEY') ? one : one.replace(/ a$/, ''))),
    );
  });

  it('or a chart with more edges than a tree can have is refused', () => {
    const many = Array.from({ length: 500 }, (_, at) => `n${at}`).join(' & ');
    const chart = reading(`flowchart TD\n${many} --> ${many}`, TreeFileFormat.MERMAID);
    expect(told(chart.found)).toContain('TOO_MANY 2');
    expect(told(read(`from,to\n${'a,b\n'.repeat(200_001)}`).found)).toEqual(['TOO_MANY']);
  });
});
