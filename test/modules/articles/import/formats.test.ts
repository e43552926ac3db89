import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readRows } from '../../../../src/modules/articles/index.js';
import { isBad, type AnyRow, type ReadRow } from '../../../../src/modules/articles/import/import.row.js';
import { markdownOf } from '../../../../src/modules/articles/import/html-markdown.js';
import { renderArticle } from '../../../../src/modules/articles/content/render.js';
import { png } from '../../../support/pictures.js';

async function rowsOf(bytes: Buffer | string, name: string, chunk = 64): Promise<AnyRow[]> {
  const whole = Buffer.from(bytes as string);
  const pieces = Array.from({ length: Math.ceil(whole.length / chunk) }, (_, at) =>
    whole.subarray(at * chunk, (at + 1) * chunk),
  );
  const rows: AnyRow[] = [];
  for await (const row of readRows(Readable.from(pieces), name)) rows.push(row);
  return rows;
}

async function good(bytes: Buffer | string, name: string): Promise<ReadRow[]> {
  const rows = await rowsOf(bytes, name);
  return rows.map((row) => {
    if (isBad(row)) throw new Error(`line ${row.line} ${row.field ?? ''}: ${row.text.en}`);
    return row;
  });
}

const refused = (rows: readonly AnyRow[]): [number, string | null][] =>
  rows.filter(isBad).map(({ line, field }) => [line, field]);

const zip = (files: Record<string, string | Buffer>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          path,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    ),
  );

describe('a table', () => {
  const head = 'id,title,locale,body,keywords,models,effectiveFrom,verifyEveryDays,owner,draft';

  it('is read with quoted line ends, lists by lines or bars, and empty cells', async () => {
    const [one, two, ...rest] = await good(
      `\ufeff${head}\r\n1,"Say ""hi"", twice",en,"First\r\n\r\nsecond, line","a|b","M1\nM2",,,,\r\n` +
        '2,标题,zh,内容,甲,,2026-12-01T00:00:00+08:00,90,Me@Example.com,true\r\n',
      'rows.csv',
    );
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      line: 2,
      externalId: '1',
      isOwn: true,
      content: {
        title: 'Say "hi", twice',
        bodyMarkdown: 'First\n\nsecond, line',
        keywords: ['a', 'b'],
        models: ['M1', 'M2'],
      },
      named: { effectiveFrom: null, verifyEveryDays: null, owner: null },
    });
    expect(two).toMatchObject({
      line: 6,
      locale: 'zh-CN',
      isDraft: true,
      named: { effectiveFrom: new Date('2026-11-30T16:00:00Z'), verifyEveryDays: 90, owner: 'me@example.com' },
    });
  });

  it('is known by its head whatever separates its cells, plain or packed', async () => {
    for (const mark of [',', ';', '\t']) {
      const text = ['id', 'title', 'lang', 'body'].join(mark) + '\n' + ['7', 'T', 'en', 'B'].join(mark) + '\n';
      expect(await good(text, 'export.txt')).toMatchObject([{ externalId: '7', content: { title: 'T' } }]);
      expect(await good(gzipSync(text), 'export.csv.gz')).toMatchObject([{ externalId: '7' }]);
    }
  });

  it('names the row and the column that is wrong, and takes the others', async () => {
    const text = [
      head,
      '1,T,en,B,,,2026-02-30T00:00:00Z,,,',
      '2,T,en,B,,,2026-03-01,,,',
      '3,T,en,B,,,,0,,',
      '4,T,fr,B,,,,,,',
      '5,,en,B,,,,,,',
      '6,T,en,B,,,,,,maybe',
      '7,T,en,B,,,,,,,too,many',
      ',T,en,B,,,,,,',
      '9,T,en,B,,,,,,',
    ].join('\n');
    const rows = await rowsOf(text, 'a.csv');
    expect(refused(rows)).toEqual([
      [2, 'effectiveFrom'],
      [3, 'effectiveFrom'],
      [4, 'verifyEveryDays'],
      [5, 'locale'],
      [6, 'title'],
      [7, 'draft'],
      [8, null],
      [9, 'id'],
    ]);
    expect(rows.filter((row) => !isBad(row))).toHaveLength(1);
  });

  it('refuses an end that does not lie behind the beginning', async () => {
    const text = 'id,title,locale,body,effectiveFrom,effectiveTo\n1,T,en,B,2026-05-02T00:00:00Z,2026-05-01T00:00:00Z\n';
    expect(refused(await rowsOf(text, 'a.csv'))).toEqual([[2, 'effectiveTo']]);
  });

  it('is of no use without its columns, with a column twice, with an open quote or in another encoding', async () => {
    const fails = (bytes: Buffer | string) =>
      rowsOf(bytes, 'a.csv').then(
        () => 'read',
        (error: Error) => error.message,
      );
    expect(await fails('id,name,text\n1,a,b\n')).toBe('The table lacks the column title, body, locale.');
    expect(await fails('title,body,title,id,lang\n')).toBe('The table has the column title twice.');
    expect(await fails('id,title,lang,body\n1,"T,en,B\n')).toMatch(/^The table cannot be read/);
    expect(await fails(Buffer.from('id,title,lang,body\n1,\xc4\xe3\xba\xc3,zh,x\n', 'latin1'))).toMatch(/not UTF-8/);
  });
});

describe('a page', () => {
  it('becomes Markdown with its title, without anything that acts', async () => {
    const [row] = await good(
      `<!doctype html><html lang="en"><head><title>Site</title><meta name="keywords" content="washer, spin"><style>p{}</style>
      <script>alert(1)</script></head><body onload="alert(2)"><h1>Washer &amp; dryer</h1><form action="/x"><p onclick="a()">Check the <b>door</b>.</p>
      <input value="secret"><button>Go</button></form><iframe src="https://x"></iframe><svg><script>1</script></svg>
      <p><a href="javascript:alert(3)">bad</a> <a href="https://example.com/a_(b)">good</a></p><img src="data:image/svg+xml,x" alt="drawn"></body></html>`,
      'a/page.html',
    );
    expect(row).toMatchObject({
      externalId: 'a/page',
      locale: 'en',
      content: { title: 'Washer & dryer', keywords: ['washer', 'spin'] },
    });
    expect(row?.content.bodyMarkdown).toBe('Check the **door**.\n\nbad [good](<https://example.com/a_(b)>)\n\ndrawn');
  });

  it('takes its title from the head where the text has none, and is refused without either', async () => {
    expect(
      await good('<html><head><title>A &lt; B</title></head><body><p>文字</p></body></html>', 'x.htm'),
    ).toMatchObject([{ locale: 'zh-CN', content: { title: 'A < B', bodyMarkdown: '文字' } }]);
    expect(refused(await rowsOf('<html><body><p>x</p></body></html>', 'x.html'))).toEqual([[1, 'title']]);
  });

  it('that our renderer made becomes what it was made of', () => {
    const texts = [
      '# One\n\nText with *stress*, **weight**, `code` and ~~gone~~.\n\n## Two\n\n- a\n- b\n  - c\n\n1. first\n2. second',
      '中文第一行\n第二行，不加空格。\n\n> 引用\n> 第二行',
      ':::internal\n只有内部可见。\n\n- 一\n- 二\n:::\n\n:::say\n您好。\n:::\n\n:::warning\n小心。\n:::\n\n:::note\n注意。\n:::',
      'See [[K-2031]] and [the manual](https://example.com/a?b=c&d=e) or [mail](mailto:a@b.example).',
      '| A | B | C |\n| --- | :---: | ---: |\n| 1 | `x` | 3 |\n| 4 | a \\| b | **6** |',
      '```sh\nls -la | grep x\n\necho "# not a title"\n```',
      'snake_case and 2 * 3 = 6, 50 % [note], a\\_b\\_',
      '3. three\n4. four',
      '---\n\nafter a rule',
      '![A washer](file:file_01h455vb4pex5vsknk084sn02q) and [the form](file:file_01h455vb4pex5vsknk084sn02q)',
    ];
    for (const bodyMarkdown of texts) {
      const html = renderArticle({ bodyMarkdown, technicalCase: null, locale: 'en' }, true);
      const again = markdownOf(html).markdown;
      expect(renderArticle({ bodyMarkdown: again, technicalCase: null, locale: 'en' }, true)).toBe(html);
      expect(again).toBe(bodyMarkdown.replace('a\\_b\\_', 'a_b\\_'));
    }
  });

  it('keeps text from becoming marks', () => {
    const html =
      '<p>:::internal</p><p># no title</p><p>1. no list</p><p>- none</p><p>[[K-1]] [a](b) *x* `y` &amp;lt; &lt;http://a.b&gt;</p><p>：：：内部</p>';
    const again = renderArticle({ bodyMarkdown: markdownOf(html).markdown, technicalCase: null, locale: 'en' }, true);
    expect(again.replace(/\n/g, '')).toBe(html.replaceAll('&lt;http', '&lt;http'));
  });

  it('reads tables of 2,000 rows and pages of many elements in good time, and refuses what is nested without end', async () => {
    const started = performance.now();
    const cells = Array.from({ length: 1_900 }, (_, at) => `<tr><td>${at}</td><td>文 ${at}</td></tr>`).join('');
    const [row] = await good(
      `<html><h1>T</h1><table><thead><tr><th>A</th><th>B</th></tr></thead>${cells}</table></html>`,
      'a.html',
    );
    expect(row?.content.bodyMarkdown.split('\n')).toHaveLength(1_902);
    const long = `<html><h1>T</h1>${'<p>Some words in a paragraph.</p>'.repeat(15_000)}</html>`;
    expect(await good(long, 'a.html')).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(20_000);
    const tooMany = `<html><h1>T</h1><table>${cells.repeat(5)}</table></html>`;
    expect(refused(await rowsOf(tooMany, 'a.html'))).toEqual([[1, 'body']]);
    const deep = `<html><h1>T</h1>${'<blockquote>'.repeat(500)}x${'</blockquote>'.repeat(500)}</html>`;
    expect(refused(await rowsOf(deep, 'a.html'))).toEqual([[1, 'body']]);
    const deeper = `<html><h1>T</h1>${'<div>'.repeat(60_000)}x</html>`;
    expect(refused(await rowsOf(deeper, 'a.html'))).toEqual([[1, 'body']]);
  }, 60_000);
});

describe('Markdown', () => {
  it('says by its field what of its head cannot be read', async () => {
    const heads = [
      '+++\ntitle = "x"\n+++\n\nText',
      '---toml\na = 1\n---\nText',
      '---\n- a\n- b\n---\nText',
      '---\n: [\n---\nx',
      '{ "title": "x" }\n\nText',
    ];
    for (const text of heads) expect(refused(await rowsOf(text, 'a.md'))).toEqual([[1, 'frontMatter']]);
    expect(refused(await rowsOf('---\ntitle: 5\n---\nText', 'a.md'))).toEqual([[1, 'title']]);
    expect(refused(await rowsOf('---\ntitle: x\nverifyEveryDays: 0\n---\nText', 'a.md'))).toEqual([
      [1, 'verifyEveryDays'],
    ]);
    expect(refused(await rowsOf('---\ntitle: x\neffectiveFrom: 2026-12-01\n---\nText', 'a.md'))).toEqual([
      [1, 'effectiveFrom'],
    ]);
    expect(refused(await rowsOf('---\ntitle: x\ntranslationOf: nothing\n---\nText', 'a.md'))).toEqual([
      [1, 'translationOf'],
    ]);
  });

  it('of a million characters is refused by its field', async () => {
    expect(refused(await rowsOf(`# T\n\n${'x'.repeat(1_000_000)}`, 'a.md'))).toEqual([[1, 'body']]);
  });
});

describe('an archive', () => {
  const page =
    '# Title\n\n![A washer](img/washer%201.png) and [the form](../forms/a.pdf "Form")\n\n```\n![x](img/washer%201.png)\n```';

  it('brings the files beside its texts along, wherever they lie', async () => {
    const rows = await good(
      zip({
        '__MACOSX/x.md': 'litter',
        'docs/one.md': page,
        'docs/img/washer 1.png': png(3, 2),
        'forms/a.pdf': '%PDF-1.4 … %%EOF',
        'docs/two.html': '<h1>Two</h1><p><img src="./img/washer 1.png" alt="w"></p>',
        'rows.csv': 'id,title,lang,body\n1,T,en,B\n',
      }),
      'all.zip',
    );
    expect(rows.map(({ line, fileName, externalId }) => [line, fileName, externalId])).toEqual([
      [1, 'docs/one.md', 'docs/one'],
      [2, 'docs/two.html', 'docs/two'],
      [4, 'rows.csv', '1'],
    ]);
    expect(rows[0]?.files.map(({ path, name, bytes }) => [path, name, bytes])).toEqual([
      ['docs/img/washer%201.png', 'washer 1.png', png(3, 2).length],
      ['forms/a.pdf', 'a.pdf', 18],
    ]);
    expect(rows[0]?.content.bodyMarkdown).toBe(
      '![A washer](docs/img/washer%201.png) and [the form](forms/a.pdf "Form")\n\n```\n![x](img/washer%201.png)\n```',
    );
    expect(await rows[0]?.files[0]?.read?.()).toEqual(png(3, 2));
  });

  const fails = (bytes: Buffer): Promise<string> =>
    rowsOf(bytes, 'x.zip', 65_536).then(
      () => 'read',
      (error: Error) => error.message,
    );

  it('is refused where a path leads outside, and where it holds nothing to read', async () => {
    for (const path of ['../up.md', 'a/../../up.md', '/etc/up.md', 'C:/up.md', '..\\up.md'])
      expect(await fails(zip({ [path]: '# x' }))).toMatch(/leads out of the archive/);
    expect(await fails(zip({ 'a.png': png(1, 1) }))).toMatch(/holds no Markdown/);
    expect(await fails(zip({ 'a.md': '# x\n\ny' }).subarray(0, 60))).toBe('The archive is damaged.');
  });

  it('is refused with a link, when it is encrypted, and with entries that overlap', async () => {
    const plain = zip({ 'a.md': '# A\n\ntext', 'b.md': '# B\n\ntext' });
    const entry = plain.indexOf(Buffer.from('504b0102', 'hex'));
    const link = Buffer.from(plain);
    link.writeUInt32LE((0o120777 << 16) >>> 0, entry + 38);
    expect(await fails(link)).toMatch(/is a link/);
    const locked = Buffer.from(plain);
    locked.writeUInt16LE(1, entry + 8);
    expect(await fails(locked)).toBe('The archive is encrypted.');
    const second = plain.indexOf(Buffer.from('504b0102', 'hex'), entry + 4);
    const shared = Buffer.from(plain);
    shared.writeUInt32LE(plain.readUInt32LE(entry + 42), second + 42);
    expect(await fails(shared)).toBe('Entries of the archive overlap.');
  });

  it('that would unpack to more than it says or to too much is refused before it fills the memory', async () => {
    const bomb = zip({ 'a.md': 'x'.repeat(40_000_000) });
    const entry = bomb.indexOf(Buffer.from('504b0102', 'hex'));
    const liar = Buffer.from(bomb);
    liar.writeUInt32LE(100, entry + 24);
    expect(await fails(liar)).toMatch(/damaged, or larger than it claims/);
    const huge = Buffer.from(bomb);
    huge.writeUInt32LE(600_000_000, entry + 24);
    expect(await fails(huge)).toMatch(/more than 512 MB/);
    expect(await fails(bomb)).toMatch(/at most 20 MB/);
    const many = zip(Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`${at}.md`, '# x'])));
    expect(await fails(many)).toMatch(/at most 5000 entries/);
  }, 30_000);
});
