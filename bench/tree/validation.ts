import {
  findingsOf,
  type OutsideFacts,
  type TreeContent,
  type TreeNode,
  TreeNodeKind,
  TreePurpose,
  TreeResult,
  type TreeVariable,
  TreeValueType,
  TreeVariableOrigin,
} from '../../src/modules/trees/index.js';
import { Audience } from '../../src/platform/auth/viewer.js';
import { Locale } from '../../src/platform/graphql/enums.js';

/** How long the check of drawings of two sizes takes, in ms, and how many findings it gave. */
export interface ValidationFigures {
  readonly sizes: readonly {
    readonly nodes: number;
    readonly p50: number;
    readonly worst: number;
    readonly findings: number;
  }[];
  /** Median of the larger drawing by that of the smaller. */
  readonly ratio: number;
}

const both = (text: string): { zhCN: string; en: string } => ({
  zhCN: `${text}，请看屏幕`,
  en: `${text} on the screen`,
});

const plain = (key: string, kind: TreeNodeKind, parts: Partial<TreeNode>): TreeNode => ({
  ...{ key, kind, title: both(key), body: both(`Look at {{code}} before ${key}`), say: null, alternativeQuestions: [] },
  ...{ article: null, to: null, variable: null, choices: [], fields: [], rules: [], command: null, subtree: null },
  ...{ outcome: null, position: null },
  ...parts,
});

const variable = (
  name: string,
  type: TreeValueType,
  values: readonly string[],
  defaultValue: string | null,
): TreeVariable => ({
  ...{ name, type, origin: TreeVariableOrigin.INPUT, label: both(name), defaultValue, isPersonal: false },
  options: values.map((value) => ({ value, label: both(value) })),
});

const variableCount = 60;

/** The node at a place: of ten five questions, one input, two logic nodes, one information and one outcome; ways lead ahead. */
function nodeAt(at: number, count: number): TreeNode {
  const key = `n${at}`;
  const ahead = (by: number): string => `n${Math.min(count - 1, at + by)}`;
  const own = (at * 7) % variableCount;
  const part = at === count - 1 ? 9 : at % 10;
  if (part === 9)
    return plain(key, TreeNodeKind.OUTCOME, {
      outcome: {
        ...{ result: TreeResult.RETURN_OR_REPAIR, disposition: 'SENT_IN', departmentId: 'department_1', tierId: null },
        departmentRules: [{ when: `v${own} == "a" && age > ${at % 9}`, departmentId: 'department_1' }],
        ...{ handoverTemplate: null, checks: ['n0'] },
      },
    });
  if (part === 8) return plain(key, TreeNodeKind.INFO, { to: ahead(2) });
  if (part === 6 || part === 7)
    return plain(key, TreeNodeKind.LOGIC, {
      to: ahead(3),
      rules: ['a', 'b', 'c'].map((value, rule) => ({
        when: rule === 2 ? `v${own} == "${value}" && size(code) > ${at % 40}` : `v${own} == "${value}" && isNew`,
        label: null,
        to: ahead(rule + 1),
      })),
    });
  if (part === 5)
    return plain(key, TreeNodeKind.INPUT, {
      to: ahead(1),
      fields: [
        { variable: 'code', label: both('code'), hint: null, isRequired: true, min: null, max: 20, mask: 'A99' },
      ],
    });
  return plain(key, TreeNodeKind.QUESTION, {
    variable: `v${own}`,
    choices: ['a', 'b', 'c'].map((value, choice) => ({
      ...{ key: value, label: both(value), hint: null, scores: [] },
      to: ahead(1 + choice * 4),
    })),
  });
}

/** A sound drawing of so many nodes, with texts in both languages. */
export const benchDrawing = (count: number): TreeContent => ({
  title: both('bench'),
  description: null,
  purpose: TreePurpose.TROUBLESHOOTING,
  locales: [Locale.ZH_CN, Locale.EN],
  alternativeQuestions: [],
  categoryId: null,
  lines: ['*'],
  startKey: 'n0',
  variables: [
    variable('code', TreeValueType.STRING, [], '-'),
    variable('age', TreeValueType.NUMBER, [], '1'),
    variable('isNew', TreeValueType.BOOLEAN, [], 'false'),
    ...Array.from({ length: variableCount }, (_, at) =>
      variable(`v${at}`, TreeValueType.ENUM, ['a', 'b', 'c', 'd'], 'd'),
    ),
  ],
  nodes: Array.from({ length: count }, (_, at) => nodeAt(at, count)),
});

const facts: OutsideFacts = {
  ownCode: 'T-1',
  reach: { audience: Audience.INTERNAL, tierRank: 0, teams: ['*'] },
  ...{ articles: new Map(), trees: new Map(), called: new Map(), commands: new Map() },
  departments: new Set(['department_1']),
  tiers: new Set(),
};

/** Checks drawings of 1,000 and 5,000 nodes, each `rounds` times after a few to warm up. */
export function measureValidation(rounds = 15): ValidationFigures {
  const sizes = [1_000, 5_000].map((nodes) => {
    const content = benchDrawing(nodes);
    let findings = 0;
    const times: number[] = [];
    for (let round = -3; round < rounds; round += 1) {
      const begin = performance.now();
      findings = findingsOf(content, facts).length;
      if (round >= 0) times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    return { nodes, p50: times[Math.floor(times.length / 2)] ?? 0, worst: times.at(-1) ?? 0, findings };
  });
  return { sizes, ratio: (sizes[1]?.p50 ?? 0) / Math.max(sizes[0]?.p50 ?? 0, 0.001) };
}
