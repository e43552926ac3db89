import {
  TreeNodeKind,
  TreeResult,
  TreeValueType,
  TreeVariableOrigin,
} from '../../../../src/modules/trees/tree-enums.js';
import * as draw from '../drawings.js';
import type { Example } from './way-examples.js';

const { DATE, ENUM, NUMBER, STRING } = TreeValueType;
const { SCORE } = TreeVariableOrigin;
const end = draw.outcome('end');

/** Variables, keys, texts and what nodes consist of. */
export const partExamples: readonly Example[] = [
  [
    'an answer that the variable cannot hold',
    draw.drawing([draw.question('a', { x: 'end', y: 'end' }, { variable: 'sound' }), end], {
      variables: [draw.variable('sound', ENUM, draw.options('x'))],
    }),
    ['TYPE_MISMATCH a choice:y'],
  ],
  [
    'a comparison that is never true',
    draw.drawing(
      [draw.question('a', { x: 'l' }, { variable: 'sound' }), draw.logic('l', [['sound == "z"', 'end']], 'end'), end],
      {
        variables: [draw.variable('sound', ENUM, draw.options('x'))],
      },
    ),
    ['TYPE_MISMATCH l rule:1', 'BRANCH_SHADOWED l rule:1'],
  ],
  [
    'a question that fills a number',
    draw.drawing([draw.question('a', { x: 'end' }, { variable: 'n' }), end], {
      variables: [draw.variable('n', NUMBER)],
    }),
    ['TYPE_MISMATCH a variable'],
  ],
  [
    'a score that is no score',
    draw.drawing(
      [
        draw.question(
          'a',
          { x: 'end' },
          { choices: [draw.choice('x', 'end', { scores: [{ variable: 'n', points: 1 }] })] },
        ),
        end,
      ],
      { variables: [draw.variable('n', NUMBER), draw.variable('s', STRING, { origin: SCORE })] },
    ),
    ['TYPE_MISMATCH - variable:s', 'TYPE_MISMATCH a choice:x'],
  ],
  [
    'a default that does not fit',
    draw.drawing([end], { variables: [draw.variable('d', DATE, { defaultValue: '2026-02-30' })] }),
    ['BAD_DEFAULT - variable:d'],
  ],
  [
    'a shape that cannot be kept',
    draw.drawing(
      [
        draw.input('i', 'end', [
          draw.field('a', { mask: '??' }),
          draw.field('b', { min: 5, max: 1 }),
          draw.field('c', { mask: '99' }),
        ]),
        end,
      ],
      {
        variables: [draw.variable('a', STRING), draw.variable('b', NUMBER), draw.variable('c', NUMBER)],
      },
    ),
    ['BAD_MASK i field:a', 'BAD_MASK i field:b', 'BAD_MASK i field:c'],
  ],
  ['two nodes of one key', draw.drawing([draw.info('a', 'end'), end, end]), ['DUPLICATE_KEY end -']],
  [
    'two answers of one key',
    draw.drawing([
      draw.node('a', TreeNodeKind.QUESTION, {
        choices: [draw.choice('x', 'end'), draw.choice('x', 'end', { label: draw.words('other') })],
      }),
      end,
    ]),
    ['DUPLICATE_KEY a choice:x'],
  ],
  [
    'two variables of one name',
    draw.drawing([end], { variables: [draw.variable('x', STRING), draw.variable('x', STRING)] }),
    ['DUPLICATE_KEY - variable:x'],
  ],
  [
    'two answers that read the same',
    draw.drawing([
      draw.node('a', TreeNodeKind.QUESTION, {
        choices: [draw.choice('x', 'end'), draw.choice('y', 'end', { label: { zhCN: '别的', en: ' X ' } })],
      }),
      end,
    ]),
    ['DUPLICATE_LABEL a choice:y'],
  ],
  [
    'a missing translation',
    draw.drawing([draw.info('a', 'end', { title: { zhCN: '标题', en: '' } }), end]),
    ['MISSING_TRANSLATION a title'],
  ],
  [
    'no text at all',
    draw.drawing([draw.info('a', 'end', { title: { zhCN: '', en: '' } }), end]),
    ['MISSING_TRANSLATION a title'],
  ],
  [
    'a device sent in without a check',
    draw.drawing([
      draw.question('q', { quick: 'return', slow: 'check' }),
      draw.info('check', 'return'),
      draw.outcome('return', { result: TreeResult.RETURN_OR_REPAIR, checks: ['check'] }),
    ]),
    ['RETURN_WITHOUT_CHECK return check:check'],
  ],
  [
    'a check that is not there, and none at all',
    draw.drawing([
      draw.question('q', { a: 'r1', b: 'r2' }),
      draw.outcome('r1', { result: TreeResult.RETURN_OR_REPAIR, checks: ['gone'] }),
      draw.outcome('r2', { result: TreeResult.RETURN_OR_REPAIR }),
    ]),
    ['BROKEN_TARGET r1 check:gone', 'RETURN_WITHOUT_CHECK r2 outcome'],
  ],
  [
    'a return that is its own check',
    draw.drawing([
      draw.question('q', { back: 'return' }),
      draw.outcome('return', { result: TreeResult.RETURN_OR_REPAIR, checks: ['return'] }),
    ]),
    ['RETURN_WITHOUT_CHECK return check:return'],
  ],
  [
    'a part of another kind',
    draw.drawing([draw.info('a', 'end', { choices: [draw.choice('x', 'end')] }), end]),
    ['PART_NOT_OF_KIND a choices'],
  ],
  [
    'an outcome that says nothing',
    draw.drawing([draw.node('end', TreeNodeKind.OUTCOME)]),
    ['PART_NOT_OF_KIND end outcome'],
  ],
  [
    'a command that is not set up',
    draw.drawing([draw.action('a', 'end', { name: 'crm.gone' }), end]),
    ['BROKEN_COMMAND a command'],
  ],
  [
    'a department that is not there',
    draw.drawing([draw.outcome('end', { departmentId: 'department_2', tierId: 'tier_2' })]),
    ['BROKEN_DEPARTMENT end department', 'BROKEN_DEPARTMENT end tier'],
  ],
  [
    'an article that does not exist',
    draw.drawing([draw.node('a', TreeNodeKind.ARTICLE, { to: 'end', article: { code: 'K-1', anchor: null } }), end]),
    ['BROKEN_ARTICLE a article'],
  ],
  [
    'an article node without article',
    draw.drawing([draw.node('a', TreeNodeKind.ARTICLE, { to: 'end' }), end]),
    ['BROKEN_ARTICLE a article'],
  ],
  [
    'a link in a text to what does not exist',
    draw.drawing([draw.info('a', 'end', { body: draw.words('see [[K-1]]') }), end]),
    ['BROKEN_ARTICLE a body'],
  ],
  [
    'a sub-tree that does not exist',
    draw.drawing([draw.subtree('a', 'T-15', 'end'), end]),
    ['BROKEN_SUBTREE a subtree'],
  ],
  [
    'a tree that calls itself',
    draw.drawing([draw.subtree('a', 'T-14', 'end'), end]),
    ['BROKEN_SUBTREE a subtree', 'SUBTREE_CYCLE a subtree'],
  ],
];
