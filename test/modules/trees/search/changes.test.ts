import { describe, expect, it } from '@jest/globals';
import { TreeState } from '../../../../src/modules/trees/tree-enums.js';
import { both, same, titled } from '../drawings.js';
import { changeStored, plantTree, republish } from '../planted-trees.js';
import { standingTrees } from '../trees-app.js';
import { find, plantDrum } from './searched.js';

let drumId: string;

const trees = standingTrees({
  isSearched: true,
  plant: async ({ app }) => {
    drumId = await plantDrum(app, 'K-1');
  },
});

describe('as trees change', () => {
  it('loses a removed node at once, before the index has heard of it, and gains a new one', async () => {
    const id = await plantTree(trees.app, {
      code: 'T-30',
      title: both('改动树', 'Changing tree'),
      nodes: [titled('old', both('旧', 'The oldfangle lever')), titled('kept', both('留', 'The keptfangle lever'))],
    });
    await trees.caughtUp();
    expect((await find(trees.agent, 'oldfangle')).nodes[0]?.nodeKey).toBe('old');
    await republish(trees.app, id, [
      titled('new', both('新', 'The newfangle lever')),
      titled('kept', both('留', 'The keptfangle lever')),
    ]);
    expect((await find(trees.agent, 'oldfangle')).nodes.map(({ nodeKey }) => nodeKey)).not.toContain('old');
    await trees.caughtUp();
    const { totalCount } = await find(trees.agent, 'oldfangle');
    expect(totalCount).toBe(0);
    expect((await find(trees.agent, 'newfangle')).nodes[0]).toMatchObject({ nodeKey: 'new', id: `${id}-n2` });
    expect((await find(trees.agent, 'keptfangle')).nodes[0]).toMatchObject({ nodeKey: 'kept', id: `${id}-n1` });
  });

  it('loses an archived tree at once, and one that was narrowed', async () => {
    const plant = (code: string, word: string): Promise<string> =>
      plantTree(trees.app, { code, title: same(word), nodes: [titled('a', both(word, `Node ${word}`))] });
    const [gone, narrowed] = [await plant('T-31', 'vanishwick'), await plant('T-32', 'narrowick')];
    await trees.caughtUp();
    expect((await find(trees.agent, 'vanishwick')).nodes).toHaveLength(2);
    await changeStored(trees.app, gone, { state: TreeState.ARCHIVED });
    await changeStored(trees.app, narrowed, { teams: [trees.centre.teams.two] });
    expect((await find(trees.agent, 'vanishwick')).nodes).toEqual([]);
    expect((await find(trees.agent, 'narrowick')).nodes).toEqual([]);
    await trees.caughtUp();
    expect((await find(trees.agent, 'vanishwick')).totalCount).toBe(0);
    expect((await find(trees.agent, 'narrowick')).totalCount).toBe(0);
    expect((await find(trees.editor, 'narrowick')).totalCount).toBe(2);
    await changeStored(trees.app, gone, { state: TreeState.PUBLISHED });
    await trees.caughtUp();
    expect((await find(trees.agent, 'vanishwick')).totalCount).toBe(2);
  });

  it('writes nothing anew when only the working copy changes', async () => {
    const { searchSource } = trees.app.container.trees;
    const stamp = async (): Promise<string | undefined> => (await searchSource.stampsOf?.([drumId]))?.get(drumId);
    const before = await stamp();
    await changeStored(trees.app, drumId, { updatedAt: new Date(), revision: 2, draft: { content: {} } as never });
    expect(await stamp()).toBe(before);
    await changeStored(trees.app, drumId, { tierRank: 1 });
    expect(await stamp()).not.toBe(before);
    await changeStored(trees.app, drumId, { tierRank: 0, draft: null });
    await trees.caughtUp();
    expect((await find(trees.agent, 'drain pump')).nodes[0]?.nodeKey).toBe('pump');
  });
});

describe('a new version of a tree', () => {
  it('is written anew where it differs, and wholly where others read it', async () => {
    const id = await plantTree(trees.app, {
      code: 'T-60',
      title: both('三步', 'Three steps'),
      nodes: ['a', 'b', 'c'].map((key) => titled(key, both(`步骤${key}`, `Step ${key} of flimsywort`))),
    });
    const { searchSource } = trees.app.container.trees;
    const since = async (): Promise<string> => (await searchSource.stampsOf?.([id]))?.get(id) ?? '';
    const first = await since();
    await republish(trees.app, id, [
      titled('a', both('步骤a', 'Step a of flimsywort')),
      titled('b', both('步骤b', 'Another step of flimsywort')),
      titled('d', both('步骤d', 'A new step of flimsywort')),
    ]);
    const ids = (numbers: readonly number[]): string[] => [id, ...numbers.map((n) => `${id}-n${n}`)];
    expect(await searchSource.idsOf?.(id)).toEqual(ids([0, 1, 2, 3]));
    expect(await searchSource.idsOf?.(id, first)).toEqual(ids([1, 2, 3]));
    await trees.caughtUp();
    expect(
      (await find(trees.agent, 'flimsywort', { kinds: ['TREE_NODE'] })).nodes.map(({ title }) => title).sort(),
    ).toEqual(['A new step of flimsywort', 'Another step of flimsywort', 'Step a of flimsywort']);
    const second = await since();
    await changeStored(trees.app, id, { tierRank: 3 });
    expect(await searchSource.idsOf?.(id, second)).toEqual(ids([0, 1, 2, 3]));
    await changeStored(trees.app, id, { tierRank: 0, state: TreeState.ARCHIVED });
    expect(await searchSource.idsOf?.(id, second)).toEqual(ids([0, 1, 2, 3]));
    await trees.caughtUp();
  });
});
