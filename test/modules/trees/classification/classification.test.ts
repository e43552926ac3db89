import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fittingClasses, classesOf } from '../../../../src/modules/trees/classification/class-index.rules.js';
import {
  type Classification,
  createClassification,
} from '../../../../src/modules/trees/classification/classification.room.js';
import type { TreeNode } from '../../../../src/modules/trees/tree-content.js';
import { TreeNodeKind, TreePurpose, TreeResult, TreeState } from '../../../../src/modules/trees/tree-enums.js';
import { treeLoaders } from '../../../../src/modules/trees/tree.loaders.js';
import type { Viewer } from '../../../../src/platform/auth/viewer.js';
import {
  type FiguresFixture,
  agent,
  editor,
  manager,
  period,
  person,
  startFigures,
  supervisor,
} from '../figures/figures-fixture.js';
import { both, choice, drawing, ending, titled } from '../drawings.js';
import { changeStored, republish } from '../planted-trees.js';

let fixture: FiguresFixture;
let classes: Classification;
let treeId: string;
let hiddenId: string;

const way = (key: string, zhCN: string, en: string) => choice(key, key, { label: both(zhCN, en) });
const leaf = (key: string, zhCN: string, en: string, more: Partial<TreeNode> = {}, rules: number = 0): TreeNode =>
  titled(key, both(zhCN, en), {
    kind: TreeNodeKind.OUTCOME,
    outcome: ending({
      result: TreeResult.TRANSFERRED,
      departmentId: `department_${key}`,
      departmentRules: Array.from({ length: rules }, () => ({ when: 'true', departmentId: 'department_x' })),
    }),
    ...more,
  });

/** The problem tree in small. */
const problems: readonly TreeNode[] = [
  titled('area', both('哪类问题？', 'Which area?'), {
    choices: [
      ...[way('hardware', '硬件', 'Hardware'), way('software', '软件', 'Software')],
      ...[way('paging', '寻呼网络', 'Paging network'), way('other', '其他', 'Other')],
    ],
  }),
  titled('hardware', both('硬件的哪个部分？', 'Which part of it?'), {
    choices: [
      ...[way('screen', '屏幕不亮', 'Screen stays dark'), way('battery', '电池充不进电', 'Battery does not charge')],
      way('keys', '按键失灵', 'Keys do not respond'),
    ],
  }),
  titled('software', both('软件的哪个功能？', 'Which function of it?'), {
    choices: [way('crash', '程序闪退', 'Program crashes'), way('login', '无法登录', 'Cannot sign in')],
  }),
  leaf('screen', '屏幕故障', 'Screen fault', { alternativeQuestions: ['黑屏', 'black display'] }),
  leaf('battery', '电池故障', 'Battery fault', {}, 1),
  leaf('keys', '按键故障', 'Key fault'),
  leaf('crash', '软件闪退', 'Software crash'),
  leaf('login', '登录问题', 'Sign-in trouble'),
  leaf('paging', '寻呼网络故障', 'Paging network fault', { alternativeQuestions: ['收不到寻呼'] }),
  leaf('other', '其他问题', 'Something else'),
];

beforeAll(async () => {
  fixture = await startFigures((made) => {
    const { foundation, trees, figures, directory } = made;
    const treeLoader = treeLoaders(trees).trees;
    classes = createClassification(foundation, { trees, treeLoader, directory, rights: figures.rights });
  });
  treeId = await plant('T-1', problems);
  hiddenId = await plant('T-2', [leaf('secret', '机密问题', 'Secret matter')], { teams: ['south'] });
  await fixture.plant({
    code: 'T-3',
    title: both('排查', 'Triage'),
    nodes: [leaf('dark', '屏幕不亮', 'Screen stays dark')],
  });
});
afterAll(() => fixture.end());
beforeEach(async () => {
  for (const name of ['problem_classes', 'events']) await fixture.connection.collection(name).deleteMany({});
});

async function plant(code: string, nodes: readonly TreeNode[], change: object = {}): Promise<string> {
  const purpose = TreePurpose.CLASSIFICATION;
  return fixture.plant({ code, title: both('问题分类', 'Problem classes'), nodes, change: { purpose, ...change } });
}
const keysOf = async (viewer: Viewer, text: string, tree: string | null = null): Promise<string[]> =>
  (await classes.service.suggest(viewer, text, tree)).candidates.map(({ nodeKey }) => nodeKey);

describe('classes that are suggested', () => {
  it.each([
    ['客户说屏幕一直不亮', 'screen'],
    ['screen is dark', 'screen'],
    ['the display is black', 'screen'],
    ['手机電池充不進電了', 'battery'],
    ['my battery will not charge any more', 'battery'],
    ['登錄不了，無法登录', 'login'],
    ['收不到寻呼信息', 'paging'],
    ['hardware', 'hardware'],
    ['软件', 'software'],
  ])('%s is %s', async (text, key) => {
    expect((await keysOf(agent, text))[0]).toBe(key);
  });

  it('are at most three, surest first, with path, department and how sure', async () => {
    const { candidates } = await classes.service.suggest(agent, '电池充不进电，屏幕不亮，按键失灵，无法登录', null);
    expect(candidates).toHaveLength(3);
    const [battery] = (await classes.service.suggest(agent, '电池充不进电', null)).candidates;
    expect(battery).toMatchObject({
      ...{ treeId, nodeKey: 'battery', title: both('电池故障', 'Battery fault'), isOutcome: true },
      ...{ departmentId: 'department_battery', departmentMayDiffer: true, confidence: 1 },
    });
    expect(battery?.path.map(({ en }) => en)).toEqual(['Hardware', 'Battery does not charge']);
    const [hardware] = (await classes.service.suggest(agent, 'hardware', null)).candidates;
    expect(hardware).toMatchObject({ isOutcome: false, departmentId: null, departmentMayDiffer: false });
  });

  it.each(['', '今天天气很好', 'what is it about', '!!!', '怎么办呢'])('are none for “%s”', async (text) => {
    expect(await keysOf(agent, text)).toEqual([]);
  });

  it('are of live classification trees that the viewer may find only', async () => {
    expect(await keysOf(agent, 'secret matter')).toEqual([]);
    expect(await keysOf(agent, 'secret matter', hiddenId)).toEqual([]);
    expect(await keysOf(editor, 'secret matter')).toEqual(['secret']);
    expect(await keysOf(editor, 'secret matter', treeId)).toEqual([]);
    expect((await keysOf(editor, '屏幕不亮')).includes('dark')).toBe(false);
    await expect(classes.service.suggest(agent, 'x'.repeat(2_001), null)).rejects.toThrow('2000');
  });

  it('follow a new version at once', async () => {
    const id = await plant('T-7', [leaf('hinge', '铰链松动', 'Loose hinge')]);
    expect(await keysOf(agent, 'loose hinge')).toEqual(['hinge']);
    await republish(fixture, id, [leaf('lid', '盖子坏', 'Broken lid')]);
    expect(await keysOf(agent, 'loose hinge')).toEqual([]);
    expect(await keysOf(agent, 'broken lid')).toEqual(['lid']);
    await changeStored(fixture, id, { state: TreeState.ARCHIVED });
    expect(await keysOf(agent, 'broken lid')).toEqual([]);
  });

  it('stand a drawing that goes round or leads nowhere', () => {
    const loop = titled('a', both('甲', 'First'), {
      choices: [way('a', '再来', 'Again'), way('gone', '无', 'Nowhere')],
    });
    const classes = classesOf(drawing([loop]));
    expect(classes).toEqual([]);
    expect(fittingClasses('again', [{ from: null, classes }], 3)).toEqual([]);
  });
});

describe('classes that are given', () => {
  const suggest = async (text: string, viewer = agent): Promise<string> =>
    (await classes.service.suggest(viewer, text, null)).id;
  const events = async (): Promise<string[]> =>
    (
      await fixture.connection
        .collection('events')
        .find({ type: /^problem/ })
        .toArray()
    ).map(({ type }) => String(type));

  it('are accepted where they were suggested, and changed where not', async () => {
    const first = await suggest('屏幕不亮');
    expect(await classes.service.record(agent, { suggestionId: first, nodeKey: 'screen' })).toMatchObject({
      ...{ treeId, treeVersion: 1, isAccepted: true, place: 1, isReclassification: false, callReference: null },
    });
    const second = await suggest('屏幕不亮');
    expect(
      await classes.service.record(agent, { suggestionId: second, nodeKey: 'login', callReference: ' C-1 ' }),
    ).toMatchObject({ isAccepted: false, place: null, callReference: 'C-1' });
    expect(await events()).toEqual(['problem.classified', 'problem.classified']);
  });

  it('are re-classified by another one for the same call, and not by the same one again', async () => {
    const give = async (viewer: Viewer, nodeKey: string, key?: string) =>
      classes.service.record(viewer, {
        ...{ suggestionId: await suggest('屏幕不亮', viewer), nodeKey, callReference: 'C-2' },
        ...(key === undefined ? {} : { idempotencyKey: key }),
      });
    const one = await give(agent, 'screen');
    expect((await give(agent, 'screen'))._id).toBe(one._id);
    const two = await give(editor, 'keys');
    expect(two.isReclassification).toBe(true);
    const kept = await fixture.connection.collection('problem_classes').find().sort({ _id: 1 }).toArray();
    expect(kept.map(({ nodeKey, reclassifiedAt }) => [nodeKey, reclassifiedAt !== null])).toEqual([
      ['screen', true],
      ['keys', false],
    ]);
    expect(await events()).toEqual(['problem.classified', 'problem.reclassified']);
  });

  it('are refused for a forged, foreign or old suggestion, an unknown or hidden class, and change nothing', async () => {
    const id = await suggest('屏幕不亮');
    const code = (given: object, viewer: Viewer = agent): Promise<string> =>
      classes.service
        .record(viewer, { suggestionId: id, nodeKey: 'screen', ...given })
        .then(() => 'taken')
        .catch((error: { faults?: { code: string; field?: string[] }[] }) =>
          (error.faults ?? []).map((one) => `${one.code} ${String(one.field)}`).join(),
        );
    expect(await code({ suggestionId: `${id}x` })).toBe('NOT_FOUND suggestionId');
    expect(await code({ suggestionId: 'a.b' })).toBe('NOT_FOUND suggestionId');
    expect(await code({}, editor)).toBe('NOT_FOUND suggestionId');
    expect(await code({ nodeKey: 'none' })).toBe('NOT_FOUND nodeKey');
    expect(await code({ nodeKey: 'secret' })).toBe('NOT_FOUND nodeKey');
    expect(await code({ nodeKey: 'secret', treeId: hiddenId })).toBe('NOT_FOUND nodeKey');
    expect(await code({ callReference: 'x'.repeat(101) })).toBe('TOO_LONG callReference');
    fixture.clock.advance(12 * 3_600_000 + 1);
    expect(await code({})).toBe('NOT_FOUND suggestionId');
    expect(await fixture.connection.collection('problem_classes').countDocuments()).toBe(0);
    expect(await events()).toEqual([]);
  });

  it('are counted: accepted and re-classified by node, of people whose figures one may see', async () => {
    fixture.clock.advance(-12 * 3_600_000 - 1);
    const far = person('far', [...agent.roles], { teamIds: ['south'], siteId: 'site_2' });
    const give = async (viewer: Viewer, nodeKey: string, callReference: string) =>
      classes.service.record(viewer, { suggestionId: await suggest('屏幕不亮', viewer), nodeKey, callReference });
    await give(agent, 'screen', 'C-1');
    await give(agent, 'screen', 'C-2');
    await give(agent, 'login', 'C-1');
    await give(far, 'screen', 'C-3');
    const figures = await classes.figures.of(editor, period);
    expect(figures?.recordCount).toBe(4);
    expect(
      figures && [figures.accepted, figures.acceptedFirst, figures.reclassified].map(({ count }) => count),
    ).toEqual([3, 3, 1]);
    expect(
      figures?.byNode.map((row) => [
        row.nodeKey,
        row.title?.en,
        row.accepted.count,
        row.reclassified.count,
        row.accepted.of,
      ]),
    ).toEqual([
      ['screen', 'Screen fault', 3, 1, 3],
      ['login', 'Sign-in trouble', 0, 0, 1],
    ]);
    const of = async (viewer: Viewer, more: object = {}) =>
      (await classes.figures.of(viewer, { ...period, ...more }))?.recordCount ?? null;
    expect([await of(supervisor), await of(manager), await of(agent)]).toEqual([3, 1, null]);
    expect(await of(supervisor, { teamId: 'south' })).toBeNull();
    expect([await of(editor, { treeId }), await of(editor, { treeId: 'tree_none' })]).toEqual([4, null]);
    expect(await of(editor, { from: new Date('2026-05-01'), to: period.from })).toBe(0);
  });
});
