import type { OutsideFacts } from '../../../../src/modules/trees/validation/outside-facts.js';
import type { TreeFinding, TreeFindingCode } from '../../../../src/modules/trees/validation/finding.js';
import { findingsOf } from '../../../../src/modules/trees/validation/validator.rules.js';
import type {
  TreeChoice,
  TreeContent,
  TreeField,
  TreeNode,
  TreeOutcome,
  TreeVariable,
} from '../../../../src/modules/trees/tree-content.js';
import {
  TreeNodeKind,
  TreePurpose,
  TreeResult,
  type TreeValueType,
  TreeVariableOrigin,
} from '../../../../src/modules/trees/tree-enums.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';

export const both = (text: string): { zhCN: string; en: string } => ({ zhCN: `${text}（中）`, en: text });

export const node = (key: string, kind: TreeNodeKind, parts: Partial<TreeNode> = {}): TreeNode => ({
  key,
  kind,
  title: both(key),
  body: null,
  say: null,
  alternativeQuestions: [],
  article: null,
  to: null,
  variable: null,
  choices: [],
  fields: [],
  rules: [],
  command: null,
  subtree: null,
  outcome: null,
  position: null,
  ...parts,
});

export const choice = (key: string, to: string | null, parts: Partial<TreeChoice> = {}): TreeChoice => ({
  key,
  label: both(key),
  hint: null,
  to,
  scores: [],
  ...parts,
});

/** A question; `ways` gives for each answer where it leads. */
export const question = (
  key: string,
  ways: Readonly<Record<string, string | null>>,
  parts: Partial<TreeNode> = {},
): TreeNode =>
  node(key, TreeNodeKind.QUESTION, {
    choices: Object.entries(ways).map(([each, to]) => choice(each, to)),
    ...parts,
  });

export const info = (key: string, to: string | null, parts: Partial<TreeNode> = {}): TreeNode =>
  node(key, TreeNodeKind.INFO, { to, ...parts });

export const field = (variable: string, parts: Partial<TreeField> = {}): TreeField => ({
  variable,
  label: both(variable),
  hint: null,
  isRequired: true,
  min: null,
  max: null,
  mask: null,
  ...parts,
});

export const input = (key: string, to: string | null, fields: readonly TreeField[]): TreeNode =>
  node(key, TreeNodeKind.INPUT, { to, fields: [...fields] });

export const logic = (
  key: string,
  rules: readonly (readonly [when: string, to: string | null])[],
  to: string | null,
): TreeNode =>
  node(key, TreeNodeKind.LOGIC, { to, rules: rules.map(([when, target]) => ({ when, label: null, to: target })) });

export const outcome = (key: string, parts: Partial<TreeOutcome> = {}): TreeNode =>
  node(key, TreeNodeKind.OUTCOME, {
    outcome: {
      result: TreeResult.RESOLVED,
      disposition: null,
      departmentId: null,
      departmentRules: [],
      tierId: null,
      handoverTemplate: null,
      checks: [],
      ...parts,
    },
  });

export const action = (
  key: string,
  to: string | null,
  parts: Partial<NonNullable<TreeNode['command']>> = {},
): TreeNode =>
  node(key, TreeNodeKind.ACTION, {
    to,
    command: {
      ...{ name: 'crm.create-order', inputs: [], outputs: [], timeoutSeconds: 20 },
      ...{ failureTo: to, timeoutTo: to },
      ...parts,
    },
  });

export const subtree = (
  key: string,
  code: string,
  to: string | null,
  parts: Partial<NonNullable<TreeNode['subtree']>> = {},
): TreeNode =>
  node(key, TreeNodeKind.SUBTREE, { to, subtree: { code, version: null, inputs: [], outputs: [], ...parts } });

export const variable = (name: string, type: TreeValueType, parts: Partial<TreeVariable> = {}): TreeVariable => ({
  name,
  type,
  origin: TreeVariableOrigin.INPUT,
  label: both(name),
  options: [],
  defaultValue: null,
  isPersonal: false,
  ...parts,
});

export const options = (...values: readonly string[]): Pick<TreeVariable, 'options'> => ({
  options: values.map((value) => ({ value, label: both(value) })),
});

/** A drawing that begins at its first node. */
export const drawing = (nodes: readonly TreeNode[], parts: Partial<TreeContent> = {}): TreeContent => ({
  title: both('drum'),
  description: null,
  purpose: TreePurpose.TROUBLESHOOTING,
  locales: [Locale.ZH_CN, Locale.EN],
  alternativeQuestions: [],
  categoryId: null,
  lines: ['*'],
  startKey: nodes[0]?.key ?? null,
  variables: [],
  nodes: [...nodes],
  ...parts,
});

export const everybodyInside = { audience: Audience.INTERNAL, tierRank: 0, teams: ['*'] };

/** Nothing outside but one command, one department and one tier. */
export const facts = (parts: Partial<OutsideFacts> = {}): OutsideFacts => ({
  ownCode: 'T-14',
  reach: everybodyInside,
  articles: new Map(),
  trees: new Map(),
  called: new Map(),
  commands: new Map([['crm.create-order', { isActive: true }]]),
  departments: new Set(['department_1']),
  tiers: new Set(['tier_1']),
  ...parts,
});

/** What is found, shortly: `CODE node place`. */
export const found = (content: TreeContent, outside = facts()): string[] =>
  findingsOf(content, outside).map(({ code, nodeKey, place }) => [code, nodeKey ?? '-', place ?? '-'].join(' '));

export const findingOf = (content: TreeContent, code: TreeFindingCode, outside = facts()): TreeFinding | undefined =>
  findingsOf(content, outside).find((finding) => finding.code === code);
