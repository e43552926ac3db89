import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { TestClient, dig, type Answer } from '../support/client.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const callers = 20;

/** Twenty callers at once over two server copies: one effect, and everybody learns what became of it. */
describe('twenty callers at once', () => {
  let app: TestApp;
  let beside: TestApp;
  let centre: Centre;
  let editor: TestClient;

  const atOnce = (
    client: TestClient,
    query: string,
    variables: (index: number) => Record<string, unknown>,
  ): Promise<Answer[]> => {
    const there = new TestClient(beside.url, client.token);
    return Promise.all(
      Array.from({ length: callers }, (_, index) => (index % 2 ? client : there).run(query, variables(index))),
    );
  };
  const events = (filter: Record<string, unknown>): Promise<number> =>
    app.container.foundation.connection.collection('events').countDocuments(filter);
  const draft = async (title: string): Promise<{ id: string; revision: number }> => {
    const { article } = await editor.change<{ article: { id: string; revision: number } }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id revision } userErrors { code } } }',
      {
        input: { kind: 'FAQ', locale: 'EN', content: { title, bodyMarkdown: 'Text.' } },
      },
    );
    return article;
  };
  const step = async (field: string, id: string, expectedVersion: number): Promise<number> => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const { article } = await editor.change<{ article: { revision: number } }>(
      field,
      `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { article { revision } userErrors { code } } }`,
      { id, input: { expectedVersion } },
    );
    return article.revision;
  };
  /** Splits answers into those that took effect and those that were refused, none with a top-level error. */
  const sorted = (answers: Answer[], field: string): { won: unknown[]; refused: unknown[] } => {
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const payloads = answers.map(({ data }) => dig(data, field) as { userErrors: unknown[] });
    return {
      won: payloads.filter(({ userErrors }) => userErrors.length === 0),
      refused: payloads.filter(({ userErrors }) => userErrors.length > 0),
    };
  };

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    beside = await startTestApp({ beside: app, withoutEngine: true, roles: ['web'] });
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  });

  afterAll(async () => {
    await beside.end();
    await app.end();
  });

  it('change a draft: one wins, the others get CONFLICT with the article as it is now', async () => {
    const { id, revision } = await draft('Before');
    const query = `mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) {
      article { id revision draft { title } } userErrors { code field }
    } }`;
    const answers = await atOnce(editor, query, (index) => ({
      id,
      input: { expectedVersion: revision, content: { title: `By caller ${index}` } },
    }));
    const { won, refused } = sorted(answers, 'articleDraftUpdate');
    expect(won).toHaveLength(1);
    const { article } = won[0] as { article: { revision: number } };
    expect(article.revision).toBe(revision + 1);
    expect(refused).toEqual(
      Array.from({ length: callers - 1 }, () => ({
        article,
        userErrors: [{ code: 'CONFLICT', field: ['expectedVersion'] }],
      })),
    );
    expect(
      await editor.get('article', 'query ($id: ID!) { article(id: $id) { id revision draft { title } } }', { id }),
    ).toEqual(article);
    expect(await events({ subjectId: id })).toBe(2);
  });

  it('publish: one version, one feed entry', async () => {
    const { id, revision } = await draft('To be published');
    const approved = await step('articleApprove', id, await step('articleSubmit', id, revision));
    const query = `mutation ($id: ID!, $input: ArticlePublishInput!) { articlePublish(id: $id, input: $input) {
      article { id revision version state } entry { version } userErrors { code }
    } }`;
    const answers = await atOnce(editor, query, () => ({
      id,
      input: { expectedVersion: approved, priority: 'MUST_READ', changeSummary: 'New.' },
    }));
    const { won, refused } = sorted(answers, 'articlePublish');
    const article = { id, revision: approved + 1, version: 1, state: 'PUBLISHED' };
    expect(won).toEqual([{ article, entry: { version: 1 }, userErrors: [] }]);
    expect(refused).toEqual(
      Array.from({ length: callers - 1 }, () => ({ article, entry: null, userErrors: [{ code: 'CONFLICT' }] })),
    );
    expect(await events({ subjectId: id, type: 'article.published' })).toBe(1);
    expect(await events({ subjectId: id, number: { $exists: true } })).toBe(1);
    expect(
      await editor.get(
        'article.versions.totalCount',
        'query ($id: ID!) { article(id: $id) { versions(first: 1) { totalCount } } }',
        { id },
      ),
    ).toBe(1);
  });

  it('create with one key: one article for all; another input is refused, another person is another caller', async () => {
    const query =
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id code title } userErrors { code field } } }';
    const input = {
      kind: 'FAQ',
      locale: 'EN',
      content: { title: 'Made once', bodyMarkdown: 'Text.' },
      idempotencyKey: 'the same key',
    };
    const { won, refused } = sorted(await atOnce(editor, query, () => ({ input })), 'articleCreate');
    expect(refused).toEqual([]);
    expect(new Set(won.map((payload) => JSON.stringify(payload))).size).toBe(1);
    const { article } = won[0] as { article: { id: string } };
    expect(
      await app.container.foundation.connection.collection('articles').countDocuments({ title: 'Made once' }),
    ).toBe(1);
    expect(await events({ subjectId: article.id })).toBe(1);
    const other = await editor.run(query, {
      input: { ...input, content: { title: 'Another', bodyMarkdown: 'Text.' } },
    });
    expect(dig(other.data, 'articleCreate')).toEqual({
      article: null,
      userErrors: [{ code: 'KEY_REUSED', field: ['idempotencyKey'] }],
    });
    const admin = await centre.as(Role.ADMIN);
    const theirs = await admin.change<{ article: { id: string } }>('articleCreate', query, { input });
    expect(theirs.article.id).not.toBe(article.id);
  });

  it('create with keys of their own: as many articles, each with its own code', async () => {
    const query =
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { code } userErrors { code } } }';
    const answers = await atOnce(editor, query, (index) => ({
      input: {
        kind: 'FAQ',
        locale: 'EN',
        content: { title: `Many ${index}`, bodyMarkdown: 'Text.' },
        idempotencyKey: `key ${index}`,
      },
    }));
    const { won } = sorted(answers, 'articleCreate');
    expect(new Set(won.map((payload) => dig(payload, 'article.code'))).size).toBe(callers);
  });

  it('link one call: it counts once, with a key and without', async () => {
    const { id } = await writeAndPublish(editor, 'Linked', { priority: null });
    const agent = await centre.as(Role.AGENT);
    const query =
      'mutation ($input: ArticleLinkToCallInput!) { articleLinkToCall(input: $input) { article { usage { linkCount } } use { id callReference } userErrors { code } } }';
    const input = {
      articleId: id,
      version: 1,
      callReference: 'call-7',
      callSystem: 'acd',
      idempotencyKey: 'link once',
    };
    const { won, refused } = sorted(await atOnce(agent, query, () => ({ input })), 'articleLinkToCall');
    expect(refused).toEqual([]);
    expect(new Set(won.map((payload) => dig(payload, 'use.id'))).size).toBe(1);
    expect(await events({ subjectId: id, type: 'article.linked-to-call' })).toBe(1);
    const again = sorted(
      await atOnce(agent, query, () => ({ input: { ...input, idempotencyKey: null } })),
      'articleLinkToCall',
    );
    expect(again.refused).toEqual([]);
    expect(new Set(again.won.map((payload) => dig(payload, 'use.id')))).toEqual(
      new Set(won.map((payload) => dig(payload, 'use.id'))),
    );
    expect(
      await editor.get('article.usage.linkCount', 'query ($id: ID!) { article(id: $id) { usage { linkCount } } }', {
        id,
      }),
    ).toBe(1);
  });
});
