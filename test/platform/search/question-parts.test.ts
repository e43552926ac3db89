import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../../src/platform/search/analysis.js';
import { foldWithPositions } from '../../../src/platform/search/folded-text.js';
import { countOf, faceOf, Postings } from '../../../src/platform/search/question/postings.js';
import { trigramCount, Trigrams } from '../../../src/platform/search/question/trigrams.js';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('洗', '衣', '机', 'a', 'b', 'c', ' ', '-', '\u0301', '\ud83d', '😀', 'é'))
    .map((all) => all.join('')),
);

/** The same by the book: trigrams of letters and digits, a space at both ends and between words. */
function trigramsByTheBook(folded: string): Set<string> {
  const text = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) found.add(text.slice(at, at + 3));
  return found;
}

describe('trigrams', () => {
  test('are those of letters and digits, with a space at both ends and between words', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [a, b] = [fold(one), fold(other)];
        const [inA, inB] = [trigramsByTheBook(a), trigramsByTheBook(b)];
        const same = [...inA].filter((trigram) => inB.has(trigram)).length;
        expect(trigramCount(b)).toBe(inB.size);
        const dice = same === 0 ? 0 : (2 * same) / (inA.size + inB.size);
        const query = new Trigrams(a);
        expect(query.dice(b, trigramCount(b))).toBeCloseTo(dice, 12);
        // A text that was compared before leaves nothing behind.
        expect(query.dice(b, trigramCount(b))).toBeCloseTo(dice, 12);
      }),
    );
  });
});

describe('postings', () => {
  test('keep every face of every unit in order, however the lists grow beside each other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 400 })), { maxLength: 300 }), (added) => {
        const postings = new Postings();
        const expected = new Map<number, [number, number][]>();
        added.forEach(([unit, count], face) => {
          postings.add(unit, face, count);
          expected.set(unit, [...(expected.get(unit) ?? []), [face, Math.min(count, 255)]]);
        });
        for (let unit = 0; unit <= 12; unit++) {
          const found = [...postings.of(unit)].map((posting) => [faceOf(posting), countOf(posting)]);
          expect(found).toEqual(expected.get(unit) ?? []);
          expect(postings.df.get(unit)).toBe(found.length);
        }
        expect(postings.length).toBe(added.length);
      }),
    );
  });

  test('use the places again that grown lists have left', () => {
    const postings = new Postings();
    for (let face = 0; face < 4_096; face++) for (let unit = 0; unit < 8; unit++) postings.add(unit, face, 1);
    // Eight full lists of 4,096 and not much beside: what they left on the way is a part of them now.
    expect(postings.bytes).toBeLessThan(8 * 4_096 * 4 * 2.5);
  });
});

describe('folding with positions', () => {
  test('folds character by character, and each folded one knows where it comes from', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { folded, starts } = foldWithPositions(text);
        const clusters = [...text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)];
        expect(folded).toBe(clusters.map(([cluster]) => fold(cluster)).join(''));
        expect([...starts]).toEqual([
          ...clusters.flatMap(({ 0: cluster, index }) => Array.from({ length: fold(cluster).length }, () => index)),
          text.length,
        ]);
      }),
    );
  });
});
