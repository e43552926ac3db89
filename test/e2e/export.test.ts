import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Download, Locator } from 'playwright-core';
import { unzipSync } from 'fflate';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/start-app.js';
import { startDemoApp } from './demo-centre.js';

describeInBrowser('taking articles out and in again', () => {
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
  const exports = (): Locator => editor.page.getByRole('table', { name: say('export.jobs') });

  /** Fetches the newest export as a person does, and gives its bytes. */
  async function fetched(): Promise<{ name: string; bytes: Buffer }> {
    const { page } = editor;
    const button = exports()
      .getByRole('row')
      .nth(1)
      .getByRole('button', { name: say('export.download') });
    await button.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return {
      name: (download as Download).suggestedFilename(),
      bytes: await readFile(await (download as Download).path()),
    };
  }

  it('exports what is chosen with the keyboard, and the file comes back unchanged', async () => {
    const { page } = editor;
    await page.goto('/knowledge/export');
    await page.getByText(say('export.noneTitle')).waitFor();
    await editor.audit('before the first export');
    await page.getByRole('button', { name: say('export.toArticles') }).click();
    const rows = page.getByRole('table', { name: say('tabs.articles') }).getByRole('row');
    await rows.nth(3).waitFor();
    await eventually(async () => {
      await page.keyboard.press('j');
      expect(await page.locator('tr[aria-selected=true]').count()).toBe(1);
    });
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await page.getByText(say('export.selected_other', { shown: 3 })).waitFor();
    await editor.audit('articles that are chosen');
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByText(say('export.title')).waitFor();
    await editor.audit('the dialog of an export');
    await page.keyboard.press('Control+Enter');
    await exports().getByText(say('export.states.DONE'), { exact: true }).waitFor();
    await editor.audit('the list of exports');
    const { name, bytes } = await fetched();
    const files = Object.keys(unzipSync(bytes)).filter((path) => path.endsWith('.md'));
    expect(files).toHaveLength(3);

    await page.goto('/knowledge/import');
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer: bytes });
    await page.getByRole('button', { name: say('import.try') }).click();
    await page.getByText(say('import.states.DONE'), { exact: true }).waitFor();
    await page.getByRole('tab', { name: say('import.outcomes.UNCHANGED') }).click();
    const table = page.getByRole('table', { name: say('import.outcomes.UNCHANGED') });
    await eventually(async () => expect(await table.getByRole('row').count()).toBe(1 + 3));
    await table.getByText(files[0] ?? '').waitFor();
    expect(editor.faults).toEqual([]);
  });

  it('exports a filtered list as a table, and offers a table to begin with', async () => {
    const { page } = editor;
    await page.goto('/knowledge/articles?code=K-2031');
    const rows = page.getByRole('table', { name: say('tabs.articles') }).getByRole('row');
    await eventually(async () => expect(await rows.count()).toBe(1 + 1));
    await page.getByRole('button', { name: say('export.open') }).click();
    await page
      .getByRole('dialog')
      .getByText(say('export.wholeList', { shown: 1 }))
      .waitFor();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('export.formats.CSV') })
      .click();
    await page.getByRole('dialog').getByRole('checkbox').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('export.start') })
      .click();
    await eventually(async () =>
      expect(await exports().getByText(say('export.states.DONE'), { exact: true }).count()).toBe(2),
    );
    const table = (await fetched()).bytes.toString();
    expect(table.startsWith('\ufeffid,source,code')).toBe(true);
    expect(table).toContain('K-2031');

    await page.goto('/knowledge/import');
    await page.getByText(say('import.help.title')).click();
    await editor.audit('what a file may look like');
    const template = page.getByRole('button', { name: say('import.help.template') });
    const [download] = await Promise.all([page.waitForEvent('download'), template.click()]);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'template.csv', mimeType: 'text/csv', buffer: await readFile(await download.path()) });
    await page.getByRole('button', { name: say('import.try') }).click();
    await page.getByText(say('import.states.DONE'), { exact: true }).waitFor();
    await page
      .getByRole('tab', { name: say('import.outcomes.CREATED') })
      .getByText('1')
      .waitFor();
    expect(editor.faults).toEqual([]);
  });

  it('is not there for who keeps no knowledge', async () => {
    const reader = await Screen.signedIn(browser, app.url, 'supervisor');
    await reader.page.goto('/knowledge/export');
    await reader.page.getByText(reader.say('shell', 'states.forbiddenTitle')).waitFor();
    await reader.page.goto('/knowledge/articles');
    await reader.page.getByRole('table').waitFor();
    expect(await reader.page.getByRole('button', { name: say('export.open') }).count()).toBe(0);
  });
});
