import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { png } from '../support/pictures.js';
import { writeAndPublish } from '../support/publish.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

/** Six lines; the third has no title, the fifth is broken. */
const importFile = fileURLToPath(new URL('../../../test/data/import-bad-rows.jsonl', import.meta.url));

describeInBrowser('the knowledge desk', () => {
  let app: TestApp;
  let browser: Browser;
  let editor: Screen;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    editor = await Screen.signedIn(browser, app.url, 'editor');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    editor.say('knowledge', key, values);
  const tab = (key: string): Locator => editor.page.getByRole('tab', { name: say(`import.outcomes.${key}`) });

  it('imports a file: first tried, then in earnest, with progress and the refused rows named', async () => {
    const { page } = editor;
    await page.goto('/knowledge/import');
    await page.getByText(say('import.noneTitle')).waitFor();
    await editor.audit('before the first import');
    await page.locator('input[type=file]').setInputFiles(importFile);
    await page.getByText('import-bad-rows.jsonl').waitFor();
    await page.getByLabel(say('import.system')).fill('shop');
    await page.getByRole('button', { name: say('import.try') }).click();
    await done();
    await page.getByText(say('import.nothingWritten')).waitFor();
    await refusedRows();
    await editor.audit('a tried import');
    expect(await found('滤芯')).toEqual([]);

    await page.getByRole('button', { name: say('import.toList') }).click();
    await page.locator('input[type=file]').setInputFiles(importFile);
    await page.getByLabel(say('import.system')).fill('shop');
    await page.getByRole('checkbox', { name: say('import.dryRun') }).click();
    await page.getByRole('checkbox', { name: say('import.publish') }).click();
    await page.getByRole('button', { name: say('import.start') }).click();
    await done();
    await refusedRows();
    await tab('CREATED').click();
    await page.getByRole('table').getByText('门店能不能当天换滤芯').waitFor();
    await eventually(async () => expect(await page.getByRole('row').count()).toBe(1 + 4));
    await eventually(async () => expect((await found('滤芯')).length).toBe(2));

    // The same file again changes nothing, and says so.
    await page.getByRole('button', { name: say('import.toList') }).click();
    await eventually(async () => expect(await page.getByRole('table').getByRole('row').count()).toBe(1 + 2));
    expect(editor.faults).toEqual([]);
  });

  async function done(): Promise<void> {
    const { page } = editor;
    await page.getByText(say('import.states.DONE'), { exact: true }).waitFor();
    await page.getByText(say('import.doneOf', { done: 6, total: 6 })).waitFor();
    const bar = page.getByRole('progressbar', { name: say('import.progress') });
    await eventually(async () => expect(await bar.getAttribute('aria-valuenow')).toBe('6'));
  }

  async function refusedRows(): Promise<void> {
    await tab('REFUSED').click();
    const table = editor.page.getByRole('table', { name: say('import.outcomes.REFUSED') });
    await table.waitFor();
    const rows = await table.getByRole('row').allInnerTexts();
    expect(rows.length).toBe(1 + 2);
    expect(rows[1]).toMatch(/^\s*3\s+shop-3/);
    expect(rows[1]).toContain('title');
    expect(rows[2]).toMatch(/^\s*5\s/);
  }

  /** Titles that agents find. */
  async function found(query: string): Promise<string[]> {
    const hits = await (
      await clientOf(app, 'agent')
    ).get<{ title: string }[]>(
      'search.nodes',
      'query ($query: String!) { search(query: $query, first: 10) { nodes { title } } }',
      { query },
    );
    return hits.map(({ title }) => title).filter((title) => title.includes(query));
  }

  it('shows what changed between versions of an article', async () => {
    const { page } = editor;
    await page.goto('/knowledge/articles');
    await page.getByPlaceholder(say('articles.codePlaceholder')).fill('K-2031');
    const row = page.getByRole('row', { name: 'K-2031' });
    await eventually(async () => expect(await page.getByRole('row').count()).toBe(1 + 1));
    await editor.audit('the list of articles');
    await row.dblclick();
    const view = (key: string): Locator =>
      page.getByRole('group', { name: say('views.label') }).getByRole('button', { name: say(`views.${key}`) });
    const compared = (from: number, to: number): Locator => {
      const [before, after] = [from, to].map((number) => say('versions.numbered', { number }));
      return page
        .getByRole('paragraph')
        .filter({ hasText: new RegExp(`${before}.*${say('versions.against')}.*${after}`) });
    };
    await view('edit').click();
    await page
      .getByRole('document', { name: say('preview.title') })
      .getByText('机门是否关紧')
      .waitFor();
    await editor.audit('the editor with a long text');
    await view('versions').click();
    await compared(2, 3).waitFor();
    const text = page.getByRole('group', { name: say('versions.text') });
    // The line above the texts stands before they have come.
    await text.locator('ins').filter({ hasText: 'E35' }).first().waitFor();
    // The internal block is marked as such in the difference too.
    await text.getByText(say('difference.internal'), { exact: true }).first().waitFor();
    await editor.audit('versions, word by word');
    await page.keyboard.press('d');
    await text
      .getByText(say('versions.numbered', { number: 2 }), { exact: true })
      .first()
      .waitFor();
    await editor.audit('versions, side by side');
    await page.keyboard.press('ArrowDown');
    await compared(1, 2).waitFor();
    expect(editor.faults).toEqual([]);
  });

  it('keeps both texts when two people change the same draft', async () => {
    const writer = await clientOf(app, 'editor');
    const { article } = await writer.change<{ article: { id: string } }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id } userErrors { code message } } }',
      { input: { kind: 'FAQ', locale: 'ZH_CN', content: { title: '两个人同时写', bodyMarkdown: '原来的一句。' } } },
    );
    const address = `/knowledge/articles/${article.id}/edit`;
    const colleague = await Screen.signedIn(browser, app.url, 'editor.two');
    const source = (screen: Screen): Locator => screen.page.getByRole('textbox', { name: say('editor.source') });
    const rewrite = async (screen: Screen, text: string): Promise<void> => {
      await source(screen).click();
      await screen.page.keyboard.press('Control+a');
      await screen.page.keyboard.type(text);
      await screen.page.keyboard.press('Control+s');
    };
    const body = () =>
      writer.get<string>(
        'article.draft.bodyMarkdown',
        'query ($id: ID!) { article(id: $id) { draft { bodyMarkdown } } }',
        { id: article.id },
      );
    for (const screen of [editor, colleague]) {
      await screen.page.goto(address);
      await source(screen).getByText('原来的一句。').waitFor();
    }

    await rewrite(colleague, '同事写的一句。');
    await eventually(async () => expect(await body()).toBe('同事写的一句。'));
    await rewrite(editor, '我写的一句。');
    const { page } = editor;
    await page.getByText(say('conflict.text')).waitFor();
    // Nothing was overwritten on either side.
    expect(await body()).toBe('同事写的一句。');
    expect(await source(editor).innerText()).toContain('我写的一句。');
    await page.getByRole('button', { name: say('conflict.merge') }).click();
    const dialog = page.getByRole('dialog', { name: say('conflict.dialogTitle') });
    expect(await dialog.innerText()).toContain('同事写的一句。');
    expect(await dialog.innerText()).toContain('我写的一句。');
    await editor.audit('two texts, one to choose');
    await dialog
      .getByRole('group', { name: `${say('fields.body')} ${say('conflict.place', { number: 1 })}` })
      .getByRole('button', { name: say('conflict.mine') })
      .click();
    expect(await dialog.getByLabel(say('conflict.result')).inputValue()).toBe('我写的一句。');
    await editor.audit('two texts, one chosen');
    await page.keyboard.press('Control+Enter');
    await eventually(async () => expect(await body()).toBe('我写的一句。'));

    // Changes at different places join by themselves: the colleague still has the older text.
    await colleague.page.getByRole('textbox', { name: say('fields.title') }).fill('两个人同时写，不同的地方');
    await colleague.page.keyboard.press('Control+s');
    await colleague.page.getByText(say('conflict.joined')).waitFor();
    // It is said as soon as they are joined; what is joined is stored after that.
    const title = () =>
      writer.get('article.draft.title', 'query ($id: ID!) { article(id: $id) { draft { title } } }', {
        id: article.id,
      });
    await eventually(async () => expect(await title()).toBe('两个人同时写，不同的地方'));
    expect(await body()).toBe('我写的一句。');
    expect(await source(colleague).innerText()).toContain('我写的一句。');
    expect([...editor.faults, ...colleague.faults]).toEqual([]);
    await colleague.close();
  });

  it('puts a picture and a link into a text, and asks before what others refer to goes', async () => {
    const writer = await clientOf(app, 'editor');
    const create = (title: string, bodyMarkdown: string) =>
      writeAndPublish(writer, title, { locale: 'ZH_CN', priority: null, content: { bodyMarkdown } });
    const target = await create('被引用的一篇', '原文。');
    const source = await create('引用别人的一篇', '正文。');
    const { page } = editor;
    const text = page.getByRole('textbox', { name: say('editor.source') });
    await page.goto(`/knowledge/articles/${source.id}/edit`);
    await text.getByText('正文。').waitFor();
    await text.click();
    await page.keyboard.press('Control+End');
    // The link: two brackets, the code, Enter.
    await page.keyboard.type(' [[');
    await page.getByRole('combobox', { name: say('files.linkLabel') }).fill(target.code);
    await page.getByRole('option', { name: target.code }).waitFor();
    await editor.audit('an article is looked for');
    await page.keyboard.press('Enter');
    await text.getByText(target.code).waitFor();
    // The picture: nothing without words for who cannot see it.
    const chooser = page.locator('section input[type=file]');
    await chooser.setInputFiles({ name: 'lock.png', mimeType: 'image/png', buffer: png(48, 32) });
    const dialog = page.getByRole('dialog', { name: say('files.pictureTitle') });
    await dialog.waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.getByText(say('files.altMissing')).waitFor();
    await editor.audit('a picture without words');
    await page.keyboard.type('门锁的位置');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const shown = page.getByRole('document', { name: say('preview.title') }).getByRole('img', { name: '门锁的位置' });
    await shown.waitFor();
    const width = () => shown.evaluate((picture) => (picture as { naturalWidth?: number }).naturalWidth);
    await eventually(async () => expect(await width()).toBe(48));
    await eventually(async () =>
      expect(
        await writer.get<object>(
          'article.draft',
          'query ($id: ID!) { article(id: $id) { draft { attachments { name isUsed } linksTo { code state } } } }',
          { id: source.id },
        ),
      ).toEqual({
        attachments: [{ name: 'lock.png', isUsed: true }],
        linksTo: [{ code: target.code, state: 'OK' }],
      }),
    );
    await editor.audit('a text with a picture');
    expect(editor.faults).toEqual([]);

    // What is no picture is told at once, and leaves nothing behind.
    await chooser.setInputFiles({ name: 'evil.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="x"/>') });
    await dialog.getByLabel(say('files.alt')).fill('x');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText(say('files.faults.picture.content')).waitFor();
    await page.keyboard.press('Escape');
    editor.faults.length = 0;

    await page.goto(`/knowledge/articles/${target.id}`);
    await page.getByRole('button', { name: say('actions.more') }).click();
    await page.getByRole('menuitem', { name: say('actions.archive') }).click();
    const archive = page.getByRole('dialog');
    await archive.getByLabel(say('archive.reason')).fill('不再使用');
    await page.keyboard.press('Control+Enter');
    await archive.getByText(source.code).waitFor();
    await editor.audit('an article that others refer to');
    await archive.getByRole('checkbox', { name: say('files.confirmDependants') }).click();
    await page.keyboard.press('Control+Enter');
    await archive.waitFor({ state: 'detached' });
    expect(
      await writer.get('article.state', 'query ($id: ID!) { article(id: $id) { state } }', { id: target.id }),
    ).toBe('ARCHIVED');
    expect(editor.faults).toEqual([]);
  });
});
