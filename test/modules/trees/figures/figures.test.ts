import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { branchesOf } from '../../../../src/modules/trees/figures/branches.rules.js';
import { comparedNodes } from '../../../../src/modules/trees/figures/figures.service.js';
import type { TreeNode } from '../../../../src/modules/trees/tree-content.js';
import type { TreeFigures } from '../../../../src/modules/trees/figures/tree-figures.js';
import type { Viewer } from '../../../../src/platform/auth/viewer.js';
import { both, choice, titled } from '../drawings.js';
import {
  type FiguresFixture,
  agent,
  analyst,
  editor,
  manager,
  period,
  person,
  startFigures,
  supervisor,
} from './figures-fixture.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type MadeWalk, drawing, makeWalk, numbers } from './random-walks.js';
import { recount } from './recount.js';

let fixture: FiguresFixture;
let treeId: string;
let made = 0;

beforeAll(async () => {
  fixture = await startFigures();
  treeId = await fixture.plant({ code: 'T-1', title: both('洗衣机', 'Washer'), nodes: drawing });
});
afterAll(() => fixture.end());

const walksOf = (seed: number, count: number, more: Record<string, unknown> = {}, ofTree = treeId): MadeWalk[] => {
  const next = numbers(seed);
  return Array.from({ length: count }, () =>
    makeWalk(next, {
      ...{ id: `walk_${(made += 1)}`, treeId: ofTree, subtreeId: 'tree_other', more },
      startedAt: new Date(Date.UTC(2026, 5, 2 + Math.floor(next() * 20), 8)),
    }),
  );
};
const drawn = (key: string): TreeNode => {
  const found = drawing.find((one) => one.key === key);
  if (!found) throw new Error(`There is no node ${key}.`);
  return found;
};
const store = async (walks: readonly MadeWalk[]): Promise<void> => {
  const collection = fixture.connection.collection('tree_walks');
  await collection.deleteMany({});
  if (walks.length) await collection.insertMany(walks.map(({ document }) => document) as never[]);
};
const figuresOf = async (viewer: Viewer = editor, question: object = {}): Promise<TreeFigures> => {
  const figures = await fixture.figures.service.of(viewer, treeId, { ...period, ...question });
  if (!figures) throw new Error('There are no figures.');
  return figures;
};
const startsFor = async (viewer: Viewer, question: object = {}): Promise<number | null> => {
  const figures = await fixture.figures.service.of(viewer, treeId, { ...period, ...question });
  return figures && (await figures.reading.totals()).startCount;
};

describe('figures of walks', () => {
  it('are those of a recount of the same walks one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 0, max: 80 }), async (seed, count) => {
        const walks = walksOf(seed, count);
        await store(walks);
        const by = recount(walks);
        const { reading } = await figuresOf();
        const totals = await reading.totals();
        expect({
          ...{ starts: totals.startCount, agents: totals.agentCount, completed: totals.completion.count },
          ...{ resolved: totals.resolution.count, returned: totals.returns.count, givenUp: totals.abandonment.count },
          ...{ expired: totals.expiry.count, averageStops: totals.averageStops },
          ...{ durationP50: totals.durationP50, durationP90: totals.durationP90, open: totals.openCount },
        }).toEqual({
          ...{ starts: by.starts, agents: by.agents, completed: by.completed, resolved: by.resolved },
          ...{ returned: by.returned, givenUp: by.givenUp, expired: by.expired, averageStops: by.averageStops },
          ...{ durationP50: by.durationP50, durationP90: by.durationP90 },
          open: by.starts - by.completed - by.givenUp,
        });
        const nodes = await reading.nodes();
        expect(nodes.map(({ nodeKey }) => nodeKey)).toEqual(drawing.map(({ key }) => key));
        for (const figures of nodes) {
          const own = by.nodeOf(figures.nodeKey);
          expect({
            ...{ key: figures.nodeKey, entered: figures.enteredCount, left: figures.leftCount },
            ...{ turned: figures.backtracks.count, fell: figures.fallOut.count, exits: figures.exit },
            ...{ dwellCount: figures.dwellCount, p50: figures.dwellP50, p90: figures.dwellP90 },
            branches: figures.branches.map(({ key, share }) => [key, share.count, share.of]),
          }).toMatchObject({
            ...{ key: figures.nodeKey, entered: own.entered, left: own.left, turned: own.turned, fell: own.exits },
            exits: { count: own.exits, of: by.starts },
            ...{ dwellCount: own.dwellCount, p50: own.dwellP50, p90: own.dwellP90 },
            branches: branchesOf(drawn(figures.nodeKey)).map(({ key }) => [key, own.branch(key), own.answers]),
          });
        }
        const coverage = await reading.coverage();
        const ways = drawing.flatMap((one) => branchesOf(one).map(({ key }) => [one.key, key] as const));
        expect(coverage.neverWalked.map(({ nodeKey, branchKey }) => [nodeKey, branchKey])).toEqual(
          ways.filter(([nodeKey, key]) => by.nodeOf(nodeKey).branch(key) === 0),
        );
        expect(coverage.share.of).toBe(ways.length);
        const paths = await reading.paths(50);
        const pathOf = (path: (typeof paths)[number]): string =>
          path.stops.map(({ nodeKey, choiceKey }) => `${nodeKey}:${choiceKey ?? ''}`).join(' ');
        const told = paths.map((path) => ({
          ...{ path: pathOf(path), count: path.count, p50: path.durationP50 },
          resolved: path.results.find(({ result }) => result === 'RESOLVED')?.count ?? 0,
        }));
        const byPath = new Map(by.paths.map((path) => [path.path, path]));
        expect(told).toEqual(told.map(({ path }) => byPath.get(path)));
        expect(told).toHaveLength(Math.min(50, by.paths.length));
        expect(told.map(({ count }) => count)).toEqual(
          by.paths
            .map(({ count }) => count)
            .sort((a, b) => b - a)
            .slice(0, 50),
        );
        const [command] = await reading.commands();
        expect(
          command && {
            ...{ name: command.command, sent: command.sentCount, failed: command.failure.count },
            ...{ ended: command.failure.of, timedOut: command.timeoutCount },
            ...{ p50: command.latencyP50, p90: command.latencyP90 },
          },
        ).toEqual(
          by.commands.sent === 0
            ? undefined
            : {
                ...{ name: 'crm.create-order', sent: by.commands.sent, timedOut: by.commands.timedOut },
                ...{ failed: by.commands.failed + by.commands.timedOut, ended: by.commands.ended },
                ...{ p50: by.commands.latencyP50, p90: by.commands.latencyP90 },
              },
        );
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  it('tell no share without evidence, and an interval with each that they tell', async () => {
    await store([]);
    const { reading } = await figuresOf();
    const none = await reading.totals();
    expect(none.completion).toEqual({ count: 0, of: 0, value: null, low: null, high: null });
    expect([none.averageStops, none.durationP50, none.durationP90]).toEqual([null, null, null]);
    const done = { state: 'COMPLETED', ending: { treeId, nodeKey: 'out1', result: 'RESOLVED' } };
    await store([
      ...walksOf(1, 8, { ...done, endedAt: new Date() }),
      ...walksOf(2, 2, { state: 'ABANDONED', endedAt: new Date() }),
    ]);
    const { completion } = await (await figuresOf()).reading.totals();
    expect(completion).toMatchObject({ count: 8, of: 10, value: 0.8 });
    expect(completion.low).toBeCloseTo(0.490162, 6);
    expect(completion.high).toBeCloseTo(0.943318, 6);
  });

  it('never count tries, other trees, and walks outside of the period, the version and the product line', async () => {
    await store([
      ...walksOf(3, 4),
      ...walksOf(4, 3, { isPreview: true }),
      ...walksOf(5, 2, {}, 'tree_third'),
      ...walksOf(6, 2, { startedAt: period.to }),
      ...walksOf(7, 1, { startedAt: period.from, version: 2, lines: ['line_tv'] }),
    ]);
    expect(await startsFor(editor)).toBe(5);
    expect(await startsFor(editor, { version: 2 })).toBe(1);
    expect(await startsFor(editor, { productLineId: 'line_tv' })).toBe(1);
  });

  it('show supervisors the walks of their teams, managers those of their site, and others nothing', async () => {
    await store([
      ...walksOf(8, 3),
      ...walksOf(9, 2, { teamIds: ['south'], siteId: 'site_2' }),
      ...walksOf(10, 1, { teamIds: ['north'], siteId: 'site_1' }),
      ...walksOf(11, 1, { teamIds: [], siteId: null }),
    ]);
    expect(await startsFor(editor)).toBe(7);
    expect(await startsFor(analyst)).toBe(7);
    expect(await startsFor(supervisor)).toBe(3);
    expect(await startsFor(manager)).toBe(2);
    expect(await startsFor(person('nowhere', [Role.MANAGER]))).toBe(0);
    expect(await startsFor(agent)).toBeNull();
    expect(await startsFor(editor, { teamId: 'north' })).toBe(4);
    expect(await startsFor(supervisor, { teamId: 'n1' })).toBe(3);
    expect(await startsFor(manager, { teamId: 'south' })).toBe(2);
    // A team of others, and one that does not exist, look alike.
    expect(await startsFor(supervisor, { teamId: 'south' })).toBeNull();
    expect(await startsFor(manager, { teamId: 'n1' })).toBeNull();
    expect(await startsFor(editor, { teamId: 'team_none' })).toBeNull();
  });

  it('are of trees only that the viewer may see', async () => {
    const hidden = await fixture.plant({
      ...{ code: 'T-9', title: both('草稿', 'Draft'), nodes: drawing },
      change: { state: 'DRAFT' as never },
    });
    expect(await fixture.figures.service.of(supervisor, hidden, period)).toBeNull();
    expect(await fixture.figures.service.of(editor, hidden, period)).not.toBeNull();
    expect(await fixture.figures.service.of(editor, 'tree_none', period)).toBeNull();
  });

  it('refuse periods that end before they begin or are too long, and too many paths', async () => {
    const ask = (from: Date, to: Date) => fixture.figures.service.of(editor, treeId, { from, to });
    await expect(ask(period.to, period.from)).rejects.toThrow('`from` lies before `to`');
    await expect(ask(period.from, new Date(period.from.getTime() + 401 * 86_400_000))).rejects.toThrow('400 days');
    const { reading } = await figuresOf();
    await expect(reading.paths(51)).rejects.toThrow('1 to 50');
  });

  it('put two versions side by side by the keys of their nodes', async () => {
    const two = await fixture.plant({ code: 'T-3', title: both('二版', 'Two'), nodes: drawing.slice(0, 6) });
    const versions = fixture.connection.collection('tree_versions');
    const first = await versions.findOne({ treeId: two });
    const added = titled('new', both('新', 'New'), { choices: [choice('z', null)] });
    const content = { ...(first?.content as object), nodes: [...drawing.slice(2), added] };
    await versions.insertOne({ ...first, _id: 'tree_version_two' as never, number: 2, content });
    await store([...walksOf(12, 6, {}, two), ...walksOf(13, 4, { version: 2 }, two)]);
    const compared = await fixture.figures.service.compared(editor, two, [1, 2], period);
    if (!compared) throw new Error('Nothing is compared.');
    expect((await compared.readingA.totals()).startCount).toBe(6);
    expect((await compared.readingB.totals()).startCount).toBe(4);
    const rows = await comparedNodes(compared);
    expect(rows.map(({ nodeKey }) => nodeKey).slice(0, 7)).toEqual(['l1', 'act', 'sub', 'q2', 'out1', 'out2', 'new']);
    const q2 = rows.find(({ nodeKey }) => nodeKey === 'q2');
    expect([q2?.a?.title?.en, q2?.b?.title?.en]).toEqual(['Two', 'Two']);
    expect((q2?.a?.enteredCount ?? 0) + (q2?.b?.enteredCount ?? 0)).toBe(
      recount([...walksOf(12, 6, {}, two), ...walksOf(13, 4, {}, two)]).nodeOf('q2').entered,
    );
    expect(await fixture.figures.service.compared(editor, two, [1, 3], period)).toBeNull();
  });

  it('do not tell which answer was given to a question about personal data', async () => {
    const nodes = drawing.map((each) => (each.key === 'q1' ? { ...each, variable: 'who' } : each));
    const id = await fixture.plant({ code: 'T-7', title: both('谁', 'Who'), nodes });
    const who = { name: 'who', type: 'STRING', origin: 'INPUT', options: [], defaultValue: null, isPersonal: true };
    await fixture.connection
      .collection('tree_versions')
      .updateOne({ treeId: id }, { $set: { 'content.variables': [who] } });
    const walks = walksOf(21, 40, {}, id).map(({ document }) => ({
      ...document,
      // As the engine writes it: masked in the record, and as it was in what was answered.
      transcript: (document.transcript as { nodeKey: string; answer: { choice: string | null } | null }[]).map(
        (entry) =>
          entry.nodeKey === 'q1' && entry.answer?.choice
            ? { ...entry, answer: { ...entry.answer, choice: '•••' } }
            : entry,
      ),
    }));
    const collection = fixture.connection.collection('tree_walks');
    await collection.deleteMany({});
    await collection.insertMany(walks as never[]);
    const { reading } = (await fixture.figures.service.of(editor, id, period)) as TreeFigures;
    const paths = await reading.paths(50);
    const stops = paths.flatMap((path) => path.stops);
    expect(new Set(stops.filter(({ nodeKey }) => nodeKey === 'q1').map(({ choiceKey }) => choiceKey))).toEqual(
      new Set([null]),
    );
    expect(stops.some(({ nodeKey, choiceKey }) => nodeKey === 'q2' && choiceKey !== null)).toBe(true);
    const node = (await reading.nodes()).find(({ nodeKey }) => nodeKey === 'q1');
    expect(node).toMatchObject({ branches: [] });
    expect(node?.enteredCount).toBeGreaterThan(0);
    const { share, neverWalked } = await reading.coverage();
    expect(neverWalked.some(({ nodeKey }) => nodeKey === 'q1')).toBe(false);
    expect(share.of).toBe(nodes.filter(({ key }) => key !== 'q1').flatMap(branchesOf).length);
    expect(await fixture.figures.usual.choiceShares(id, 'q1')).toEqual([]);
  });

  it('find walks of a tree by an index', async () => {
    const plan = JSON.stringify(
      await fixture.connection
        .collection('tree_walks')
        .find({ treeId, isPreview: false, startedAt: { $gte: period.from, $lt: period.to } })
        .explain(),
    );
    expect(plan).toContain('treeId_1');
    expect(plan).not.toContain('COLLSCAN');
  });
});

describe('how a tree usually goes', () => {
  it('is counted of the last 30 days, as a whole or as part of others, and kept for a minute', async () => {
    const recent = { startedAt: new Date('2026-06-29T00:00:00Z') };
    const walks = [...walksOf(14, 20, recent), ...walksOf(15, 5, { ...recent, isPreview: true })];
    await store([...walks, ...walksOf(16, 9, { startedAt: new Date('2026-05-01T00:00:00Z') })]);
    const by = recount(walks.slice(0, 20)).nodeOf('q1');
    const { usual } = fixture.figures;
    const told = await usual.choiceShares(treeId, 'q1');
    expect(Object.fromEntries(told.map(({ choiceKey, count }) => [choiceKey, count]))).toEqual(
      Object.fromEntries(['a', 'b', 'c'].flatMap((key) => (by.branch(key) ? [[key, by.branch(key)]] : []))),
    );
    expect(told.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect((await usual.choiceShares('tree_other', 's1')).length).toBeGreaterThan(0);
    expect(await usual.choiceShares(treeId, 'i1')).toEqual([]);
    expect(await usual.seconds(treeId)).not.toBeNull();
    await store([]);
    expect(await usual.choiceShares(treeId, 'q1')).toEqual(told);
    fixture.clock.advance(60_001);
    expect(await usual.choiceShares(treeId, 'q1')).toEqual([]);
    expect(await usual.seconds(treeId)).toBeNull();
  });
});
