import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import { TreeValueType } from '../../../../src/modules/trees/tree-enums.js';
import { drawingDifference } from '../../../../src/modules/trees/versions/tree-difference.rules.js';
import type { TreeDifference } from '../../../../src/modules/trees/versions/tree-difference.js';
import * as draw from '../drawings.js';

const mark = { number: 1, isDraft: false, isLive: true };
const between = (from: TreeContent, to: TreeContent): TreeDifference =>
  drawingDifference({ mark, content: from }, { mark, content: to });

const before = draw.drawing([draw.question('q', { yes: 'i', no: 'end' }), draw.info('i', 'end'), draw.outcome('end')], {
  variables: [draw.variable('age', TreeValueType.NUMBER)],
});

describe('the difference of two drawings', () => {
  test('names nodes that came, went and changed, and what of them', () => {
    const after: TreeContent = {
      ...before,
      startKey: 'new',
      nodes: [
        draw.info('new', 'q'),
        draw.question('q', { yes: 'end', no: 'end' }, { title: { zhCN: 'q中', en: 'q again' } }),
        draw.outcome('end'),
      ],
      variables: [draw.variable('age', TreeValueType.NUMBER, { defaultValue: '1' })],
    };
    const found = between(before, after);
    expect([found.addedCount, found.removedCount, found.changedCount, found.isEqual]).toEqual([1, 1, 1, false]);
    expect(found.head).toEqual([{ part: 'start', before: 'q', after: 'new', hunks: [] }]);
    expect(found.nodes.map(({ key, change }) => `${key} ${change}`)).toEqual(['new ADDED', 'q CHANGED', 'i REMOVED']);
    expect(found.nodes[1]?.parts).toEqual([
      {
        part: 'title.en',
        before: 'q',
        after: 'q again',
        hunks: [
          {
            kind: 'CHANGED',
            isInternal: false,
            lineCount: 1,
            pieces: [
              { kind: 'SAME', text: 'q' },
              { kind: 'ADDED', text: ' again' },
            ],
          },
        ],
      },
      { part: 'choice:yes.to', before: 'i', after: 'end', hunks: [] },
    ]);
    expect(found.variables).toMatchObject([
      { name: 'age', change: 'CHANGED', parts: [{ part: 'default', before: null, after: '1' }] },
    ]);
  });

  test('a node that moved on the drawing, or in the list, has not changed', () => {
    const moved: TreeContent = {
      ...before,
      nodes: before.nodes.map((node) => ({ ...node, position: { x: 10, y: 20 } })).reverse(),
    };
    expect(between(before, moved)).toMatchObject({ isEqual: true, nodes: [], head: [], variables: [] });
  });

  test('the order of answers is a part, and so is what an outcome says', () => {
    const after: TreeContent = {
      ...before,
      nodes: before.nodes.map((node) =>
        node.key === 'q'
          ? { ...node, choices: [...node.choices].reverse() }
          : node.outcome
            ? { ...node, outcome: { ...node.outcome, checks: ['i'], disposition: 'DONE' } }
            : node,
      ),
    };
    expect(between(before, after).nodes.map(({ key, parts }) => [key, parts.map(({ part }) => part)])).toEqual([
      ['q', ['choices']],
      ['end', ['disposition', 'checks']],
    ]);
  });

  test('is empty against itself, and the other way round what came has gone', () => {
    const contents = fc
      .subarray(['a', 'b', 'c', 'd'])
      .chain((keys) =>
        fc.tuple(
          ...keys.map((key) =>
            fc.constantFrom('x', 'y').map((title) => draw.info(key, 'end', { title: draw.words(title) })),
          ),
        ),
      )
      .map((nodes) => draw.drawing([...nodes, draw.outcome('end')]));
    fc.assert(
      fc.property(contents, contents, (from, to) => {
        expect(between(from, from).isEqual).toBe(true);
        const [there, back] = [between(from, to), between(to, from)];
        expect([back.addedCount, back.removedCount, back.changedCount]).toEqual([
          ...[there.removedCount, there.addedCount, there.changedCount],
        ]);
      }),
    );
  });
});
