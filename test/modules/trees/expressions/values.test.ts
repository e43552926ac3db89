import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitsMask, isMask } from '../../../../src/modules/trees/expressions/mask.rules.js';
import { fitsVariable, valueOfText } from '../../../../src/modules/trees/expressions/value.rules.js';
import { TreeValueType } from '../../../../src/modules/trees/tree-enums.js';
import * as draw from '../drawings.js';

const variable = (name: string, type: TreeValueType, values: readonly string[] = []) =>
  draw.variable(name, type, draw.options(...values));

describe('values', () => {
  const signs = variable('signs', TreeValueType.ENUM_LIST, ['a', 'b', 'c,d']);
  test('are read from text', () => {
    expect(valueOfText(variable('x', TreeValueType.NUMBER), '12.5')).toBe(12.5);
    expect(valueOfText(variable('x', TreeValueType.NUMBER), '0x10')).toBeNull();
    expect(valueOfText(variable('x', TreeValueType.NUMBER), '')).toBeNull();
    expect(valueOfText(variable('x', TreeValueType.BOOLEAN), 'true')).toBe(true);
    expect(valueOfText(variable('x', TreeValueType.BOOLEAN), 'yes')).toBeNull();
    expect(valueOfText(variable('x', TreeValueType.DATE), '2026-02-28')).toBe('2026-02-28');
    expect(valueOfText(variable('x', TreeValueType.DATE), '2026-02-30')).toBeNull();
    expect(valueOfText(signs, 'a, b')).toEqual(['a', 'b']);
    expect(valueOfText(signs, 'c,d')).toEqual(['c,d']);
    expect(valueOfText(signs, 'a,a')).toBeNull();
    expect(valueOfText(signs, '')).toEqual([]);
    expect(valueOfText(variable('x', TreeValueType.ENUM, ['a']), 'b')).toBeNull();
    expect(valueOfText(variable('x', TreeValueType.STRING), 'x'.repeat(501))).toBeNull();
    expect(fitsVariable(signs, ['a', 'c,d'])).toBe(true);
    expect(fitsVariable(signs, ['a', 'a'])).toBe(false);
    expect(fitsVariable(variable('x', TreeValueType.NUMBER), Number.NaN)).toBe(false);
    expect(fitsVariable(variable('x', TreeValueType.STRING), 5)).toBe(false);
  });
});

describe('masks', () => {
  test.each([
    ['AA-999', 'AB-123', true],
    ['AA-999', 'AB-12', false],
    ['AA-999', 'A1-123', false],
    ['99?', '1', true],
    ['99?', '12', true],
    ['99?', '123', false],
    ['*?*', 'a', true],
    ['工单99', '工单12', true],
    ['9?9?9?A', '1B', true],
  ])('%s fits %s: %s', (mask, text, fits) => {
    expect(isMask(mask)).toBe(true);
    expect(fitsMask(mask, text)).toBe(fits);
  });

  test('what is none fits nothing', () => {
    for (const mask of ['', '?', '-?', 'A??', 'A'.repeat(101)]) {
      expect(isMask(mask)).toBe(false);
      expect(fitsMask(mask, 'A')).toBe(false);
    }
  });

  test('say the same as a regular expression', () => {
    const forms: Record<string, string> = { A: '[A-Za-z]', '9': '[0-9]', '*': '[A-Za-z0-9]', '-': '-' };
    const sign = fc.constantFrom('A', '9', '*', '-', 'A?', '9?', '*?');
    fc.assert(
      fc.property(
        fc.array(sign, { minLength: 1, maxLength: 8 }),
        fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'Z', '1', '9', '-', '.') }),
        (signs, text) => {
          const pattern = new RegExp(
            `^${signs.map((each) => `${forms[each.charAt(0)] ?? ''}${each.charAt(1)}`).join('')}$`,
          );
          expect(fitsMask(signs.join(''), text)).toBe(pattern.test(text));
        },
      ),
    );
  });
});
