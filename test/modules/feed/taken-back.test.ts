import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { createCentre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { publish, writeAndPublish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

let app: TestApp;
let editor: TestClient;
let agent: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  const centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
}, 90_000);
afterAll(() => app.end(), 60_000);

const open = (): Promise<number> =>
  agent.get<number>('viewer.mustAcknowledgeCount', '{ viewer { mustAcknowledgeCount } }');
const update = `mutation ($id: ID!, $input: ArticleDraftUpdateInput!) {
  articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code } } }`;
const withdraw = `mutation ($id: ID!, $input: ArticleNextWithdrawInput!) {
  articleNextWithdraw(id: $id, input: $input) { article { id code revision } userErrors { code } } }`;

interface Changed {
  article: { id: string; code: string; revision: number };
}

it('asks nobody to acknowledge a text that was taken back before it held, also when the next version is silent', async () => {
  const article = await writeAndPublish(editor, 'Returns', { priority: null });
  const tomorrow = { instant: new Date(Date.now() + 86_400_000).toISOString() };
  const draft = await editor.change<Changed>('articleDraftUpdate', update, {
    id: article.id,
    input: { expectedVersion: article.revision, content: { bodyMarkdown: 'Sixty days.', effectiveFrom: tomorrow } },
  });
  const waiting = await publish(editor, draft.article, { priority: 'MUST_READ' });
  expect(await open()).toBe(1);
  const back = await editor.change<Changed>('articleNextWithdraw', withdraw, {
    id: article.id,
    input: { expectedVersion: waiting.revision },
  });
  expect(await open()).toBe(0);
  const again = await editor.change<Changed>('articleDraftUpdate', update, {
    id: article.id,
    input: { expectedVersion: back.article.revision, content: { bodyMarkdown: 'Forty days.', effectiveFrom: null } },
  });
  await publish(editor, again.article, { priority: null });
  expect(await open()).toBe(0);
}, 60_000);
