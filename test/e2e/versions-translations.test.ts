import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { publish } from '../support/publish.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

interface Found {
  id: string;
  code: string;
  revision: number;
  version: number;
  bodyMarkdown: string;
}

describeInBrowser('versions and translations', () => {
  let app: TestApp;
  let browser: Browser;
  let editor: Screen;
  let client: TestClient;
  let reviewer: TestClient;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    editor = await Screen.signedIn(browser, app.url, 'editor');
    client = await clientOf(app, 'editor');
    reviewer = await clientOf(app, 'editor.two');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    editor.say('knowledge', key, values);
  const found = (code = 'K-2031'): Promise<Found> =>
    client.get<Found>(
      'articleByCode',
      'query ($code: String!) { articleByCode(code: $code) { id code revision version bodyMarkdown } }',
      { code },
    );

  it('compares versions by the keyboard, sees a moment, and brings an old version back as a draft', async () => {
    const { page } = editor;
    const article = await found();
    await page.goto(`/knowledge/articles/${article.id}/versions`);
    await page
      .getByText(say('difference.substantial'))
      .or(page.getByText(say('difference.wording')))
      .waitFor();
    await page.keyboard.press(']');
    await eventually(async () => expect(await page.locator('[data-change]:focus').count()).toBe(1));
    await editor.audit('two versions compared');

    await page.keyboard.press('t');
    await page.getByRole('button', { name: say('moment.quick.lastMonth') }).click();
    await page.keyboard.press('Control+Enter');
    const read = page.getByRole('button', {
      name: new RegExp(say('moment.read', { number: 'N' }).replace('N', '\\d+')),
    });
    await read.or(page.getByText(say('moment.wasNone'))).waitFor();
    await editor.audit('a moment');
    await page.keyboard.press('Escape');

    await page.keyboard.press('ArrowDown');
    const past = article.version - 1;
    await page.getByRole('button', { name: say('restoreVersion.open', { number: past }) }).waitFor();
    await page.keyboard.press('r');
    await page.getByText(say('restoreVersion.title', { number: past })).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/edit$/);
    expect(
      await client.get('article.draft.note', 'query ($id: ID!) { article(id: $id) { draft { note } } }', {
        id: article.id,
      }),
    ).toBe(`恢复第 ${past} 版`);
    expect(editor.faults).toEqual([]);
  });

  it('starts a translation, says when its source changed, and is confirmed', async () => {
    const { page } = editor;
    const source = await found('K-1188');
    await page.goto(`/knowledge/articles/${source.id}`);
    await page.getByRole('button', { name: say('translations.start') }).click();
    await page.waitForURL(/\/edit$/);
    // The source stands beside the text that is being translated.
    await page.getByRole('region', { name: say('translations.sourceText', { code: source.code }) }).waitFor();
    await editor.audit('translating');
    const id = /articles\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
    const begun = await client.get<Found>('article', 'query ($id: ID!) { article(id: $id) { id code revision } }', {
      id,
    });
    await publish(client, begun, { priority: null, reviewer });

    const changed = await client.change<{ article: Found }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code } } }',
      {
        id: source.id,
        input: {
          expectedVersion: (await found('K-1188')).revision,
          content: { bodyMarkdown: `${source.bodyMarkdown}\n\n先拔下插头。` },
        },
      },
    );
    await publish(client, changed.article, { priority: null, reviewer });

    await page.goto('/knowledge/translations');
    await page.getByRole('table', { name: say('translations.waiting') }).waitFor();
    await editor.audit('translations that wait');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/articles/${id}$`));
    await page.getByRole('button', { name: new RegExp(`^${say('translations.confirm')}`) }).click();
    await page.getByText(say('translations.confirmTitle', { number: source.version + 1 })).waitFor();
    await page.getByText('先拔下插头。').waitFor();
    await editor.audit('what changed in the source');
    await page.keyboard.press('Control+Enter');
    await page.getByText(say('translations.state.CURRENT')).waitFor();
    expect(editor.faults).toEqual([]);
  });
});
