import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeWalk } from '../../../../src/modules/trees/walk/engine/change.rules.js';
import type { GivenAnswer, WalkPosition } from '../../../../src/modules/trees/walk/engine/engine.js';
import { replayed } from '../../../../src/modules/trees/walk/engine/replay.rules.js';
import {
  type ActParts,
  answerWalk,
  backWalk,
  beginWalk,
  jumpWalk,
  replyWalk,
} from '../../../../src/modules/trees/walk/engine/steps.rules.js';
import { Walker } from '../../../../src/modules/trees/walk/engine/walker.js';
import { TreeNodeKind } from '../../../../src/modules/trees/tree-enums.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { machineWorld } from './walk-trees.js';

const world = machineWorld();
const parts: ActParts = {
  ...{ world, start: { nodeKey: null, context: { region: 'north' } }, overrides: false },
  act: { byId: 'user_1', at: new Date('2026-01-05T10:00:00Z') },
};

/** An answer that fits the node where a walk stands; `pick` decides which. */
function fitting(position: WalkPosition, pick: number): GivenAnswer {
  const { node } = new Walker(world, position.frames);
  if (node.kind === TreeNodeKind.QUESTION) return { choice: node.choices[pick % node.choices.length]?.key ?? '' };
  if (node.kind === TreeNodeKind.INPUT)
    return {
      values: [{ name: 'phone', value: `1381234662${pick % 3}` }, ...(pick % 2 ? [{ name: 'age', value: '7' }] : [])],
    };
  return {};
}

const branches = ['SUCCESS', 'FAILURE', 'TIMEOUT'] as const;

function step(position: WalkPosition, pick: number): WalkPosition {
  const { node } = new Walker(world, position.frames);
  if (node.kind === TreeNodeKind.ACTION) {
    const branch = branches[pick % 3] ?? 'SUCCESS';
    const values = branch === 'SUCCESS' ? { order_no: String(pick % 5) } : null;
    return replyWalk(parts, position, { choice: null, values, branch }, null).position;
  }
  return answerWalk(parts, position, fitting(position, pick)).position;
}

/** Whatever a refusal is: nothing changed. */
function tried(position: WalkPosition, act: () => WalkPosition | undefined): WalkPosition {
  const before = JSON.stringify(position);
  try {
    return act() ?? position;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(JSON.stringify(position)).toBe(before);
    return position;
  }
}

const keys = world.root.content.nodes.map(({ key }) => key);

/** One act of a random walk. */
function acted(position: WalkPosition, [kind, pick]: readonly [number, number]): WalkPosition {
  if (position.reached) return position;
  const isWaiting = new Walker(world, position.frames).node.kind === TreeNodeKind.ACTION;
  if (kind < 6 || isWaiting) return tried(position, () => step(position, pick));
  if (kind === 6) return tried(position, () => backWalk(parts, position).position);
  if (kind === 7) {
    return tried(position, () => jumpWalk(parts, position, keys[pick % keys.length] ?? '', 'why').position);
  }
  return tried(position, () => {
    const at = pick % Math.max(1, position.moves.length);
    const move = position.moves[at];
    const node =
      move &&
      (move.frame.length ? world.sub({ code: 'T-2', version: null, inputs: [], outputs: [] }) : world.root)?.nodes.get(
        move.nodeKey,
      );
    const given =
      node?.kind === TreeNodeKind.QUESTION ? { choice: node.choices[pick % node.choices.length]?.key ?? '' } : {};
    return changeWalk(parts, position, at, given)?.position;
  });
}

const acts = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(1_000)), { maxLength: 30 });
const walked = (list: readonly (readonly [number, number])[]): WalkPosition =>
  list.reduce(acted, beginWalk(parts).position);
const standing = ({ frames, moves, jump }: WalkPosition) => ({ frames, moves, jump });

describe('random walks', () => {
  it('stand where a replay of their answers stands', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const position = walked(list);
        const again = replayed(world, parts.start, position.moves, { jump: position.jump });
        expect(again.frames).toEqual(position.frames);
        expect(position.moves.map(({ at }) => at)).toEqual(position.moves.map((_, place) => place));
      }),
      { numRuns: 200 },
    );
  });

  it('stand as before after an answer that is taken back', () => {
    let count = 0;
    fc.assert(
      fc.property(acts, fc.nat(1_000), (list, pick) => {
        const before = walked(list);
        const { node } = new Walker(world, before.frames);
        if (before.reached || node.kind === TreeNodeKind.ACTION || node.kind === TreeNodeKind.OUTCOME) return;
        let after: WalkPosition;
        try {
          after = step(before, pick);
        } catch (error) {
          if (error instanceof UserError) return;
          throw error;
        }
        if (after.reached) return;
        expect(standing(backWalk(parts, after).position)).toEqual(standing(before));
        count += 1;
      }),
      { numRuns: 200 },
    );
    expect(count).toBeGreaterThan(40);
  });

  it('are not changed by the same answer again', () => {
    let count = 0;
    fc.assert(
      fc.property(acts, fc.nat(1_000), (list, pick) => {
        const position = walked(list);
        const at = pick % Math.max(1, position.moves.length);
        const move = position.moves[at];
        if (!move || move.answer.branch) return;
        const { choice, values } = move.answer;
        const given = {
          choice,
          values: values && Object.entries(values).map(([name, value]) => ({ name, value: String(value) })),
        };
        expect(changeWalk(parts, position, at, given)).toBeNull();
        count += 1;
      }),
      { numRuns: 200 },
    );
    expect(count).toBeGreaterThan(40);
  });

  it('never leave the tree, and end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 150, maxLength: 150 }), (picks) => {
        let position = beginWalk(parts).position;
        for (const pick of picks) {
          if (position.reached) break;
          const before = position;
          position = tried(before, () => step(before, pick));
          // Checks that were left out hold it up; whoever may gives a reason.
          if (position === before)
            position = answerWalk({ ...parts, overrides: true }, before, fitting(before, pick)).position;
          for (const { treeId, nodeKey } of position.frames) {
            const tree =
              treeId === 'tree_1' ? world.root : world.sub({ code: 'T-2', version: null, inputs: [], outputs: [] });
            expect(tree?.nodes.has(nodeKey)).toBe(true);
          }
        }
        expect(position.reached).not.toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
