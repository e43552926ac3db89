import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { Received, type TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { WalkCaller, eventsOf, plantMachine } from './walks-fixture.js';
import { both } from '../drawings.js';
import { plantDrawing } from '../planted-trees.js';
import { machineContent } from './walk-trees.js';

const phone = { values: [{ name: 'phone', value: '13812346620' }] };
const context = [
  { name: 'region', value: 'north' },
  { name: 'name', value: '王芳' },
];

describe('walks', () => {
  const clock = new ManualClock(new Date());
  let app: TestApp;
  let centre: Centre;
  let agent: WalkCaller;
  let other: WalkCaller;
  let expert: WalkCaller;
  let second: WalkCaller;
  let supervisor: WalkCaller;
  let editor: WalkCaller;
  const open: { dispose(): void | Promise<void> }[] = [];

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true, clock, roles: ['web'] });
    centre = await createCentre(app);
    await plantMachine(app);
    agent = new WalkCaller(await centre.as(Role.AGENT));
    const add = async (key: string, tierId: string, teamIds: string[] = []): Promise<WalkCaller> =>
      new WalkCaller((await centre.add(key, { roles: [Role.AGENT], tierId, teamIds })).client);
    other = await add('other', centre.tiers.primary);
    expert = await add('expert-one', centre.tiers.expert);
    second = await add('expert-two', centre.tiers.expert);
    supervisor = new WalkCaller(await centre.as(Role.SUPERVISOR));
    editor = new WalkCaller(await centre.as(Role.KNOWLEDGE_EDITOR));
  });
  afterAll(async () => {
    for (const each of open) await each.dispose();
    await app?.end();
  });

  it('are walked to an outcome, each step with one event without values and without a number', async () => {
    let walk = await agent.start({ context, callReference: 'call-1' });
    expect(walk).toMatchObject({ state: 'ACTIVE', step: 0, version: 1, isMine: true, node: { key: 'code' } });
    clock.advance(5_000);
    walk = await agent.answer(walk, { choice: 'E21' });
    expect(walk.node).toMatchObject({ key: 'tap', depth: 1, treeCode: 'T-2' });
    walk = await agent.answer(walk, { choice: 'shut' });
    expect(walk.node).toMatchObject({ key: 'tell', say: 'Open the tap, 王芳.' });
    walk = await agent.answer(walk);
    expect(walk).toMatchObject({ state: 'COMPLETED', step: 3, viewerCanWalk: false, ending: { result: 'RESOLVED' } });
    const events = await eventsOf(app, walk.id);
    expect(events.map(({ type }) => type)).toEqual(['tree-walk.started', ...Array(3).fill('tree-walk.answered')]);
    expect(events.every(({ number }) => number === undefined)).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/王芳|shut|E21/);
    const read = await agent.read(walk.id, 'caseNote transcript { seq event nodeKey dwellMs text }');
    expect(read?.caseNote).toContain('call-1');
    expect(read?.caseNote).toContain('1. title of code: label E21');
    const lines = read?.transcript as { seq: number; event: string; dwellMs: number | null }[];
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, place) => place));
    expect(lines.find(({ event }) => event === 'ANSWERED')?.dwellMs).toBe(5_000);
    expect(lines.at(-1)?.event).toBe('ENDED');
  });

  it('begin once for a key, and refuse what the tree does not take', async () => {
    const first = await agent.start({ idempotencyKey: 'start-1' });
    const again = await agent.start({ idempotencyKey: 'start-1' });
    expect(again.id).toBe(first.id);
    expect((await agent.tried('Start', { code: 'T-1', idempotencyKey: 'start-1', locale: 'EN' })).codes).toEqual([
      'KEY_REUSED idempotencyKey',
    ]);
    const refusals = async (input: Record<string, unknown>) => (await agent.tried('Start', input)).codes;
    expect(await refusals({ code: 'T-999' })).toEqual(['NOT_FOUND code']);
    expect(await refusals({})).toEqual(['REQUIRED treeId']);
    expect(await refusals({ code: 'T-1', context: [{ name: 'phone', value: '1' }] })).toEqual([
      'INVALID context.phone',
    ]);
    expect(await refusals({ code: 'T-1', isPreview: true })).toEqual(['NOT_ALLOWED isPreview']);
    expect(await refusals({ code: 'T-1', nodeKey: 'return' })).toEqual(['RETURN_WITHOUT_CHECK overrideReason']);
    const outsider = new WalkCaller(await centre.as(Role.PARTNER));
    expect((await outsider.tried('Start', { code: 'T-1' })).codes).toEqual(['NOT_FOUND code']);
    expect((await new WalkCaller(app.client).tried('Start', { code: 'T-1' })).codes).toEqual(['top UNAUTHENTICATED']);
  });

  it('refuse a step that is behind, a foreign, paused or ended walk, and change nothing then', async () => {
    const walk = await agent.start();
    const next = await agent.answer(walk, { choice: 'E30' });
    const behind = await agent.tried('Answer', { id: walk.id, expectedStep: walk.step, choice: 'E21' });
    expect(behind.codes).toEqual(['STEP_BEHIND expectedStep']);
    expect(behind.walk).toMatchObject({ step: 1, node: { key: 'device' } });
    const at = { id: walk.id, expectedStep: next.step };
    expect((await other.tried('Answer', { ...at, ...phone })).codes).toEqual(['NOT_FOUND id']);
    expect((await supervisor.tried('Answer', { ...at, ...phone })).codes).toEqual(['NOT_ALLOWED id']);
    expect((await agent.tried('Answer', { ...at, values: [{ name: 'phone', value: 'x' }] })).codes).toEqual([
      'INVALID values.phone',
    ]);
    const paused = await agent.did('Pause', at);
    expect((await agent.tried('Answer', { ...at, expectedStep: paused.step, ...phone })).codes).toEqual([
      'WRONG_STATE',
    ]);
    const resumed = await agent.did('Resume', { ...at, expectedStep: paused.step });
    const ended = await agent.did('End', { ...at, expectedStep: resumed.step, note: 'caller hung up' });
    expect(ended).toMatchObject({ state: 'ABANDONED', ending: { note: 'caller hung up', result: null } });
    for (const act of ['Answer', 'Back', 'Pause', 'Resume', 'End'])
      expect((await agent.tried(act, { ...at, expectedStep: ended.step })).codes).toEqual(['WRONG_STATE']);
    const count = (await eventsOf(app, walk.id)).length;
    expect(count).toBe(5);
    expect(await agent.read(walk.id)).toMatchObject({ step: ended.step });
  });

  it('go on from what is stored where another copy of the server wrote meanwhile', async () => {
    const change = (id: string, update: object) =>
      app.container.foundation.connection.collection('tree_walks').updateOne({ _id: id as never }, update);
    const begun = await agent.start();
    // The call is no step, and has to be the one of now.
    await change(begun.id, { $set: { callReference: 'call-8' } });
    const walk = await agent.answer(begun, { choice: 'E30' });
    expect(walk).toMatchObject({ step: 1, callReference: 'call-8', node: { key: 'device' } });
    await change(walk.id, { $inc: { step: 1 } });
    const late = await agent.tried('Answer', { id: walk.id, expectedStep: walk.step, ...phone });
    expect(late).toMatchObject({ codes: ['STEP_BEHIND expectedStep'], walk: { step: 2 } });
    const lost = await agent.start();
    await change(lost.id, { $set: { holderId: 'user_next' } });
    const at = { id: lost.id, expectedStep: lost.step };
    expect((await agent.tried('Answer', { ...at, choice: 'E30' })).codes).toEqual(['NOT_ALLOWED id']);
    expect((await eventsOf(app, lost.id)).map(({ type }) => type)).toEqual(['tree-walk.started']);
  });

  it('take two clicks at once as one', async () => {
    const walk = await agent.start();
    const both = await Promise.all(
      ['E21', 'E30'].map((choice) => agent.tried('Answer', { id: walk.id, expectedStep: 0, choice })),
    );
    expect(both.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
    expect(both.flatMap(({ codes }) => codes)).toEqual(['STEP_BEHIND expectedStep']);
    expect(await eventsOf(app, walk.id)).toHaveLength(2);
  });

  it('go back, change and jump; the same answer again is no step', async () => {
    let walk = await agent.answer(await agent.start(), { choice: 'E21' });
    walk = await agent.answer(walk, { choice: 'shut' });
    const at = (step: number) => ({ id: walk.id, expectedStep: step });
    const same = await agent.did('ChangeAnswer', { ...at(walk.step), at: 1, choice: 'shut' });
    expect(same.step).toBe(walk.step);
    const changed = await agent.did('ChangeAnswer', { ...at(walk.step), at: 0, choice: 'E30' });
    expect(changed).toMatchObject({ node: { key: 'device' }, path: [{ nodeKey: 'code', choice: 'E30' }] });
    const back = await agent.did('Back', at(changed.step));
    expect(back).toMatchObject({ node: { key: 'code' }, path: [] });
    expect((await agent.tried('Jump', { ...at(back.step), nodeKey: 'end', reason: ' ' })).codes).toEqual([
      'REQUIRED reason',
    ]);
    const jumped = await agent.did('Jump', { ...at(back.step), nodeKey: 'end', reason: 'known' });
    // The primary tier may not leave checks out, whatever the reason.
    const send = { ...at(jumped.step), choice: 'send' };
    expect((await agent.tried('Answer', send)).codes).toEqual(['RETURN_WITHOUT_CHECK overrideReason']);
    expect((await agent.tried('Answer', { ...send, overrideReason: 'x' })).codes).toEqual([
      'NOT_ALLOWED overrideReason',
    ]);
    const handed = await agent.did('HandOver', { ...at(jumped.step), toTierId: centre.tiers.expert });
    const taken = await expert.did('TakeOver', { id: walk.id });
    expect(taken.step).toBe(handed.step + 1);
    const sent = await expert.answer(taken, { choice: 'send', overrideReason: 'smoke' });
    expect(sent.ending).toMatchObject({
      ...{ result: 'RETURN_OR_REPAIR', skipReason: 'smoke' },
      skippedChecks: [{ key: 'water' }, { key: 'device' }],
    });
  });

  it('are handed to a tier: one of several gets it and goes on; the first one still reads, without personal data', async () => {
    const begun = await agent.start({ context, callReference: 'call-9' });
    let walk = await agent.answer(begun, { choice: 'E30' });
    const preview = await agent.did('Pause', { id: walk.id, expectedStep: walk.step });
    walk = await agent.did('HandOver', {
      ...{ id: walk.id, expectedStep: preview.step, toTierId: centre.tiers.expert, note: 'it hums' },
    });
    expect(walk).toMatchObject({ state: 'HANDED_OVER', offer: { toTier: { rank: 3 }, note: 'it hums' } });
    expect(await other.ids('OFFERED')).not.toContain(walk.id);
    expect(await expert.ids('OFFERED')).toContain(walk.id);
    const seen = await expert.read(walk.id, 'handoverText');
    expect(JSON.stringify(seen)).not.toContain('王芳');
    expect(seen?.handoverText).toContain('it hums');
    expect((await other.tried('TakeOver', { id: walk.id })).codes).toEqual(['NOT_FOUND id']);
    const tries = await Promise.all([expert, second].map((each) => each.tried('TakeOver', { id: walk.id })));
    expect(tries.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
    expect(tries.flatMap(({ codes }) => codes).filter((code) => !/^(WRONG_STATE|NOT_FOUND) id$/.test(code))).toEqual(
      [],
    );
    const [winner, loser] = tries[0]?.codes.length === 0 ? [expert, second] : [second, expert];
    const taken = await winner.read(walk.id);
    expect(taken).toMatchObject({
      isMine: true,
      state: 'ACTIVE',
      node: { key: 'device' },
      path: [{ nodeKey: 'code' }],
    });
    expect(taken?.values).toContainEqual({ name: 'name', value: '王芳', isPersonal: true });
    expect(await loser.read(walk.id)).toBeNull();
    const first = await agent.read(walk.id);
    expect(first).toMatchObject({ isMine: false, viewerCanWalk: false });
    expect(first?.values).toContainEqual({ name: 'name', value: '•••', isPersonal: true });
    expect((await agent.tried('Back', { id: walk.id, expectedStep: taken?.step ?? 0 })).codes).toEqual([
      'NOT_ALLOWED id',
    ]);
    const going = await winner.answer(taken as never, phone);
    expect(going.waiting).toMatchObject({ command: 'crm.create-order' });
    const told = await app.container.foundation.connection.collection('notices').find({ subjectId: walk.id }).toArray();
    expect(told.map(({ kind }) => kind as string).sort()).toEqual([
      'TREE_WALK_OFFERED',
      'TREE_WALK_OFFERED',
      'TREE_WALK_TAKEN',
    ]);
  });

  it('that ended as escalated change hands with all their answers, and stay over; others that are over do not', async () => {
    const begun = await agent.start({ context });
    const ended = await agent.did('Jump', {
      ...{ id: begun.id, expectedStep: begun.step, nodeKey: 'refused', reason: 'It was refused by phone.' },
    });
    expect(ended).toMatchObject({ state: 'COMPLETED', ending: { result: 'ESCALATED' } });
    const offered = await agent.did('HandOver', {
      ...{ id: ended.id, expectedStep: ended.step, toTierId: centre.tiers.expert },
    });
    expect(offered).toMatchObject({
      state: 'COMPLETED',
      ending: { result: 'ESCALATED' },
      offer: { toTier: { rank: 3 } },
    });
    expect(await expert.ids('OFFERED')).toContain(ended.id);
    const taken = await expert.did('TakeOver', { id: ended.id });
    expect(taken).toMatchObject({ state: 'COMPLETED', isMine: true, viewerCanWalk: false, offer: null });
    expect(taken.values).toContainEqual({ name: 'name', value: '王芳', isPersonal: true });
    expect((await second.tried('TakeOver', { id: ended.id })).codes).toEqual(['NOT_FOUND id']);
    const solved = await agent.start({ context });
    const over = await agent.did('End', { id: solved.id, expectedStep: solved.step });
    expect(
      (await agent.tried('HandOver', { id: over.id, expectedStep: over.step, toTierId: centre.tiers.expert })).codes,
    ).toEqual(['WRONG_STATE']);
  });

  it('show a supervisor the walks of the own teams, masked, and nobody else’s trials', async () => {
    const walk = await agent.answer(await agent.start({ context }), { choice: 'E30' });
    expect(await supervisor.ids('TEAM')).toContain(walk.id);
    expect(await agent.ids('TEAM')).toEqual([]);
    const seen = await supervisor.read(walk.id, 'caseNote transcript { text note }');
    expect(seen).toMatchObject({
      id: walk.id,
      values: expect.arrayContaining([{ name: 'name', value: '•••', isPersonal: true }]),
    });
    expect(JSON.stringify(seen)).not.toContain('王芳');
    const trial = await editor.start({ isPreview: true });
    expect(trial).toMatchObject({ isPreview: true });
    expect(await supervisor.read(trial.id)).toBeNull();
    expect(await editor.read(walk.id)).toBeNull();
    const at = await editor.answer(await editor.answer(trial, { choice: 'E30' }), phone);
    expect(at).toMatchObject({ node: { key: 'order' }, waiting: null });
    const picked = await editor.answer(at, { branch: 'SUCCESS', values: [{ name: 'order_no', value: '5' }] });
    expect(picked.node.key).toBe('end');
    expect(
      await app.container.foundation.connection.collection('tree_command_runs').countDocuments({ walkId: trial.id }),
    ).toBe(0);
  });

  it('hold at a sub-tree that the walker may not see, without a word of it', async () => {
    await plantDrawing(app, 'T-3', { ...machineContent, title: both('机密', 'secret') }, { tierRank: 3 });
    const drawn = {
      ...machineContent,
      nodes: machineContent.nodes.map((each) =>
        each.subtree
          ? { ...each, title: both('机密步骤', 'secret step'), subtree: { ...each.subtree, code: 'T-3' } }
          : each,
      ),
    };
    await plantDrawing(app, 'T-4', drawn);
    const walk = await agent.answer(await agent.start({ code: 'T-4' }), { choice: 'E21' });
    expect(walk.node).toMatchObject({ key: 'water', kind: 'SUBTREE', isHidden: true, title: '' });
    const read = await agent.read(walk.id, 'caseNote transcript { title note text }');
    expect(read?.caseNote).toContain('T-4');
    expect(JSON.stringify(read)).not.toMatch(/secret|机密|T-3/);
    expect((await agent.answer(walk)).node.key).toBe('device');
    // Who may see it goes in.
    const inside = await expert.answer(await expert.start({ code: 'T-4' }), { choice: 'E21' });
    expect(inside.node).toMatchObject({ key: 'code', treeCode: 'T-3', isHidden: false });
  });

  it('are linked to a call, ended ones too, and only by who holds them', async () => {
    const walk = await agent.start();
    expect(await agent.did('LinkToCall', { id: walk.id, callReference: ' call-7 ' })).toMatchObject({
      callReference: 'call-7',
      step: 0,
    });
    expect((await other.tried('LinkToCall', { id: walk.id, callReference: 'x' })).codes).toEqual(['NOT_FOUND id']);
    expect((await agent.tried('LinkToCall', { id: walk.id, callReference: 'x'.repeat(101) })).codes).toEqual([
      'TOO_LONG callReference',
    ]);
    expect((await eventsOf(app, walk.id)).map(({ type }) => type)).toEqual([
      'tree-walk.started',
      'tree-walk.linked-to-call',
    ]);
  });

  it('are told live to who may see them, at the moment it is sent', async () => {
    interface Message {
      treeWalkChanged: { kind: string; walkId: string | null; walk: { step: number } | null };
    }
    const follow = (client: TestClient, by: string): Received<Message> => {
      const socket = client.socket();
      open.push(socket);
      return new Received<Message>(
        socket,
        `subscription { treeWalkChanged(${by}) { kind walkId walk { step values { value } } } }`,
      );
    };
    const kinds = ({ items }: Received<Message>) => items.map(({ treeWalkChanged }) => treeWalkChanged.kind);
    const team = follow(supervisor.client, 'scope: TEAM');
    const offers = follow(expert.client, 'scope: OFFERED');
    const strange = follow(other.client, 'scope: MINE');
    await Promise.all([team, offers, strange].map((each) => each.until(({ items }) => items.length === 1)));
    const walk = await agent.start({ context });
    await team.until(({ items }) => items.length === 2);
    const offered = await agent.did('HandOver', { id: walk.id, expectedStep: 0, toTierId: centre.tiers.expert });
    await offers.until(({ items }) => items.length === 2);
    expect(offers.items[1]?.treeWalkChanged).toMatchObject({
      kind: 'CHANGED',
      walkId: walk.id,
      walk: { step: offered.step },
    });
    await second.did('TakeOver', { id: walk.id });
    await offers.until(({ items }) => items.length === 3);
    expect(kinds(offers)).toEqual(['READY', 'CHANGED', 'LEFT']);
    // Whoever took it is in no team of the supervisor: the walk leaves.
    await team.until((each) => kinds(each).includes('LEFT'));
    // The next thing that somebody else hears is what they do themselves.
    const own = await other.start();
    await strange.until(({ items }) => items.length > 1);
    expect(strange.items.map(({ treeWalkChanged: { kind, walkId } }) => [kind, walkId])).toEqual([
      ['READY', null],
      ['CHANGED', own.id],
    ]);
    expect(JSON.stringify([...team.items, ...offers.items])).not.toContain('王芳');
  });

  it('expire when nobody goes on for a day', async () => {
    const walk = await agent.start();
    clock.advance(23 * 3_600_000);
    await app.container.trees.walks.clock.expire();
    // Sessions have ended by then: the database is asked.
    const stored = () =>
      app.container.foundation.connection.collection('tree_walks').findOne({ _id: walk.id as never });
    expect(await stored()).toMatchObject({ state: 'ACTIVE' });
    clock.advance(2 * 3_600_000);
    await app.container.trees.walks.clock.expire();
    expect(await stored()).toMatchObject({ state: 'EXPIRED', expiresAt: null });
    expect((await eventsOf(app, walk.id)).at(-1)?.type).toBe('tree-walk.expired');
  });
});
