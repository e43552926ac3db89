import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Role } from '../../src/platform/auth/viewer.js';
import { tell } from '../modules/notices/notices-fixture.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { type Centre, createCentre, password } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describeInBrowser('the bell', () => {
  let app: TestApp;
  let browser: Browser;
  let centre: Centre;
  let agent: Screen;
  let me: string;
  let article: { id: string };
  const copies: TestApp[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    centre = await createCentre(app);
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    me = centre.person(Role.AGENT)._id;
    article = await writeAndPublish(editor, 'Washer does not spin', { priority: null });
    await tell(app, [me], article.id, ['Told before']);
    agent = await Screen.open(browser, app.url, { language: 'en' });
    await agent.page.goto('/');
    await agent.signIn(centre.person(Role.AGENT).email ?? '', password);
  });

  afterAll(async () => {
    await browser?.close();
    for (const copy of copies) await copy.end();
    await app?.end();
  });

  /** The bell with a number of unread notices. */
  const bell = (count: number): Locator =>
    agent.page.getByRole('button', {
      name: count > 0 ? agent.say('shell', 'shell.noticesUnread', { count }) : agent.say('shell', 'shell.notices'),
      exact: true,
    });
  const panel = (): Locator => agent.page.getByRole('dialog', { name: agent.say('notices', 'title') });
  const row = (title: string): Locator => panel().getByRole('button', { name: title }).first();

  it('counts what this person is told, as it happens', async () => {
    await bell(1).waitFor();
    await tell(app, [me], article.id, ['Told now'], { kind: 'FLAG_ANSWERED' });
    await bell(2).waitFor();
    await tell(app, [centre.person(Role.TRAINER)._id], article.id, ['For somebody else']);
    await tell(app, [me], article.id, ['Told last']);
    await bell(3).waitFor();
  });

  it('opens by keys, lists by day, marks one and all, and grows while it is open', async () => {
    const { page } = agent;
    await page.getByRole('main').or(page.locator('#main')).first().waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await row('Told last').waitFor();
    expect(await panel().getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([agent.say('notices', 'today')]);
    expect(await panel().innerText()).toContain('About Told now');
    await agent.audit('the notices');

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('r');
    await panel()
      .getByText(agent.say('notices', 'unreadCount', { count: 2 }))
      .waitFor();
    await tell(app, [me], article.id, ['Told while it is open']);
    await row('Told while it is open').waitFor();
    await panel()
      .getByText(agent.say('notices', 'unreadCount', { count: 3 }))
      .waitFor();
    expect(await panel().locator('[data-notice]').count()).toBe(4);

    await panel()
      .getByRole('button', { name: agent.say('notices', 'unread'), exact: true })
      .click();
    await eventually(async () => expect(await panel().locator('[data-notice]').count()).toBe(3));
    await page.keyboard.press('Shift+R');
    await panel().locator('[data-notice]').first().waitFor();
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await bell(0).waitFor();
  });

  it('leads to what a notice is about', async () => {
    const { page } = agent;
    await bell(0).click();
    await row('Told now').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel().waitFor({ state: 'detached' });
    const text = page.getByRole('region', { name: agent.say('agent', 'article.label'), exact: true });
    await text.getByRole('heading', { level: 1, name: 'Washer does not spin' }).waitFor();
  });

  it('misses nothing while the server is away, and counts nothing twice', async () => {
    agent.isServerAway = true;
    await app.stop();
    const other = await startTestApp({ beside: app });
    copies.push(other);
    await tell(other, [me], article.id, ['Told while away', 'Told while away, too']);
    copies.push(await startTestApp({ beside: app, port: app.port }));
    await bell(2).waitFor();
    agent.isServerAway = false;
    await bell(2).click();
    await row('Told while away, too').waitFor();
    await tell(other, [me], article.id, ['Told when back']);
    await row('Told when back').waitFor();
    expect(await panel().locator('[data-notice]').count()).toBe(7);
    await bellAfterClose(3);
    expect(agent.faults).toEqual([]);
  });

  it('shows what is wrong when the list cannot be loaded, and why it is empty for somebody new', async () => {
    const { page } = agent;
    await page.route('**/graphql', (route) =>
      (route.request().postData() ?? '').includes('NoticeList') ? route.abort() : route.continue(),
    );
    agent.isServerAway = true;
    await bell(3).click();
    await panel()
      .getByRole('button', { name: agent.say('shell', 'common.retry') })
      .waitFor();
    await page.unroute('**/graphql');
    await panel()
      .getByRole('button', { name: agent.say('shell', 'common.retry') })
      .click();
    await row('Told when back').waitFor();
    agent.isServerAway = false;
    expect(agent.faults).toEqual([]);

    const manager = await Screen.open(browser, app.url, { language: 'en' });
    await manager.page.goto('/');
    await manager.signIn(centre.person(Role.MANAGER).email ?? '', password);
    await manager.page.getByRole('button', { name: manager.say('shell', 'shell.notices'), exact: true }).click();
    await manager.page.getByText(manager.say('notices', 'noneTitle')).waitFor();
    await manager.audit('no notices');
    expect(manager.faults).toEqual([]);
    await manager.close();
  });

  /** Closes the panel and waits for the bell to say a number. */
  async function bellAfterClose(count: number): Promise<void> {
    await agent.page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await bell(count).waitFor();
  }
});
