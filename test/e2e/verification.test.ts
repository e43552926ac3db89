import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import type { Browser } from 'playwright-core';
import type { TestClient } from '../support/client.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { writeAndPublish } from '../support/publish.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

const dayMs = 86_400_000;

describeInBrowser('keeping articles true', () => {
  let app: TestApp;
  let browser: Browser;
  let editor: Screen;
  let api: TestClient;
  let database: Connection;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    editor = await Screen.signedIn(browser, app.url, 'editor');
    api = await clientOf(app, 'editor');
    database = await mongoose
      .createConnection(process.env.TEST_MONGODB_URI ?? '', { dbName: app.database })
      .asPromise();
  });

  afterAll(async () => {
    await database?.close();
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    editor.say('knowledge', key, values);

  it('lists what is overdue by risk and date; V says that it is right, and it leaves the list', async () => {
    const { page } = editor;
    const article = await writeAndPublish(api, '门封条发霉怎么处理');
    // As it is after years: nothing else is as dangerous and as late.
    const late = { riskRank: 2, verifyEveryDays: 90, verifyDueAt: new Date(Date.now() - 4_000 * dayMs) };
    await database.collection('articles').updateOne({ _id: article.id } as never, { $set: late });
    await page.goto('/knowledge/verification');
    const table = page.getByRole('table', { name: say('tabs.verification') });
    await table.getByText(article.code).waitFor();
    expect(await table.getByRole('row').nth(1).innerText()).toContain(article.code);
    await editor.audit('articles to verify');
    await page.keyboard.press('j');
    await page.keyboard.press('v');
    await table.getByText(article.code).waitFor({ state: 'detached' });
    const state = await api.get(
      'article.verification',
      'query ($id: ID!) { article(id: $id) { verification { state how } } }',
      { id: article.id },
    );
    expect(state).toEqual({ state: 'CURRENT', how: 'PERSON' });
    expect(editor.faults).toEqual([]);
  });

  it('marks an article as in need of an update, where its readers see it', async () => {
    const { page } = editor;
    const article = await writeAndPublish(api, '滤网多久洗一次');
    await page.goto(`/knowledge/articles/${article.id}`);
    await page.getByRole('button', { name: say('verification.markNeedsUpdate') }).click();
    await page.getByLabel(say('verification.markReason')).fill('新机型没有滤网');
    await page.keyboard.press('Control+Enter');
    await page.getByText('新机型没有滤网').first().waitFor();
    await editor.audit('an article that needs an update');
    await page.goto('/knowledge/articles?kept=needsUpdate');
    await page.getByRole('table').getByText(article.code).waitFor();
    const agent = await clientOf(app, 'agent');
    const mark = await agent.get(
      'article.needsUpdate',
      'query ($id: ID!) { article(id: $id) { needsUpdate { reason } } }',
      {
        id: article.id,
      },
    );
    expect(mark).toEqual({ reason: '新机型没有滤网' });
    expect(editor.faults).toEqual([]);
  });

  it('gives an article to another owner by name', async () => {
    const { page } = editor;
    const article = await writeAndPublish(api, '遥控器配对');
    await page.goto(`/knowledge/articles/${article.id}`);
    await page.getByRole('button', { name: say('verification.changeOwner') }).click();
    await page.getByPlaceholder(say('verification.findPerson')).fill('林晓');
    const person = page.getByRole('dialog').getByRole('button', { name: /林晓/ });
    await person.click();
    await editor.audit('choosing an owner');
    await page.keyboard.press('Control+Enter');
    await eventually(async () => {
      const owner = await api.get(
        'article.verification.owner.name',
        'query ($id: ID!) { article(id: $id) { verification { owner { name } } } }',
        { id: article.id },
      );
      expect(owner).toBe('林晓');
    });
    expect(editor.faults).toEqual([]);
  });
});
