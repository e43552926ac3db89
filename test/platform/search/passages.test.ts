import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeKey, cutText, passageLimit, rowIds, rowsOf } from '../../../src/platform/search/passages.js';
import type { SearchEntry } from '../../../src/platform/search/source.js';

const entry = (patch: Partial<SearchEntry> = {}): SearchEntry => ({
  did: 'article_1',
  type: 'article',
  kind: 'FAQ',
  code: 'K-2031',
  locale: 'zh-CN',
  title: '洗衣機不脫水',
  say: '請先檢查排水管',
  alts: ['甩不乾'],
  keywords: ['脱水', '排水'],
  codes: ['E21'],
  categories: ['category_1'],
  updatedAt: 5,
  sections: [],
  policy: { audience: 'PUBLIC', tierRank: 2, teams: ['*'], lines: ['line_1'], state: 'PUBLISHED' },
  ...patch,
});

describe('cutting', () => {
  it('keeps paragraphs together while they fit', () => {
    expect(cutText('one\n\ntwo\nthree')).toEqual(['one\ntwo\nthree']);
    const long = 'word '.repeat(200).trim();
    expect(cutText(`${long}\n\n${long}`)).toEqual([long, long]);
    expect(cutText('')).toEqual([]);
  });

  it('cuts Chinese shorter than other text', () => {
    const sentence = '机门是否关紧，指示灯应常亮。';
    const passages = cutText(sentence.repeat(100));
    expect(passages.length).toBeGreaterThan(2);
    for (const passage of passages) {
      expect(passage.length).toBeLessThanOrEqual(passageLimit.han);
      expect(passage.endsWith('。')).toBe(true);
    }
  });

  it('loses no character but white space, and splits no surrogate pair', () => {
    const part = fc.oneof(
      fc.constantFrom('洗衣机', '。', '\n', '\n\n', ' ', '👋', 'a word. '),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (parts, times) => {
        const text = parts.join('').repeat(times);
        const passages = cutText(text);
        expect(passages.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const passage of passages) {
          expect(passage.length).toBeLessThanOrEqual(passageLimit.latin);
          expect(passage).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
        }
      }),
    );
  });
});

describe('rows', () => {
  it('repeat title, alternatives and codes, all folded', () => {
    const rows = rowsOf(
      entry({
        sections: [
          { heading: '先检查', text: '机门', internal: false },
          { heading: null, text: '排水', internal: false },
        ],
      }),
    );
    expect(rows.map(({ id }) => id)).toEqual(rowIds('article_1', 0, 2));
    for (const row of rows) {
      expect(row).toMatchObject({
        title: '洗衣机不脱水',
        alts: ['甩不干', '脱水 · 排水'],
        codeKeys: ['k2031', 'e21'],
        audience: 'PUBLIC',
        tierRank: 2,
        lines: ['line_1'],
      });
      expect(row.ut.split(' ')).toHaveLength(5);
      expect(row.codes).toEqual(expect.arrayContaining(['k-2031', 'k2031', 'e21']));
    }
    expect(rows[0]).toMatchObject({ head: '先检查', say: '请先检查排水管' });
    expect(rows[1]).toMatchObject({ head: '', say: '' });
  });

  it('of internal sections are internal, and a document is still found by its title', () => {
    const secret = { heading: null, text: '内部电话', internal: true };
    const rows = rowsOf(entry({ sections: [secret] }));
    expect(rows.map(({ audience, text }) => [audience, text])).toEqual([
      ['PUBLIC', ''],
      ['INTERNAL', '内部电话'],
    ]);
    const mixed = rowsOf(entry({ sections: [{ heading: null, text: '公开', internal: false }, secret] }));
    expect(mixed.map(({ audience }) => audience)).toEqual(['PUBLIC', 'INTERNAL']);
  });

  it('exist for a document without text', () => {
    expect(rowsOf(entry({ say: null }))).toHaveLength(1);
  });
});

it('a code is compared by its letters and digits', () => {
  expect(['K-2031', 'ｋ２０３１', 'k 2031', 'K–2031'].map(codeKey)).toEqual(['k2031', 'k2031', 'k2031', 'k2031']);
});
