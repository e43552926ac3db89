import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../../support/client.js';
import { writeAndPublish } from '../../../support/publish.js';
import { both, titled } from '../drawings.js';
import { plantTree } from '../planted-trees.js';
import { standingTrees } from '../trees-app.js';
import { find, plantDrum } from './searched.js';

let drumId: string;
let article: { id: string; code: string };

const trees = standingTrees({
  isSearched: true,
  plant: async ({ app, editor }) => {
    article = await writeAndPublish(editor, 'Cleaning the lint filter', { locale: 'EN', content: {}, priority: null });
    drumId = await plantDrum(app, article.code);
  },
});

/** The same person at the copy that has no engine. */
const withoutEngine = async (principal: Role): Promise<TestClient> => {
  const client = await trees.centre.as(principal);
  return trees.beside.client.as(client.token ?? '');
};

describe('trees and their nodes in the one search', () => {
  it('opens a tree by its exact code, as the first and only one that carries it', async () => {
    const { nodes } = await find(trees.agent, 'T-14');
    expect(nodes[0]).toMatchObject({
      id: drumId,
      code: 'T-14',
      kind: 'TREE',
      nodeKey: null,
      trail: [],
      title: 'Drum washing machine faults',
      subject: { __typename: 'Tree', code: 'T-14' },
    });
  });

  it.each([
    ['its title', 'does the drain pump turn', 'pump'],
    ['its title in the other language', '排水泵转吗', 'pump'],
    ['callers’ words', '滚筒里的水排不掉', 'pump'],
    ['what is said', 'humming sound', 'pump'],
    ['an answer', 'silent as a grave', 'pump'],
    ['its text', 'wuzzleflap belts', 'belt'],
    ['an error code that it names', 'E21', 'pump'],
    ['a model that it names', 'XQG100', 'pump'],
  ])('finds a node by %s, with the engine and without it', async (_by, query, key) => {
    for (const client of [trees.agent, await withoutEngine(Role.AGENT)]) {
      const { nodes } = await find(client, query);
      expect(nodes.find(({ nodeKey }) => nodeKey === key)).toMatchObject({
        code: 'T-14',
        kind: 'TREE_NODE',
        subject: { __typename: 'Tree', code: 'T-14' },
      });
      expect(nodes[0]?.nodeKey).toBe(key);
    }
  });

  it('shows title and trail in the viewer’s language, and marks the kind in the facets', async () => {
    const { nodes, facets } = await find(trees.agent, 'does the drain pump turn');
    expect(nodes[0]).toMatchObject({
      title: 'Does the drain pump turn?',
      locale: 'EN',
      trail: ['Drum washing machine faults', 'Does the drain pump turn?'],
    });
    const kinds = facets.find(({ field }) => field === 'KIND')?.values ?? [];
    expect(kinds).toContainEqual(expect.objectContaining({ value: 'TREE_NODE', label: 'Tree node' }));
  });

  it('finds no node that nobody meets, and an article by its own code before a node that only names it', async () => {
    expect((await find(trees.agent, 'gribblewort')).nodes.map(({ nodeKey }) => nodeKey)).not.toContain('decide');
    expect((await find(trees.agent, article.code)).nodes.map(({ id }) => id)[0]).toBe(article.id);
  });

  it('narrows to kinds and languages: a tree in two languages is found in both', async () => {
    const only = async (filter: object): Promise<string[]> =>
      (await find(trees.agent, 'drain pump', filter)).nodes.map(({ kind }) => kind);
    expect(new Set(await only({ kinds: ['TREE_NODE'] }))).toEqual(new Set(['TREE_NODE']));
    expect(await only({ kinds: ['FAQ'] })).toEqual([]);
    expect(await only({ locales: ['EN'], kinds: ['TREE_NODE'] })).not.toEqual([]);
    expect(await only({ locales: ['ZH_CN'], kinds: ['TREE_NODE'] })).not.toEqual([]);
  });
});

describe('a tree of many nodes', () => {
  it('takes at most three of the first twenty places, and all when its nodes are asked for', async () => {
    const count = 40;
    const id = await plantTree(trees.app, {
      code: 'T-40',
      title: both('翻斗机排查', 'Tumbler checks'),
      nodes: Array.from({ length: count }, (_, n) =>
        titled(`step-${n}`, both(`翻斗机第${n}步`, `Tumbler squibnocket step ${n}`)),
      ),
    });
    const manual = await writeAndPublish(trees.editor, 'Tumbler squibnocket manual', {
      locale: 'EN',
      content: {},
      priority: null,
    });
    await trees.caughtUp();
    const { nodes, facets } = await find(trees.agent, 'tumbler squibnocket', null, 20);
    const ofTree = nodes.filter((hit) => hit.id.startsWith(id));
    expect(ofTree).toHaveLength(3);
    expect(nodes.map((hit) => hit.id)).toContain(manual.id);
    const counted = facets.find(({ field }) => field === 'KIND')?.values.find(({ value }) => value === 'TREE_NODE');
    expect(counted?.count).toBe(count);
    const narrowed = await find(trees.agent, 'tumbler squibnocket', { kinds: ['TREE_NODE'] }, 100);
    expect(narrowed.totalCount).toBe(count);
    expect(narrowed.nodes).toHaveLength(count);
  });
});
