import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audience, Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { TreeNodeKind, TreeResult } from '../../../../src/modules/trees/tree-enums.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { eventually } from '../../../support/eventually.js';
import { changeTree, republish } from '../planted-trees.js';
import { type Walk, WalkCaller, plantContent } from './walks-fixture.js';
import { content, node, outcome, text } from './walk-trees.js';

const { INFO, SUBTREE, OUTCOME } = TreeNodeKind;
const secret = (key: string, to: string) => node(key, INFO, { to, title: text(`secret ${key}`), body: text('secret') });
const end = node('end', OUTCOME, { outcome: outcome(TreeResult.RESOLVED) });
const steps = content('one', [secret('one', 'two'), secret('two', 'three'), secret('three', 'end'), end]);

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
    const id = await plantContent(app, 'T-1', { ...steps, title: text('secret tree') });
    const walk = await agent.answer(await agent.start({ code: 'T-1' }));
    await changeTree(app, id, { tierRank: 3 });
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
    const id = await plantContent(app, 'T-2', steps);
    const walk = await agent.start({ code: 'T-2' });
    await republish(app, id, [end]);
    await changeTree(app, id, { state: 'ARCHIVED' as never, lines: ['line_other'] });
    expect((await agent.answer(walk)).node).toMatchObject({ key: 'two', title: 'secret two' });
  });

  it('hold before a sub-tree that was closed, and lead out of one', async () => {
    const sub = await plantContent(app, 'T-4', { ...steps, title: text('secret sub') });
    await plantContent(
      app,
      'T-3',
      content('begin', [
        node('begin', INFO, { to: 'sub' }),
        node('sub', SUBTREE, { to: 'end', subtree: { code: 'T-4', version: null, inputs: [], outputs: [] } }),
        end,
      ]),
    );
    const before = await agent.start({ code: 'T-3' });
    const inside = await agent.answer(await agent.start({ code: 'T-3' }));
    expect(inside.node).toMatchObject({ key: 'one', treeCode: 'T-4' });
    await changeTree(app, sub, { tierRank: 3 });
    await closed(agent, inside);
    expect((await agent.answer(before)).node).toMatchObject({ key: 'sub', isHidden: true });
    const at = { id: inside.id, expectedStep: inside.step };
    expect((await agent.tried('Answer', at)).codes).toEqual(['NOT_ALLOWED id']);
    expect(JSON.stringify(await agent.read(inside.id, words))).not.toMatch(/secret/);
    expect((await agent.did('Back', at)).node).toMatchObject({ key: 'begin' });
  });

  it('count those of a pinned version, too: the narrower of then and now', async () => {
    const sub = await plantContent(app, 'T-6', steps, { audience: Audience.INTERNAL, tierRank: 3 });
    await republish(app, sub, [end]);
    await changeTree(app, sub, { audience: Audience.PARTNER, tierRank: 0 });
    const caller = content('sub', [
      node('sub', SUBTREE, { to: 'end', subtree: { code: 'T-6', version: 1, inputs: [], outputs: [] } }),
      end,
    ]);
    await plantContent(app, 'T-5', caller, { audience: Audience.PARTNER });
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
    expect(JSON.stringify(offered)).not.toMatch(/secret/);
    expect((await agent.tried('TakeOver', { id: walk.id })).codes).toEqual(['NOT_ALLOWED id']);
  });
});
