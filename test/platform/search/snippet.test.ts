import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planQuery } from '../../../src/platform/search/query.js';
import { marksIn, snippetLength, snippetOf } from '../../../src/platform/search/snippet.js';

const marked = (text: string, query: string): string[] =>
  marksIn(text, planQuery(query)).map(({ start, length }) => text.slice(start, start + length));

describe('marks', () => {
  it('lie on the original text', () => {
    expect(marked('滾筒洗衣機不脫水的原因', '洗衣机脱水')).toEqual(['洗衣機', '脫水']);
    expect(marked('ＴＥＡＭＳ會議無法加入', 'teams会议')).toEqual(['ＴＥＡＭＳ會議']);
    expect(marked('Resetting the Password', 'reset password ')).toEqual(['Resetting', 'Password']);
    expect(marked('Forgot password?', 'passw')).toEqual(['passw']);
    expect(marked('代码 K-2031 与 E21', 'k2031 ')).toEqual([]);
    expect(marked('代码 K-2031 与 E21', 'K-2031')).toEqual(['K-2031']);
    expect(marked('退货与退款', '退')).toEqual(['退', '退']);
  });

  it('leave the frame of a question alone', () => {
    expect(marked('How do I reset it', 'how do i reset ')).toEqual(['reset']);
    expect(marked('How do I', 'how ')).toEqual(['How']);
  });

  it('are in order, apart, and inside, whatever the text', () => {
    const text = fc
      .array(fc.constantFrom('退款', '會議', 'Ｔeams', ' ', '👋', '\ud83d', 'é', '㍿', '-', 'K-2031', 'reset'), {
        maxLength: 40,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (value, query) => {
        let end = -1;
        for (const { start, length } of marksIn(value, planQuery(query))) {
          expect(start).toBeGreaterThan(end);
          expect(length).toBeGreaterThan(0);
          end = start + length - 1;
        }
        expect(end).toBeLessThan(Math.max(1, value.length));
      }),
    );
  });
});

describe('snippets', () => {
  const filler = 'Nothing of interest stands here. '.repeat(30);

  it('show where most words of the query meet', () => {
    const text = `${filler}The pump is far away. ${filler}Clean the pump filter after a drain error. ${filler}`;
    const { snippet, marks } = snippetOf(text, planQuery('pump filter drain '));
    expect(snippet).toContain('Clean the pump filter after a drain error.');
    expect(snippet.startsWith('…')).toBe(true);
    expect(snippet.endsWith('…')).toBe(true);
    expect(marks.map(({ start, length }) => snippet.slice(start, start + length))).toEqual(['pump', 'filter', 'drain']);
  });

  it('begin at the beginning when nothing of the query stands in the text', () => {
    expect(snippetOf('短文。', planQuery('洗衣机'))).toEqual({ snippet: '短文。', marks: [] });
    expect(snippetOf('', planQuery('x'))).toEqual({ snippet: '', marks: [] });
  });

  it('have a bounded length and whole characters', () => {
    const text = fc
      .array(fc.constantFrom('退款', '👋', 'word ', '。', '\n'), { maxLength: 300 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (value) => {
        const { snippet } = snippetOf(value, planQuery('退款 word '));
        expect(snippet.length).toBeLessThanOrEqual(snippetLength + 2);
        expect(snippet).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
      }),
    );
  });
});
