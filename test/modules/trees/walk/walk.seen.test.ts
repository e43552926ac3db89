import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TreeResult, TreeValueType, TreeVariableOrigin } from '../../../../src/modules/trees/tree-enums.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import * as draw from '../drawings.js';
import { plantDrawing } from '../planted-trees.js';
import { type Walk, WalkCaller, plantMachine } from './walks-fixture.js';

const { NUMBER, STRING } = TreeValueType;
const { CONTEXT, SCORE } = TreeVariableOrigin;
const end = draw.outcome('end');

describe('what is seen of a walk', () => {
  const clock = new ManualClock(new Date());
  let app: TestApp;
  let centre: Centre;
  let agent: WalkCaller;
  let expert: WalkCaller;

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true, clock, roles: ['web'] });
    centre = await createCentre(app);
    await plantMachine(app);
    agent = new WalkCaller(await centre.as(Role.AGENT));
    const added = await centre.add('expert-one', { roles: [Role.AGENT], tierId: centre.tiers.expert });
    expert = new WalkCaller(added.client);
  });
  afterAll(() => app?.end());

  /** Names of the values, those of a beginning in brackets. */
  const valuesOf = async (caller: WalkCaller, { id }: Walk): Promise<string[]> => {
    const read = await caller.client.get<{ values: { name: string; value: string; isDefault: boolean }[] }>(
      'treeWalk',
      'query ($id: ID!) { treeWalk(id: $id) { values { name value isDefault } } }',
      { id },
    );
    return read.values.map(({ name, value, isDefault }) => (isDefault ? `(${name}=${value})` : `${name}=${value}`));
  };

  it('tells what nobody gave yet from what was answered, computed or brought by the call', async () => {
    await plantDrawing(
      app,
      'T-20',
      draw.drawing(
        [
          draw.question(
            'ask',
            {},
            {
              variable: 'sound',
              choices: [
                draw.choice('none', 'fill', { scores: [{ variable: 'points', points: 2 }] }),
                draw.choice('loud', 'fill'),
              ],
            },
          ),
          draw.input('fill', 'sub', [draw.field('age')]),
          draw.subtree('sub', 'T-21', 'last', {
            inputs: [{ target: 'place', source: 'region' }],
            outputs: [{ target: 'tap', source: 'tap' }],
          }),
          draw.info('last', 'end'),
          end,
        ],
        {
          variables: [
            draw.variable('sound', STRING, { defaultValue: 'none' }),
            draw.variable('points', NUMBER, { origin: SCORE }),
            draw.variable('age', NUMBER, { defaultValue: '1' }),
            draw.variable('region', STRING, { origin: CONTEXT, defaultValue: 'south' }),
            draw.variable('line', STRING, { origin: CONTEXT, defaultValue: 'home' }),
            draw.variable('tap', STRING, { origin: TreeVariableOrigin.COMMAND, defaultValue: 'open' }),
          ],
        },
      ),
    );
    await plantDrawing(
      app,
      'T-21',
      draw.drawing([draw.question('q', { open: 'end' }, { variable: 'tap' }), end], {
        variables: [
          draw.variable('tap', STRING, { defaultValue: 'open' }),
          draw.variable('place', STRING, { origin: CONTEXT, defaultValue: 'south' }),
          draw.variable('other', STRING, { defaultValue: 'x' }),
        ],
      }),
    );
    // The region that the call brings is the default by chance: it was given all the same.
    let walk = await agent.start({ code: 'T-20', context: [{ name: 'region', value: 'south' }] });
    const untouched = ['(sound=none)', '(points=0)', '(age=1)', 'region=south', '(line=home)', '(tap=open)'];
    expect(await valuesOf(agent, walk)).toEqual(untouched);
    walk = await agent.answer(walk, { choice: 'none' });
    expect(await valuesOf(agent, walk)).toEqual(['sound=none', 'points=2', ...untouched.slice(2)]);
    walk = await agent.answer(walk, { values: [{ name: 'age', value: '1' }] });
    expect(await valuesOf(agent, walk)).toEqual(['(tap=open)', 'place=south', '(other=x)']);
    walk = await agent.answer(walk, { choice: 'open' });
    expect(await valuesOf(agent, walk)).toEqual([
      ...['sound=none', 'points=2', 'age=1', 'region=south', '(line=home)', 'tap=open'],
    ]);
    // What was taken back is nobody's answer any more.
    walk = await agent.did('ChangeAnswer', { id: walk.id, expectedStep: walk.step, at: 0, choice: 'loud' });
    expect((await valuesOf(agent, walk)).slice(0, 2)).toEqual(['sound=loud', '(points=0)']);
  });

  it('says how many steps may be left, and nothing after the end or where a way leads back', async () => {
    const left = async (caller: WalkCaller, { id }: Walk): Promise<unknown> =>
      (await caller.read(id, 'mostStepsLeft'))?.mostStepsLeft;
    let walk = await agent.start();
    expect(await left(agent, walk)).toBeNull();
    walk = await agent.answer(walk, { choice: 'E21' });
    // The machine may ask for the code again.
    expect(await left(agent, walk)).toBeNull();
    walk = await agent.answer(walk, { choice: 'shut' });
    expect([walk.node.key, await left(agent, walk)]).toEqual(['tell', 0]);
    walk = await agent.answer(walk);
    expect([walk.state, await left(agent, walk)]).toEqual(['COMPLETED', null]);
  });

  it('keeps the tier of who began it, whoever goes on', async () => {
    const tierOf = async ({ id }: Walk): Promise<unknown> => {
      const walks = app.container.foundation.connection.collection<{ _id: string; startedTierRank: unknown }>(
        'tree_walks',
      );
      return (await walks.findOne({ _id: id }))?.startedTierRank;
    };
    const begun = await expert.start();
    const at = { id: begun.id, expectedStep: begun.step };
    await expert.did('HandOver', { ...at, toUserId: centre.person(Role.AGENT)._id });
    await agent.did('TakeOver', { id: begun.id });
    expect(await tierOf(begun)).toBe(3);
    expect(await tierOf(await agent.start())).toBe(centre.person(Role.AGENT).tierRank);
  });

  it('has no word, and no key, of a tree that the viewer may not see', async () => {
    await plantDrawing(
      app,
      'T-30',
      draw.drawing([
        draw.question('secret-ask', { 'secret-yes': 'secret-judge' }),
        draw.logic('secret-judge', [['true', 'secret-call']], 'secret-call'),
        draw.action('secret-call', 'secret-more', { name: 'secret.command' }),
        draw.question('secret-more', { 'secret-end': 'secret-return' }),
        draw.outcome('secret-return', { result: TreeResult.RETURN_OR_REPAIR, checks: ['secret-check'] }),
        draw.info('secret-check', 'secret-return'),
      ]),
      { tierRank: 3 },
    );
    await plantDrawing(app, 'T-31', draw.drawing([draw.info('begin', 'sub'), draw.subtree('sub', 'T-30', null)]));
    const words = `caseNote handoverText values { name } waiting { command nodeKey } choiceShares { choiceKey }
      mostStepsLeft transcript { nodeKey title text note } path { nodeKey title answer choice } ending { nodeKey skippedChecks { key title } }`;
    const begun = await expert.answer(await expert.start({ code: 'T-31' }));
    expect(begun.node.key).toBe('secret-ask');
    const waits = await expert.answer(begun, { choice: 'secret-yes' });
    const id = waits.id;
    // Somebody of the tier that is asked may read the walk, not the tree.
    const seenBy = async (caller: WalkCaller): Promise<Walk | null> => caller.read(id, words);
    const walks = app.container.foundation.connection.collection('tree_walks');
    const offered = `user:${centre.person(Role.AGENT)._id}`;
    await walks.updateOne({ _id: id as never }, { $set: { offeredTo: [offered] } });
    expect(JSON.stringify(await seenBy(expert))).toMatch(/secret-call/);
    const other = await seenBy(agent);
    expect(other).toMatchObject({ node: { key: '', isHidden: true }, mostStepsLeft: null });
    expect(other?.path.map(({ nodeKey }) => nodeKey)).toEqual(['begin', '']);
    expect(JSON.stringify(other)).not.toMatch(/secret/);
    // The same after an end there, with a check that was left out.
    const ending = { treeId: 'x', nodeKey: 'secret-return', result: 'RETURN_OR_REPAIR', disposition: null };
    const [inner] = (await app.container.foundation.connection
      .collection<{ _id: string; code: string }>('trees')
      .find({ code: 'T-30' })
      .toArray()) as { _id: string }[];
    await walks.updateOne(
      { _id: id as never },
      {
        $set: {
          ...{ state: 'COMPLETED', endedAt: clock.now(), expiresAt: null },
          ending: {
            ...{ ...ending, treeId: inner?._id, departmentId: null, tierId: null, note: null },
            skippedChecks: { keys: ['secret-check'], reason: 'why', byId: 'user_x' },
          },
        },
      },
    );
    const ended = await seenBy(agent);
    expect(ended?.ending).toMatchObject({ nodeKey: null, skippedChecks: [] });
    expect(JSON.stringify(ended)).not.toMatch(/secret/);
    expect((await seenBy(expert))?.ending).toMatchObject({ nodeKey: 'secret-return' });
  });
});
