import { describe, expect, it } from '@jest/globals';
import type { TestClient } from '../../support/client.js';
import { both } from './drawings.js';
import { standingTrees } from './trees-app.js';
import { changeTree, createTree, drawAndPublish, smallTree } from './trees-fixture.js';

const trees = standingTrees();

const listed = async (who: TestClient, text: string, more: Record<string, unknown> = {}): Promise<string[]> => {
  const { nodes, totalCount } = await who.get<{ nodes: { code: string }[]; totalCount: number }>(
    'trees',
    'query ($filter: TreeFilter) { trees(first: 50, filter: $filter) { totalCount nodes { code } } }',
    { filter: { text, ...more } },
  );
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ code }) => code);
};

describe('the text of a list of trees', () => {
  it('finds titles in both languages, codes, and for who draws those of drafts', async () => {
    const named = (zhCN: string, en: string) => ({ ...smallTree(''), title: both(zhCN, en) });
    const drum = await drawAndPublish(trees.editor, trees.reviewer, named('滚筒不脱水', 'Drum  does not spin'));
    const lamp = await createTree(trees.editor, named('灯（E21）不亮', 'Lamp 100% [dark]'));
    const other = await drawAndPublish(trees.editor, trees.reviewer, named('投诉', 'Complaints'));
    await changeTree(trees.editor, 'treeDraftUpdate', other, { content: { title: both('退货前', 'Before a return') } });

    for (const text of ['不脱水', 'drum DOES', ' spin ']) expect(await listed(trees.editor, text)).toEqual([drum.code]);
    for (const text of ['灯（E21', 'lamp 100%', '[dark]'])
      expect(await listed(trees.editor, text)).toEqual([lamp.code]);
    // Nothing in it is a pattern.
    for (const text of ['.*', 'd..m', '^滚', '(']) expect(await listed(trees.editor, text)).toEqual([]);
    expect(await listed(trees.editor, drum.code.toLowerCase())).toEqual([drum.code]);
    expect(await listed(trees.editor, 'T-')).toHaveLength(3);
    expect(await listed(trees.editor, drum.code.slice(2))).toEqual([]);
    expect(await listed(trees.editor, '   ')).toHaveLength(3);
    expect(await listed(trees.editor, '灯', { states: ['PUBLISHED'] })).toEqual([]);
    expect(await listed(trees.editor, '灯', { draftStates: ['DRAFT'] })).toEqual([lamp.code]);

    // The words of a draft are for who draws: others do not even learn that they are there.
    for (const text of ['退货前', 'before a']) {
      expect(await listed(trees.editor, text)).toEqual([other.code]);
      for (const who of [trees.agent, trees.partner]) expect(await listed(who, text)).toEqual([]);
    }
    expect(await listed(trees.agent, '投诉')).toEqual([other.code]);
    expect(await listed(trees.agent, '灯')).toEqual([]);
    expect(await listed(trees.partner, '投诉')).toEqual([]);
  });

  it('is refused where it is too long', async () => {
    const { errors } = await trees.editor.run(
      'query ($filter: TreeFilter) { trees(first: 5, filter: $filter) { totalCount } }',
      {
        filter: { text: 'x'.repeat(101) },
      },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('looks at names only: no tree is read for it', async () => {
    const { connection } = trees.app.container.foundation;
    const { namesIndex } = await import('../../../src/modules/trees/tree.store.schema.js');
    const { TreeNames } = await import('../../../src/modules/trees/tree-names.store.js');
    let stages: object[] = [];
    // The same pipeline, explained instead of run.
    const names = new TreeNames({
      trees: {
        aggregate: (pipeline: object[]) => {
          stages = pipeline;
          return { exec: () => Promise.resolve([]) };
        },
      },
    } as never);
    await names.matching('不脱水', true);
    const plan = await connection.collection('trees').aggregate(stages, { hint: namesIndex }).explain('executionStats');
    const text = JSON.stringify(plan);
    expect(text).toContain('"totalDocsExamined":0');
    expect(text).not.toMatch(/"stage":"(FETCH|COLLSCAN)"/);
  });
});
