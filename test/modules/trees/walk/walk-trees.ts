import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import {
  TreeNodeKind,
  TreeResult,
  TreeValueType,
  TreeVariableOrigin,
} from '../../../../src/modules/trees/tree-enums.js';
import { engineTree } from '../../../../src/modules/trees/walk/engine/compiled.js';
import type { EngineWorld } from '../../../../src/modules/trees/walk/engine/engine.js';
import * as draw from '../drawings.js';

// Small trees for the engine and the services of walks.

const { same } = draw;
const { ENUM, NUMBER, STRING } = TreeValueType;
const { COMMAND, CONTEXT, SCORE } = TreeVariableOrigin;

/** Checks water in a sub-tree. */
export const waterContent = draw.drawing(
  [
    draw.question('tap', { open: 'fine', shut: 'dry' }, { variable: 'tap' }),
    draw.outcome('fine', { result: TreeResult.UNRESOLVED }),
    draw.outcome('dry'),
  ],
  { variables: [draw.variable('tap', STRING), draw.variable('region', STRING, { origin: CONTEXT })] },
);

/** A washing machine: question, input, rules, sub-tree, command, return with checks. */
export const machineContent = draw.drawing(
  [
    draw.node('code', TreeNodeKind.QUESTION, {
      title: same('title of code'),
      variable: 'code',
      choices: [
        draw.choice('E21', 'water', { label: same('label E21'), scores: [{ variable: 'points', points: 2 }] }),
        draw.choice('E30', 'device'),
      ],
    }),
    draw.subtree('water', 'T-2', 'judge', {
      inputs: [{ target: 'region', source: 'region' }],
      outputs: [
        { target: 'water', source: 'outcome' },
        { target: 'tap', source: 'tap' },
      ],
    }),
    draw.logic('judge', [['water == "dry"', 'tell']], 'device'),
    draw.info('tell', 'solved', { say: same('Open the tap, {{name}}.'), body: same('Region {{region}}') }),
    draw.input('device', 'order', [
      draw.field('phone', { mask: '99999999999' }),
      draw.field('age', { isRequired: false, min: 0, max: 30 }),
    ]),
    draw.action('order', 'end', {
      ...{ inputs: [{ target: 'phone', source: 'phone' }], timeoutSeconds: 3 },
      outputs: [{ target: 'order_no', source: 'order.number' }],
      ...{ failureTo: 'refused', timeoutTo: 'late' },
    }),
    draw.question('end', { done: 'solved', send: 'return', again: 'code' }),
    draw.outcome('refused', { result: TreeResult.ESCALATED }),
    draw.info('late', 'return'),
    draw.outcome('return', { result: TreeResult.RETURN_OR_REPAIR, checks: ['water', 'device'] }),
    draw.outcome('solved', {
      ...{ disposition: 'OK', departmentId: 'headquarters' },
      departmentRules: [{ when: 'region == "north"', departmentId: 'north' }],
      handoverTemplate: same('Order {{order_no}} of {{phone}}'),
    }),
  ],
  {
    variables: [
      draw.variable('code', ENUM, draw.options('E21', 'E30')),
      draw.variable('water', STRING, { origin: COMMAND }),
      draw.variable('tap', STRING, { origin: COMMAND }),
      draw.variable('points', NUMBER, { origin: SCORE }),
      draw.variable('phone', STRING, { isPersonal: true }),
      draw.variable('name', STRING, { origin: CONTEXT, isPersonal: true }),
      draw.variable('age', NUMBER),
      draw.variable('order_no', STRING, { origin: COMMAND }),
      draw.variable('region', STRING, { origin: CONTEXT, defaultValue: 'south' }),
    ],
  },
);

/** What a walk of the machine is bound to. */
export const machineWorld = (parts: Partial<EngineWorld> = {}, drawn: TreeContent = machineContent): EngineWorld => {
  const sub = engineTree('tree_2', 'T-2', 1, waterContent);
  return {
    root: engineTree('tree_1', 'T-1', 1, drawn),
    sub: ({ code }) => (code === 'T-2' ? sub : null),
    maySee: () => true,
    now: new Date('2026-01-05T09:00:00Z'),
    reusesReplies: true,
    ...parts,
  };
};
