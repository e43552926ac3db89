import { describe, expect, it } from '@jest/globals';
import { TreeState } from '../../../../src/modules/trees/tree-enums.js';
import { Audience, Role, Scope } from '../../../../src/platform/auth/viewer.js';
import { both, titled } from '../drawings.js';
import { plantTree } from '../planted-trees.js';
import { standingTrees } from '../trees-app.js';
import { find } from './searched.js';

/** Words that stand nowhere but in one hidden place. */
const hidden = {
  team: 'quimbrexo',
  tier: 'vexlorund',
  draft: 'grubnoxel',
  archived: 'plonkwater',
  internal: 'zarfolite',
  block: 'quuxblat',
} as const;

const trees = standingTrees({
  isSearched: true,
  plant: async ({ app, centre }) => {
    const hide = (code: string, word: string, change: object): Promise<string> =>
      plantTree(app, {
        code,
        title: both(`${word}树`, `Tree of ${word}`),
        nodes: [titled('one', both(`${word}节点`, `Node of ${word}`))],
        change,
      });
    await hide('T-15', hidden.team, { teams: [centre.teams.two] });
    await hide('T-16', hidden.tier, { tierRank: 3 });
    await hide('T-17', hidden.archived, { state: TreeState.ARCHIVED });
    await hide('T-18', hidden.draft, { state: TreeState.DRAFT, version: null, versionId: null, keysEver: [] });
    await hide('T-19', hidden.internal, {});
    await plantTree(app, {
      code: 'T-20',
      title: both('路由器自助', 'Router self-service'),
      nodes: [
        titled('led', both('指示灯亮吗', 'Is the mumblewick light on?'), {
          body: both('', `Wait.\n\n:::internal\nThe ${hidden.block} margin.\n:::\n`),
        }),
      ],
      change: { audience: Audience.PUBLIC },
    });
  },
});

describe('nothing leaks', () => {
  const nobody = [hidden.draft, hidden.archived];

  it.each([
    ['an agent', Role.AGENT, [hidden.team, hidden.tier, ...nobody]],
    ['a supervisor', Role.SUPERVISOR, nobody],
    ['a manager', Role.MANAGER, nobody],
    ['a knowledge editor', Role.KNOWLEDGE_EDITOR, nobody],
    ['an administrator', Role.ADMIN, nobody],
    ['a partner', Role.PARTNER, Object.values(hidden)],
    ['a customer', Role.CUSTOMER, Object.values(hidden)],
    ['a client key', `client ${Scope.KNOWLEDGE_READ}` as const, Object.values(hidden)],
  ])(
    'tells %s nothing of what is not theirs: no hit, no count, no facet, no suggestion',
    async (_who, principal, words) => {
      const client = await trees.centre.as(principal as Role);
      for (const word of words) {
        for (const query of [word, `Node of ${word}`]) {
          const found = await find(client, query);
          const told = JSON.stringify([found.nodes, found.facets]);
          expect(told).not.toContain(word);
        }
        const { totalCount, nodes, facets } = await find(client, word);
        expect([totalCount, nodes, facets]).toEqual([0, [], []]);
        const suggestions = await client.get<{ text: string }[]>(
          'searchSuggestions',
          'query ($text: String!) { searchSuggestions(text: $text, first: 20) { text } }',
          { text: word },
        );
        expect(suggestions).toEqual([]);
      }
    },
  );

  it('although it is there for those whom it is for', async () => {
    for (const word of [hidden.team, hidden.tier, hidden.internal]) {
      const { totalCount, nodes } = await find(trees.editor, word);
      expect([word, totalCount, nodes.map(({ kind }) => kind).sort()]).toEqual([word, 2, ['TREE', 'TREE_NODE']]);
    }
    for (const code of ['T-15', 'T-16']) expect((await find(trees.editor, code)).nodes[0]?.code).toBe(code);
  });

  it.each(['T-15', 'T-16', 'T-17', 'T-18'])('does not open %s by its code for who may not see it', async (code) => {
    expect((await find(trees.agent, code)).nodes.map((hit) => hit.code)).not.toContain(code);
  });

  it('shows outsiders a public tree without what is for inside', async () => {
    const customer = await trees.centre.as(Role.CUSTOMER);
    const [hit] = (await find(customer, 'mumblewick light')).nodes;
    expect(hit).toMatchObject({ code: 'T-20', nodeKey: 'led' });
    expect((await find(customer, hidden.block)).totalCount).toBe(0);
    expect(hit?.snippet).not.toContain(hidden.block);
    const [inside] = (await find(trees.agent, `${hidden.block} margin`)).nodes;
    expect(inside).toMatchObject({ code: 'T-20' });
  });
});
