import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvGuarded, csvUnguarded } from '../../../../src/modules/articles/index.js';

describe('a cell of a table', () => {
  it('is never one that a spreadsheet takes for a formula, and is read back as it was', () => {
    const text = fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', '机'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (cell) => {
        const written = csvGuarded(cell);
        expect(written).not.toMatch(/^[=+\-@\t\r]/);
        expect(csvUnguarded(written)).toBe(cell);
      }),
    );
  });

  it('is left alone where nothing would be taken for a formula', () => {
    for (const cell of ['', 'a=b', "'quoted'", '机门 +1']) {
      expect(csvGuarded(cell)).toBe(cell);
      expect(csvUnguarded(cell)).toBe(cell);
    }
  });
});
