import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/start-app.js';
import { startDemoApp } from './demo-centre.js';

describeInBrowser('the command palette', () => {
  let app: TestApp;
  let browser: Browser;
  let screen: Screen;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    screen = await Screen.signedIn(browser, app.url, 'admin');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const table = (tab: string): Locator => screen.page.getByRole('table', { name: screen.say('admin', `tabs.${tab}`) });

  it('finds commands by pinyin initials, people by name, and lists nothing that is not permitted', async () => {
    const { page } = screen;
    const options = (): Promise<string[]> => page.getByRole('option').allInnerTexts();
    const palette = page.getByRole('combobox', { name: screen.say('shell', 'command.title') });
    await page.goto('/admin/teams');
    await table('teams').waitFor();
    await page.keyboard.press('Control+k');
    await palette.waitFor();
    // What can be done here comes first, and is not listed a second time.
    expect((await options())[0]).toContain(screen.say('admin', 'teams.new'));
    expect((await options()).filter((line) => line.includes(screen.say('admin', 'teams.new')))).toHaveLength(1);
    await screen.audit('the command palette');
    await page.keyboard.type('khdyy');
    await eventually(async () => expect((await options())[0]).toContain(screen.say('admin', 'tabs.clients')));
    await page.keyboard.press('Enter');
    await table('clients').waitFor();
    await page.keyboard.press('Control+k');
    await palette.fill('何静');
    await page.getByRole('option', { name: '何静' }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('complementary', { name: screen.say('admin', 'people.detail') })
      .getByRole('heading', { name: '何静', level: 2 })
      .waitFor();
    // What was gone to lately comes first among the places; what was opened can be opened again.
    await page.keyboard.press('Control+k');
    await palette.waitFor();
    await page.getByRole('option', { name: '何静' }).waitFor();
    const places = page.getByRole('group', { name: screen.say('shell', 'command.go') }).getByRole('option');
    expect(await places.first().innerText()).toContain(screen.say('admin', 'tabs.clients'));
    await page.keyboard.press('Tab');
    expect(await page.getByRole('option', { selected: true }).innerText()).toBe(await places.first().innerText());
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });

    const agent = await Screen.signedIn(browser, app.url, 'agent');
    await agent.page.getByRole('combobox', { name: agent.say('agent', 'search.label') }).waitFor();
    await agent.page.keyboard.press('Control+k');
    const list = agent.page.getByRole('listbox', { name: agent.say('shell', 'command.title') });
    await list.waitFor();
    for (const hidden of ['places.audit', 'places.people', 'creations.article', 'creations.person'])
      expect([hidden, await list.getByText(agent.say('shell', `command.${hidden}`), { exact: true }).count()]).toEqual([
        hidden,
        0,
      ]);
    await agent.page.keyboard.type('sj');
    await eventually(async () =>
      expect(await list.getByText(agent.say('shell', 'command.places.audit')).count()).toBe(0),
    );
    expect(agent.faults).toEqual([]);
    await agent.close();
    expect(screen.faults).toEqual([]);
  });
});
