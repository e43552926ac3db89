import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audience, Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { eventually } from '../../../support/eventually.js';
import * as draw from '../drawings.js';
import { changeStored, plantDrawing, republish } from '../planted-trees.js';
import { type Walk, WalkCaller } from './walks-fixture.js';

const { same } = draw;
const secret = (key: string, to: string) => draw.info(key, to, { title: same(`secret ${key}`), body: same('secret') });
const end = draw.outcome('end');
const steps = draw.drawing([secret('one', 'two'), secret('two', 'three'), secret('three', 'end'), end]);

describe('rights during a walk', () => {
  let app: TestApp;
  let centre: Centre;
  let agent: WalkCaller;
  let expert: WalkCaller;
  let partner: WalkCaller;

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true, clock: new ManualClock(new Date()), roles: ['web'] });
    centre = await createCentre(app);
    agent = new WalkCaller(await centre.as(Role.AGENT));
    const added = await centre.add('expert-one', { roles: [Role.AGENT], tierId: centre.tiers.expert });
    expert = new WalkCaller(added.client);
    partner = new WalkCaller((await centre.add('partner-one', { roles: [Role.PARTNER] })).client);
  });
  afterAll(() => app?.end());

  const words = 'treeTitle viewerCanWalk caseNote handoverText transcript { title text note } path { title }';
  const closed = (caller: WalkCaller, { id }: Walk): Promise<unknown> =>
    eventually(async () => {
      expect((await caller.read(id))?.node).toMatchObject({ isHidden: true });
    });

  it('end where the tree is closed to who walks it: nothing is shown or done any more, and it can be ended', async () => {
    const id = await plantDrawing(app, 'T-1', { ...steps, title: same('secret tree') });
    const walk = await agent.answer(await agent.start({ code: 'T-1' }));
    await changeStored(app, id, { tierRank: 3 });
    await closed(agent, walk);
    const at = { id: walk.id, expectedStep: walk.step };
    for (const [name, more] of [
      ['Answer', {}],
      ['Back', {}],
      ['ChangeAnswer', { at: 0 }],
      ['Jump', { nodeKey: 'three', reason: 'why' }],
    ] as const)
      expect(await agent.tried(name, { ...at, ...more })).toEqual({ codes: ['NOT_ALLOWED id'], walk: null });
    const read = await agent.read(walk.id, words);
    expect(read).toMatchObject({ step: walk.step, treeTitle: '', viewerCanWalk: false });
    expect(JSON.stringify(read)).not.toMatch(/secret/);
    expect(await agent.did('End', at)).toMatchObject({ state: 'ABANDONED' });
  });

  it('go on where the tree is out of use, drawn anew or for other products', async () => {
    const id = await plantDrawing(app, 'T-2', steps);
    const walk = await agent.start({ code: 'T-2' });
    await republish(app, id, [end]);
    await changeStored(app, id, { state: 'ARCHIVED' as never, lines: ['line_other'] });
    expect((await agent.answer(walk)).node).toMatchObject({ key: 'two', title: 'secret two' });
  });

  it('hold before a sub-tree that was closed, and lead out of one', async () => {
    const sub = await plantDrawing(app, 'T-4', { ...steps, title: same('secret sub') });
    await plantDrawing(app, 'T-3', draw.drawing([draw.info('begin', 'sub'), draw.subtree('sub', 'T-4', 'end'), end]));
    const before = await agent.start({ code: 'T-3' });
    const inside = await agent.answer(await agent.start({ code: 'T-3' }));
    expect(inside.node).toMatchObject({ key: 'one', treeCode: 'T-4' });
    await changeStored(app, sub, { tierRank: 3 });
    await closed(agent, inside);
    expect((await agent.answer(before)).node).toMatchObject({ key: 'sub', isHidden: true });
    const at = { id: inside.id, expectedStep: inside.step };
    expect((await agent.tried('Answer', at)).codes).toEqual(['NOT_ALLOWED id']);
    const read = await agent.read(inside.id, words);
    expect(read).toMatchObject({ id: inside.id, treeTitle: 'drum', node: { isHidden: true } });
    expect(JSON.stringify(read)).not.toMatch(/secret/);
    expect((await agent.did('Back', at)).node).toMatchObject({ key: 'begin' });
  });

  it('count those of a pinned version, too: the narrower of then and now', async () => {
    const sub = await plantDrawing(app, 'T-6', steps, { audience: Audience.INTERNAL, tierRank: 3 });
    await republish(app, sub, [end]);
    await changeStored(app, sub, { audience: Audience.PARTNER, tierRank: 0 });
    const caller = draw.drawing([draw.subtree('sub', 'T-6', 'end', { version: 1 }), end]);
    await plantDrawing(app, 'T-5', caller, { audience: Audience.PARTNER });
    for (const each of [agent, partner])
      expect((await each.start({ code: 'T-5' })).node).toMatchObject({ key: 'sub', isHidden: true, title: '' });
    const walk = await expert.start({ code: 'T-5' });
    expect(walk.node).toMatchObject({ key: 'one', title: 'secret one' });
    // The next one may not read it either.
    const at = { id: walk.id, expectedStep: walk.step };
    const to = centre.person(Role.AGENT)._id;
    expect((await expert.tried('HandOver', { ...at, toUserId: to })).codes).toEqual(['NOT_ALLOWED toUserId']);
    await expert.did('HandOver', { ...at, toTierId: centre.tiers.primary });
    const offered = await agent.read(walk.id, words);
    expect(offered).toMatchObject({ id: walk.id, state: 'HANDED_OVER' });
    expect(JSON.stringify(offered)).not.toMatch(/secret/);
    expect((await agent.tried('TakeOver', { id: walk.id })).codes).toEqual(['NOT_ALLOWED id']);
  });

  it('make an offer of a hidden tree none: as if there were no such walk', async () => {
    await plantDrawing(app, 'T-7', steps, { tierRank: 3 });
    const walk = await expert.start({ code: 'T-7' });
    await expert.did('HandOver', { id: walk.id, expectedStep: walk.step, toTierId: centre.tiers.primary });
    expect(await agent.read(walk.id)).toBeNull();
    expect((await agent.tried('TakeOver', { id: walk.id })).codes).toEqual(['NOT_FOUND id']);
    expect(await expert.read(walk.id)).toMatchObject({ state: 'HANDED_OVER', isMine: true });
  });
});
