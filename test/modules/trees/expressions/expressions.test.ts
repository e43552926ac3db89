import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TreeValues } from '../../../../src/modules/trees/tree-content.js';
import { TreeValueType } from '../../../../src/modules/trees/tree-enums.js';
import { ExpressionFault } from '../../../../src/modules/trees/expressions/expression-fault.js';
import { TreeExpressions } from '../../../../src/modules/trees/expressions/expressions.js';
import * as draw from '../drawings.js';

const variable = (name: string, type: TreeValueType, options: readonly string[] = []) =>
  draw.variable(name, type, draw.options(...options));

const variables = [
  variable('age', TreeValueType.NUMBER),
  variable('points', TreeValueType.NUMBER),
  variable('code', TreeValueType.STRING),
  variable('region', TreeValueType.ENUM, ['north', 'south']),
  variable('signs', TreeValueType.ENUM_LIST, ['noise', 'leak', 'smell']),
  variable('isNew', TreeValueType.BOOLEAN),
  variable('isSafe', TreeValueType.BOOLEAN),
  variable('bought', TreeValueType.DATE),
  // Names that mean something to the program underneath, but nothing to who draws a tree.
  variable('string', TreeValueType.STRING),
  variable('constructor', TreeValueType.STRING),
];
const expressions = new TreeExpressions(variables);
const now = new Date('2026-03-01T15:30:00Z');
const values: TreeValues = {
  age: 5,
  points: 2.5,
  code: 'E21',
  region: 'north',
  signs: ['noise', 'leak'],
  isNew: true,
  isSafe: false,
  bought: '2024-03-02',
  string: 's',
  constructor: 'c',
};
const evaluate = (text: string, given: TreeValues = values): unknown => expressions.evaluate(text, given, now);

describe('expressions', () => {
  test.each([
    ['age > 3', true],
    ['age == 5', true],
    ['5 == age', true],
    ['age != 5.0', false],
    ['age + 1 >= 6 && points * 2 == 5', true],
    ['age % 2 == 1', true],
    ['-age < 0', true],
    ['age / 2', 2.5],
    ['age in [1, 5]', true],
    ['code == "E21"', true],
    ["code in ['E20', 'E21']", true],
    ['code.startsWith("E") && size(code) == 3', true],
    ['code.size() + 1 > 3', true],
    ['code + "-" + string(age)', 'E21-5'],
    ['double("2.5") == points', true],
    ['" E ".trim().lowerAscii()', 'e'],
    ['"leak" in signs', true],
    ['size(signs) == 2', true],
    ['signs == ["noise", "leak"]', true],
    ['signs', ['noise', 'leak']],
    ['isNew && !isSafe', true],
    ['isNew ? "x" : "y"', 'x'],
    ['bought < today()', true],
    ['bought == date("2024-03-02")', true],
    ['today()', '2026-03-01'],
    ['daysSince(bought)', 729],
    ['yearsSince(bought)', 1],
    ['yearsSince(date("2024-03-01"))', 2],
    ['daysSince(date("2026-03-02"))', -1],
    ['string + constructor', 'sc'],
    ['code == "E21" // the lid', true],
  ])('%s', (text, expected) => {
    expect(expressions.check(text)).toMatchObject({ ok: true });
    expect(evaluate(text)).toEqual(expected);
  });

  test('tell their type and what they read', () => {
    expect(expressions.check('code == "E21" && "leak" in signs && age > 3')).toEqual({
      ok: true,
      type: 'BOOLEAN',
      names: ['code', 'signs', 'age'],
      comparisons: [
        { name: 'code', value: 'E21', at: 8 },
        { name: 'signs', value: 'leak', at: 17 },
      ],
    });
    expect(expressions.check('signs')).toMatchObject({ type: 'LIST' });
    expect(expressions.check('bought')).toMatchObject({ type: 'DATE' });
    expect(expressions.check('age + 1')).toMatchObject({ type: 'NUMBER' });
    expect(expressions.check('region')).toMatchObject({ type: 'STRING' });
  });

  test.each([
    ['', 'SYNTAX', 0],
    ['age >', 'SYNTAX', 5],
    ['age = 5', 'SYNTAX', 4],
    ['age > 3 & isNew', 'SYNTAX', 8],
    ['code == “E21”', 'SYNTAX', 8],
    ['code == E21', 'UNKNOWN_NAME', 8],
    ['foo(age)', 'UNKNOWN_NAME', 0],
    ['age > 3 && unknown', 'UNKNOWN_NAME', 11],
    ['code == 5', 'TYPE', 0],
    ['age + "a"', 'TYPE', 0],
    ['age && isNew', 'TYPE', 0],
    ['[1, "a"]', 'TYPE', 4],
    ['isNew ? 1 : "a"', 'TYPE', 0],
    ['size(age)', 'TYPE', 0],
    ['bought - today()', 'TYPE', null],
    ['date(code)', 'TYPE', 0],
    ['date("2026-02-30")', 'TYPE', 0],
    ['code.matches("(a+)+$")', 'FORBIDDEN', 0],
    ['code.constructor', 'FORBIDDEN', 0],
    ['signs[0]', 'FORBIDDEN', 0],
    ['{"a": 1}', 'FORBIDDEN', 0],
    ['signs.map(x, x)', 'FORBIDDEN', 0],
    ['signs.exists(x, x == "a")', 'FORBIDDEN', 0],
    ['cel.bind(x, 1, x)', 'FORBIDDEN', 0],
    ['has(code.x)', 'FORBIDDEN', 0],
    ['type(age)', 'FORBIDDEN', 0],
    ['5u', 'FORBIDDEN', 0],
    ['code == null', 'FORBIDDEN', 8],
    ['b"abc"', 'FORBIDDEN', 0],
  ])('%s is %s', (text, code, at) => {
    const found = expressions.check(text);
    expect(found).toMatchObject({ ok: false, code, at });
    if (!found.ok) {
      expect(found.message.zhCN).toMatch(/[\u4e00-\u9fff]/);
      expect(found.message.en).toMatch(/^[\x20-\x7e“”…`]+$/);
    }
    expect(() => evaluate(text)).toThrow(ExpressionFault);
  });

  test('are limited in length and depth', () => {
    expect(expressions.check(`code == "${'x'.repeat(1_000)}"`)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(expressions.check(`${'('.repeat(300)}1${')'.repeat(300)}`)).toMatchObject({ ok: false });
    expect(expressions.check(`${'!'.repeat(900)}isNew`)).toMatchObject({ ok: false });
    expect(expressions.check(Array.from({ length: 400 }, () => '1').join('+'))).toMatchObject({ ok: false });
    expect(() => evaluate(Array.from({ length: 120 }, () => 'code').join('+'), { code: 'x'.repeat(500) })).toThrow(
      ExpressionFault,
    );
  });

  test('say which variable has no value, and need none that they do not read', () => {
    expect(() => evaluate('age > 3', {})).toThrow('age');
    expect(evaluate('isNew || age > 3', { isNew: true })).toBe(true);
    expect(evaluate('isNew ? "x" : code', { isNew: true })).toBe('x');
    expect(() => evaluate('age > 3', { age: 'many' })).toThrow(ExpressionFault);
    expect(() => evaluate('bought < today()', { bought: '2026-02-30' })).toThrow(ExpressionFault);
    expect(() => evaluate('age / 0')).toThrow(ExpressionFault);
    expect(() => evaluate('double(code) > 1')).toThrow(ExpressionFault);
  });

  test('values that came in with their prototype are not read', () => {
    const inherited = Object.create({ code: 'E21' }) as TreeValues;
    expect(() => evaluate('code == "E21"', inherited)).toThrow('code');
  });

  test('variables that cannot be read are left out, and nothing falls over', () => {
    const odd = new TreeExpressions([
      variable('', TreeValueType.STRING),
      variable('a b', TreeValueType.STRING),
      variable('in', TreeValueType.STRING),
      variable('x', TreeValueType.NUMBER),
      variable('x', TreeValueType.STRING),
      variable('__proto__', TreeValueType.STRING),
    ]);
    expect(odd.check('x + 1 > 0')).toMatchObject({ ok: true });
    expect(odd.check('in == "a"')).toMatchObject({ ok: false });
    expect(odd.check('__proto__ == "a"')).toMatchObject({ ok: false });
  });

  test('whatever is typed, nothing but an ExpressionFault is thrown and no property of the program is reached', () => {
    const words = fc.constantFrom(
      ...['age', 'code', 'signs', 'isNew', 'bought', 'constructor', '__proto__', 'prototype', 'this', 'process', 'cel'],
      ...['.', '(', ')', '[', ']', '{', '}', ',', '"', "'", '==', '&&', '||', '!', '?', ':', '+', '-', '*', '/', '%'],
      ...[
        'in',
        'has',
        'map',
        'matches',
        'size',
        'today()',
        'type',
        'dyn',
        'bind',
        '1',
        '1u',
        '0x',
        '1e999',
        'null',
        '\\',
      ],
      ...['b"', 'r"', '"""', '`', '\n', '中', '\ud800'],
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.array(words, { maxLength: 14 }).map((all) => all.join(' ')),
      fc.array(words, { maxLength: 14 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = expressions.check(text);
        try {
          const value = evaluate(text);
          expect(found.ok).toBe(true);
          expect(['string', 'number', 'boolean', 'object']).toContain(typeof value);
          expect(typeof value !== 'object' || Array.isArray(value)).toBe(true);
        } catch (error) {
          if (!(error instanceof ExpressionFault)) throw error;
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('give the same as a small model', () => {
    interface Term {
      readonly text: string;
      readonly value: (given: TreeValues) => boolean;
    }
    const numbers = fc.integer({ min: -3, max: 3 });
    const atoms: fc.Arbitrary<Term> = fc.oneof(
      fc.constantFrom<Term>(
        { text: 'isNew', value: (given) => given.isNew === true },
        { text: 'isSafe', value: (given) => given.isSafe === true },
        { text: 'region == "north"', value: (given) => given.region === 'north' },
        { text: 'region in ["south", "west"]', value: (given) => given.region === 'south' },
        { text: '"leak" in signs', value: (given) => (given.signs as readonly string[]).includes('leak') },
      ),
      fc.tuple(fc.constantFrom('<', '<=', '==', '!=', '>', '>='), numbers, numbers).map(([op, add, limit]): Term => ({
        text: `age + ${add < 0 ? `(${add})` : add} ${op} ${limit}`,
        value: (given) => {
          const left = (given.age as number) + add;
          return (
            {
              '<': left < limit,
              '<=': left <= limit,
              '==': left === limit,
              '!=': left !== limit,
              '>': left > limit,
              '>=': left >= limit,
            }[op] ?? false
          );
        },
      })),
    );
    const { term } = fc.letrec<{ term: Term }>((tie) => ({
      term: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atoms,
        tie('term').map((inner): Term => ({ text: `!(${inner.text})`, value: (given) => !inner.value(given) })),
        fc.tuple(tie('term'), fc.constantFrom('&&', '||'), tie('term')).map(([left, op, right]): Term => ({
          text: `(${left.text} ${op} ${right.text})`,
          value: (given) =>
            op === '&&' ? left.value(given) && right.value(given) : left.value(given) || right.value(given),
        })),
        fc.tuple(tie('term'), tie('term'), tie('term')).map(([when, yes, no]): Term => ({
          text: `((${when.text}) ? (${yes.text}) : (${no.text}))`,
          value: (given) => (when.value(given) ? yes.value(given) : no.value(given)),
        })),
      ),
    }));
    const given = fc.record({
      isNew: fc.boolean(),
      isSafe: fc.boolean(),
      region: fc.constantFrom('north', 'south'),
      signs: fc.subarray(['noise', 'leak', 'smell']),
      age: numbers,
    });
    let count = 0;
    fc.assert(
      fc.property(term, given, ({ text, value }, vars) => {
        // What is too long or too deep is refused; everything else is not.
        if (!expressions.check(text).ok && (text.length > 1_000 || text.split('(').length > 10)) return;
        expect(evaluate(text, vars)).toBe(value(vars));
        count += 1;
      }),
      { numRuns: 500 },
    );
    expect(count).toBeGreaterThan(400);
  });
});
