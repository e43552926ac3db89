import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Article } from '../../../../src/modules/articles/index.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';
import { png } from '../../../support/pictures.js';
import { type PortCentre, startPortCentre } from '../export/port-fixture.js';

let centre: PortCentre;

beforeAll(async () => {
  centre = await startPortCentre();
});
afterEach(() => centre.empty());
afterAll(() => centre.end());

const row = (more: object): string =>
  JSON.stringify({ lang: 'en', source: 'kb', id: '1', title: 'T', body: 'Body', ...more });
const take = (rows: string | string[], more: object = {}) =>
  centre.importFile(Buffer.from([rows].flat().join('\n')), 'rows.jsonl', more);
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
const articles = (): Promise<Article[]> => centre.all<Article>('articles');

describe('what a row names beside its text', () => {
  it('is found by its name here', async () => {
    const { refused } = await take(
      row({
        code: 'K-4711',
        category: 'devices/washers',
        productLines: ['tv'],
        effectiveFrom: '2029-12-01T00:00:00+08:00',
        effectiveTo: '2031-01-01T00:00:00Z',
        confidence: 'NOT_VALIDATED',
        verifyEveryDays: 30,
        owner: 'Agent@test.example',
        ownerTeam: 'one',
        audience: 'PARTNER',
        risk: { kind: 'SAFETY' },
        riskRank: 2,
      }),
    );
    expect(refused).toEqual([]);
    expect(await articles()).toMatchObject([
      {
        code: 'K-4711',
        state: 'PUBLISHED',
        categoryId: centre.categoryIds.washers,
        categoryPath: [centre.categoryIds.devices, centre.categoryIds.washers],
        lines: [centre.lineIds.tv],
        effectiveFrom: Date.UTC(2029, 10, 30, 16),
        effectiveTo: Date.UTC(2031, 0, 1),
        confidence: 'NOT_VALIDATED',
        verifyEveryDays: 30,
        ownerId: centre.agent.id,
        ownerTeamId: centre.teamId,
        audience: Audience.PARTNER,
        risk: null,
        riskRank: 0,
      },
    ]);
  });

  it('is refused by its field where it does not exist, and the other rows go in', async () => {
    const names: readonly [object, string][] = [
      [{ owner: 'nobody@test.example' }, 'owner'],
      [{ ownerTeam: 'none' }, 'ownerTeam'],
      [{ productLines: ['tv', 'none'] }, 'productLines'],
      [{ code: 'K-1', category: 'devices/none' }, 'category'],
      [{ translationOf: 'K-999' }, 'translationOf'],
      [{ confidence: 'SURE' }, 'confidence'],
      [{ verifyEveryDays: 0 }, 'verifyEveryDays'],
      [{ verifyEveryDays: '30' }, 'verifyEveryDays'],
      [{ effectiveFrom: '2030-05-02T00:00:00Z', effectiveTo: '2030-05-02T00:00:00Z' }, 'effectiveTo'],
      [{ attachments: [{ path: 'files/x.png' }] }, 'attachments'],
      [{ attachments: 'x' }, 'attachments'],
      [{ confidence: 'WORK_IN_PROGRESS' }, 'confidence'],
    ];
    const rows = names.map(([more], at) => row({ id: `bad-${at}`, ...more }));
    for (const isDryRun of [true, false]) {
      const { counts, refused } = await take([...rows, row({ id: 'good' })], { isDryRun });
      expect(counts).toMatchObject({ created: 1, refused: names.length });
      expect(refused.map((text) => text.split(' ')[1])).toEqual(names.map(([, field]) => `${field}:`));
    }
    expect(await articles()).toHaveLength(1);
  });

  it('stays as people have set it where the row says nothing, and changes with the row where it does', async () => {
    await take(row({ code: 'K-4001', owner: 'agent@test.example', verifyEveryDays: 30, productLines: ['tv'] }));
    await take(row({ code: 'K-4001', body: 'Other' }));
    expect(await articles()).toMatchObject([
      { bodyMarkdown: 'Other', ownerId: centre.agent.id, verifyEveryDays: 30, lines: [centre.lineIds.tv], version: 2 },
    ]);
    await take(row({ code: 'K-4001', body: 'Other', verifyEveryDays: null, productLines: [] }));
    expect(await articles()).toMatchObject([
      { ownerId: centre.agent.id, verifyEveryDays: null, lines: ['*'], version: 3 },
    ]);
  });

  it('keeps codes that are free and moves the counter behind them', async () => {
    await take([
      row({ id: 'a', code: 'K-3005' }),
      row({ id: 'b', code: 'K-3005' }),
      row({ id: 'c', code: 'P-3006' }),
      row({ id: 'd' }),
    ]);
    expect((await articles()).map(({ code }) => code)).toEqual(['K-3005', 'K-3006', 'K-3007', 'K-3008']);
  });

  it('a text that holds later waits beside the one that holds now', async () => {
    await take(row({}));
    const later = row({ body: 'Later', effectiveFrom: '2030-04-01T00:00:00Z' });
    expect((await take(later)).counts).toMatchObject({ updated: 1 });
    expect(await articles()).toMatchObject([
      { bodyMarkdown: 'Body', version: 1, next: { bodyMarkdown: 'Later', version: 2 } },
    ]);
    expect((await take(later)).counts).toMatchObject({ unchanged: 1 });
    expect((await take(row({ body: 'Now' }))).counts).toMatchObject({ refused: 1 });
  });
});

describe('translations', () => {
  it('find their source in the file and here, one for each language', async () => {
    const { refused } = await take([
      row({ id: 's', code: 'K-3010' }),
      row({ id: 't', code: 'K-3011', lang: 'zh', translationOf: 'K-3010' }),
      row({ id: 'u', code: 'K-3012', lang: 'zh', translationOf: 'K-3010' }),
      row({ id: 'v', code: 'K-3013', lang: 'en', translationOf: 'K-3011' }),
      row({ id: 'w', code: 'K-3014', lang: 'en', translationOf: 'K-3010' }),
      row({ id: 'x', code: 'K-3015', lang: 'zh', translationOf: 'K-3015' }),
    ]);
    expect(refused.map((text) => text.slice(0, 16))).toEqual([
      '3 translationOf:',
      '4 translationOf:',
      '5 translationOf:',
      '6 translationOf:',
    ]);
    const [source, translation] = await articles();
    expect(translation).toMatchObject({ translationOf: source?._id, translatedVersion: 1 });
    expect((await take(row({ id: 'y', lang: 'zh', translationOf: 'k3010' }))).refused[0]).toMatch(
      /has the translation K-3011/,
    );
  });
});

describe('pictures of an archive', () => {
  const page = (text: string): string => `# T\n\n![A washer](img/a.png)\n\n${text}`;

  it('become attachments once, and again only when they change', async () => {
    const first = zip({ 'one.md': page('x'), 'img/a.png': png(3, 2) });
    expect((await centre.importFile(first, 'a.zip')).refused).toEqual([]);
    const [article] = await articles();
    const fileId = article?.attachments[0]?.fileId ?? '';
    expect(article).toMatchObject({
      bodyMarkdown: `![A washer](file:${fileId})\n\nx`,
      attachments: [{ name: 'a.png', contentType: 'image/png', width: 3, height: 2 }],
    });
    expect(await centre.all('stored_files', { _id: fileId })).toMatchObject([
      { state: 'LINKED', linkedTo: article?._id },
    ]);
    expect((await centre.importFile(first, 'a.zip')).counts).toMatchObject({ unchanged: 1 });
    await centre.importFile(zip({ 'one.md': page('y'), 'img/a.png': png(3, 2) }), 'a.zip');
    expect((await articles())[0]?.attachments).toMatchObject([{ fileId }]);
    await centre.importFile(zip({ 'one.md': page('y'), 'img/a.png': png(4, 2) }), 'a.zip');
    const [changed] = await articles();
    expect(changed?.attachments.find(({ width }) => width === 4)?.fileId).not.toBe(fileId);
    expect(changed?.bodyMarkdown).not.toContain(fileId);
  });

  it('are judged by what they hold: a script is no picture, and its row stays out', async () => {
    const bad = zip({
      'one.md': page('x'),
      'img/a.png': '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      'two.md': '# Two\n\nfine',
    });
    const before = await centre.all('stored_files');
    for (const isDryRun of [true, false]) {
      const { counts, refused } = await centre.importFile(bad, 'a.zip', { isDryRun });
      expect(counts).toMatchObject({ created: 1, refused: 1 });
      expect(refused).toEqual(['1 attachments: img/a.png: It is no picture or file that may be kept.']);
    }
    expect(await articles()).toMatchObject([{ title: 'Two' }]);
    expect(await centre.all('stored_files')).toEqual(before);
  });
});
