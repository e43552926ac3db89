import { describe, expect, it } from '@jest/globals';
import type { TreeContentInput } from '../../../src/modules/trees/tree-content.inputs.js';
import {
  applyTreeChange,
  changeFaults,
  checksumOf,
  completeNode,
  emptyTreeContent,
  linksOf,
  targetsOf,
  treeContentFaults,
} from '../../../src/modules/trees/tree-content.rules.js';
import { TreeNodeKind, TreeResult, TreeValueType, TreeVariableOrigin } from '../../../src/modules/trees/tree-enums.js';
import { replacementOf } from '../../../src/modules/trees/tree-node.rules.js';
import { same, words } from './drawings.js';
import { contentFrom, info, nodeFrom, outcome, question, smallTree } from './trees-fixture.js';

const faultsOf = (change: TreeContentInput, before = contentFrom(smallTree('Drum'))): string[] =>
  changeFaults(change, applyTreeChange(before, change)).map(({ code, field }) => `${code} ${(field ?? []).join('.')}`);

describe('changing what is drawn', () => {
  it('fills in what a node leaves out, and tidies blanks', () => {
    const node = completeNode({
      key: ' q1 ',
      kind: TreeNodeKind.ACTION,
      title: { zhCN: '  下单 \n 了 ', en: '' },
      body: { zhCN: ' ', en: '' },
      article: { code: 'k2031' },
      command: { name: 'crm.create-order', inputs: [{ target: 'a', source: ' b ' }] },
    });
    expect(node.key).toBe('q1');
    expect(node.title).toEqual({ zhCN: '下单 了', en: '' });
    expect(node.body).toBeNull();
    expect(node.article).toEqual({ code: 'K-2031', anchor: null });
    expect(node.command).toEqual({
      ...{ name: 'crm.create-order', inputs: [{ target: 'a', source: 'b' }], outputs: [] },
      ...{ timeoutSeconds: 20, failureTo: null, timeoutTo: null },
    });
    expect(node.choices).toEqual([]);
  });

  it('sets and removes nodes one by one: places stay, what points at a node that is gone stays too', () => {
    const before = contentFrom(smallTree('Drum'));
    const after = applyTreeChange(before, {
      setNodes: [info('step', 'done'), question('q1', [['yes', 'step']])],
      removeNodes: ['open', 'never there'],
    });
    expect(after.nodes.map(({ key }) => key)).toEqual(['q1', 'done', 'step']);
    expect(after.nodes[0]?.choices).toHaveLength(1);
    expect(after.title).toEqual(before.title);
    expect(before.nodes).toHaveLength(3);
    const again = applyTreeChange(after, { removeNodes: ['done'] });
    expect(targetsOf(again.nodes[1] ?? nodeFrom(outcome('x')))).toEqual(['done']);
  });

  it('keeps what is left out and empties what is null', () => {
    const full = contentFrom(
      smallTree('Drum', { description: words('When it drums'), alternativeQuestions: ['a', 'a '] }),
    );
    expect(full.alternativeQuestions).toEqual(['a']);
    expect(full.locales).toEqual(['zh-CN', 'en']);
    const after = applyTreeChange(full, { description: null, startKey: null, alternativeQuestions: null });
    expect(after).toMatchObject({ description: null, startKey: null, alternativeQuestions: [], title: full.title });
    expect(applyTreeChange(emptyTreeContent, { title: { zhCN: '', en: 'Only' } }).locales).toEqual(['en']);
  });
});

describe('what may not be stored', () => {
  it('is nothing of a good tree', () => {
    expect(treeContentFaults(contentFrom(smallTree('Drum')))).toEqual([]);
    expect(faultsOf({ setNodes: [info('a.b-c_9', null)] })).toEqual([]);
  });

  it('names the field', () => {
    const variable = { type: TreeValueType.STRING, origin: TreeVariableOrigin.INPUT };
    expect(faultsOf({ title: { zhCN: ' ', en: '' } })).toEqual(['REQUIRED title']);
    expect(faultsOf({ setNodes: [info('-x', null), info('x', 'y'.repeat(81))] })).toEqual([
      'INVALID setNodes.0.key',
      'TOO_LONG setNodes.1.to',
    ]);
    expect(faultsOf({ setNodes: [info('x', null), info(' x', null)] })).toEqual(['INVALID setNodes.1.key']);
    expect(
      faultsOf({
        variables: [
          { name: '__proto__', ...variable },
          { name: '1a', ...variable },
          { name: 'in', ...variable },
        ],
      }),
    ).toEqual(['INVALID variables.0.name', 'INVALID variables.1.name', 'INVALID variables.2.name']);
    expect(
      faultsOf({
        setNodes: [{ ...outcome('o'), to: 'q1', outcome: { result: TreeResult.RESOLVED, disposition: 'a b' } }],
      }),
    ).toEqual(['INVALID setNodes.0.outcome.disposition', 'INVALID setNodes.0.to']);
    expect(faultsOf({ setNodes: [{ ...info('p', null), position: { x: Infinity, y: 0 } }] })).toEqual([
      'OUT_OF_RANGE setNodes.0.position.x',
    ]);
    const action = { key: 'a', kind: TreeNodeKind.ACTION, title: words('a') };
    expect(faultsOf({ setNodes: [{ ...action, command: { name: 'c', timeoutSeconds: 121 } }] })).toEqual([
      'OUT_OF_RANGE setNodes.0.command.timeoutSeconds',
    ]);
  });

  it('is too much: in one call, in a tree, in bytes', () => {
    const many = Array.from({ length: 501 }, (_, at) => info(`n${at}`, null));
    expect(faultsOf({ setNodes: many })).toEqual(['TOO_MANY setNodes']);
    const all = contentFrom({
      title: words('x'),
      setNodes: Array.from({ length: 5_001 }, (_, at) => info(`n${at}`, null)),
    });
    expect(treeContentFaults(all).map(({ code }) => code)).toEqual(['TOO_MANY']);
    const heavy = Array.from({ length: 300 }, (_, at) => ({
      ...info(`n${at}`, null),
      body: same('字'.repeat(5_000)),
    }));
    expect(faultsOf({ setNodes: heavy })).toEqual(['TOO_LONG setNodes']);
  });
});

describe('links and checksum', () => {
  it('finds articles, sub-trees and links in texts, each once, none in code', () => {
    const content = contentFrom({
      title: words('x'),
      description: words('see [[K-1]]'),
      setNodes: [
        { ...info('a', null), body: words('`[[K-9]]` [[tree:T-14#q1]] [[K-1]]'), article: { code: 'K-2' } },
        { key: 's', kind: TreeNodeKind.SUBTREE, title: words('s'), subtree: { code: 't15' } },
      ],
    });
    expect(linksOf(content).sort()).toEqual(['K-1', 'K-2', 'T-14', 'T-15']);
  });

  it('has the same checksum for the same drawing, however it was stored', () => {
    const content = contentFrom(smallTree('Drum'));
    const turned = Object.fromEntries(Object.entries(content).reverse()) as unknown as typeof content;
    expect(checksumOf(turned)).toBe(checksumOf(content));
    expect(checksumOf(content)).toMatch(/^[0-9a-f]{64}$/);
    expect(checksumOf(applyTreeChange(content, { setNodes: [info('done', null)] }))).not.toBe(checksumOf(content));
  });
});

describe('a node that is gone', () => {
  const before = contentFrom({
    title: words('x'),
    startKey: 'a',
    setNodes: [
      question('a', [
        ['one', 'gone'],
        ['two', 'b'],
      ]),
      question('b', [
        ['one', 'gone'],
        ['two', 'end'],
      ]),
      question('c', [['one', 'gone']]),
      info('gone', 'end'),
      outcome('end'),
    ],
  });

  it('is replaced by what most of its former parents lead to', () => {
    const live = applyTreeChange(before, {
      removeNodes: ['gone'],
      setNodes: [
        question('a', [
          ['one', 'end'],
          ['two', 'b'],
        ]),
        question('b', [
          ['one', 'new'],
          ['two', 'end'],
        ]),
        question('c', [['other', 'new']]),
        info('new', 'end'),
      ],
    });
    expect(replacementOf(before, live, 'gone')).toBe('new');
  });

  it('else by the start', () => {
    const live = applyTreeChange(before, { removeNodes: ['gone'] });
    expect(replacementOf(before, live, 'gone')).toBe('a');
    expect(replacementOf(null, live, 'never')).toBe('a');
    expect(replacementOf(before, { ...live, startKey: 'not there' }, 'gone')).toBeNull();
  });
});
