import { describe, expect, test } from '@jest/globals';
import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import { engineTree } from '../../../../src/modules/trees/walk/engine/compiled.js';
import type { EngineTree, EngineWorld } from '../../../../src/modules/trees/walk/engine/engine.js';
import { mostStepsLeft } from '../../../../src/modules/trees/walk/steps-left.rules.js';
import type { WalkFrame } from '../../../../src/modules/trees/walk/walk.js';
import * as draw from '../drawings.js';
import { machineWorld } from './walk-trees.js';

const end = draw.outcome('end');

const worldOf = (root: TreeContent, subs: Readonly<Record<string, TreeContent | EngineTree>> = {}): EngineWorld => {
  const trees = new Map(
    Object.entries(subs).map(([code, one]) => [code, 'treeId' in one ? one : engineTree(`id_${code}`, code, 1, one)]),
  );
  return machineWorld({ root: engineTree('id_T-1', 'T-1', 1, root), sub: ({ code }) => trees.get(code) ?? null });
};
const at = (...stands: readonly (readonly [treeId: string, nodeKey: string])[]): WalkFrame[] =>
  stands.map(([treeId, nodeKey]) => ({ treeId, nodeKey, values: {} }));
const left = (world: EngineWorld, nodeKey: string): number | null => mostStepsLeft(world, at(['id_T-1', nodeKey]));

describe('most steps that may be left', () => {
  const fork = draw.drawing([
    draw.question('q', { short: 'end', long: 'judge' }),
    draw.logic('judge', [['true', 'end']], 'fill'),
    draw.input('fill', 'ask', [draw.field('x')]),
    draw.action('ask', 'tell', { failureTo: 'end', timeoutTo: 'end' }),
    draw.info('tell', 'end'),
    end,
    draw.info('lost', 'q'),
  ]);

  test('are those of the longest way, without nodes that decide by themselves', () => {
    const world = worldOf(fork);
    expect(['q', 'judge', 'fill', 'ask', 'tell', 'end', 'lost'].map((key) => left(world, key))).toEqual([
      ...[3, 3, 2, 1, 0, 0, 4],
    ]);
    expect(left(world, 'gone')).toBeNull();
  });

  test('are not told where a way leads back; after the circle they are', () => {
    const world = worldOf(
      draw.drawing([
        draw.info('first', 'again'),
        draw.question('again', { yes: 'first', no: 'last' }),
        draw.info('last', 'end'),
        end,
      ]),
    );
    expect(['first', 'again', 'last'].map((key) => left(world, key))).toEqual([null, null, 0]);
  });

  const calling = (code: string): TreeContent =>
    draw.drawing([draw.info('a', 's'), draw.subtree('s', code, 'b'), draw.info('b', 'end'), end]);

  test('count sub-trees in the versions that the walk is bound to', () => {
    const outer = calling('T-2');
    const world = worldOf(outer, { 'T-2': fork });
    expect([left(world, 'a'), left(world, 'b')]).toEqual([5, 0]);
    // Inside: what is left there, and what comes after.
    expect(mostStepsLeft(world, at(['id_T-1', 's'], ['id_T-2', 'ask']))).toBe(2);
    // Another walk through the same drawing is bound to another version of the sub-tree.
    const shorter = worldOf(outer, {
      'T-2': engineTree('id_T-2', 'T-2', 2, draw.drawing([draw.info('i', 'end'), end])),
    });
    expect(left(shorter, 'a')).toBe(2);
    expect(left(world, 'a')).toBe(5);
  });

  test('are not told where a sub-tree is not known, not to be seen, or goes round', () => {
    const outer = calling('T-2');
    expect(left(worldOf(outer), 'a')).toBeNull();
    expect(left(worldOf(outer), 'b')).toBe(0);
    expect(left({ ...worldOf(outer, { 'T-2': fork }), maySee: () => false }, 'a')).toBeNull();
    expect(left(worldOf(outer, { 'T-2': calling('T-3'), 'T-3': calling('T-2') }), 'a')).toBeNull();
  });

  test('take 5,000 nodes in a row without running out of stack', () => {
    const nodes = Array.from({ length: 4_999 }, (_, place) => draw.info(`n${place}`, `n${place + 1}`));
    const world = worldOf(draw.drawing([...nodes, draw.outcome('n4999')]));
    expect(left(world, 'n0')).toBe(4_998);
  });
});
