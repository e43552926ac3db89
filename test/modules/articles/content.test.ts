import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  hasInternalBlocks,
  hasMisplacedMarker,
  withoutInternal,
} from '../../../src/modules/articles/content/blocks.js';
import { docLinksOf, linkDocs, renderArticle } from '../../../src/modules/articles/content/render.js';
import { sectionsOf } from '../../../src/modules/articles/content/sections.js';

const html = (bodyMarkdown: string, inside = true): string =>
  renderArticle({ bodyMarkdown, technicalCase: null, locale: 'en' }, inside);
const sections = (bodyMarkdown: string) => sectionsOf({ bodyMarkdown, technicalCase: null, locale: 'en' });

const attacks: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form><button formaction=javascript:alert(1)>x</button></form>',
  '<style>@import "javascript:alert(1)";</style>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](https://a.example/p.png)',
  '[x](https://a.example/" onmouseover="alert(1))',
  '<https://a.example/" onclick="alert(1)>',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  '[a]: javascript:alert(1)\n\n[a]',
  '[x](doc:"><img src=x onerror=alert(1)>)',
  '[x](//evil.example/a)',
  '[[K-1"><script>alert(1)</script>]]',
];

/** Everything that could act: tags and attributes outside the few that the renderer makes. */
const allowedTag =
  /^(?:\/?(?:h[2-6]|p|a|ul|ol|li|blockquote|pre|code|em|strong|s|hr|br|table|thead|tbody|tr|th|td|div))$/;
const allowedAttribute = /^(?:class|href|rel|target|data-doc|start)$/;

function actingParts(rendered: string): string[] {
  const found: string[] = [];
  for (const [, tag = '', rest = ''] of rendered.matchAll(/<(\/?[^\s>]+)([^>]*)>/g)) {
    if (!allowedTag.test(tag.replace(/\/$/, ''))) found.push(tag);
    for (const [, name = '', value = ''] of rest.matchAll(/([^\s="/]+)="([^"]*)"/g)) {
      if (!allowedAttribute.test(name)) found.push(name);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|\/articles\/)/.test(value)) found.push(value);
    }
    if (rest.replace(/\s[^\s="/]+="[^"]*"/g, '').replace(/[\s/]/g, '') !== '') found.push(rest);
  }
  return found;
}

describe('the HTML of an article', () => {
  it.each(attacks)('makes %p inert', (attack) => {
    expect(actingParts(html(attack))).toEqual([]);
    expect(actingParts(html(`:::internal\n${attack}\n:::\n\n> ${attack}\n\n- ${attack}`))).toEqual([]);
  });

  it('never has anything that acts, whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks, ':::internal', ':::', '```', '> ', '- ', '\n', '\n\n', '| a | b |\n| - | - |\n'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => expect(actingParts(html(parts.join('')))).toEqual([])),
      { numRuns: 300 },
    );
  });

  it('begins headings at h2, links safely, keeps tables and makes pictures links', () => {
    expect(html('# One\n\n###### Six')).toBe('<h2>One</h2>\n<h6>Six</h6>\n');
    expect(html('[a](https://a.example) [b](mailto:b@example.com) [c](/etc/passwd)')).toBe(
      '<p><a href="https://a.example" rel="noopener noreferrer nofollow" target="_blank">a</a> <a href="mailto:b@example.com" rel="noopener noreferrer nofollow" target="_blank">b</a> <a>c</a></p>\n',
    );
    expect(html('| a |\n| -: |\n| 1 |')).toContain('<td class="align-right">1</td>');
    expect(html('![plug](https://a.example/p.png)')).toContain('>plug</a>');
    expect(html('See [[K-2031]].')).toBe('<p>See <a class="article-link" href="/articles/K-2031">K-2031</a>.</p>\n');
    expect(html('1. a\n2. b').replaceAll('\n', '')).toBe('<ol><li>a</li><li>b</li></ol>');
  });

  it('links imported neighbours that are known and leaves the words of others', () => {
    const rendered = html('[near](doc:tz-1) and [far](doc:tz-2)');
    expect(docLinksOf(rendered)).toEqual(['tz-1', 'tz-2']);
    expect(linkDocs(rendered, new Map([['tz-1', 'K-3001']]))).toBe(
      '<p><a class="article-link" href="/articles/K-3001">near</a> and <a>far</a></p>\n',
    );
  });

  it('shows the parts of a technical case with their titles', () => {
    const technicalCase = {
      problem: 'No sound',
      environment: 'A7',
      cause: ':::internal\nbad batch\n:::',
      solution: 'Swap',
    };
    const shown = renderArticle({ bodyMarkdown: '', technicalCase, locale: 'zh-CN' }, false);
    expect(shown).toContain('<h2>问题</h2>');
    expect(shown).not.toContain('bad batch');
    expect(renderArticle({ bodyMarkdown: '', technicalCase, locale: 'en' }, true)).toContain(
      '<div class="block-internal">',
    );
  });

  it('renders the longest real length quickly, and at once the second time', () => {
    const paragraph = `Text with **bold**, [a link](https://a.example) and \`code\`.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n`;
    const long = paragraph.repeat(Math.ceil(560_000 / paragraph.length));
    const first = performance.now();
    html(long);
    const second = performance.now();
    html(long);
    expect(second - first).toBeLessThan(10_000);
    expect(performance.now() - second).toBeLessThan(200);
  });
});

const secret = 'geheim42';

describe('internal blocks', () => {
  const hiding: readonly [string, string][] = [
    ['a plain block', `a\n\n:::internal\n${secret}\n:::\n\nb`],
    ['an unclosed block', `a\n\n:::internal\n${secret}\n\nb ${secret}`],
    ['a block that interrupts a paragraph', `a\n:::internal\n${secret}\n:::\nb`],
    ['a nested box', `:::internal\n:::say\nx\n:::\n${secret}\n:::\nb`],
    ['an unknown nested box', `:::internal\n:::fancy\nx\n:::\n${secret}\n:::\nb`],
    ['a fence that holds a closing line', `:::internal\n\`\`\`\n:::\n\`\`\`\n${secret}\n:::\nb`],
    ['a fence that is never closed', `:::internal\n\`\`\`\n:::\n${secret}\n`],
    ['a quotation', `> :::internal\n> ${secret}\n> :::\n`],
    ['a list', `- a\n  :::internal\n  ${secret}\n  :::\n- b`],
    ['full-width colons', `：：：internal\n${secret}\n：：：\nb`],
    ['Chinese', `:::内部\n${secret}\n:::\nb`],
    ['capitals, spaces and more colons', `::::  INTERNAL only\n${secret}\n::::\nb`],
    ['a misspelt name', `:::internals\n${secret}\n:::\nb`],
    ['a public fence around it', `\`\`\`\n:::internal\n${secret}\n:::\n\`\`\`\nb`],
    ['Windows line ends', `a\r\n:::internal\r\n${secret}\r\n:::\r\nb`],
    ['a reference that is defined inside', `[a][r]\n\n:::internal\n[r]: https://${secret}.example\n:::`],
  ];

  it.each(hiding)('hide from outsiders: %s', (_name, markdown) => {
    expect(hasInternalBlocks(markdown)).toBe(true);
    expect(withoutInternal(markdown)).not.toContain(secret);
    expect(html(markdown, false)).not.toContain(secret);
    expect(
      sections(markdown)
        .filter((part) => !part.internal)
        .map((part) => part.text + part.heading)
        .join(),
    ).not.toContain(secret);
    expect(withoutInternal(withoutInternal(markdown))).toBe(withoutInternal(markdown));
  });

  it.each(hiding.slice(0, 8))('are shown inside: %s', (_name, markdown) => {
    expect(html(markdown, true)).toContain(secret);
  });

  it('never leak, whatever surrounds them', () => {
    const noise = fc.oneof(
      fc.constantFrom(
        '```',
        '~~~',
        ':::say',
        ':::',
        '> q',
        '- item',
        '    code',
        '| a |\n| - |',
        '# head',
        '<div>',
        ':::fancy',
        '````',
        '',
        '  ',
      ),
      fc.string({ maxLength: 20 }).map((text) => text.replaceAll(':', '')),
    );
    const lines = fc.array(noise, { maxLength: 10 });
    fc.assert(
      fc.property(lines, lines, (before, inner) => {
        // Whatever stands before, an opening line begins a block; until a closing line all of it is inside.
        const open = inner.filter((line) => !/^\s*:::$/.test(line));
        const markdown = [...before, ':::internal', secret, ...open, secret].join('\n');
        expect(withoutInternal(markdown)).not.toContain(secret);
        expect(html(markdown, false)).not.toContain(secret);
        expect(sections(markdown).some((part) => !part.internal && part.text.includes(secret))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('are told apart for the index, with the heading above them', () => {
    expect(sections(`# Drum\n\npublic\n\n:::internal\nhidden\n:::\n\n## Door\n\nmore`)).toEqual([
      { heading: 'Drum', text: 'public', internal: false },
      { heading: 'Door', text: 'more', internal: false },
      { heading: 'Drum', text: 'hidden', internal: true },
    ]);
  });

  it('say when a marker stands where it hides nothing', () => {
    expect(hasMisplacedMarker(`Look :::internal ${secret} :::`)).toBe(true);
    expect(hasMisplacedMarker(`:::internal\n${secret}\n:::`)).toBe(false);
  });
});
