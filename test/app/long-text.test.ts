import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre } from '../support/centre.js';
import { dig, type Answer, type TestClient } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const create = `mutation ($input: ArticleCreateInput!) {
  articleCreate(input: $input) { article { id bodyMarkdown } userErrors { code field } }
}`;

describe('a long text', () => {
  let app: TestApp;
  let editor: TestClient;

  const write = (client: TestClient, bodyMarkdown: string): Promise<Answer> =>
    client.run(create, {
      input: { kind: 'FAQ', locale: 'ZH_CN', content: { title: '长文', bodyMarkdown } },
    });
  const count = (): Promise<number> => app.container.foundation.connection.collection('articles').countDocuments();

  beforeAll(async () => {
    app = await startTestApp();
    const centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  });

  afterAll(() => app.end());

  it('is taken up to the longest that may be written, whatever its characters', async () => {
    const text = '洗衣机不脱水。'.repeat(600_000 / 7).slice(0, 600_000);
    const { data, errors } = await write(editor, text);
    expect(errors).toEqual([]);
    expect(dig(data, 'articleCreate.article.bodyMarkdown')).toHaveLength(text.length);
  });

  it('is refused by name beyond that, and nothing of it is stored', async () => {
    const before = await count();
    const { data, errors } = await write(editor, 'x'.repeat(1024 * 1024));
    expect(errors).toEqual([]);
    expect(dig(data, 'articleCreate')).toEqual({
      article: null,
      userErrors: [{ code: 'TOO_LONG', field: ['content', 'bodyMarkdown'] }],
    });
    expect(await count()).toBe(before);
  });

  it('is not even read from whoever is not signed in, nor beyond every measure', async () => {
    for (const [client, size] of [
      [app.client, 300 * 1024],
      [app.client.as('not a token'), 300 * 1024],
      [editor, 3 * 1024 * 1024],
    ] as const) {
      const { status, errors } = await write(client, 'x'.repeat(size));
      expect([size, status, errors.map((error) => error.extensions.code)]).toEqual([
        size,
        client.token === 'not a token' ? 401 : 413,
        [client.token === 'not a token' ? 'UNAUTHENTICATED' : 'BAD_USER_INPUT'],
      ]);
    }
  });
});
