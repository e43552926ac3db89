import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Role } from '../../src/platform/auth/viewer.js';
import { words } from '../modules/trees/drawings.js';
import { drawAndPublish, outcome, question } from '../modules/trees/trees-fixture.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { type Centre, createCentre, password } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describeInBrowser('a tree that is walked during a call', () => {
  let app: TestApp;
  let browser: Browser;
  let centre: Centre;
  let agent: Screen;
  let expert: Screen;
  let supervisor: Screen;
  let code: string;

  const open = async (email: string | null): Promise<Screen> => {
    const screen = await Screen.open(browser, app.url, { language: 'en' });
    await screen.page.goto('/');
    await screen.signIn(email ?? '', password);
    return screen;
  };
  const walks = () =>
    app.container.foundation.connection.collection<{ _id: string; step: number; state: string }>('tree_walks');
  const panel = (screen: Screen) => screen.page.locator('[data-panel="walk"]');

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    centre = await createCentre(app);
    const second = await centre.add('second-editor', { roles: [Role.KNOWLEDGE_EDITOR] });
    const last = await centre.add('expert', {
      roles: [Role.AGENT],
      teamIds: [centre.teams.one],
      tierId: centre.tiers.expert,
    });
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    const drawn = await drawAndPublish(
      editor,
      second.client,
      {
        title: words('The drum does not spin'),
        startKey: 'water',
        setNodes: [
          question('water', [
            ['yes', 'hum'],
            ['no', 'hum'],
          ]),
          question('hum', [
            ['loud', 'done'],
            ['silent', 'done'],
          ]),
          outcome('done'),
        ],
      },
      { audience: 'INTERNAL' },
    );
    ({ code } = drawn);
    await app.container.search.whenCaughtUp();
    [agent, expert, supervisor] = [
      await open(centre.person(Role.AGENT).email),
      await open(last.user.email),
      await open(centre.person(Role.SUPERVISOR).email),
    ];
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('is found by search and begins with Enter; digits answer', async () => {
    const { page } = agent;
    await page.getByRole('combobox').first().fill('drum does not spin');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await panel(agent).getByRole('button', { name: 'yes' }).waitFor();
    await agent.audit('a walk');
    expect(agent.faults).toEqual([]);
    await page.keyboard.press('1');
    await panel(agent).getByRole('button', { name: 'silent' }).waitFor();
    expect(await walks().findOne({})).toMatchObject({ step: 1, state: 'ACTIVE' });
  });

  it('stays when it is hidden and when the page is loaded anew', async () => {
    const { page } = agent;
    await page.keyboard.press('Escape');
    await panel(agent).waitFor({ state: 'detached' });
    await page.goto('/agent');
    await page.getByRole('button', { name: agent.say('walks', 'chip.running', { code, step: 2 }) }).waitFor();
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('w');
    await panel(agent).getByRole('button', { name: 'silent' }).waitFor();
  });

  it('shows the supervisor where it stands, live', async () => {
    const { page } = supervisor;
    await page.goto('/team');
    const row = page.getByRole('listbox', { name: supervisor.say('walks', 'team.title') }).getByRole('option');
    await row.getByText(supervisor.say('walks', 'step', { step: 2 })).waitFor();
    await agent.page.keyboard.press('ArrowLeft');
    await row.getByText(supervisor.say('walks', 'step', { step: 1 })).waitFor();
    await agent.page.keyboard.press('1');
    await row.getByText(supervisor.say('walks', 'step', { step: 2 })).waitFor();
    await row.click();
    await supervisor.audit('a walk of the team');
    expect(supervisor.faults).toEqual([]);
  });

  it('keeps an answer while the server is away, and gives it once', async () => {
    const { page } = agent;
    await panel(agent).getByRole('button', { name: 'silent' }).waitFor();
    // Back to the first question: its answer is what waits.
    await page.keyboard.press('ArrowLeft');
    await panel(agent).getByRole('button', { name: 'no', exact: false }).last().waitFor();
    const before = (await walks().findOne({}))?.step ?? 0;
    agent.isServerAway = true;
    await page.context().setOffline(true);
    await page.keyboard.press('2');
    await panel(agent)
      .getByText(agent.say('walks', 'queued.title', { step: 1 }))
      .waitFor();
    await page.keyboard.press('2');
    await page.context().setOffline(false);
    agent.isServerAway = false;
    await panel(agent).getByRole('button', { name: 'silent' }).waitFor();
    expect((await walks().findOne({}))?.step).toBe(before + 1);
  });

  it('goes to the expert with all answers, who takes it and ends it without asking again', async () => {
    const { page } = agent;
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: agent.say('walks', 'handDialog.title') });
    await dialog.getByRole('button', { name: 'expert' }).click();
    await dialog.getByLabel(agent.say('walks', 'handDialog.note')).fill('The pump is silent');
    await agent.audit('a hand-over');
    expect(agent.faults).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });

    const other = expert.page;
    await other.getByRole('button', { name: expert.say('walks', 'chip.offers_one', { count: 1 }) }).waitFor();
    await other.evaluate('document.activeElement?.blur()');
    await other.keyboard.press('w');
    await panel(expert).getByText('The pump is silent').waitFor();
    await other.keyboard.press('Enter');
    await panel(expert)
      .getByRole('button', { name: expert.say('walks', 'bar.take') })
      .waitFor();
    await other.keyboard.press('Enter');
    await panel(expert).getByRole('button', { name: 'silent' }).waitFor();
    await other.keyboard.press('2');
    await panel(expert).getByText(expert.say('walks', 'results.RESOLVED'), { exact: true }).waitFor();
    await expert.audit('the outcome of a walk');
    expect(expert.faults).toEqual([]);
    await eventually(async () => expect(await walks().findOne({})).toMatchObject({ state: 'COMPLETED' }));
  });
});
