import { TreeExpressions } from '../../../../src/modules/trees/expressions/expressions.js';
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
  TreeValueType,
  TreeVariableOrigin,
} from '../../../../src/modules/trees/tree-enums.js';
import type { EngineTree, EngineWorld } from '../../../../src/modules/trees/walk/engine/engine.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';

// Small trees for the engine and the services of walks.

export const text = (words: string) => ({ zhCN: words, en: words });

export const node = (key: string, kind: TreeNodeKind, parts: Partial<TreeNode> = {}): TreeNode => ({
  ...{ key, kind, title: text(`title of ${key}`), body: null, say: null, alternativeQuestions: [], article: null },
  ...{ to: null, variable: null, choices: [], fields: [], rules: [], command: null, subtree: null, outcome: null },
  position: null,
  ...parts,
});

export const variable = (
  name: string,
  type: TreeValueType,
  origin: TreeVariableOrigin = TreeVariableOrigin.INPUT,
  parts: Partial<TreeVariable> = {},
): TreeVariable => ({
  ...{ name, type, origin, label: text(name), options: [], defaultValue: null, isPersonal: false },
  ...parts,
});

export const choice = (key: string, to: string, parts: Partial<TreeChoice> = {}): TreeChoice => ({
  ...{ key, label: text(`label ${key}`), hint: null, to, scores: [] },
  ...parts,
});

export const field = (name: string, parts: Partial<TreeField> = {}): TreeField => ({
  ...{ variable: name, label: text(name), hint: null, isRequired: true, min: null, max: null, mask: null },
  ...parts,
});

export const outcome = (result: TreeResult, parts: Partial<TreeOutcome> = {}): TreeOutcome => ({
  ...{ result, disposition: null, departmentId: null, departmentRules: [], tierId: null, handoverTemplate: null },
  checks: [],
  ...parts,
});

export const content = (startKey: string, nodes: TreeNode[], variables: TreeVariable[] = []): TreeContent => ({
  ...{
    title: text('a tree'),
    description: null,
    purpose: TreePurpose.TROUBLESHOOTING,
    locales: [Locale.ZH_CN, Locale.EN],
  },
  ...{ alternativeQuestions: [], categoryId: null, lines: ['*'], startKey, variables, nodes },
});

const { QUESTION, INPUT, INFO, LOGIC, ACTION, SUBTREE, OUTCOME } = TreeNodeKind;

/** Checks water in a sub-tree. */
export const waterContent = content(
  'tap',
  [
    node('tap', QUESTION, { variable: 'tap', choices: [choice('open', 'fine'), choice('shut', 'dry')] }),
    node('fine', OUTCOME, { outcome: outcome(TreeResult.UNRESOLVED) }),
    node('dry', OUTCOME, { outcome: outcome(TreeResult.RESOLVED) }),
  ],
  [variable('tap', TreeValueType.STRING), variable('region', TreeValueType.STRING, TreeVariableOrigin.CONTEXT)],
);

/** A washing machine: question, input, rules, sub-tree, command, return with checks. */
export const machineContent = content(
  'code',
  [
    node('code', QUESTION, {
      variable: 'code',
      choices: [choice('E21', 'water', { scores: [{ variable: 'points', points: 2 }] }), choice('E30', 'device')],
    }),
    node('water', SUBTREE, {
      to: 'judge',
      subtree: {
        ...{ code: 'T-2', version: null, inputs: [{ target: 'region', source: 'region' }] },
        outputs: [
          { target: 'water', source: 'outcome' },
          { target: 'tap', source: 'tap' },
        ],
      },
    }),
    node('judge', LOGIC, {
      to: 'device',
      rules: [{ when: 'water == "dry"', label: null, to: 'tell' }],
    }),
    node('tell', INFO, { to: 'solved', say: text('Open the tap, {{name}}.'), body: text('Region {{region}}') }),
    node('device', INPUT, {
      to: 'order',
      fields: [field('phone', { mask: '99999999999' }), field('age', { isRequired: false, min: 0, max: 30 })],
    }),
    node('order', ACTION, {
      to: 'end',
      command: {
        ...{ name: 'crm.create-order', inputs: [{ target: 'phone', source: 'phone' }], timeoutSeconds: 3 },
        outputs: [{ target: 'order_no', source: 'order.number' }],
        ...{ failureTo: 'refused', timeoutTo: 'late' },
      },
    }),
    node('end', QUESTION, { choices: [choice('done', 'solved'), choice('send', 'return'), choice('again', 'code')] }),
    node('refused', OUTCOME, { outcome: outcome(TreeResult.ESCALATED) }),
    node('late', INFO, { to: 'return' }),
    node('return', OUTCOME, { outcome: outcome(TreeResult.RETURN_OR_REPAIR, { checks: ['water', 'device'] }) }),
    node('solved', OUTCOME, {
      outcome: outcome(TreeResult.RESOLVED, {
        disposition: 'OK',
        departmentId: 'headquarters',
        departmentRules: [{ when: 'region == "north"', departmentId: 'north' }],
        handoverTemplate: text('Order {{order_no}} of {{phone}}'),
      }),
    }),
  ],
  [
    variable('code', TreeValueType.ENUM, TreeVariableOrigin.INPUT, {
      options: ['E21', 'E30'].map((value) => ({ value, label: text(`code ${value}`) })),
    }),
    variable('water', TreeValueType.STRING, TreeVariableOrigin.COMMAND),
    variable('tap', TreeValueType.STRING, TreeVariableOrigin.COMMAND),
    variable('points', TreeValueType.NUMBER, TreeVariableOrigin.SCORE),
    variable('phone', TreeValueType.STRING, TreeVariableOrigin.INPUT, { isPersonal: true }),
    variable('name', TreeValueType.STRING, TreeVariableOrigin.CONTEXT, { isPersonal: true }),
    variable('age', TreeValueType.NUMBER),
    variable('order_no', TreeValueType.STRING, TreeVariableOrigin.COMMAND),
    variable('region', TreeValueType.STRING, TreeVariableOrigin.CONTEXT, { defaultValue: 'south' }),
  ],
);

export const treeOf = (treeId: string, code: string, drawn: TreeContent): EngineTree => ({
  ...{ treeId, code, number: 1, content: drawn },
  nodes: new Map(drawn.nodes.map((each) => [each.key, each])),
  variables: new Map(drawn.variables.map((each) => [each.name, each])),
  expressions: new TreeExpressions(drawn.variables),
});

/** What a walk of the machine is bound to. */
export const machineWorld = (parts: Partial<EngineWorld> = {}, drawn = machineContent): EngineWorld => {
  const sub = treeOf('tree_2', 'T-2', waterContent);
  return {
    root: treeOf('tree_1', 'T-1', drawn),
    sub: ({ code }) => (code === 'T-2' ? sub : null),
    maySee: () => true,
    now: new Date('2026-01-05T09:00:00Z'),
    reusesReplies: true,
    ...parts,
  };
};
