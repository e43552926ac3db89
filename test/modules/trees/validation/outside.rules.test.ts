import { describe, expect, test } from '@jest/globals';
import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import { TreeNodeKind, TreeValueType, TreeVariableOrigin } from '../../../../src/modules/trees/tree-enums.js';
import { TreeFindingCode } from '../../../../src/modules/trees/validation/finding.js';
import { findingsOf } from '../../../../src/modules/trees/validation/validator.rules.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';
import * as draw from '../drawings.js';
import { everybodyInside, facts, findingOf, found } from './checking.js';

const { ENUM, NUMBER, STRING } = TreeValueType;
const { CONTEXT, COMMAND } = TreeVariableOrigin;
const end = draw.outcome('end');

const live = (code: string, reach = everybodyInside) => ({
  id: `tree_${code}`,
  code,
  standing: 'LIVE' as const,
  reach,
});
const inner = (code: string, content: TreeContent) => ({
  trees: new Map([[code, live(code)]]),
  called: new Map([[code, { content }]]),
});
const asking = draw.drawing([draw.question('q', { x: 'end' }), end], {
  variables: [draw.variable('sign', STRING, { origin: CONTEXT, defaultValue: '-' }), draw.variable('n', NUMBER)],
});

describe('what lies outside', () => {
  const caller = (parts: Parameters<typeof draw.subtree>[3]): TreeContent =>
    draw.drawing([draw.subtree('s', 'T-15', 'end', parts), end], {
      variables: [
        draw.variable('age', NUMBER, { defaultValue: '1' }),
        draw.variable('name', STRING, { defaultValue: 'x' }),
        draw.variable('result', ENUM, { origin: COMMAND, ...draw.options('RESOLVED', 'UNRESOLVED') }),
        draw.variable('narrow', ENUM, { origin: COMMAND, ...draw.options('UNRESOLVED') }),
        draw.variable('points', NUMBER, { origin: COMMAND }),
      ],
    });
  const outside = facts(inner('T-15', asking));

  test.each([
    [
      {
        inputs: [{ target: 'sign', source: 'name' }],
        outputs: [
          { target: 'result', source: 'result' },
          { target: 'points', source: 'n' },
        ],
      },
      [],
    ],
    [{ inputs: [{ target: 'sign', source: 'age' }] }, ['TYPE_MISMATCH s input:sign']],
    [{ inputs: [{ target: 'n', source: 'age' }] }, ['TYPE_MISMATCH s input:n']],
    [{ inputs: [{ target: 'gone', source: 'age' }] }, ['UNDEFINED_VARIABLE s input:gone']],
    [{ outputs: [{ target: 'narrow', source: 'result' }] }, ['TYPE_MISMATCH s output:narrow']],
    [{ outputs: [{ target: 'points', source: 'sign' }] }, ['TYPE_MISMATCH s output:points']],
    [{ outputs: [{ target: 'points', source: 'gone' }] }, ['BROKEN_SUBTREE s output:points']],
    [{ outputs: [{ target: 'gone', source: 'n' }] }, ['UNDEFINED_VARIABLE s output:gone']],
    [{ version: 7 }, ['BROKEN_SUBTREE s subtree']],
  ])('mappings %j', (parts, expected) => {
    expect(found(caller(parts), outside)).toEqual(expected);
  });

  test('a pinned version that fewer might walk when it went live, although the tree is open to all now', () => {
    const narrow = { ...everybodyInside, tierRank: 3 };
    const pinned = (reach?: typeof narrow): string[] =>
      found(
        draw.drawing([draw.subtree('s', 'T-15', 'end', { version: 1 }), end]),
        facts({
          trees: new Map([['T-15', live('T-15')]]),
          called: new Map([['T-15@1', { content: asking, ...(reach ? { reach } : {}) }]]),
        }),
      );
    expect(pinned(narrow)).toEqual(['AUDIENCE_WIDER_THAN_TARGET s subtree']);
    expect(pinned(everybodyInside)).toEqual([]);
    expect(pinned()).toEqual([]);
  });

  test('sub-trees that call each other in a circle, and those that lie too deep', () => {
    const chain = (length: number, last: TreeContent): ReturnType<typeof facts> => {
      const codes = Array.from({ length }, (_, at) => `T-${100 + at}`);
      return facts({
        trees: new Map(codes.map((code) => [code, live(code)])),
        called: new Map(
          codes.map((code, at) => {
            const next = codes[at + 1];
            return [
              code,
              { content: next ? draw.drawing([draw.question('q', { x: 's' }), draw.subtree('s', next, null)]) : last },
            ];
          }),
        ),
      });
    };
    const content = draw.drawing([draw.subtree('s', 'T-100', null)]);
    expect(found(content, chain(8, asking))).toEqual([]);
    expect(found(content, chain(9, asking))).toEqual(['SUBTREE_TOO_DEEP s subtree']);
    expect(found(content, chain(3, draw.drawing([draw.subtree('s', 'T-14', null)])))).toEqual([
      'SUBTREE_CYCLE s subtree',
    ]);
    expect(found(content, chain(3, draw.drawing([draw.subtree('s', 'T-101', null)])))).toEqual([
      'SUBTREE_CYCLE s subtree',
    ]);
  });

  test('a sub-tree in which nobody answers does not break a circle', () => {
    const round = draw.drawing([
      draw.logic('l', [['today() > date("2026-01-01")', 'end']], 's'),
      draw.subtree('s', 'T-15', 'l'),
      end,
    ]);
    expect(found(round, facts(inner('T-15', asking)))).toEqual([]);
    expect(found(round, facts(inner('T-15', draw.drawing([end]))))).toEqual(['CYCLE_WITHOUT_INPUT l -']);
  });

  test('targets that are out of use, not published, merged or narrower', () => {
    const target = (standing: 'LIVE' | 'GONE' | 'NOT_YET' | 'MERGED', tierRank = 0) => ({
      ...{ code: 'K-1', standing, holds: true, articleId: 'article_1', mergedIntoId: null },
      reach: { ...everybodyInside, tierRank },
    });
    const content = draw.drawing([
      draw.node('a', TreeNodeKind.ARTICLE, { to: 'end', article: { code: 'K-1', anchor: null } }),
      end,
    ]);
    const named = draw.drawing([draw.info('a', 'end', { article: { code: 'K-1', anchor: null } }), end]);
    const given = (one: ReturnType<typeof target>) => facts({ articles: new Map([['K-1', one]]) });
    expect(found(content, given(target('LIVE')))).toEqual([]);
    for (const standing of ['GONE', 'NOT_YET', 'MERGED'] as const)
      expect(found(content, given(target(standing)))).toEqual(['BROKEN_ARTICLE a article']);
    expect(findingOf(content, TreeFindingCode.AUDIENCE_WIDER_THAN_TARGET, given(target('LIVE', 2)))?.severity).toBe(
      'ERROR',
    );
    expect(findingOf(named, TreeFindingCode.AUDIENCE_WIDER_THAN_TARGET, given(target('LIVE', 2)))?.severity).toBe(
      'WARNING',
    );
    const sub = facts({ ...inner('T-15', asking), reach: { ...everybodyInside, audience: Audience.PUBLIC } });
    expect(found(draw.drawing([draw.subtree('s', 'T-15', null)]), sub)).toEqual([
      'AUDIENCE_WIDER_THAN_TARGET s subtree',
    ]);
  });

  test('a heading that the live text of the article does not have', () => {
    const at = (anchor: string | null): TreeContent =>
      draw.drawing([draw.node('a', TreeNodeKind.ARTICLE, { to: 'end', article: { code: 'K-1', anchor } }), end]);
    const target = { code: 'K-1', standing: 'LIVE' as const, holds: true, articleId: 'article_1', mergedIntoId: null };
    const sections = new Map([
      [
        'K-1',
        [
          { heading: null, text: 'First of all', internal: false },
          { heading: '清洗  滤网 Clean the filter', text: 'Open the flap.\nPull it out.', internal: false },
          { heading: 'Who pays', text: 'The maker.', internal: true },
        ],
      ],
    ]);
    const given = (audience = Audience.INTERNAL) =>
      facts({
        articles: new Map([['K-1', { ...target, reach: { ...everybodyInside, audience } }]]),
        ...{ sections, reach: { ...everybodyInside, audience } },
      });
    for (const there of [null, 'clean THE filter', '## 清洗 滤网', 'Pull it out', '第 2 步', 'step 2', 'Who pays'])
      expect(found(at(there), given())).toEqual([]);
    for (const gone of ['Clean the drum', 'it out'])
      expect(found(at(gone), given())).toEqual(['BROKEN_ANCHOR a article']);
    expect(findingOf(at('Clean the drum'), TreeFindingCode.BROKEN_ANCHOR, given())?.severity).toBe('WARNING');
    // Outsiders have no internal part to begin at.
    expect(found(at('Who pays'), given(Audience.PUBLIC))).toEqual(['BROKEN_ANCHOR a article']);
    expect(found(at('清洗 滤网'), given(Audience.PUBLIC))).toEqual([]);
    // What is not live has no text to look into: that is told by itself.
    expect(found(at('Clean the drum'), facts())).toEqual(['BROKEN_ARTICLE a article']);
  });

  describe('personal data that are handed to a sub-tree and back', () => {
    const called = (isPersonal: boolean): ReturnType<typeof facts> =>
      facts(
        inner(
          'T-15',
          draw.drawing([draw.question('q', { x: 'end' }), end], {
            variables: [
              draw.variable('about', STRING, { origin: CONTEXT, defaultValue: '-', isPersonal }),
              draw.variable('phone', STRING, { isPersonal }),
            ],
          }),
        ),
      );
    const calling = (
      parts: Parameters<typeof draw.subtree>[3],
      { isPersonal, isKept }: { readonly isPersonal: boolean; readonly isKept: boolean },
    ): TreeContent =>
      draw.drawing([draw.subtree('s', 'T-15', 'end', parts), end], {
        variables: [
          draw.variable('name', STRING, { defaultValue: 'x', isPersonal }),
          draw.variable('kept', STRING, { origin: COMMAND, isPersonal: isKept }),
        ],
      });
    const mapped = {
      inputs: [{ target: 'about', source: '"Dear " + name' }],
      outputs: [{ target: 'kept', source: 'phone' }],
    };

    test.each([
      [true, true, true, []],
      [false, false, false, []],
      [false, false, true, []],
      [true, false, true, ['PERSONAL_MARK_LOST s input:about']],
      [false, true, false, ['PERSONAL_MARK_LOST s output:kept']],
    ])('caller %p, called %p, kept %p', (isPersonal, isCalled, isKept, expected) => {
      const content = calling(mapped, { isPersonal, isKept });
      expect(found(content, called(isCalled))).toEqual(expected);
      for (const { severity, mend } of findingsOf(content, called(isCalled))) {
        expect(severity).toBe('WARNING');
        expect(mend.zhCN && mend.en).toBeTruthy();
      }
    });

    test('how it ended is nobody’s data', () => {
      const content = draw.drawing(
        [draw.subtree('s', 'T-15', 'end', { outputs: [{ target: 'kept', source: 'result' }] }), end],
        { variables: [draw.variable('kept', ENUM, { origin: COMMAND, ...draw.options('RESOLVED') })] },
      );
      expect(found(content, called(true))).toEqual([]);
    });
  });

  test('a command that is switched off', () => {
    const off = facts({ commands: new Map([['crm.create-order', { isActive: false }]]) });
    expect(found(draw.drawing([draw.action('a', 'end'), end]), off)).toEqual(['BROKEN_COMMAND a command']);
  });
});
