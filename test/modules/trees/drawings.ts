import type {
  TreeChoice,
  TreeContent,
  TreeField,
  TreeNode,
  TreeOutcome,
  TreeVariable,
} from '../../../src/modules/trees/tree-content.js';
import {
  TreeNodeKind,
  TreePurpose,
  TreeResult,
  type TreeValueType,
  TreeVariableOrigin,
} from '../../../src/modules/trees/tree-enums.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import type { LocalizedText } from '../../../src/platform/graphql/localized.js';

// Builders of drawings as they are stored. Trees as a client hands them in are made in `trees-fixture.ts`.

/** A text in both languages, the first one Chinese. */
export const both = (zhCN: string, en: string): LocalizedText => ({ zhCN, en });

/** A text whose Chinese follows from its English. */
export const words = (en: string): LocalizedText => both(`${en}中`, en);

/** The same in both languages. */
export const same = (text: string): LocalizedText => both(text, text);

/** A node with nothing but what is said of it, titled by its key. */
export const node = (key: string, kind: TreeNodeKind, parts: Partial<TreeNode> = {}): TreeNode => ({
  key,
  kind,
  title: words(key),
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

/** A node with a title of its own; a question, unless it is told otherwise. */
export const titled = (key: string, title: LocalizedText, parts: Partial<TreeNode> = {}): TreeNode =>
  node(key, TreeNodeKind.QUESTION, { title, ...parts });

export const choice = (key: string, to: string | null, parts: Partial<TreeChoice> = {}): TreeChoice => ({
  key,
  label: words(key),
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
  label: words(variable),
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

/** What an end says: solved, unless it is told otherwise. */
export const ending = (parts: Partial<TreeOutcome> = {}): TreeOutcome => ({
  ...{ result: TreeResult.RESOLVED, disposition: null, departmentId: null, departmentRules: [], tierId: null },
  ...{ handoverTemplate: null, checks: [] },
  ...parts,
});

export const outcome = (key: string, parts: Partial<TreeOutcome> = {}): TreeNode =>
  node(key, TreeNodeKind.OUTCOME, { outcome: ending(parts) });

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
  label: words(name),
  options: [],
  defaultValue: null,
  isPersonal: false,
  ...parts,
});

export const options = (...values: readonly string[]): Pick<TreeVariable, 'options'> => ({
  options: values.map((value) => ({ value, label: words(value) })),
});

/** A drawing that begins at its first node. */
export const drawing = (nodes: readonly TreeNode[], parts: Partial<TreeContent> = {}): TreeContent => ({
  title: words('drum'),
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
