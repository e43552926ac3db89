import { Locale } from '../../../../src/platform/graphql/enums.js';
import { emptyTreeContent, completeNode, completeVariable } from '../../../../src/modules/trees/tree-content.rules.js';
import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import {
  TreeNodeKind,
  TreePurpose,
  TreeResult,
  TreeValueType,
  TreeVariableOrigin,
} from '../../../../src/modules/trees/tree-enums.js';
import { both } from '../drawings.js';

/** A tree with every kind of node and every part; names stand where ids will. */
export const sample: TreeContent = {
  ...emptyTreeContent,
  title: both('滚筒不脱水', 'Drum does not spin'),
  description: both('洗完还滴水', 'Wet after washing'),
  purpose: TreePurpose.TROUBLESHOOTING,
  locales: [Locale.ZH_CN, Locale.EN],
  alternativeQuestions: ['甩不干', 'wet clothes'],
  categoryId: 'devices/washers',
  lines: ['tv'],
  startKey: 'where',
  variables: [
    completeVariable({
      ...{ name: 'code', type: TreeValueType.ENUM, origin: TreeVariableOrigin.INPUT, label: both('代码', 'Code') },
      options: [
        { value: 'E21', label: both('排水', 'Drain') },
        { value: 'E35', label: both('转速', 'Speed') },
      ],
      defaultValue: 'E21',
    }),
    completeVariable({
      ...{ name: 'serial', type: TreeValueType.STRING, origin: TreeVariableOrigin.INPUT, isPersonal: true },
    }),
    completeVariable({ name: 'order', type: TreeValueType.STRING, origin: TreeVariableOrigin.COMMAND }),
    completeVariable({
      ...{ name: 'points', type: TreeValueType.NUMBER, origin: TreeVariableOrigin.SCORE, defaultValue: '0' },
    }),
  ],
  nodes: [
    completeNode({
      ...{ key: 'where', kind: TreeNodeKind.QUESTION, title: both('停在“哪一步”？#1', 'Where does it "stop"? #1') },
      ...{ body: both('**看**\n\n- 屏幕', '**Look**\n\n- screen'), say: both('请看屏幕', 'Please look') },
      ...{ alternativeQuestions: ['停在哪'], article: { code: 'K-2031', anchor: '三包期内' } },
      choices: [
        {
          ...{ key: 'spin', label: both('不脱水 | 滴水', 'No spin | wet'), hint: both('先看代码', 'Code first') },
          ...{ to: 'read', scores: [{ variable: 'points', points: -1.5 }] },
        },
        { key: 'noise', label: both('有异响', 'Noise'), to: 'sub.noise' },
        { key: 'none', label: both('听不清', 'Cannot say'), to: 'later' },
      ],
      position: { x: 10.5, y: -20 },
    }),
    completeNode({
      ...{ key: 'read', kind: TreeNodeKind.INPUT, title: both('代码与序列号', 'Code and serial'), to: 'by-code' },
      fields: [
        { variable: 'code', label: both('代码', 'Code'), hint: both('屏幕上', 'On the screen') },
        { variable: 'serial', label: both('序列号', 'Serial'), isRequired: false, min: 3, max: 20, mask: 'AA-9999*?' },
      ],
    }),
    completeNode({
      ...{ key: 'by-code', kind: TreeNodeKind.LOGIC, title: both('按代码', 'By code'), to: 'k2031' },
      rules: [
        { when: 'code == "E21" && points < 3.0', label: both('排水', 'Drain'), to: 'crm' },
        { when: 'code == "E35"', to: 'expert' },
      ],
    }),
    completeNode({
      ...{ key: 'crm', kind: TreeNodeKind.ACTION, title: both('建工单', 'Create order'), to: 'sent' },
      command: {
        ...{ name: 'crm.create-order', inputs: [{ target: 'serial', source: 'code + "-1"' }] },
        ...{
          outputs: [{ target: 'order', source: 'id' }],
          timeoutSeconds: 30,
          failureTo: 'expert',
          timeoutTo: 'later',
        },
      },
    }),
    completeNode({
      ...{ key: 'sub.noise', kind: TreeNodeKind.SUBTREE, title: both('异响', 'Noise'), to: 'later' },
      subtree: {
        ...{ code: 'T-15', version: 2, inputs: [{ target: 'code', source: '"E21"' }] },
        outputs: [{ target: 'order', source: 'outcome' }],
      },
    }),
    completeNode({
      ...{ key: 'k2031', kind: TreeNodeKind.ARTICLE, title: both('摊开衣物', 'Spread the load'), to: 'later' },
      article: { code: 'K-2031' },
    }),
    completeNode({ key: 'later', kind: TreeNodeKind.INFO, title: both('约定回拨', 'Agree on a call'), to: 'end' }),
    completeNode({
      ...{ key: 'expert', kind: TreeNodeKind.OUTCOME, title: both('转专家级', 'To the experts') },
      outcome: {
        ...{ result: TreeResult.ESCALATED, disposition: 'MAIN_BOARD', departmentId: 'technical', tierId: 'expert' },
        departmentRules: [{ when: 'code == "E35"', departmentId: 'washer-repair' }],
        handoverTemplate: both('代码 {{code}}', 'Code {{code}}'),
      },
    }),
    completeNode({
      ...{ key: 'sent', kind: TreeNodeKind.OUTCOME, title: both('已派单', 'Sent') },
      outcome: { result: TreeResult.RETURN_OR_REPAIR, checks: ['read'] },
    }),
    completeNode({
      ...{ key: 'end', kind: TreeNodeKind.OUTCOME, title: both('待回拨', 'Call back') },
      outcome: { result: TreeResult.UNRESOLVED },
    }),
  ],
};
