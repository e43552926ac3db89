import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { writeAndPublish } from '../../../support/publish.js';
import { both, titled } from '../drawings.js';
import { plantTree } from '../planted-trees.js';
import { standingTrees } from '../trees-app.js';
import { find, plantDrum } from './searched.js';

let drumId: string;

const trees = standingTrees({
  isSearched: true,
  plant: async ({ app }) => {
    drumId = await plantDrum(app, 'K-1');
  },
});

describe('what else the search does with hits', () => {
  it('records what came of a search that led to a node', async () => {
    const { receipt, nodes } = await find(trees.agent, 'does the drain pump turn');
    const intentKey = 'tree-intent-0001';
    const recorded = await trees.agent.change<{ isNew: boolean }>(
      'searchIntentRecord',
      'mutation ($input: SearchIntentRecordInput!) { searchIntentRecord(input: $input) { isNew userErrors { code } } }',
      { input: { intentKey, receipt, end: 'OPEN' } },
    );
    expect(recorded.isNew).toBe(true);
    const outcome = `mutation ($input: SearchOutcomeRecordInput!) {
      searchOutcomeRecord(input: $input) { isRecorded userErrors { code } } }`;
    for (const action of ['OPENED', 'HELPFUL'])
      expect(
        (
          await trees.agent.change<{ isRecorded: boolean }>('searchOutcomeRecord', outcome, {
            input: { intentKey, action, articleId: nodes[0]?.id },
          })
        ).isRecorded,
      ).toBe(true);
    const stored = await trees.app.container.foundation.connection
      .collection('search_intents')
      .findOne({ key: intentKey });
    expect(stored?.['opened']).toEqual([
      expect.objectContaining({ articleId: `${drumId}-n1`, kind: 'TREE_NODE', rank: 1 }),
    ]);
  });

  it('pins a tree and a node, for who may see them', async () => {
    const create = `mutation ($input: SearchBestBetCreateInput!) { searchBestBetCreate(input: $input) {
      bestBet { article { id } subject { __typename ... on Tree { code } } } userErrors { code } } }`;
    const made = await trees.editor.change<{ bestBet: unknown }>('searchBestBetCreate', create, {
      input: { articleId: `${drumId}-n1`, phrases: ['wobblefitz'], match: 'EXACT', note: '', order: 1 },
    });
    expect(made.bestBet).toEqual({ article: null, subject: { __typename: 'Tree', code: 'T-14' } });
    const [hit] = (await find(trees.agent, 'wobblefitz')).nodes;
    expect(hit).toMatchObject({ isBestBet: true, nodeKey: 'pump' });
    const customer = await trees.centre.as(Role.CUSTOMER);
    expect((await find(customer, 'wobblefitz')).nodes).toEqual([]);
  });

  it('keeps trees out of the duplicates of an article', async () => {
    const title = 'Does the drain pump turn?';
    const written = await writeAndPublish(trees.editor, title, { locale: 'EN', content: {}, priority: null });
    await trees.caughtUp();
    const alike = await trees.editor.get<{ article: { code: string } }[]>(
      'similarArticles',
      `query ($draft: SimilarDraftInput!) { similarArticles(draft: $draft, first: 10) { article { code } } }`,
      { draft: { title } },
    );
    expect(alike).toEqual([{ article: { code: written.code } }]);
  });

  it('finds a tree in one language in that language only', async () => {
    await plantTree(trees.app, {
      code: 'T-50',
      title: both('', 'Snorkelbench checks'),
      nodes: [titled('a', both('', 'Is the snorkelbench dry?'))],
      drawn: { locales: [Locale.EN] },
    });
    await trees.caughtUp();
    expect((await find(trees.agent, 'snorkelbench', { locales: ['EN'] })).totalCount).toBe(2);
    expect((await find(trees.agent, 'snorkelbench', { locales: ['ZH_CN'] })).totalCount).toBe(0);
  });
});
