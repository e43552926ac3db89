import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import { TreeValueType, TreeVariableOrigin } from '../../../../src/modules/trees/tree-enums.js';
import * as draw from '../drawings.js';

const { BOOLEAN, ENUM, NUMBER, STRING } = TreeValueType;
const { CONTEXT, COMMAND } = TreeVariableOrigin;
const end = draw.outcome('end');

/** A finding by an example: what is drawn, and exactly what is found. */
export type Example = readonly [name: string, content: TreeContent, expected: readonly string[]];

/** Ways through the drawing, conditions and what is set on them. */
export const wayExamples: readonly Example[] = [
  ['nothing drawn', draw.drawing([]), ['NO_START - start']],
  ['a start that is not there', draw.drawing([end], { startKey: 'gone' }), ['NO_START - start']],
  [
    'a way that nobody goes',
    draw.drawing([draw.info('a', 'end'), end, draw.info('lost', 'end')]),
    ['UNREACHABLE lost -'],
  ],
  ['an information without a next step', draw.drawing([draw.info('a', null)]), ['DEAD_END a to']],
  [
    'an answer without a way',
    draw.drawing([draw.question('a', { yes: 'end', no: null }), end]),
    ['DEAD_END a choice:no'],
  ],
  ['a question without answers', draw.drawing([draw.question('a', {})]), ['DEAD_END a -']],
  [
    'a circle of questions without an end',
    draw.drawing([draw.question('a', { on: 'b' }), draw.info('b', 'a')]),
    ['DEAD_END a -'],
  ],
  [
    'a way to what is not there',
    draw.drawing([draw.question('a', { yes: 'end', no: 'gone' }), end]),
    ['BROKEN_TARGET a choice:no'],
  ],
  [
    'no default',
    draw.drawing([draw.logic('a', [['today() > date("2026-01-01")', 'end']], null), end]),
    ['NO_DEFAULT a to'],
  ],
  [
    'an action without ways for failure',
    draw.drawing([draw.action('a', 'end', { failureTo: null, timeoutTo: null }), end]),
    ['NO_BRANCH_FOR_FAILURE a failureTo', 'NO_BRANCH_FOR_FAILURE a timeoutTo'],
  ],
  [
    'a circle in which nobody answers',
    draw.drawing([
      draw.question('q', { on: 'a', off: 'end' }),
      draw.logic('a', [['1 > 2', 'end']], 'b'),
      draw.action('b', 'a'),
      end,
    ]),
    ['CYCLE_WITHOUT_INPUT a -', 'BRANCH_SHADOWED a rule:1'],
  ],
  [
    'a node that leads to itself',
    draw.drawing([draw.logic('a', [['today() < date("2026-01-01")', 'end']], 'a'), end]),
    ['CYCLE_WITHOUT_INPUT a -'],
  ],
  [
    'a name that is no variable',
    draw.drawing([draw.logic('a', [['code == "E21"', 'end']], 'end'), end]),
    ['UNDEFINED_VARIABLE a rule:1'],
  ],
  [
    'a condition that is none',
    draw.drawing([draw.logic('a', [['1 + 1', 'end']], 'end'), end]),
    ['TYPE_MISMATCH a rule:1'],
  ],
  [
    'a condition that cannot be read',
    draw.drawing([draw.logic('a', [['1 >', 'end']], 'end'), end]),
    ['BAD_EXPRESSION a rule:1'],
  ],
  [
    'a pattern in a condition',
    draw.drawing([draw.logic('a', [['"a".matches("b")', 'end']], 'end'), end]),
    ['BAD_EXPRESSION a rule:1'],
  ],
  [
    'a variable that only one way sets',
    draw.drawing(
      [
        draw.question('q', { ask: 'i', skip: 'l' }),
        draw.input('i', 'l', [draw.field('code')]),
        draw.logic('l', [['code == "E21"', 'end']], 'end'),
        end,
      ],
      { variables: [draw.variable('code', STRING)] },
    ),
    ['USED_BEFORE_SET l rule:1'],
  ],
  [
    'a field that need not be filled in',
    draw.drawing(
      [
        draw.input('i', 'l', [draw.field('code', { isRequired: false })]),
        draw.logic('l', [['code == "E21"', 'end']], 'end'),
        end,
      ],
      {
        variables: [draw.variable('code', STRING)],
      },
    ),
    ['USED_BEFORE_SET l rule:1'],
  ],
  [
    'a variable from the call without default',
    draw.drawing([draw.logic('l', [['region == "north"', 'end']], 'end'), end], {
      variables: [draw.variable('region', STRING, { origin: CONTEXT })],
    }),
    ['USED_BEFORE_SET l rule:1'],
  ],
  [
    'a reply that is there after success only',
    draw.drawing(
      [
        draw.action('a', 'l', { outputs: [{ target: 'order', source: 'id' }], failureTo: 'l', timeoutTo: 'end' }),
        draw.logic('l', [['order == "1"', 'end']], 'end'),
        end,
      ],
      { variables: [draw.variable('order', STRING, { origin: COMMAND })] },
    ),
    ['USED_BEFORE_SET l rule:1'],
  ],
  [
    'a text that shows what nobody has set',
    draw.drawing([draw.info('a', 'end', { say: draw.words('{{code}}') }), end], {
      variables: [draw.variable('code', STRING)],
    }),
    ['USED_BEFORE_SET a say'],
  ],
  [
    'a text that names no variable',
    draw.drawing([draw.info('a', 'end', { say: draw.words('{{ code }}') }), end]),
    ['UNDEFINED_VARIABLE a say'],
  ],
  [
    'a rule behind one that is always true',
    draw.drawing([
      draw.logic(
        'a',
        [
          ['true', 'end'],
          ['1 < 2', 'end'],
        ],
        'end',
      ),
      end,
    ]),
    ['BRANCH_SHADOWED a rule:2'],
  ],
  [
    'the same condition twice',
    draw.drawing(
      [
        draw.logic(
          'a',
          [
            ['n > 1', 'end'],
            ['n  > 1', 'end'],
          ],
          'end',
        ),
        end,
      ],
      {
        variables: [draw.variable('n', NUMBER, { defaultValue: '0' })],
      },
    ),
    ['BRANCH_SHADOWED a rule:2'],
  ],
  [
    'a rule whose cases are all decided before',
    draw.drawing(
      [
        draw.logic(
          'a',
          [
            ['isNew || region == "north"', 'end'],
            ['!isNew && region == "south"', 'end'],
            ['region == "south" && isNew', 'end'],
          ],
          'end',
        ),
        end,
      ],
      {
        variables: [
          draw.variable('isNew', BOOLEAN, { defaultValue: 'true' }),
          draw.variable('region', ENUM, { ...draw.options('north', 'south'), defaultValue: 'north' }),
        ],
      },
    ),
    ['BRANCH_SHADOWED a rule:3'],
  ],
];
