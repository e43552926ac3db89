import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const secret = 'quuxblat';
const secretZh = '绝密暗号';
const bodyMarkdown = `Restart the device and wait.

:::internal
The ${secret} margin is forty per cent. ${secretZh}。
:::

- Press the button

:::internal
## Hidden ${secret} heading

| ${secret} | x |
| --- | --- |
| 1 | 2 |
:::

Then call us.`;

const everything = `query ($id: ID!, $code: String!, $version: ID!) {
  article(id: $id) { ...all } articleByCode(code: $code) { ...all } asNode: node(id: $id) { ...all } nodes(ids: [$id, $version]) { ...all ...text }
  articles(first: 20) { totalCount nodes { title bodyMarkdown bodyHtml } }
}
fragment all on Article {
  title say bodyHtml bodyMarkdown changeSummary technicalCase { problem cause solution environment } keywords alternativeQuestions teams { id } minimumTier { id } publishedBy { id }
  draft { title } versions(first: 5) { totalCount nodes { ...text } } versionNumbered(number: 1) { ...text } usage { linkCount }
}
fragment text on ArticleVersion { number title bodyHtml bodyMarkdown note author { id } publishedBy { id } reviews { reason } technicalCase { cause } }`;

const search = `query ($query: String!, $filter: SearchFilter) { search(query: $query, first: 10, filter: $filter) {
  totalCount isDegraded nodes { code title titleMarks { start length } snippet snippetMarks { start length } subject { ... on Article { bodyHtml bodyMarkdown } } } facets { field values { value count } }
} }`;

const nothing = { totalCount: 0, isDegraded: false, nodes: [], facets: [] };

describe('an internal block in a public article', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let article: { id: string; code: string };
  let ids: Record<string, string>;
  const outsiders = [Role.PARTNER, Role.CUSTOMER, Role.DEPARTMENT_CONTACT, `client ${Scope.KNOWLEDGE_READ}`] as const;

  beforeAll(async () => {
    app = await startTestApp();
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    article = await writeAndPublish(editor, 'Device does not wake up', {
      content: { bodyMarkdown },
      audience: 'PUBLIC',
      priority: 'MUST_READ',
      changeSummary: `About the ${secret}.`,
    });
    await writeAndPublish(editor, 'Public and harmless', { audience: 'PUBLIC', priority: null });
    const versions = await editor.get<{ id: string }[]>(
      'article.versions.nodes',
      'query ($id: ID!) { article(id: $id) { versions(first: 1) { nodes { id } } } }',
      { id: article.id },
    );
    ids = { id: article.id, code: article.code, version: versions[0]?.id ?? '' };
    await eventually(async () => expect(await editor.get('search.totalCount', search, { query: secret })).toBe(1));
  });

  afterAll(() => app.end());

  it('is read and found by the people of the centre', async () => {
    const agent = await centre.as(Role.AGENT);
    expect((await agent.run(everything, ids)).data).toMatchObject({
      article: { bodyMarkdown: expect.stringContaining(secret), bodyHtml: expect.stringContaining(secret) },
    });
    for (const query of [secret, secretZh, '暗号']) {
      expect(await agent.get('search', search, { query })).toMatchObject({
        totalCount: 1,
        nodes: [{ code: article.code, snippet: expect.stringMatching(/quuxblat|暗号/) }],
      });
    }
  });

  it.each(outsiders)('never reaches %s by any query', async (principal) => {
    const client = await centre.as(principal);
    const answer = await client.run(everything, ids);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({
      article: {
        title: 'Device does not wake up',
        bodyHtml: expect.stringContaining('Then call us'),
        versions: { totalCount: 1 },
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/quuxblat|绝密|暗号|forty per cent|Hidden/);
    expect(answer.data).toMatchObject({
      article: {
        changeSummary: null,
        draft: null,
        teams: [],
        minimumTier: null,
        publishedBy: null,
        versionNumbered: { note: null, author: null, reviews: [] },
      },
    });
  });

  it.each(outsiders)('is found by no word of it by %s, not even counted', async (principal) => {
    const client = await centre.as(principal);
    for (const query of [secret, 'quuxb', secretZh, '暗号', 'forty per cent margin', 'hidden heading']) {
      const found = await client.get<{ totalCount: number; nodes: unknown[] }>('search', search, { query });
      if ([secret, 'quuxb', secretZh, '暗号'].includes(query)) expect([query, found]).toEqual([query, nothing]);
      expect(JSON.stringify(found)).not.toMatch(/quuxblat|绝密|暗号|forty per cent/);
    }
    // The article itself is found by its public words, and what is shown of it has no other.
    const found = await client.get<{ nodes: { code: string; snippet: string }[] }>('search', search, {
      query: 'device wake restart',
    });
    expect(found.nodes[0]).toMatchObject({ code: article.code, snippet: expect.any(String) });
    expect(JSON.stringify(found)).not.toMatch(/quuxblat|绝密|暗号|forty per cent/);
    // Both words together: the secret one must neither lift nor mark anything.
    const both = await client.get('search', search, { query: `device ${secret}` });
    expect(JSON.stringify(both)).not.toMatch(/quuxblat|forty per cent/);
  });

  it('stays inside while the search engine is away', async () => {
    const degraded = await startTestApp({ beside: app, withoutEngine: true, roles: ['web'] });
    try {
      for (const principal of outsiders) {
        const client = await centre.as(principal);
        const there = new TestClient(degraded.url, client.token);
        expect(await there.get('search', search, { query: secret })).toMatchObject({
          totalCount: 0,
          nodes: [],
          facets: [],
          isDegraded: true,
        });
        const found = await there.get('search', search, { query: 'device wake' });
        expect(found).toMatchObject({ isDegraded: true, nodes: [{ code: article.code }] });
        expect(JSON.stringify(found)).not.toMatch(/quuxblat|绝密|暗号|forty per cent/);
      }
    } finally {
      await degraded.end();
    }
  });

  it('goes when the article is narrowed, for those outside at once', async () => {
    const clients = await Promise.all(outsiders.map((principal) => centre.as(principal)));
    const revision = await editor.get<number>(
      'article.revision',
      'query ($id: ID!) { article(id: $id) { revision } }',
      { id: article.id },
    );
    await editor.change(
      'articleAudienceChange',
      'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { userErrors { code } } }',
      {
        id: article.id,
        input: { expectedVersion: revision, audience: 'PARTNER', teamIds: [], reason: 'Dealers only.' },
      },
    );
    for (const [index, client] of clients.entries()) {
      const sees = outsiders[index] === Role.PARTNER;
      const { data } = await client.run(everything, ids);
      expect(data).toMatchObject(
        sees
          ? { article: { title: 'Device does not wake up' } }
          : { article: null, articleByCode: null, asNode: null, nodes: [null, null], articles: { totalCount: 1 } },
      );
      const query = 'device wake restart';
      expect(await client.get<unknown[]>('search.nodes', search, { query })).toHaveLength(sees ? 1 : 0);
      await eventually(async () => expect(await client.get('search.totalCount', search, { query })).toBe(sees ? 1 : 0));
      if (!sees) expect(await client.get('search.facets', search, { query })).toEqual([]);
    }
  });
});
