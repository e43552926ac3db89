import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TreeNodeKind, TreeState } from '../../../src/modules/trees/tree-enums.js';
import { Audience, Role, Scope } from '../../../src/platform/auth/viewer.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { createCentre, type Centre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { both, changeTree, choice, node, plantTree, republish } from './planted-trees.js';

const searchDocument = `query ($query: String!, $filter: SearchFilter, $first: Int!) {
  search(query: $query, filter: $filter, first: $first) {
    totalCount receipt
    nodes { id code kind nodeKey trail locale title snippet isBestBet
      subject { __typename ... on Tree { code } ... on Article { code } } }
    facets { field values { value label count } }
  }
}`;

interface Hit {
  id: string;
  code: string;
  kind: string;
  nodeKey: string | null;
  trail: string[];
  locale: string;
  title: string;
  snippet: string;
  isBestBet: boolean;
  subject: { __typename: string; code: string };
}

interface Found {
  totalCount: number;
  receipt: string;
  nodes: Hit[];
  facets: { field: string; values: { value: string; label: string; count: number }[] }[];
}

/** Words that stand nowhere but in one hidden place. */
const hidden = {
  team: 'quimbrexo',
  tier: 'vexlorund',
  draft: 'grubnoxel',
  archived: 'plonkwater',
  internal: 'zarfolite',
  block: 'quuxblat',
} as const;

let app: TestApp;
let offline: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
let drumId: string;
let article: { id: string; code: string };

const caughtUp = async (): Promise<void> => {
  await app.container.search.whenCaughtUp();
  await offline.container.search.whenCaughtUp();
};
const find = (client: TestClient, query: string, filter: object | null = null, first = 20): Promise<Found> =>
  client.get<Found>('search', searchDocument, { query, filter, first });
/** The same person at the copy that has no engine. */
const withoutEngine = async (principal: Role): Promise<TestClient> => {
  const client = await centre.as(principal);
  return offline.client.as(client.token ?? '');
};

const pump = node('pump', both('排水泵转吗', 'Does the drain pump turn?'), {
  alternativeQuestions: ['滚筒里的水排不掉'],
  say: both('请您听一下有没有嗡嗡声。', 'Please listen for a humming sound.'),
  body: both('型号 XQG100 常报 `E21`。', 'Model XQG100 often shows `E21`.'),
  choices: [choice('yes', both('会转', 'It turns')), choice('no', both('完全没声音', 'Silent as a grave'))],
});
const drumNodes = (code: string) => [
  node('start', both('面板显示什么', 'What does the panel show?')),
  pump,
  node('decide', both('判断代码', 'Judges the gribblewort code'), { kind: TreeNodeKind.LOGIC }),
  node('belt', both('皮带松了吗', 'Is the belt loose?'), {
    body: both('', `See [[${code}]] (${code}) about wuzzleflap belts.`),
  }),
];

beforeAll(async () => {
  app = await startTestApp();
  offline = await startTestApp({ beside: app, withoutEngine: true, roles: ['web'] });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  const { teams } = centre;
  article = await writeAndPublish(editor, 'Cleaning the lint filter', { locale: 'EN', content: {}, priority: null });
  drumId = await plantTree(app, {
    code: 'T-14',
    title: both('滚筒故障排查', 'Drum washing machine faults'),
    nodes: drumNodes(article.code),
    alternativeQuestions: ['洗衣机老是报错'],
  });
  const hide = (code: string, word: string, change: object): Promise<string> =>
    plantTree(app, {
      code,
      title: both(`${word}树`, `Tree of ${word}`),
      nodes: [node('one', both(`${word}节点`, `Node of ${word}`))],
      change,
    });
  await hide('T-15', hidden.team, { teams: [teams.two] });
  await hide('T-16', hidden.tier, { tierRank: 3 });
  await hide('T-17', hidden.archived, { state: TreeState.ARCHIVED });
  await hide('T-18', hidden.draft, { state: TreeState.DRAFT, version: null, versionId: null, keysEver: [] });
  await hide('T-19', hidden.internal, {});
  await plantTree(app, {
    code: 'T-20',
    title: both('路由器自助', 'Router self-service'),
    nodes: [
      node('led', both('指示灯亮吗', 'Is the mumblewick light on?'), {
        body: both('', `Wait.\n\n:::internal\nThe ${hidden.block} margin.\n:::\n`),
      }),
    ],
    change: { audience: Audience.PUBLIC },
  });
  await caughtUp();
}, 120_000);

afterAll(async () => {
  await offline.end();
  await app.end();
});

describe('trees and their nodes in the one search', () => {
  it('opens a tree by its exact code, as the first and only one that carries it', async () => {
    const { nodes } = await find(agent, 'T-14');
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
    for (const client of [agent, await withoutEngine(Role.AGENT)]) {
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
    const { nodes, facets } = await find(agent, 'does the drain pump turn');
    expect(nodes[0]).toMatchObject({
      title: 'Does the drain pump turn?',
      locale: 'EN',
      trail: ['Drum washing machine faults', 'Does the drain pump turn?'],
    });
    const kinds = facets.find(({ field }) => field === 'KIND')?.values ?? [];
    expect(kinds).toContainEqual(expect.objectContaining({ value: 'TREE_NODE', label: 'Tree node' }));
  });

  it('finds no node that nobody meets, and an article by its own code before a node that only names it', async () => {
    expect((await find(agent, 'gribblewort')).nodes.map(({ nodeKey }) => nodeKey)).not.toContain('decide');
    expect((await find(agent, article.code)).nodes.map(({ id }) => id)[0]).toBe(article.id);
  });

  it('narrows to kinds and languages: a tree in two languages is found in both', async () => {
    const only = async (filter: object): Promise<string[]> =>
      (await find(agent, 'drain pump', filter)).nodes.map(({ kind }) => kind);
    expect(await only({ kinds: ['TREE_NODE'] })).toEqual(expect.arrayContaining(['TREE_NODE']));
    expect(new Set(await only({ kinds: ['TREE_NODE'] }))).toEqual(new Set(['TREE_NODE']));
    expect(await only({ kinds: ['FAQ'] })).not.toContain('TREE_NODE');
    expect(await only({ locales: ['EN'], kinds: ['TREE_NODE'] })).not.toEqual([]);
    expect(await only({ locales: ['ZH_CN'], kinds: ['TREE_NODE'] })).not.toEqual([]);
  });
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
      const client = await centre.as(principal as Role);
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

  it.each(['T-15', 'T-16', 'T-17', 'T-18'])('does not open %s by its code for who may not see it', async (code) => {
    expect((await find(agent, code)).nodes.map((hit) => hit.code)).not.toContain(code);
  });

  it('shows outsiders a public tree without what is for inside', async () => {
    const customer = await centre.as(Role.CUSTOMER);
    const [hit] = (await find(customer, 'mumblewick light')).nodes;
    expect(hit).toMatchObject({ code: 'T-20', nodeKey: 'led' });
    expect((await find(customer, hidden.block)).totalCount).toBe(0);
    expect(hit?.snippet).not.toContain(hidden.block);
    const [inside] = (await find(agent, `${hidden.block} margin`)).nodes;
    expect(inside).toMatchObject({ code: 'T-20' });
  });
});

describe('as trees change', () => {
  it('loses a removed node at once, before the index has heard of it, and gains a new one', async () => {
    const id = await plantTree(app, {
      code: 'T-30',
      title: both('改动树', 'Changing tree'),
      nodes: [node('old', both('旧', 'The oldfangle lever')), node('kept', both('留', 'The keptfangle lever'))],
    });
    await caughtUp();
    expect((await find(agent, 'oldfangle')).nodes[0]?.nodeKey).toBe('old');
    await republish(app, id, [
      node('new', both('新', 'The newfangle lever')),
      node('kept', both('留', 'The keptfangle lever')),
    ]);
    expect((await find(agent, 'oldfangle')).nodes.map(({ nodeKey }) => nodeKey)).not.toContain('old');
    await caughtUp();
    const { totalCount } = await find(agent, 'oldfangle');
    expect(totalCount).toBe(0);
    expect((await find(agent, 'newfangle')).nodes[0]).toMatchObject({ nodeKey: 'new', id: `${id}-n2` });
    expect((await find(agent, 'keptfangle')).nodes[0]).toMatchObject({ nodeKey: 'kept', id: `${id}-n1` });
  });

  it('loses an archived tree at once, and one that was narrowed', async () => {
    const plant = (code: string, word: string): Promise<string> =>
      plantTree(app, { code, title: both(word, word), nodes: [node('a', both(word, `Node ${word}`))] });
    const [gone, narrowed] = [await plant('T-31', 'vanishwick'), await plant('T-32', 'narrowick')];
    await caughtUp();
    expect((await find(agent, 'vanishwick')).nodes).toHaveLength(2);
    await changeTree(app, gone, { state: TreeState.ARCHIVED });
    await changeTree(app, narrowed, { teams: [centre.teams.two] });
    expect((await find(agent, 'vanishwick')).nodes).toEqual([]);
    expect((await find(agent, 'narrowick')).nodes).toEqual([]);
    await caughtUp();
    expect((await find(agent, 'vanishwick')).totalCount).toBe(0);
    expect((await find(agent, 'narrowick')).totalCount).toBe(0);
    expect((await find(editor, 'narrowick')).totalCount).toBe(2);
    await changeTree(app, gone, { state: TreeState.PUBLISHED });
    await caughtUp();
    expect((await find(agent, 'vanishwick')).totalCount).toBe(2);
  });

  it('writes nothing anew when only the working copy changes', async () => {
    const { searchSource } = app.container.trees;
    const stamp = async (): Promise<string | undefined> => (await searchSource.stampsOf?.([drumId]))?.get(drumId);
    const before = await stamp();
    await changeTree(app, drumId, { updatedAt: new Date(), revision: 2, draft: { content: {} } as never });
    expect(await stamp()).toBe(before);
    await changeTree(app, drumId, { tierRank: 1 });
    expect(await stamp()).not.toBe(before);
    await changeTree(app, drumId, { tierRank: 0, draft: null });
    await caughtUp();
    expect((await find(agent, 'drain pump')).nodes[0]?.nodeKey).toBe('pump');
  });
});

describe('a tree of many nodes', () => {
  it('takes at most three of the first twenty places, and all when its nodes are asked for', async () => {
    const count = 40;
    const id = await plantTree(app, {
      code: 'T-40',
      title: both('翻斗机排查', 'Tumbler checks'),
      nodes: Array.from({ length: count }, (_, n) =>
        node(`step-${n}`, both(`翻斗机第${n}步`, `Tumbler squibnocket step ${n}`)),
      ),
    });
    const manual = await writeAndPublish(editor, 'Tumbler squibnocket manual', {
      locale: 'EN',
      content: {},
      priority: null,
    });
    await caughtUp();
    const { nodes, facets } = await find(agent, 'tumbler squibnocket', null, 20);
    const ofTree = nodes.filter((hit) => hit.id.startsWith(id));
    expect(ofTree.length).toBeGreaterThan(0);
    expect(ofTree.length).toBeLessThanOrEqual(3);
    expect(nodes.map((hit) => hit.id)).toContain(manual.id);
    const counted = facets.find(({ field }) => field === 'KIND')?.values.find(({ value }) => value === 'TREE_NODE');
    expect(counted?.count).toBe(count);
    const narrowed = await find(agent, 'tumbler squibnocket', { kinds: ['TREE_NODE'] }, 100);
    expect(narrowed.totalCount).toBe(count);
    expect(narrowed.nodes).toHaveLength(count);
  });
});

describe('what else the search does with hits', () => {
  it('records what came of a search that led to a node', async () => {
    const { receipt, nodes } = await find(agent, 'does the drain pump turn');
    const intentKey = 'tree-intent-0001';
    const recorded = await agent.change<{ isNew: boolean }>(
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
          await agent.change<{ isRecorded: boolean }>('searchOutcomeRecord', outcome, {
            input: { intentKey, action, articleId: nodes[0]?.id },
          })
        ).isRecorded,
      ).toBe(true);
    const stored = await app.container.foundation.connection.collection('search_intents').findOne({ key: intentKey });
    expect(stored?.['opened']).toEqual([
      expect.objectContaining({ articleId: `${drumId}-n1`, kind: 'TREE_NODE', rank: 1 }),
    ]);
  });

  it('pins a tree and a node, for who may see them', async () => {
    const create = `mutation ($input: SearchBestBetCreateInput!) { searchBestBetCreate(input: $input) {
      bestBet { article { id } subject { __typename ... on Tree { code } } } userErrors { code } } }`;
    const made = await editor.change<{ bestBet: unknown }>('searchBestBetCreate', create, {
      input: { articleId: `${drumId}-n1`, phrases: ['wobblefitz'], match: 'EXACT', note: '', order: 1 },
    });
    expect(made.bestBet).toEqual({ article: null, subject: { __typename: 'Tree', code: 'T-14' } });
    const [hit] = (await find(agent, 'wobblefitz')).nodes;
    expect(hit).toMatchObject({ isBestBet: true, nodeKey: 'pump' });
    const customer = await centre.as(Role.CUSTOMER);
    expect((await find(customer, 'wobblefitz')).nodes).toEqual([]);
  });

  it('keeps trees out of the duplicates of an article', async () => {
    const alike = await editor.get<{ article: { code: string } }[]>(
      'similarArticles',
      `query ($draft: SimilarDraftInput!) { similarArticles(draft: $draft, first: 10) { article { code } } }`,
      { draft: { title: 'Does the drain pump turn?' } },
    );
    expect(alike.map(({ article }) => article.code)).not.toContain('T-14');
  });

  it('finds a tree in one language in that language only', async () => {
    await plantTree(app, {
      code: 'T-50',
      title: both('', 'Snorkelbench checks'),
      nodes: [node('a', both('', 'Is the snorkelbench dry?'))],
      locales: [Locale.EN],
    });
    await caughtUp();
    expect((await find(agent, 'snorkelbench', { locales: ['EN'] })).totalCount).toBe(2);
    expect((await find(agent, 'snorkelbench', { locales: ['ZH_CN'] })).totalCount).toBe(0);
  });
});

describe('a new version of a tree', () => {
  it('is written anew where it differs, and wholly where others read it', async () => {
    const id = await plantTree(app, {
      code: 'T-60',
      title: both('三步', 'Three steps'),
      nodes: ['a', 'b', 'c'].map((key) => node(key, both(`步骤${key}`, `Step ${key} of flimsywort`))),
    });
    const { searchSource } = app.container.trees;
    const since = async (): Promise<string> => (await searchSource.stampsOf?.([id]))?.get(id) ?? '';
    const first = await since();
    await republish(app, id, [
      node('a', both('步骤a', 'Step a of flimsywort')),
      node('b', both('步骤b', 'Another step of flimsywort')),
      node('d', both('步骤d', 'A new step of flimsywort')),
    ]);
    const ids = (numbers: readonly number[]): string[] => [id, ...numbers.map((n) => `${id}-n${n}`)];
    expect(await searchSource.idsOf?.(id)).toEqual(ids([0, 1, 2, 3]));
    expect(await searchSource.idsOf?.(id, first)).toEqual(ids([1, 2, 3]));
    await caughtUp();
    expect((await find(agent, 'flimsywort', { kinds: ['TREE_NODE'] })).nodes.map(({ title }) => title).sort()).toEqual([
      'A new step of flimsywort',
      'Another step of flimsywort',
      'Step a of flimsywort',
    ]);
    const second = await since();
    await changeTree(app, id, { tierRank: 3 });
    expect(await searchSource.idsOf?.(id, second)).toEqual(ids([0, 1, 2, 3]));
    await changeTree(app, id, { tierRank: 0, state: TreeState.ARCHIVED });
    expect(await searchSource.idsOf?.(id, second)).toEqual(ids([0, 1, 2, 3]));
    await caughtUp();
  });
});
