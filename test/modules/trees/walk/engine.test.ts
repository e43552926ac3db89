import { describe, expect, it } from '@jest/globals';
import { changeWalk } from '../../../../src/modules/trees/walk/engine/change.rules.js';
import { engineTree } from '../../../../src/modules/trees/walk/engine/compiled.js';
import type { GivenAnswer, WalkPosition, WalkTurn } from '../../../../src/modules/trees/walk/engine/engine.js';
import {
  type ActParts,
  answerWalk,
  backWalk,
  beginWalk,
  jumpWalk,
  replyWalk,
} from '../../../../src/modules/trees/walk/engine/steps.rules.js';
import { TreeWalkEventKind } from '../../../../src/modules/trees/walk/walk.js';
import { TreeResult } from '../../../../src/modules/trees/tree-enums.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import * as draw from '../drawings.js';
import { machineContent, machineWorld } from './walk-trees.js';

const at = new Date('2026-01-05T10:00:00Z');
const parts = (more: Partial<ActParts> = {}): ActParts => ({
  ...{ world: machineWorld(), start: { nodeKey: null, context: {} }, overrides: false },
  act: { byId: 'user_1', at },
  ...more,
});

const here = ({ frames }: WalkPosition): string => frames.map(({ nodeKey }) => nodeKey).join('/');
const top = ({ frames }: WalkPosition) => frames.at(-1)?.values ?? {};
const phone = { values: [{ name: 'phone', value: '13812346620' }] };
const success = { choice: null, branch: 'SUCCESS' as const, values: { order_no: '77' } };
const words = (turn: WalkTurn): string[] => turn.events.map(({ event, nodeKey }) => `${event} ${nodeKey}`);

const run = (given: readonly GivenAnswer[], more: Partial<ActParts> = {}): WalkPosition =>
  given.reduce((position, each) => answerWalk(parts(more), position, each).position, beginWalk(parts(more)).position);

const codesOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError)
      return error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
    throw error;
  }
  return [];
};

describe('the engine of walks', () => {
  it('begins at the start with defaults, context and points at zero', () => {
    const turn = beginWalk(parts({ start: { nodeKey: null, context: { region: 'north' } } }));
    expect(here(turn.position)).toBe('code');
    expect(top(turn.position)).toEqual({ region: 'north', points: 0 });
    expect(words(turn)).toEqual(['STARTED code', 'ENTERED code']);
  });

  it('walks a sub-tree, takes over what it gives and lets rules decide', () => {
    const inside = answerWalk(parts(), beginWalk(parts()).position, { choice: 'E21' });
    expect(here(inside.position)).toBe('water/tap');
    expect(top(inside.position)).toEqual({ region: 'south' });
    const turn = answerWalk(parts(), inside.position, { choice: 'shut' });
    expect(here(turn.position)).toBe('tell');
    expect(top(turn.position)).toEqual({ region: 'south', points: 2, code: 'E21', water: 'dry', tap: 'shut' });
    expect(words(turn)).toEqual(['ANSWERED tap', 'AUTO water', 'AUTO judge', 'ENTERED tell']);
    expect(turn.events.map(({ answer }) => answer?.choice ?? null)).toEqual(['shut', 'end', '1', null]);
    expect(turn.position.moves.map(({ frame, nodeKey }) => [...frame, nodeKey].join('/'))).toEqual([
      'code',
      'water/tap',
    ]);
  });

  it('ends at an outcome whose department the rules name, else the one it names', () => {
    const north = { start: { nodeKey: null, context: { region: 'north' } } };
    const given = [{ choice: 'E21' }, { choice: 'shut' }, {}];
    expect(run(given, north).reached).toMatchObject({ nodeKey: 'solved', result: 'RESOLVED', departmentId: 'north' });
    expect(run(given).reached).toMatchObject({ disposition: 'OK', departmentId: 'headquarters' });
  });

  it('counts a rule that cannot be judged as false, and says so', () => {
    const drawn = {
      ...machineContent,
      nodes: machineContent.nodes.map((each) =>
        each.key === 'judge' ? { ...each, rules: [{ when: 'age > 3.0', label: null, to: 'solved' }] } : each,
      ),
    };
    const world = machineWorld({}, drawn);
    const turn = answerWalk(parts({ world }), run([{ choice: 'E21' }], { world }), { choice: 'open' });
    expect(here(turn.position)).toBe('device');
    expect(turn.events.find(({ nodeKey }) => nodeKey === 'judge')).toMatchObject({ note: 'unjudged:1' });
  });

  it('reads values by type and refuses each with its field', () => {
    const device = run([{ choice: 'E30' }]);
    const refused = (values: readonly (readonly [string, string])[]): string[] =>
      codesOf(() => answerWalk(parts(), device, { values: values.map(([name, value]) => ({ name, value })) }));
    expect(refused([])).toEqual(['REQUIRED values.phone']);
    expect(refused([['phone', '123']])).toEqual(['INVALID values.phone']);
    expect(
      refused([
        ['phone', '13812346620'],
        ['age', '12,5'],
      ]),
    ).toEqual(['INVALID values.age']);
    expect(
      refused([
        ['phone', '13812346620'],
        ['age', '31'],
      ]),
    ).toEqual(['OUT_OF_RANGE values.age']);
    expect(
      refused([
        ['phone', '13812346620'],
        ['phone', '1'],
      ]),
    ).toEqual(['DUPLICATE values.phone']);
    expect(
      refused([
        ['phone', '13812346620'],
        ['constructor', '1'],
      ]),
    ).toEqual(['INVALID values.constructor']);
    expect(codesOf(() => answerWalk(parts(), device, { choice: 'E21' }))).toEqual(['INVALID choice']);
    expect(codesOf(() => answerWalk(parts(), run([]), { choice: 'toString' }))).toEqual(['INVALID choice']);
    expect(codesOf(() => answerWalk(parts(), run([]), {}))).toEqual(['REQUIRED choice']);
  });

  it('masks personal data in the record, never in what it works with', () => {
    const turn = answerWalk(parts(), run([{ choice: 'E30' }]), phone);
    expect(JSON.stringify(turn.events)).not.toContain('13812346620');
    expect(turn.events[0]).toMatchObject({ set: { phone: '138****6620' } });
    expect(turn.ask).toMatchObject({ command: 'crm.create-order', inputs: { phone: '13812346620' } });
    expect(turn.position.moves.at(-1)?.answer.values).toEqual({ phone: '13812346620' });
  });

  it('takes the branch of an outside system’s reply', () => {
    const waits = run([{ choice: 'E30' }, phone]);
    expect(here(waits)).toBe('order');
    expect(here(replyWalk(parts(), waits, success, null).position)).toBe('end');
    const refused = replyWalk(parts(), waits, { choice: null, values: null, branch: 'FAILURE' }, 'status 400');
    expect(refused.position.reached?.nodeKey).toBe('refused');
    expect(words(refused)[0]).toBe('COMMAND_FAILED order');
    const late = replyWalk(parts(), waits, { choice: null, values: null, branch: 'TIMEOUT' }, null);
    expect(here(late.position)).toBe('late');
  });

  it('does not ask an outside system again for the same, and does where the inputs changed', () => {
    const done = replyWalk(parts(), run([{ choice: 'E30' }, phone]), success, null).position;
    const back = backWalk(parts(), done).position;
    expect(here(back)).toBe('device');
    const same = answerWalk(parts(), back, phone);
    expect(here(same.position)).toBe('end');
    expect(same.events.find(({ event }) => event === TreeWalkEventKind.COMMAND_OK)?.note).toBe('reused');
    const other = answerWalk(parts(), back, { values: [{ name: 'phone', value: '13900001111' }] });
    expect(here(other.position)).toBe('order');
    expect(other.ask?.inputs).toEqual({ phone: '13900001111' });
  });

  it('changes an earlier answer: what depended on it falls, what does not stays', () => {
    const walked = run([{ choice: 'E21' }, { choice: 'open' }, phone]);
    const done = replyWalk(parts(), walked, success, null).position;
    // Another age does not matter to the command: its reply and all behind it stay.
    const age = changeWalk(parts(), done, 2, { values: [...phone.values, { name: 'age', value: '5' }] });
    expect(age && here(age.position)).toBe('end');
    expect(age?.position.moves).toHaveLength(4);
    // Another tap leads elsewhere: the device, the order fall.
    const tap = changeWalk(parts(), done, 1, { choice: 'shut' });
    expect(tap && here(tap.position)).toBe('tell');
    expect(tap?.position.moves.map(({ nodeKey }) => nodeKey)).toEqual(['code', 'tap']);
    expect(tap && words(tap)).toEqual(['CHANGED end', 'ANSWERED tap', 'AUTO water', 'AUTO judge', 'ENTERED tell']);
    expect(tap?.events[0]?.note).toBe('changed:tap;fell:2');
    expect(changeWalk(parts(), done, 1, { choice: 'open' })).toBeNull();
    expect(codesOf(() => changeWalk(parts(), done, 3, { branch: 'FAILURE' }))).toEqual(['WRONG_STATE']);
    expect(codesOf(() => changeWalk(parts(), done, 9, {}))).toEqual(['INVALID at']);
  });

  it('refuses to send a device in while checks are left out, but with a reason', () => {
    const end = jumpWalk(parts(), run([]), 'end', 'caller is in a hurry').position;
    expect(codesOf(() => answerWalk(parts(), end, { choice: 'send' }))).toEqual([
      'RETURN_WITHOUT_CHECK overrideReason',
    ]);
    expect(codesOf(() => jumpWalk(parts(), end, 'return', 'now'))).toEqual(['RETURN_WITHOUT_CHECK overrideReason']);
    const turn = answerWalk(parts({ overrides: true }), end, { choice: 'send' });
    expect(turn.position.reached?.result).toBe(TreeResult.RETURN_OR_REPAIR);
    expect(turn.skipped).toEqual(['water', 'device']);
    // A path that has walked them needs no reason; a sub-tree is walked when it was left.
    const walked = replyWalk(parts(), run([{ choice: 'E21' }, { choice: 'open' }, phone]), success, null).position;
    expect(answerWalk(parts(), walked, { choice: 'send' }).skipped).toEqual([]);
  });

  it('comes out of a circle that a sub-tree closed since the tree was checked: it asks nobody any more', () => {
    const silent = engineTree('tree_2', 'T-2', 1, draw.drawing([draw.outcome('end')]));
    const drawn = draw.drawing([
      draw.info('ask', 'sub'),
      draw.subtree('sub', 'T-2', 'order'),
      draw.action('order', 'sub', { failureTo: 'ask', timeoutTo: 'ask' }),
    ]);
    const more = { world: machineWorld({ sub: () => silent }, drawn) };
    const waits = run([{}], more);
    expect(here(waits)).toBe('order');
    expect(codesOf(() => replyWalk(parts(more), waits, { ...success, values: null }, null))).toEqual(['WRONG_STATE']);
  });

  it('holds at the outcome where a command led to it without the checks', () => {
    const waits = run([{ choice: 'E30' }, phone]);
    const late = replyWalk(parts(), waits, { choice: null, values: null, branch: 'TIMEOUT' }, null).position;
    expect(codesOf(() => answerWalk(parts(), late, {}))).toEqual(['RETURN_WITHOUT_CHECK overrideReason']);
    const drawn = {
      ...machineContent,
      nodes: machineContent.nodes.map((each) =>
        each.key === 'order' && each.command ? { ...each, command: { ...each.command, timeoutTo: 'return' } } : each,
      ),
    };
    const more = { world: machineWorld({}, drawn) };
    const held = replyWalk(
      parts(more),
      run([{ choice: 'E30' }, phone], more),
      { choice: null, values: null, branch: 'TIMEOUT' },
      null,
    );
    expect(held.blocked?.missing).toEqual(['water']);
    expect(held.position.reached).toBeNull();
    expect(codesOf(() => answerWalk(parts(more), held.position, {}))).toEqual(['RETURN_WITHOUT_CHECK overrideReason']);
    expect(answerWalk(parts({ ...more, overrides: true }), held.position, {}).position.reached?.nodeKey).toBe('return');
  });

  it('jumps with a reason, out of a sub-tree too, and goes back to where it stood', () => {
    const inside = run([{ choice: 'E21' }]);
    const jumped = jumpWalk(parts(), inside, 'end', 'known already');
    expect(here(jumped.position)).toBe('end');
    expect(words(jumped)).toEqual(['JUMPED tap', 'ENTERED end']);
    const back = backWalk(parts(), jumped.position);
    expect(back.position).toEqual(inside);
    const answered = answerWalk(parts(), jumped.position, { choice: 'again' }).position;
    expect(answered.moves.at(-1)?.jumpedFrom).toMatchObject({ reason: 'known already', fromKey: 'tap' });
    expect(backWalk(parts(), answered).position).toEqual(jumped.position);
    expect(codesOf(() => jumpWalk(parts(), inside, 'nowhere', 'x'))).toEqual(['NOT_FOUND nodeKey']);
    // A jump falls where the walk no longer comes to the place where somebody jumped away.
    const changed = changeWalk(parts(), answered, 0, { choice: 'E30' });
    expect(changed && here(changed.position)).toBe('device');
    expect(changed?.position.moves).toHaveLength(1);
  });

  it('stands on a sub-tree that the walker may not see, and goes on without it', () => {
    const world = machineWorld({ maySee: (treeId) => treeId !== 'tree_2' });
    const hidden = run([{ choice: 'E21' }], { world });
    expect(here(hidden)).toBe('water');
    const on = answerWalk(parts({ world }), hidden, {});
    expect(here(on.position)).toBe('device');
    expect(backWalk(parts({ world }), on.position).position).toEqual(hidden);
    // Passed over is not walked: it is no check.
    const waits = answerWalk(parts({ world }), on.position, phone).position;
    const done = replyWalk(parts({ world }), waits, success, null).position;
    expect(codesOf(() => answerWalk(parts({ world }), done, { choice: 'send' }))).toEqual([
      'RETURN_WITHOUT_CHECK overrideReason',
    ]);
  });

  it('lets the author of a preview pick the branch, each time', () => {
    const more = { world: machineWorld({ reusesReplies: false }) };
    const done = replyWalk(parts(more), run([{ choice: 'E30' }, phone], more), success, null).position;
    expect(here(backWalk(parts(more), done).position)).toBe('order');
  });

  it('stops a tree that goes round by itself', () => {
    const round = draw.drawing([draw.logic('a', [], 'b'), draw.logic('b', [], 'a'), draw.outcome('c')]);
    expect(codesOf(() => beginWalk(parts({ world: machineWorld({}, round) })))).toEqual(['WRONG_STATE']);
    const self = draw.drawing([draw.subtree('s', 'T-1', null)]);
    const world = machineWorld({}, self);
    const endless = { ...world, sub: () => world.root };
    // Too deep: it stands on the node, as on one that is not to be had.
    expect(beginWalk(parts({ world: endless })).position.frames).toHaveLength(9);
  });

  it('goes back no further than the beginning', () => {
    expect(codesOf(() => backWalk(parts(), run([])))).toEqual(['WRONG_STATE']);
  });
});
