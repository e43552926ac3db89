import type { TreeNode } from '../../../../src/modules/trees/tree-content.js';
import { TreeNodeKind } from '../../../../src/modules/trees/tree-enums.js';
import type { TestClient } from '../../../support/client.js';
import type { TestApp } from '../../../support/start-app.js';
import { both, choice, titled } from '../drawings.js';
import { plantTree } from '../planted-trees.js';

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

export const find = (client: TestClient, query: string, filter: object | null = null, first = 20): Promise<Found> =>
  client.get<Found>('search', searchDocument, { query, filter, first });

const pump = titled('pump', both('排水泵转吗', 'Does the drain pump turn?'), {
  alternativeQuestions: ['滚筒里的水排不掉'],
  say: both('请您听一下有没有嗡嗡声。', 'Please listen for a humming sound.'),
  body: both('型号 XQG100 常报 `E21`。', 'Model XQG100 often shows `E21`.'),
  choices: [
    choice('yes', null, { label: both('会转', 'It turns') }),
    choice('no', null, { label: both('完全没声音', 'Silent as a grave') }),
  ],
});
const drumNodes = (articleCode: string): TreeNode[] => [
  titled('start', both('面板显示什么', 'What does the panel show?')),
  pump,
  titled('decide', both('判断代码', 'Judges the gribblewort code'), { kind: TreeNodeKind.LOGIC }),
  titled('belt', both('皮带松了吗', 'Is the belt loose?'), {
    body: both('', `See [[${articleCode}]] (${articleCode}) about wuzzleflap belts.`),
  }),
];

/** The drum, `T-14`; one of its nodes names an article. */
export const plantDrum = (app: TestApp, articleCode: string): Promise<string> =>
  plantTree(app, {
    code: 'T-14',
    title: both('滚筒故障排查', 'Drum washing machine faults'),
    nodes: drumNodes(articleCode),
    drawn: { alternativeQuestions: ['洗衣机老是报错'] },
  });
