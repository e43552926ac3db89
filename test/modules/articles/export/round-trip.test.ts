import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { ArticleConfidence, ArticleKind, ArticleState, DraftState } from '../../../../src/modules/articles/index.js';
import { applyChange, contentFaults, emptyContent } from '../../../../src/modules/articles/article-content.rules.js';
import { codeOf } from '../../../../src/modules/articles/article-code.rules.js';
import { born, settled, versionOf } from '../../../../src/modules/articles/article.rules.js';
import type { Article, ArticleAttachment } from '../../../../src/modules/articles/article.js';
import { ArticleExportFormat, type ExportJob } from '../../../../src/modules/articles/export/export-job.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';
import { newId } from '../../../../src/platform/ids/ids.js';
import type { Locale } from '../../../../src/platform/graphql/enums.js';
import { png } from '../../../support/pictures.js';
import { type PortCentre, startPortCentre } from './port-fixture.js';

let here: PortCentre;
let there: PortCentre;

beforeAll(async () => {
  [here, there] = await Promise.all([startPortCentre(), startPortCentre()]);
});
afterEach(async () => {
  await Promise.all([here.empty(), there.empty()]);
});
afterAll(() => Promise.all([here.end(), there.end()]));

const pieces = fc.constantFrom(
  ...[
    'a',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '"',
    "'",
    '|',
    ',',
    ';',
    '\\',
    '#',
    '- ',
    '---',
    '---\n',
    '=',
    '+1',
    '@',
    ':',
    ': ',
    '*',
    '`',
    '```',
    '{',
    '[x]',
    '%',
    '&amp;',
    '<b>',
    '中文',
    '，',
    '“引”',
    '洗衣机',
    '🙂',
    'é',
    '\u2028',
    '\u00a0',
    'null',
    'true',
    '1e3',
    '~',
    '!',
    '?',
    '>',
    '> q',
    '$',
    '[[K-2031]]',
    '\n:::internal\nsecret\n:::\n',
    '\n:::say\n您好\n:::\n',
    '[l](https://e.example/a)',
  ],
);
const text = (most: number) => fc.array(pieces, { minLength: 1, maxLength: most }).map((parts) => parts.join(''));
const items = fc.array(
  text(3).map((item) => item.slice(0, 30)),
  { maxLength: 4 },
);
const moments = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));

const written = fc.record({
  change: fc.record({
    title: text(8),
    say: fc.option(text(6)),
    bodyMarkdown: text(20),
    technicalCase: fc.option(fc.record({ problem: text(5), environment: text(5), cause: text(5), solution: text(5) }), {
      freq: 2,
    }),
    alternativeQuestions: items,
    keywords: items,
    environment: fc.option(text(5)),
    models: items,
    errorCodes: items,
  }),
  kind: fc.constantFrom(...Object.values(ArticleKind)),
  locale: fc.constantFrom('zh-CN', 'en'),
  state: fc.constantFrom('live', 'live', 'live', 'draft', 'archived', 'thrown away'),
  audience: fc.constantFrom(...Object.values(Audience)),
  confidence: fc.constantFrom(ArticleConfidence.NOT_VALIDATED, ArticleConfidence.VALIDATED),
  days: fc.option(fc.integer({ min: 1, max: 1_095 })),
  category: fc.constantFrom(null, 'devices' as const, 'washers' as const),
  lines: fc.subarray(['washing', 'tv'] as const),
  times: moments,
  pictures: fc.array(
    fc.tuple(
      fc.constantFrom('a.png', '图 片.png', 'a b(1).png', '..png'),
      fc.constantFrom('', '一台“洗衣机”'),
      fc.integer({ min: 1, max: 4 }),
    ),
    { maxLength: 2 },
  ),
  translates: fc.boolean(),
  source: fc.option(fc.record({ externalId: fc.uuid(), url: fc.constantFrom(null, 'https://e.example/x') }), {
    freq: 2,
  }),
});

type Written = typeof written extends fc.Arbitrary<infer One> ? One : never;

/** Writes articles straight into the database of `here`, as publishing would have left them. */
async function plant(list: readonly Written[]): Promise<number> {
  const { clock, connection } = here.foundation;
  const articles: Article[] = [];
  for (const [at, one] of list.entries()) {
    const attachments: ArticleAttachment[] = [];
    for (const [name, alt, size] of one.pictures) {
      const stored = await here.files.service.store(
        { id: 'system', name: '' },
        { purpose: 'ARTICLE_IMAGE', name },
        (async function* () {
          yield png(size, at + 1);
        })(),
      );
      const { _id: fileId, contentType, bytes, width, height } = stored;
      attachments.push({ fileId, name: stored.name, contentType, bytes, width, height, alt });
    }
    const shown = attachments.map(({ fileId, alt }) => `\n\n![${alt}](file:${fileId})`).join('');
    const [from, to] = one.times;
    const day = (n: number): Date => new Date(Date.UTC(2029, n, 1, 12, 30));
    const content = applyChange(emptyContent, {
      ...one.change,
      bodyMarkdown: one.change.bodyMarkdown + shown,
      categoryId: one.category && here.categoryIds[one.category],
      productLineIds: one.lines.map((key) => here.lineIds[key]),
      effectiveFrom: from ? day(from) : null,
      effectiveTo: to ? day(from + to) : null,
      attachments,
    });
    if (contentFaults(content).length || content.bodyMarkdown.trim() === '') continue;
    const id = newId('article', clock);
    const draft = born(
      { id, code: codeOf(one.kind, 3_001 + at * 7), kind: one.kind, locale: one.locale as Locale, content, note: null },
      { by: here.editor.id, at: new Date('2030-01-02T03:04:05.678Z') },
    );
    const source = articles.find((other) => other.translationOf === null && other.locale !== one.locale);
    const isFree = source && !articles.some((other) => other.translationOf === source._id);
    const article: Article = {
      ...draft,
      audience: one.audience,
      confidence: one.confidence,
      verifyEveryDays: one.days,
      ownerTeamId: here.teamId,
      translationOf: one.translates && isFree ? source._id : null,
      source: one.source && { system: 'kb', ...one.source, attribution: null, licence: 'CC BY 4.0', contentHash: 'x' },
    };
    if (one.state === 'draft') articles.push(article);
    else if (one.state === 'thrown away')
      articles.push(settled({ ...article, draft: null, state: ArticleState.ARCHIVED }));
    else {
      const state = one.state === 'live' ? ArticleState.PUBLISHED : ArticleState.ARCHIVED;
      articles.push(settled({ ...article, state, version: 1, publishedAt: article.createdAt, draft: null }));
    }
  }
  if (articles.length) {
    await connection.collection('articles').insertMany(articles as never[]);
    const versions = articles.filter(({ version }) => version !== null);
    if (versions.length)
      await connection
        .collection('article_versions')
        .insertMany(
          versions.map((one) =>
            versionOf(one, { authorId: null, note: null, reviews: [] }, newId('article_version', clock)),
          ) as never[],
        );
  }
  return articles.length;
}

async function exported(
  centre: PortCentre,
  format: ArticleExportFormat,
  withAttachments: boolean,
): Promise<{ name: string; bytes: Buffer }> {
  const { _id } = await centre.articles.exports.start(centre.admin, { format, withAttachments, filter: {} });
  await centre.jobs.runDue();
  const [job] = await centre.all<ExportJob>('export_jobs', { _id });
  if (job?.state !== 'DONE') throw new Error(`${job?.state ?? 'gone'}: ${job?.error ?? ''}`);
  return { name: job.fileName, bytes: await centre.bytes(job.fileId ?? '') };
}

describe('export, import elsewhere, export', () => {
  it.each([
    [ArticleExportFormat.JSON_LINES, true],
    [ArticleExportFormat.CSV, true],
    [ArticleExportFormat.MARKDOWN, true],
    [ArticleExportFormat.JSON_LINES, false],
    [ArticleExportFormat.CSV, false],
  ])(
    'gives the same bytes: %s, with attachments: %s',
    async (format, withAttachments) => {
      const some = fc.array(written, { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(some, async (list) => {
          await Promise.all([here.empty(), there.empty()]);
          const count = await plant(list.map((one) => (withAttachments ? one : { ...one, pictures: [] })));
          if (!count) return;
          const first = await exported(here, format, withAttachments);
          const taken = await there.importFile(first.bytes, first.name);
          expect(taken).toEqual({
            counts: { done: count, created: count, updated: 0, unchanged: 0, refused: 0 },
            refused: [],
          });
          const second = await exported(there, format, withAttachments);
          expect(second.bytes.equals(first.bytes) ? 'the same' : shown(second.bytes)).toBe(
            second.bytes.equals(first.bytes) ? 'the same' : shown(first.bytes),
          );
          // Both take the file a second time without a change.
          expect((await there.importFile(first.bytes, first.name)).counts).toMatchObject({ unchanged: count });
          expect(await here.importFile(first.bytes, first.name)).toMatchObject({
            counts: { unchanged: count },
            refused: [],
          });
        }),
        { numRuns: 6 },
      );
    },
    240_000,
  );
});

const shown = (bytes: Buffer): string => {
  if (bytes[0] === 0x1f) return gunzipSync(bytes).toString();
  if (bytes[0] !== 0x50) return bytes.toString();
  return Object.entries(unzipSync(bytes))
    .map(
      ([path, content]) =>
        `${path}\n${/\.(?:md|csv|jsonl)$/.test(path) ? Buffer.from(content).toString() : String(content.length)}`,
    )
    .join('\n');
};

it('drafts stay drafts, whatever the import is told', async () => {
  await plant(
    fc.sample(written, { numRuns: 30, seed: 5 }).map((one) => ({ ...one, state: 'draft' as const, pictures: [] })),
  );
  const { name, bytes } = await exported(here, ArticleExportFormat.JSON_LINES, false);
  await there.importFile(bytes, name);
  const states = await there.all<Article>('articles');
  expect(states.length).toBeGreaterThan(5);
  expect(
    states.every(
      ({ state, version, draft }) =>
        state === ArticleState.DRAFT && version === null && draft?.state === DraftState.DRAFT,
    ),
  ).toBe(true);
});
