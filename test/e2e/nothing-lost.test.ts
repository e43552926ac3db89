import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Role } from '../../src/platform/auth/viewer.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { createCentre, password } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describeInBrowser('nothing is lost while the server is away', () => {
  let app: TestApp;
  let browser: Browser;
  let agent: Screen;
  let editor: TestClient;
  let reader: TestClient;
  const copies: TestApp[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    const centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    reader = await centre.as(Role.AGENT);
    await writeAndPublish(editor, 'Washer does not spin', { changeSummary: 'Three causes.' });
    agent = await Screen.open(browser, app.url, { language: 'en' });
    await agent.page.goto('/');
    await agent.signIn(centre.person(Role.AGENT).email ?? '', password);
  });

  afterAll(async () => {
    await browser?.close();
    for (const copy of copies) await copy.end();
    await app?.end();
  });

  const inbox = (): Locator => agent.page.getByRole('complementary', { name: agent.say('agent', 'inbox.title') });
  const isLive = (): Promise<void> => inbox().getByText(agent.say('agent', 'live.live'), { exact: true }).waitFor();
  it('says that it is away, keeps what the agent does, and sends and shows everything once when it is back', async () => {
    const { page } = agent;
    await isLive();
    await page.keyboard.type('washer');
    await page.getByRole('option').first().waitFor();
    // What the desk tells of the search by itself is told before the server goes away.
    const told = page.waitForResponse((response) =>
      (response.request().postData() ?? '').includes('AgentOutcomeRecord'),
    );
    await page.keyboard.press('Enter');
    await told;
    const article = page.getByRole('region', { name: agent.say('agent', 'article.label'), exact: true });
    await article.getByRole('heading', { level: 1, name: 'Washer does not spin' }).waitFor();
    await page.keyboard.press('l');
    await page.getByRole('dialog').getByLabel(agent.say('agent', 'call.reference')).fill('C-1126-0042');

    agent.isServerAway = true;
    await app.stop();
    await page.keyboard.press('Enter');
    await agent.toast(agent.say('agent', 'outbox.queued')).waitFor();
    await inbox().locator('[data-connection="reconnecting"]').waitFor();
    // The open article can be read on, and the notice counts what waits.
    await inbox()
      .getByText(agent.say('agent', 'live.awayQueue', { links: 1, confirmations: 0, feedback: 0, gaps: 0 }))
      .waitFor();
    expect(await article.innerText()).toContain('What to do about Washer does not spin.');
    // A search has no answer now; the error says so and nothing else goes away.
    await page.getByRole('combobox', { name: agent.say('agent', 'search.label') }).fill('spare');
    await page.getByText(agent.say('shell', 'states.offlineTitle')).waitFor();
    await agent.audit('without a server');

    // Another copy on the same database publishes meanwhile.
    const other = await startTestApp({ beside: app });
    copies.push(other);
    const there = other.client.as(editor.token);
    await writeAndPublish(there, 'Door seal recalled', { priority: 'MUST_READ', changeSummary: 'Two more batches.' });
    await writeAndPublish(there, 'Spare parts arrived', { priority: 'INFO', changeSummary: 'In all stores.' });

    const find = '{ search(query: "spare", first: 5) { nodes { title } } }';
    await eventually(async () =>
      expect(JSON.stringify(await there.get('search.nodes', find))).toContain('Spare parts arrived'),
    );

    const back = await startTestApp({ beside: app, port: app.port });
    copies.push(back);
    await isLive();
    const card = inbox().getByRole('article', { name: 'Door seal recalled' });
    await card.waitFor();
    await inbox().getByRole('button', { name: 'Spare parts arrived' }).waitFor();
    agent.isServerAway = false;

    // What waited has been sent, once.
    await eventually(async () => expect(await linkCount(back)).toBe(1));
    await inbox()
      .getByText(agent.say('agent', 'live.waiting', { count: 1 }))
      .waitFor({ state: 'detached' });

    // The search that had no answer has been asked again by itself, and finds what came meanwhile.
    await page.getByRole('option', { name: 'Spare parts arrived' }).waitFor();

    // Still once after everything has settled and the page has asked anew.
    expect(await card.count()).toBe(1);
    await page.reload();
    await isLive();
    await card.waitFor();
    expect(await card.count()).toBe(1);
    expect(await inbox().getByRole('button', { name: 'Spare parts arrived' }).count()).toBe(1);
    expect(agent.faults).toEqual([]);
  });

  /** How often the article was linked to a call. */
  async function linkCount(running: TestApp): Promise<number | undefined> {
    const query = '{ articles(first: 10) { nodes { title usage { linkCount } } } }';
    const nodes = await running.client
      .as(reader.token)
      .get<{ title: string; usage: { linkCount: number } }[]>('articles.nodes', query);
    return nodes.find(({ title }) => title === 'Washer does not spin')?.usage.linkCount;
  }
});
