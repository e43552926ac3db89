import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TreeFigures } from '../../../../src/modules/trees/figures/tree-figures.js';
import { both } from '../drawings.js';
import { type FiguresFixture, editor, period, startFigures } from './figures-fixture.js';
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

/** Walks that people of a rank began; null: from before ranks were kept. */
const begunBy = (seed: number, count: number, rank: number | null): MadeWalk[] => {
  const next = numbers(seed);
  return Array.from({ length: count }, () =>
    makeWalk(next, {
      ...{ id: `walk_${(made += 1)}`, treeId, subtreeId: 'tree_other' },
      startedAt: new Date(Date.UTC(2026, 5, 2 + Math.floor(next() * 20), 8)),
      more: rank === null ? {} : { startedTierRank: rank },
    }),
  );
};
const figuresOf = (tierId?: string): Promise<TreeFigures | null> =>
  fixture.figures.service.of(editor, treeId, { ...period, ...(tierId ? { tierId } : {}) });
const readingOf = async (tierId?: string): Promise<TreeFigures['reading']> => {
  const figures = await figuresOf(tierId);
  if (!figures) throw new Error('There are no figures.');
  return figures.reading;
};

describe('figures of one support tier', () => {
  it('are those of a recount of the walks that its people began', async () => {
    const [basic, expert] = [begunBy(21, 30, 1), begunBy(22, 17, 3)];
    const walks = [...basic, ...expert, ...begunBy(23, 5, 0), ...begunBy(24, 9, null)];
    const collection = fixture.connection.collection('tree_walks');
    await collection.insertMany(walks.map(({ document }) => document) as never[]);
    for (const [tierId, own] of [
      ['tier_basic', basic],
      ['tier_expert', expert],
    ] as const) {
      const by = recount(own);
      const reading = await readingOf(tierId);
      const totals = await reading.totals();
      expect([totals.startCount, totals.completion.count, totals.resolution.count, totals.durationP50]).toEqual([
        ...[by.starts, by.completed, by.resolved, by.durationP50],
      ]);
      for (const { nodeKey, enteredCount, dwellP90, exit } of await reading.nodes()) {
        const node = by.nodeOf(nodeKey);
        expect([nodeKey, enteredCount, dwellP90, exit.count]).toEqual([
          ...[nodeKey, node.entered, node.dwellP90, node.exits],
        ]);
      }
      const counts = (await reading.paths(50)).map(({ count }) => count);
      expect(counts).toEqual(by.paths.map(({ count }) => count).sort((a, b) => b - a));
    }
    expect((await (await readingOf()).totals()).startCount).toBe(61);
    expect(await figuresOf('tier_none')).toBeNull();
  });

  it('are found by an index', async () => {
    const plan = await fixture.connection
      .collection('tree_walks')
      .find({ treeId, isPreview: false, startedTierRank: 3, startedAt: { $gte: period.from, $lt: period.to } })
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('startedTierRank_1');
  });
});
