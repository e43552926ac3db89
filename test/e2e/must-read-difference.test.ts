import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Role } from '../../src/platform/auth/viewer.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { createCentre, password } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { publish, writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const before =
  'Ask for the serial number.\n\nNumbers from 240501 to 240630 are recalled.\n\nDo not let the customer open it.';
const after = before.replace('240501 to 240630', '240501 to 240630, and 240801 to 240815,');

describeInBrowser('a must-read that was confirmed before', () => {
  let app: TestApp;
  let browser: Browser;
  let agent: Screen;
  let reader: TestClient;
  let entryId: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    const centre = await createCentre(app);
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    reader = await centre.as(Role.AGENT);
    const first = await writeAndPublish(editor, 'Door seal recall', {
      content: { bodyMarkdown: before },
      priority: 'MUST_READ',
    });
    const latest = (): Promise<string> =>
      reader.get('knowledgeInbox.nodes.0.id', '{ knowledgeInbox(first: 1) { nodes { id } } }');
    await reader.change(
      'feedEntryAcknowledge',
      'mutation ($input: FeedEntryAcknowledgeInput!) { feedEntryAcknowledge(input: $input) { userErrors { code } } }',
      { input: { entryId: await latest(), version: 1 } },
    );
    const { article } = await editor.change<{ article: { id: string; code: string; revision: number } }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code message } } }',
      { id: first.id, input: { expectedVersion: first.revision, content: { bodyMarkdown: after } } },
    );
    await publish(editor, article, { priority: 'MUST_READ', changeSummary: 'Two more batches.' });
    entryId = await latest();
    agent = await Screen.open(browser, app.url, { language: 'en' });
    await agent.page.goto('/');
    await agent.signIn(centre.person(Role.AGENT).email ?? '', password);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const dialog = (): Locator => agent.page.getByRole('dialog', { name: 'Door seal recall' });
  const entry = (): Promise<unknown> =>
    reader.get(
      'feedEntry',
      'query ($id: ID!) { feedEntry(id: $id) { viewerMustAcknowledge earlierAcknowledgement { version } } }',
      { id: entryId },
    );

  it('shows what changed since, then the whole text, and is confirmed by a key', async () => {
    const { page } = agent;
    expect(await entry()).toEqual({ viewerMustAcknowledge: true, earlierAcknowledgement: { version: 1 } });
    await page.getByRole('article', { name: 'Door seal recall' }).waitFor();
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('a');
    const added = dialog().locator('ins');
    await added.first().waitFor();
    expect((await added.allInnerTexts()).join('')).toContain('240801 to 240815');
    expect(await dialog().innerText()).toContain(agent.say('agent', 'acknowledge.sinceAfter', { version: 1 }).trim());
    await agent.audit('what changed');

    await page.keyboard.press('o');
    await added.first().waitFor({ state: 'detached' });
    await dialog().getByText('Do not let the customer open it.').waitFor();

    // It may wait; the next time it says again what changed.
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    await added.first().waitFor();
    await page.keyboard.press('a');
    await agent.toast(agent.say('agent', 'acknowledge.done', { version: 2 })).waitFor();
    expect(await entry()).toMatchObject({ viewerMustAcknowledge: false });
    expect(agent.faults).toEqual([]);
  });
});
