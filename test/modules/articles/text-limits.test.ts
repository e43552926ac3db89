import { describe, expect, it } from '@jest/globals';
import { renderArticle } from '../../../src/modules/articles/content/render.js';
import { textFaults } from '../../../src/modules/articles/content/text-limits.rules.js';
import { linksIn, outerLinksIn } from '../../../src/modules/articles/links/links.rules.js';

const codes = (markdown: string) =>
  textFaults(markdown, 'bodyMarkdown').map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);

describe('a text that is too heavy', () => {
  it('is refused with its field', () => {
    expect(codes('[[K-1]] '.repeat(501))).toEqual(['TOO_MANY bodyMarkdown']);
    expect(codes('[a](https://x.y) '.repeat(501))).toEqual(['TOO_MANY bodyMarkdown']);
    expect(codes(`[a]: https://x.y\n\n${'[a] '.repeat(502)}`)).toEqual(['TOO_MANY bodyMarkdown']);
    expect(codes('![a](file:file_01h455vb4pex5vsknk084sn02q) '.repeat(201))).toEqual(['TOO_MANY bodyMarkdown']);
    expect(codes(`${'> '.repeat(500)}deep`)).toEqual(['INVALID bodyMarkdown']);
    expect(codes(`${'- > '.repeat(16)}deep`)).toEqual(['INVALID bodyMarkdown']);
    expect(codes(`| a | b |\n| --- | --- |\n${'| 1 | 2 |\n'.repeat(10_000)}`)).toEqual(['TOO_MANY bodyMarkdown']);
    expect(codes(':::say\n'.repeat(501))).toEqual(['TOO_MANY bodyMarkdown']);
    expect(codes(`a | b\n--- | ---\n${'1 | 2\n'.repeat(10_000)}`)).toEqual(['TOO_MANY bodyMarkdown']);
  });

  it('is not what a long ordinary one is', () => {
    expect(codes('a | b, c || d\n'.repeat(5_000))).toEqual([]);
    expect(codes('> quoted\n> > twice\n'.repeat(5_000))).toEqual([]);
    expect(codes('array[0] and [x]\n'.repeat(5_000))).toEqual([]);
    expect(codes('[[K-1]] '.repeat(500))).toEqual([]);
    expect(codes(`| a |\n| --- |\n${'| 1 |\n'.repeat(1_900)}`)).toEqual([]);
  });

  it('is counted in time', () => {
    const begun = performance.now();
    for (const bomb of [
      '['.repeat(600_000),
      '> '.repeat(300_000),
      '- '.repeat(300_000),
      '|'.repeat(600_000),
      '\t'.repeat(600_000),
      ']('.repeat(300_000),
    ])
      textFaults(bomb);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

describe('the codes of a text', () => {
  const text = (bodyMarkdown: string) => ({ bodyMarkdown, technicalCase: null });

  it('are those that are rendered as links, each once', () => {
    expect(
      linksIn(text('[[K-2]] and [[P-33]], [[K-2]]; `[[K-9]]`\n\n    [[K-8]]\n\n[[k-7]] [[T-14#node]] [[tree:T-15]]')),
    ).toEqual(['K-2', 'P-33', 'T-14', 'T-15']);
    expect(
      linksIn({
        bodyMarkdown: '',
        technicalCase: { problem: '[[K-1]]', environment: '', cause: '', solution: '[[K-2]]' },
      }),
    ).toEqual(['K-1', 'K-2']);
  });

  it('for outsiders are those outside of internal blocks', () => {
    const both = text('[[K-1]]\n\n:::internal\n[[K-2]]\n:::\n\n[[K-3]]\n\n:::internal\n[[K-4]]');
    expect(linksIn(both)).toEqual(['K-1', 'K-2', 'K-3', 'K-4']);
    expect(outerLinksIn(both)).toEqual(['K-1', 'K-3']);
  });

  it('of trees lead to their node', () => {
    expect(renderArticle({ ...text('see [[tree:T-14#drain-pump]]'), locale: 'en' }, true)).toBe(
      '<p>see <a class="tree-link" href="/trees/T-14?node=drain-pump">T-14#drain-pump</a></p>\n',
    );
  });
});
