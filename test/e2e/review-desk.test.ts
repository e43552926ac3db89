import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

interface Made {
  id: string;
  code: string;
  revision: number;
}

describeInBrowser('reviewing, by keys alone', () => {
  let app: TestApp;
  let browser: Browser;
  let author: TestClient;
  let reviewer: Screen;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    author = await clientOf(app, 'editor.two');
    reviewer = await Screen.signedIn(browser, app.url, 'editor');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    reviewer.say('knowledge', key, values);

  async function step(
    client: TestClient,
    field: string,
    id: string,
    input: Record<string, unknown> = {},
  ): Promise<Made> {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const expectedVersion = await client.get('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', {
      id,
    });
    const { article } = await client.change<{ article: Made }>(
      field,
      `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { article { id code revision } userErrors { code message } } }`,
      { id, input: { expectedVersion, ...input } },
    );
    return article;
  }

  async function handedIn(title: string, bodyMarkdown: string): Promise<Made> {
    const { article } = await author.change<{ article: Made }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id code revision } userErrors { code message } } }',
      { input: { kind: 'FAQ', locale: 'ZH_CN', content: { title, bodyMarkdown } } },
    );
    return step(author, 'articleSubmit', article.id);
  }

  const draftOf = (id: string): Promise<{ state: string; pins: { quote: string; remark: string }[] }> =>
    author.get('article.draft', 'query ($id: ID!) { article(id: $id) { draft { state pins { quote remark } } } }', {
      id,
    });

  it('shows risk first, pins what is meant, gives it back, and approves the mended text', async () => {
    const quiet = await handedIn('屏幕怎么擦', '用干布擦。');
    const risky = await handedIn('门封漏电怎么办', '请客户先**断电**。\n\n再等 5 分钟。');
    await step(author, 'articleRiskSet', risky.id, { kind: 'SAFETY', reason: '可能触电。' });
    const { page } = reviewer;
    await page.goto('/knowledge');
    const rows = page.getByRole('table', { name: say('todo.queue.review') }).getByRole('row');
    await rows.filter({ hasText: quiet.code }).waitFor();
    expect(await rows.nth(1).innerText()).toContain(risky.code);
    expect(await rows.nth(1).innerText()).toContain(say('review.nature.SAFETY'));
    await reviewer.audit('the review queue');
    await page.keyboard.press('Enter');
    await page.getByText('可能触电。').waitFor();
    await page.getByRole('heading', { name: '门封漏电怎么办' }).waitFor();
    await reviewer.audit('a draft under review');

    await page.keyboard.press('m');
    await page.keyboard.type('再等 5 分钟');
    await page.keyboard.press('Tab');
    await page.keyboard.type('说明书写的是 10 分钟');
    // Esc leaves the field and not the page: what was written stays.
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await page.getByText(say('review.reasonMissing')).waitFor();
    await page.keyboard.type('时间不对');
    await page.keyboard.press('Escape');
    await reviewer.audit('a rejection with a pin');
    await page.keyboard.press('x');
    await reviewer.toast(say('review.rejected', { code: risky.code })).waitFor();
    expect(await draftOf(risky.id)).toEqual({
      state: 'DRAFT',
      pins: [{ quote: '再等 5 分钟', remark: '说明书写的是 10 分钟' }],
    });

    // The author sees the place in the editor, and that it is mended.
    const writer = await Screen.signedIn(browser, app.url, 'editor.two');
    await writer.page.goto(`/knowledge/articles/${risky.id}/edit`);
    const pins = writer.page.getByRole('list', { name: say('review.pinned') });
    await pins.getByRole('button', { name: '再等 5 分钟' }).waitFor();
    await writer.audit('pins in the editor');
    const source: Locator = writer.page.getByRole('textbox', { name: say('editor.source') });
    await source.click();
    await writer.page.keyboard.press('Control+a');
    await writer.page.keyboard.type('请客户先断电，再等 10 分钟。');
    await pins.getByText(say('review.pinGone')).waitFor();
    await writer.page.keyboard.press('Control+Enter');
    await writer.toast(say('submit.done', { code: risky.code })).waitFor();
    expect(writer.faults).toEqual([]);
    await writer.close();

    await page.goto(`/knowledge/articles/${risky.id}/review`);
    await page.getByRole('button', { name: say('review.approve') }).waitFor();
    await page.keyboard.press('a');
    await reviewer.toast(say('review.approved', { code: risky.code })).waitFor();
    expect(await draftOf(risky.id)).toEqual({ state: 'APPROVED', pins: [] });
    expect(reviewer.faults).toEqual([]);
  });

  it('talks about a draft, mentions a colleague, and takes a risk mark away with a second person', async () => {
    const { id, code } = await handedIn('滤网多久洗一次', '两周一次。');
    await step(author, 'articleRiskSet', id, { kind: 'BUSINESS_RISK', reason: '说法不一。' });
    const { page } = reviewer;
    await page.goto(`/knowledge/articles/${id}/review`);
    await page.getByText('说法不一。').waitFor();
    await page.keyboard.press('c');
    const field = page.getByRole('combobox', { name: say('comments.write') });
    await field.pressSequentially('请看 @陆');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('两周还是一个月？');
    await page.keyboard.press('Control+Enter');
    const thread = page.getByRole('article').filter({ hasText: '两周还是一个月？' });
    await thread.waitFor();
    await reviewer.audit('comments on a draft');
    expect(
      await author.get(
        'article.comments.nodes',
        'query ($id: ID!) { article(id: $id) { comments(first: 5) { nodes { mentions { name } } } } }',
        {
          id,
        },
      ),
    ).toEqual([{ mentions: [{ name: '陆明' }] }]);
    await thread.getByRole('button', { name: say('comments.resolve') }).click();
    await page.getByText(say('comments.none')).waitFor();

    await page.getByRole('button', { name: say('risk.ask') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('risk.askReason')).fill('说法已统一。');
    await page.keyboard.press('Control+Enter');
    await page.getByText(say('risk.waits')).waitFor();
    const second = await Screen.signedIn(browser, app.url, 'editor.two');
    await second.page.goto(`/knowledge/articles/${id}/review`);
    await second.page.getByRole('button', { name: say('risk.confirm') }).click();
    await second.page.keyboard.press('Control+Enter');
    await second.toast(say('risk.removedDone', { code })).waitFor();
    await eventually(async () =>
      expect(
        await author.get('article.risk', 'query ($id: ID!) { article(id: $id) { risk { kind } } }', { id }),
      ).toBeNull(),
    );
    expect([...reviewer.faults, ...second.faults]).toEqual([]);
    await second.close();
  });

  it('keeps categories with what they demand of reviewers', async () => {
    const { page } = reviewer;
    await page.goto('/knowledge/categories');
    const table = page.getByRole('table', { name: say('categories.title') });
    await table.getByText('recalls').waitFor();
    await reviewer.audit('the tree of categories');
    await table.getByRole('row').filter({ hasText: 'recalls' }).click();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: say('categories.editTitle') });
    await dialog.getByLabel(say('categories.interval')).fill('30');
    await reviewer.audit('a category');
    await page.keyboard.press('Control+Enter');
    await reviewer.toast(say('categories.saved')).waitFor();
    await table
      .getByRole('row')
      .filter({ hasText: 'recalls' })
      .getByText(say('categories.intervalDays', { count: 30 }))
      .waitFor();
    expect(reviewer.faults).toEqual([]);
  });
});
