import { describe, expect, test } from '@jest/globals';
import { TreeResult, TreeValueType } from '../../../../src/modules/trees/tree-enums.js';
import { TreeFindingCode, TreeFindingSeverity } from '../../../../src/modules/trees/validation/finding.js';
import { findingsOf } from '../../../../src/modules/trees/validation/validator.rules.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import * as draw from '../drawings.js';
import { facts, findingOf, found } from './checking.js';
import { partExamples } from './part-examples.js';
import { wayExamples } from './way-examples.js';

const { BOOLEAN, NUMBER } = TreeValueType;
const end = draw.outcome('end');

const examples = [...wayExamples, ...partExamples];

describe('findings', () => {
  test.each(examples)('%s', (_, content, expected) => {
    expect(found(content)).toEqual(expected);
    for (const { message, mend } of findingsOf(content, facts()))
      for (const text of [message, mend]) {
        expect(text.zhCN).toMatch(/[\u4e00-\u9fff]/);
        expect(text.en).toMatch(/[A-Za-z]/);
        expect(text.en.replace(/“[^”]*”/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
        expect(`${text.zhCN}${text.en}`).not.toMatch(/undefined|null|NaN/);
      }
  });

  test('every code but those of the outside has an example here', () => {
    const seen = new Set(examples.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[0])));
    const elsewhere = [
      ...['SUBTREE_TOO_DEEP', 'AUDIENCE_WIDER_THAN_TARGET', 'TOO_MANY_NODES'],
      ...['BROKEN_ANCHOR', 'PERSONAL_MARK_LOST'],
    ];
    expect(Object.keys(TreeFindingCode).filter((code) => !seen.has(code) && !elsewhere.includes(code))).toEqual([]);
  });

  test('too many nodes', () => {
    const nodes = Array.from({ length: 5_001 }, (_, at) => draw.info(`n${at}`, `n${at + 1}`));
    expect(found(draw.drawing([...nodes, draw.outcome('n5001')]))).toEqual(['TOO_MANY_NODES - -']);
  });

  test('rules that cover every case make a missing default a warning', () => {
    const content = draw.drawing(
      [
        draw.logic(
          'a',
          [
            ['isNew', 'end'],
            ['!isNew', 'end'],
          ],
          null,
        ),
        end,
      ],
      {
        variables: [draw.variable('isNew', BOOLEAN, { defaultValue: 'true' })],
      },
    );
    expect(findingOf(content, TreeFindingCode.NO_DEFAULT)?.severity).toBe(TreeFindingSeverity.WARNING);
  });

  test('errors come first, those of the tree before those of nodes', () => {
    const content = draw.drawing([draw.info('lost', 'end'), draw.info('a', null), end], {
      startKey: 'a',
      variables: [draw.variable('d', NUMBER, { defaultValue: 'x' })],
    });
    expect(found(content)).toEqual([
      'BAD_DEFAULT - variable:d',
      'DEAD_END a to',
      'UNREACHABLE lost -',
      'UNREACHABLE end -',
    ]);
  });

  test('the way that leaves a check out, and the way on which nothing is set, are told', () => {
    const content = draw.drawing([
      draw.question('q', { quick: 'return', slow: 'check' }),
      draw.info('check', 'return'),
      draw.outcome('return', { result: TreeResult.RETURN_OR_REPAIR, checks: ['check'] }),
    ]);
    expect(findingOf(content, TreeFindingCode.RETURN_WITHOUT_CHECK)?.message.en).toContain('“q” → “return”');
  });

  test('texts are wanted in the languages only in which the tree is offered', () => {
    const content = draw.drawing([draw.info('a', 'end', { title: { zhCN: '标题', en: '' } }), end], {
      locales: [Locale.ZH_CN],
    });
    expect(found(content)).toEqual([]);
  });
});
