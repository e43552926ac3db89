import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  distinctUnits,
  encodeUnit,
  encodeUnits,
  encodedUnitsOf,
  fold,
  isHanUnit,
  units,
  unitsAt,
  wordsOf,
} from '../../../src/platform/search/analysis.js';
import { foldWithPositions, originalRange } from '../../../src/platform/search/folded-text.js';
import { mentionedCodes } from '../../../src/platform/search/passages.js';
import { planQuery } from '../../../src/platform/search/query.js';
import { marksIn, snippetOf } from '../../../src/platform/search/snippet.js';

const HAN = /\p{Script=Han}/u;
const SEPARATOR = /[\s\p{P}\p{Z}\p{C}]/u;
/** Any string at all: characters of all planes, raw code units, and pieces that people really write. */
const pieces = [
  ...'abKx9 .-_\'’“"()[]{}*|\\/\n\t\0洗衣机脫會議裡１Ａｶﾞ한ßİŉΣ㍿½𠮷㐀々〇',
  ...[
    '\u200b',
    '\u202e',
    '\ufeff',
    '\u0301',
    '\ud83d',
    '\udc4b',
    '👩‍👩‍👧',
    'Teams',
    '会议',
    "it's",
    'E-21',
    '¥199.00',
    'don’t',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
);
const runs = { numRuns: 1_500 };

const latin = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 8 });
const han = fc.string({ unit: fc.constantFrom(...'洗衣机不脱水退款会议无法加入温度'), minLength: 1, maxLength: 6 });
const wide = (value: string): string => value.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe('folding', () => {
  it('is idempotent, and what is put together afterwards is what was put together before, for words', () => {
    fc.assert(
      fc.property(text, (value) => expect(fold(fold(value))).toBe(fold(value))),
      runs,
    );
    fc.assert(fc.property(latin, han, (a, b) => expect(fold(`${a} ${b}`)).toBe(`${fold(a)} ${fold(b)}`)));
  });

  it('does not tell full from half width, upper from lower case, curly from straight quotes', () => {
    fc.assert(
      fc.property(latin, han, latin, (a, b, c) => {
        const plain = `${a}'s ${b}${c} (${a})`;
        for (const other of [
          plain.toUpperCase(),
          wide(plain),
          plain.replace("'", '’'),
          plain.replace("'", '＇'),
          plain.replace("'", 'ʼ'),
        ])
          expect(fold(other)).toBe(fold(plain));
      }),
    );
  });

  it('does not tell traditional from simplified script, for every common pair', () => {
    const pairs = [
      ...'機机脫脱會会議议裡里發发麼么薴苧錕锟鋙铻儀仪門门開开關关電电視视聽听說说話话風风燈灯買买賣卖費费單单號号碼码網网線线無无與与',
    ];
    for (let n = 0; n < pairs.length; n += 2) {
      const [traditional = '', simplified = ''] = pairs.slice(n, n + 2);
      if (traditional === '苧' || simplified === '苧') continue;
      expect([traditional, fold(traditional)]).toEqual([traditional, fold(simplified)]);
    }
  });
});

describe('units', () => {
  it('no unit holds a separator, a space or a quote, nor is it empty; a Latin run never swallows a Chinese character', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const unit of units(fold(value))) {
          expect(unit).not.toBe('');
          expect([unit, SEPARATOR.test(unit)]).toEqual([unit, false]);
          const characters = [...unit];
          expect(characters.some((c) => HAN.test(c))).toBe(isHanUnit(unit));
          if (isHanUnit(unit))
            expect([unit, characters.every((c) => HAN.test(c)), characters.length <= 2]).toEqual([unit, true, true]);
        }
      }),
      runs,
    );
  });

  it('Latin words and Chinese runs are cut apart wherever they meet', () => {
    fc.assert(
      fc.property(latin, han, latin, (a, b, c) => {
        const found = units(fold(`${a}${b}${c}`));
        expect(found).toEqual([...units(a), ...units(b), ...units(c)]);
      }),
    );
  });

  it('positions lie on the text, are in order, and name what was cut', () => {
    fc.assert(
      fc.property(text, (value) => {
        const folded = fold(value);
        let start = 0;
        let end = 0;
        for (const at of unitsAt(folded)) {
          expect(at.start).toBeGreaterThanOrEqual(start);
          expect(at.end).toBeGreaterThan(end);
          expect(at.end).toBeLessThanOrEqual(folded.length);
          // The piece alone is that unit: nothing of its neighbours is in it.
          expect(units(folded.slice(at.start, at.end))).toEqual([at.unit]);
          ({ start, end } = at);
        }
      }),
      runs,
    );
  });

  it('say the same once each, whatever way they are asked for', () => {
    fc.assert(
      fc.property(text, (value) => {
        const folded = fold(value);
        expect(distinctUnits(value)).toEqual([...new Set(units(folded))]);
        expect(encodedUnitsOf(value)).toBe(encodeUnits(units(folded)));
        const latinUnits = wordsOf(folded).flatMap(({ unit }) => (unit === null ? [] : [unit]));
        expect(latinUnits).toEqual(units(folded).filter((unit) => !isHanUnit(unit)));
      }),
      runs,
    );
  });
});

describe('encoding', () => {
  const hanUnit = fc
    .integer({ min: 1, max: 2 })
    .chain((length) =>
      fc
        .array(fc.constantFrom(...'洗衣机不脱水〇々㐀𠮷𪚥一龥'), { minLength: length, maxLength: length })
        .map((c) => c.join('')),
    );

  it('keeps beginnings: the code of a character begins the codes of its pairs, and no other code', () => {
    fc.assert(
      fc.property(hanUnit, hanUnit, (a, b) => {
        expect(encodeUnit(b).startsWith(encodeUnit(a))).toBe(b.startsWith(a));
        expect(encodeUnit(a) === encodeUnit(b)).toBe(a === b);
      }),
    );
  });

  it('is plain ASCII of letters and digits for Chinese, one word a unit, and leaves Latin units alone', () => {
    fc.assert(
      fc.property(text, (value) => {
        const list = units(fold(value));
        const words = list.length ? encodeUnits(list).split(' ') : [];
        expect(words).toHaveLength(list.length);
        words.forEach((word, n) => {
          const unit = list[n] ?? '';
          if (isHanUnit(unit)) expect(word).toMatch(/^z(?:[0-9a-z]{4}){1,2}$/);
          else expect(word).toBe(unit);
        });
      }),
      runs,
    );
  });
});

describe('any text', () => {
  it('passes through everything that a query and a document pass through, without a throw', () => {
    fc.assert(
      fc.property(text, text, (value, query) => {
        const plan = planQuery(query);
        expect(plan.folded.length).toBeLessThanOrEqual(512);
        expect(plan.slots.length).toBeLessThanOrEqual(100);
        mentionedCodes(fold(value));
        const { snippet, marks } = snippetOf(value, plan);
        for (const [where, ranges] of [
          [snippet, marks],
          [value, marksIn(value, plan)],
        ] as const) {
          let end = 0;
          for (const { start, length } of ranges) {
            expect(start).toBeGreaterThanOrEqual(end);
            expect(length).toBeGreaterThan(0);
            end = start + length;
            expect(end).toBeLessThanOrEqual(where.length);
          }
        }
      }),
      runs,
    );
  });

  it('a query goes to the engine as well-formed text: half a character is no text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 505, max: 515 }), (value, length) => {
        for (const query of [value, value.repeat(200).slice(0, length), `${'a'.repeat(511)}👋${value}`]) {
          const { folded } = planQuery(query);
          expect([folded, encodeURIComponent(folded) !== '' || folded === '']).toEqual([folded, true]);
        }
      }),
      runs,
    );
  });

  it('marks of the original lie where the folded word came from', () => {
    fc.assert(
      fc.property(text, (value) => {
        const mapped = foldWithPositions(value);
        for (const { unit, start, end } of unitsAt(mapped.folded)) {
          const range = originalRange(mapped, start, end);
          const original = value.slice(range.start, range.start + range.length);
          expect(units(foldWithPositions(original).folded)).toContain(unit);
        }
      }),
      runs,
    );
  });

  it('is quick, however it is made', () => {
    const dear = [
      '(a+)+$'.repeat(20_000),
      "a'".repeat(60_000),
      '水'.repeat(120_000),
      'a.-_/'.repeat(24_000),
      '\u0301'.repeat(120_000),
      'E1-'.repeat(40_000),
    ];
    for (const value of dear) {
      const started = performance.now();
      units(fold(value));
      planQuery(value);
      mentionedCodes(fold(value));
      expect([value.slice(0, 6), performance.now() - started < 2_000]).toEqual([value.slice(0, 6), true]);
    }
  });
});
