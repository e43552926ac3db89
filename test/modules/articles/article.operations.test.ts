import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArticleKind } from '../../../src/modules/articles/index.js';
import { Audience, Role, Scope } from '../../../src/platform/auth/viewer.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { type Centre, createCentre } from '../../support/centre.js';
import { type TestClient, dig } from '../../support/client.js';
import { eventually } from '../../support/eventually.js';
import { publish, writeAndPublish } from '../../support/publish.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
let partner: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  partner = await centre.as(Role.PARTNER);
});
afterAll(() => app.end());

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('an article that outsiders read', () => {
  const secret = 'codeword-7431';
  const technicalCase = {
    problem: `No spin\n\n:::internal\n${secret}\n:::`,
    environment: 'A7',
    cause: 'Belt',
    solution: 'Swap',
  };
  const everything = `id code title bodyHtml bodyMarkdown changeSummary technicalCase { problem } draft { title } teams { id } minimumTier { id } publishedBy { id }
    versions(first: 10) { totalCount nodes { id number bodyHtml bodyMarkdown note author { id } reviews { reason } technicalCase { problem } } }
    versionNumbered(number: 1) { id bodyMarkdown } viewerCanEdit viewerCanPublish viewerCanArchive viewerCanReview viewerCanSubmit viewerCanChangeAudience`;

  it('never shows them what is internal, by whatever way', async () => {
    const first = await writeAndPublish(editor, 'Spin', {
      kind: 'TECHNICAL_CASE',
      audience: 'PUBLIC',
      changeSummary: `says ${secret}`,
      content: { technicalCase, bodyMarkdown: `Public.\n\n:::internal\n${secret}` },
    });
    const updated = await editor.change<{ article: { id: string; code: string; revision: number } }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code field } } }',
      { id: first.id, input: { expectedVersion: first.revision, content: { title: 'Spin again' }, note: secret } },
    );
    const second = await publish(editor, updated.article, { changeSummary: secret });
    const inside = await agent.get<Record<string, unknown>>(
      'article',
      `query ($id: ID!) { article(id: $id) { ${everything} } }`,
      { id: first.id },
    );
    expect(inside).toMatchObject({
      title: 'Spin again',
      draft: null,
      versions: { totalCount: 2 },
      versionNumbered: { bodyMarkdown: expect.stringContaining(secret) },
      viewerCanEdit: false,
    });
    expect(dig(inside, 'bodyHtml')).toContain('<div class="block-internal">');
    const versionId = String(dig(inside, 'versionNumbered.id'));

    for (const outsider of [
      partner,
      await centre.as(Role.CUSTOMER),
      await centre.as(`client ${Scope.KNOWLEDGE_READ}`),
    ]) {
      const answers = [
        await outsider.run(`query ($id: ID!) { article(id: $id) { ${everything} } }`, { id: first.id }),
        await outsider.run(`query ($code: String!) { articleByCode(code: $code) { ${everything} } }`, {
          code: second.code.toLowerCase().replace('-', ''),
        }),
        await outsider.run(`query ($id: ID!) { node(id: $id) { ... on Article { ${everything} } } }`, { id: first.id }),
        await outsider.run(`{ articles(first: 20) { nodes { ${everything} } } }`),
        await outsider.run('query ($id: ID!) { node(id: $id) { id ... on ArticleVersion { bodyMarkdown } } }', {
          id: versionId,
        }),
      ];
      for (const answer of answers) {
        expect(answer.errors).toEqual([]);
        expect(JSON.stringify(answer.data)).not.toContain(secret);
      }
      expect(answers[0]?.data).toMatchObject({
        article: {
          versions: { totalCount: 1, nodes: [{ number: 2, note: null, author: null, reviews: [] }] },
          versionNumbered: null,
          publishedBy: null,
        },
      });
      expect(answers[1]?.data).toMatchObject({ articleByCode: { id: first.id } });
      expect(answers[4]?.data).toEqual({ node: null });
    }
  });

  it('shows drafts to those who keep knowledge only, as whoever they ask for', async () => {
    const made = await writeAndPublish(editor, 'Live', { content: { bodyMarkdown: 'old' } });
    const { article } = await editor.change<{ article: { draft: { bodyHtml: string } } }>(
      'articleDraftUpdate',
      `mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) {
        article { title draft { number state title bodyHtml(as: PUBLIC) inside: bodyHtml author { id } } viewerCanSubmit } userErrors { code } } }`,
      {
        id: made.id,
        input: { expectedVersion: made.revision, content: { bodyMarkdown: `new\n\n:::internal\n${secret}\n:::` } },
      },
    );
    expect(article).toMatchObject({
      draft: { number: 2, state: 'DRAFT', bodyHtml: '<p>new</p>\n', inside: expect.stringContaining(secret) },
      viewerCanSubmit: true,
    });
    expect(
      await agent.get('article', 'query ($id: ID!) { article(id: $id) { bodyMarkdown draft { title } } }', {
        id: made.id,
      }),
    ).toEqual({ bodyMarkdown: 'old', draft: null });
    expect(
      await agent.get('articles.totalCount', '{ articles(first: 5, filter: { draftStates: [DRAFT] }) { totalCount } }'),
    ).toBe(0);
    expect(
      await editor.get(
        'articles.nodes',
        '{ articles(first: 5, filter: { draftStates: [DRAFT] }) { nodes { title draft { bodyMarkdown } } } }',
      ),
    ).toMatchObject([{ draft: { bodyMarkdown: expect.stringContaining(secret) } }]);
    const preview = await editor.get(
      'articlePreview',
      'query ($input: ArticlePreviewInput!) { articlePreview(input: $input) { bodyHtml characterCount hasInternalBlocks } }',
      {
        input: { bodyMarkdown: `a\n\n:::internal\n${secret}`, as: 'PARTNER' },
      },
    );
    expect(preview).toEqual({ bodyHtml: '<p>a</p>\n', characterCount: 28, hasInternalBlocks: true });
  });

  it('answers a conflict with the article as it is, and coded errors with their field', async () => {
    const made = await writeAndPublish(editor, 'Conflict');
    const change = (input: object) =>
      editor.run(
        'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { revision } userErrors { code field message } } }',
        { id: made.id, input },
      );
    expect((await change({ expectedVersion: 1, content: {} })).data).toMatchObject({
      articleDraftUpdate: {
        article: { revision: made.revision },
        userErrors: [{ code: 'CONFLICT', field: ['expectedVersion'] }],
      },
    });
    expect((await change({ expectedVersion: made.revision, content: { title: null } })).data).toMatchObject({
      articleDraftUpdate: { article: null, userErrors: [{ code: 'REQUIRED', field: ['content', 'title'] }] },
    });
  });
});

describe('a list of articles', () => {
  const list = (size: number) =>
    `{ articles(first: ${size}, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { id code title category { key path { key } } productLines { key } teams { key } minimumTier { key } publishedBy { name } usage { linkCount } viewerFeedback { id } viewerCanReview } } }`;

  it('asks the database as often for twenty as for two, and pages without gaps', async () => {
    const { category } = await editor.change<{ category: { id: string } }>(
      'categoryCreate',
      'mutation ($input: CategoryCreateInput!) { categoryCreate(input: $input) { category { id } userErrors { code } } }',
      { input: { key: 'listed', name: { zhCN: '列', en: 'Listed' }, needsTwoPairsOfEyes: false } },
    );
    const now = new Date();
    await app.container.articles.planting.plantArticles(
      Array.from({ length: 22 }, (_unused, n) => ({
        kind: ArticleKind.FAQ,
        locale: Locale.EN,
        authorId: centre.person(Role.KNOWLEDGE_EDITOR)._id,
        createdAt: now,
        audience: Audience.INTERNAL,
        versions: [{ publishedAt: now }],
        content: {
          title: `Listed ${n}`,
          bodyMarkdown: 'x',
          categoryId: category.id,
          productLineIds: [n % 2 ? centre.lines.washing : centre.lines.tv],
        },
      })),
    );
    // The indexer and the question index read what was planted; afterwards only requests read articles.
    await app.container.search.whenCaughtUp();
    const { connection } = app.container.foundation;
    const commands = async (size: number): Promise<string[]> => {
      const seen: string[] = [];
      // What the indexer and the feed do meanwhile is not part of the request.
      connection.set('debug', (collection: string, method: string) => {
        if (/^(?:articles|article_|categories|users|teams|product_lines|support_tiers)/.test(collection))
          seen.push(`${collection}.${method}`);
      });
      await agent.get('articles', list(size));
      connection.set('debug', false);
      // Who asks is looked up again every few seconds, whatever is asked.
      return seen.filter((command) => command !== 'users.findOne').sort();
    };
    await agent.get('articles', list(20));
    const two = await commands(2);
    expect(await commands(20)).toEqual(two);

    const codes: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const page: { nodes: { code: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
        await agent.get(
          'articles',
          'query ($after: Cursor, $filter: ArticleFilter) { articles(first: 5, after: $after, filter: $filter) { nodes { code } pageInfo { hasNextPage endCursor } } }',
          { after, filter: { categoryId: category.id } },
        );
      codes.push(...page.nodes.map((node) => node.code));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect([codes.length, new Set(codes).size]).toEqual([22, 22]);
    const prefix = codes[0]?.slice(0, 4) ?? '';
    expect(
      await agent.get(
        'articles.totalCount',
        'query ($filter: ArticleFilter) { articles(first: 1, filter: $filter) { totalCount } }',
        { filter: { codePrefix: prefix } },
      ),
    ).toBeGreaterThan(0);
    expect(
      (await agent.run('{ articles(first: 1, filter: { codePrefix: ".*" }) { totalCount } }')).errors[0]?.extensions
        .code,
    ).toBe('BAD_USER_INPUT');
  });

  it('is narrower for who may see less', async () => {
    const advanced = await centre.add('advanced', {
      roles: [Role.AGENT],
      tierId: centre.tiers.advanced,
      teamIds: [centre.teams.two],
    });
    const made = await writeAndPublish(editor, 'Only for some', { priority: null });
    await editor.change(
      'articleAudienceChange',
      'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { article { teams { key } minimumTier { key } } userErrors { code } } }',
      {
        id: made.id,
        input: {
          expectedVersion: made.revision,
          audience: 'INTERNAL',
          minimumTierId: centre.tiers.advanced,
          teamIds: [centre.teams.two],
          reason: 'x',
        },
      },
    );
    const query = 'query ($id: ID!) { article(id: $id) { id } }';
    expect(await agent.get('article', query, { id: made.id })).toBeNull();
    expect(await advanced.client.get('article', query, { id: made.id })).toEqual({ id: made.id });
    expect(await (await centre.as(Role.SUPERVISOR)).get('article', query, { id: made.id })).toEqual({ id: made.id });
  });
});

describe('use', () => {
  it('is linked and judged by those who serve, and counted', async () => {
    const made = await writeAndPublish(editor, 'Used', { priority: null });
    const link =
      'mutation ($input: ArticleLinkToCallInput!) { articleLinkToCall(input: $input) { use { id callReference linkedBy { id } article { usage { linkCount } } } userErrors { code field } } }';
    const input = { articleId: made.id, version: 1, callReference: 'c-1', idempotencyKey: 'k' };
    const first = await agent.change<{ use: { id: string } }>('articleLinkToCall', link, { input });
    expect(await agent.change('articleLinkToCall', link, { input })).toEqual(first);
    expect(first).toMatchObject({
      use: {
        callReference: 'c-1',
        linkedBy: { id: centre.person(Role.AGENT)._id },
        article: { usage: { linkCount: 1 } },
      },
    });
    const give =
      'mutation ($id: ID!, $input: ArticleFeedbackGiveInput!) { articleFeedbackGive(id: $id, input: $input) { article { viewerFeedback { isHelpful reason } usage { helpfulShare } } userErrors { code } } }';
    await agent.change('articleFeedbackGive', give, { id: made.id, input: { version: 1, isHelpful: true } });
    expect(
      await agent.change('articleFeedbackGive', give, {
        id: made.id,
        input: { version: 1, isHelpful: false, reason: 'Too long' },
      }),
    ).toMatchObject({
      article: { viewerFeedback: { isHelpful: false, reason: 'Too long' }, usage: { helpfulShare: 0 } },
    });
    expect(
      (await partner.run(give, { id: made.id, input: { version: 1, isHelpful: true } })).errors[0]?.extensions.code,
    ).toBe('FORBIDDEN');
  });
});

describe('an import', () => {
  const start =
    'mutation ($input: ArticleImportInput!) { articleImport(input: $input) { job { id state } userErrors { code field message } } }';
  const upload = async (bytes: Buffer, name: string): Promise<string> => {
    const { upload: place } = await editor.change<{ upload: { fileId: string; url: string } }>(
      'fileUploadCreate',
      'mutation ($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { upload { fileId url } userErrors { code } } }',
      { input: { purpose: 'ARTICLE_IMPORT', name, bytes: bytes.length } },
    );
    const answer = await fetch(`${app.url}${place.url}`, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { authorization: `Bearer ${editor.token ?? ''}` },
    });
    expect(answer.status).toBe(201);
    return place.fileId;
  };
  const finished = (id: string) =>
    eventually(async () => {
      const job = await editor.get<{ state: string }>(
        'importJob',
        'query ($id: ID!) { importJob(id: $id) { state totalCount doneCount createdCount unchangedCount refusedCount startedBy { id } rows(first: 100, outcomes: [REFUSED]) { totalCount nodes { line field message article { id } } } } }',
        { id },
      );
      expect(job.state).toBe('DONE');
      return job;
    });

  it('takes an uploaded file over with a report, and a second run changes nothing', async () => {
    const sample = await readFile(`${root}test/data/import-sample.jsonl`);
    const bytes = gzipSync(Buffer.concat([sample, Buffer.from('{"id":"bad-1","lang":"en","title":"","body":"x"}\n')]));
    const fileId = await upload(bytes, 'sample.jsonl.gz');
    const { job } = await editor.change<{ job: { id: string } }>('articleImport', start, {
      input: { fileId, isDryRun: false, publish: true },
    });
    expect(await finished(job.id)).toMatchObject({
      totalCount: 13,
      doneCount: 13,
      createdCount: 12,
      refusedCount: 1,
      startedBy: { id: centre.person(Role.KNOWLEDGE_EDITOR)._id },
      rows: { totalCount: 1, nodes: [{ line: 13, field: 'title', message: 'This is required.', article: null }] },
    });
    const linked = await agent.get<{ bodyHtml: string }[]>(
      'articles.nodes',
      '{ articles(first: 1, orderBy: { field: CODE, direction: DESC }, filter: { states: [PUBLISHED] }) { nodes { bodyHtml source { system licence } } } }',
    );
    expect(linked[0]?.bodyHtml).toMatch(/<a class="article-link" href="\/articles\/K-\d+">next<\/a>|<a>next<\/a>/);
    const again = await editor.change<{ job: { id: string } }>('articleImport', start, {
      input: { fileId: await upload(bytes, 'sample.jsonl.gz'), isDryRun: false, publish: true },
    });
    expect(await finished(again.job.id)).toMatchObject({ createdCount: 0, unchangedCount: 12, refusedCount: 1 });
    expect(
      (await agent.run(start, { input: { fileId, isDryRun: false, publish: true } })).errors[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    expect((await editor.run(start, { input: { fileId: job.id, isDryRun: false, publish: true } })).data).toMatchObject(
      { articleImport: { job: null, userErrors: [{ code: 'FILE_REFUSED' }] } },
    );
  });
});
