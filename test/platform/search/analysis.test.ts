import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  distinctUnits,
  encodeUnits,
  encodedUnitsOf,
  fold,
  isHanUnit,
  units,
  unitsAt,
} from '../../../src/platform/search/analysis.js';
import { foldWithPositions, originalRange } from '../../../src/platform/search/folded-text.js';
import { frameWords } from '../../../src/platform/search/frame-words.js';

interface Vectors {
  frameWords: { en: string[]; zh: string[] };
  foldUnits: { text: string; folded: string; units: string[]; encoded: string }[];
}
const vectors = JSON.parse(readFileSync('test/vectors/search-vectors.json', 'utf8')) as Vectors;

const HAN = /\p{Script=Han}/u;
const alphabet = [
  ..."abzEXÉÜ09 .-_'’‘“”/（）！，。退款洗衣機不脫水會議裡發麼薴苧ＡＢｚ１２ｶﾀカ한ガßŉİΣ㍿½﹖👋\u0301\u200b\ufeff〇々𠮷㐀",
  '\ud83d',
  '\udc4b',
  'Teams',
  '会议',
  "it's",
  '👩‍👩‍👧',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...alphabet), { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes)),
);

describe('vectors', () => {
  it.each(vectors.foldUnits)('$text', (vector) => {
    expect(fold(vector.text)).toBe(vector.folded);
    expect(units(fold(vector.text))).toEqual(vector.units);
    expect(encodeUnits(vector.units)).toBe(vector.encoded);
    expect(encodedUnitsOf(vector.text)).toBe(vector.encoded);
  });

  it('has the frame words', () => {
    expect([...frameWords]).toEqual([...vectors.frameWords.en, ...vectors.frameWords.zh]);
  });
});

describe('properties', () => {
  it('folding folded text changes nothing', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(fold(value))).toBe(fold(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('case, width, script and quotes meet', () => {
    const plain = fc
      .array(fc.constantFrom(...'abcxyz0123 ', '退', '款', '机', '脱', '会', '议'), { maxLength: 20 })
      .map((parts) => parts.join(''));
    const wide = (value: string) => value.replace(/[a-z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const traditional: Record<string, string> = { 机: '機', 脱: '脫', 会: '會', 议: '議' };
    fc.assert(
      fc.property(plain, (value) => {
        expect(fold(value.toUpperCase())).toBe(value);
        expect(fold(wide(value))).toBe(value);
        expect(fold([...value].map((c) => traditional[c] ?? c).join(''))).toBe(value);
      }),
    );
    expect(fold('it’s ‘so’')).toBe("it's 'so'");
  });

  it('a Latin run never swallows a Chinese character, and no unit holds a separator', () => {
    fc.assert(
      fc.property(text, (value) => {
        const folded = fold(value);
        for (const { unit, start, end } of unitsAt(folded)) {
          expect(unit).not.toMatch(/[\s'"]/u);
          expect(unit.length).toBeGreaterThan(0);
          if (HAN.test(unit)) {
            expect([...unit].every((c) => HAN.test(c))).toBe(true);
            expect([...unit].length).toBeLessThanOrEqual(2);
            expect(isHanUnit(unit)).toBe(true);
            expect(folded.slice(start, end)).toBe(unit);
          }
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(folded.length);
        }
        const encoded = encodeUnits(units(folded));
        expect(encoded === '' ? 0 : encoded.split(' ').length).toBe(units(folded).length);
        expect(HAN.test(encoded)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('every two-character piece of a Chinese run is a unit of it', () => {
    const run = fc
      .array(fc.constantFrom(...'洗衣机不脱水退款会议无法加入'), { minLength: 2, maxLength: 12 })
      .map((c) => c.join(''));
    fc.assert(
      fc.property(run, fc.nat(), (value, at) => {
        const start = at % (value.length - 1);
        expect(units(fold(value))).toContain(value.slice(start, start + 2));
      }),
    );
  });

  it('any text passes; ranges stay inside the original', () => {
    fc.assert(
      fc.property(text, (value) => {
        distinctUnits(value);
        const mapped = foldWithPositions(value);
        expect(mapped.starts.length).toBe(mapped.folded.length + 1);
        for (const { start, end } of unitsAt(mapped.folded)) {
          const range = originalRange(mapped, start, end);
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.length).toBeGreaterThan(0);
          expect(range.start + range.length).toBeLessThanOrEqual(value.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('positions', () => {
  it('finds the original characters of folded ones', () => {
    const original = 'Ｔｅａｍｓ會議㍿ é';
    const mapped = foldWithPositions(original);
    expect(mapped.folded).toBe('teams会议株式会社 é');
    const ranges = unitsAt(mapped.folded).map(({ unit, start, end }) => {
      const range = originalRange(mapped, start, end);
      return [unit, original.slice(range.start, range.start + range.length)];
    });
    expect(ranges).toEqual([
      ['team', 'Ｔｅａｍｓ'],
      ['会议', '會議'],
      ['议株', '議㍿'],
      ['株式', '㍿'],
      ['式会', '㍿'],
      ['会社', '㍿'],
      ['é', 'é'],
    ]);
  });
});
