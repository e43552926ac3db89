import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Role } from '../../src/platform/auth/viewer.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { type Centre, createCentre, password } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describeInBrowser('a tree from the first node to its figures', () => {
  let app: TestApp;
  let browser: Browser;
  let centre: Centre;
  let editor: Screen;
  /** Path of the tree's page, and its short number. */
  let path: string;
  let code: string;

  const open = async (email: string | null): Promise<Screen> => {
    const screen = await Screen.open(browser, app.url, { language: 'en' });
    await screen.page.goto('/');
    await screen.signIn(email ?? '', password);
    return screen;
  };
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    editor.say('trees', key, values);
  const side = (): Locator => editor.page.getByRole('complementary', { name: say('editor.side') });
  const findings = (): Locator => editor.page.getByRole('region', { name: say('findings.title'), exact: true });
  const card = (title: string): Locator => editor.page.locator('[data-node-key]').filter({ hasText: title });
  const isNode = (number: number): Promise<void> =>
    side()
      .getByRole('heading', { name: say('form.number', { number }), exact: true })
      .waitFor();
  const panel = (screen: Screen): Locator => screen.page.locator('[data-panel="walk"]');
  const walks = () =>
    app.container.foundation.connection.collection<{ _id: string; step: number; state: string }>('tree_walks');

  /** Names an answer of the chosen question, and says where it leads: to a new node, or to one that is there. */
  const answer = async (number: number, label: string | null, target: string, option: string): Promise<void> => {
    if (label !== null)
      await side()
        .getByRole('textbox', { name: say('form.choiceNumbered', { number }) })
        .fill(label);
    await side()
      .getByRole('combobox', { name: say('form.choiceTarget', { number }) })
      .fill(target);
    await editor.page.getByRole('option', { name: option }).click();
  };
  const made = (kind: string, title: string): string =>
    say('form.newTargetNamed', { kind: say(`kinds.${kind}`), title });

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    centre = await createCentre(app);
    editor = await open(centre.person(Role.KNOWLEDGE_EDITOR).email);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('is drawn: nodes, answers, and where they lead', async () => {
    const { page } = editor;
    await page.goto('/trees');
    await page.getByText(say('list.emptyTitle')).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: say('create.title') });
    await dialog.getByLabel(say('create.name')).fill('The drum does not spin');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/edit$/);
    path = new URL(page.url()).pathname.replace(/\/edit$/, '');

    await page.getByText(say('editor.emptyTitle')).waitFor();
    await page
      .getByRole('list', { name: say('editor.palette') })
      .getByText(say('kinds.QUESTION'))
      .click();
    await isNode(1);
    await side().getByText(say('form.isStart')).waitFor();
    // The title is under the cursor: it is typed at once.
    await page.locator(':focus').and(page.locator('[data-text$=".title.en"]')).waitFor();
    await page.keyboard.type('Is there water in the drum?');
    await side()
      .getByRole('textbox', { name: say('form.choiceNumbered', { number: 2 }) })
      .fill('No water');
    await answer(1, 'Water', 'Does the pump hum?', made('QUESTION', 'Does the pump hum?'));
    await isNode(2);
    await answer(1, 'It hums', 'Clean the filter', made('OUTCOME', 'Clean the filter'));
    await isNode(3);
    await card('Does the pump hum?').click();
    await answer(2, 'It is silent', 'Send an engineer', made('OUTCOME', 'Send an engineer'));
    await isNode(4);
    await side()
      .getByRole('combobox', { name: say('form.result') })
      .click();
    await page.getByRole('option', { name: say('results.UNRESOLVED') }).click();
    await findings()
      .getByText(say('findings.size', { nodes: 4, links: 3 }))
      .waitFor();
    expect(editor.faults).toEqual([]);
  });

  it('says what is wrong, leads to the node, and cannot be handed in until it is mended', async () => {
    const { page } = editor;
    const submit = page.getByRole('button', { name: say('editor.submit'), exact: true });
    const fault = findings().getByRole('button').filter({ hasText: 'DEAD_END' });
    await fault.waitFor();
    await findings()
      .getByText(say('findings.errors_one', { count: 1 }))
      .waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await isNode(4);
    await fault.click();
    await isNode(1);
    await editor.audit('the tree editor, at a finding');
    await answer(2, null, 'filter', '3 Clean the filter');
    await findings().getByText(say('findings.none')).waitFor();
    await eventually(async () => expect(await submit.isEnabled()).toBe(true));
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByLabel(say('submit.note')).fill('First drawing');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/trees$/);
    code = await page.getByRole('row').nth(1).getByText(/^T-/).innerText();
    await editor.toast(say('submit.done', { code })).waitFor();
    expect(editor.faults).toEqual([]);
  });

  it('is approved and published by a second editor', async () => {
    const { user } = await centre.add('second-editor', { roles: [Role.KNOWLEDGE_EDITOR] });
    const reviewer = await open(user.email);
    const { page } = reviewer;
    await page.goto('/trees/review');
    const row = page.getByRole('row').filter({ hasText: code });
    await row.getByText('First drawing').waitFor();
    await row.getByRole('button', { name: say('acts.review') }).click();
    await page.getByRole('button', { name: say('review.approve') }).waitFor();
    await page.keyboard.press('a');
    await reviewer.toast(say('review.approved', { code })).waitFor();
    await page.goto(path);
    await page.getByRole('button', { name: say('acts.publish'), exact: true }).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('dialog', { name: say('publish.title', { code, number: 1 }) }).waitFor();
    await page.keyboard.press('Control+Enter');
    await reviewer.toast(say('publish.done', { code, version: 1 })).waitFor();
    // What publishing changed (who published it, who last looked at it) stands there without loading the page anew.
    await page
      .getByRole('complementary', { name: say('page.facts') })
      .getByText('second-editor')
      .nth(1)
      .waitFor();
    expect(reviewer.faults).toEqual([]);
    await reviewer.close();
  });

  it('is found and walked by keys, and ended by the expert tier without asking again', async () => {
    await app.container.search.whenCaughtUp();
    const { user } = await centre.add('expert', {
      roles: [Role.AGENT],
      teamIds: [centre.teams.one],
      tierId: centre.tiers.expert,
    });
    const [agent, expert] = [await open(centre.person(Role.AGENT).email), await open(user.email)];
    await agent.page.getByRole('combobox').first().fill('drum does not spin');
    await agent.page.getByRole('option').first().waitFor();
    await agent.page.keyboard.press('Enter');
    await panel(agent).getByRole('button', { name: 'No water' }).waitFor();
    await agent.page.keyboard.press('1');
    await panel(agent).getByRole('button', { name: 'It is silent' }).waitFor();
    await agent.page.keyboard.press('e');
    const dialog = agent.page.getByRole('dialog', { name: agent.say('walks', 'handDialog.title') });
    await dialog.getByRole('button', { name: 'expert' }).click();
    await dialog.getByLabel(agent.say('walks', 'handDialog.note')).fill('The caller has a screwdriver');
    await agent.page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });

    const { page } = expert;
    await page.getByRole('button', { name: expert.say('walks', 'chip.offers_one', { count: 1 }) }).waitFor();
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('w');
    await panel(expert).getByText('The caller has a screwdriver').waitFor();
    await page.keyboard.press('Enter');
    await panel(expert)
      .getByRole('button', { name: expert.say('walks', 'bar.take') })
      .waitFor();
    await page.keyboard.press('Enter');
    // What the agent was told stands there; the question that was open is the next.
    await panel(expert).getByRole('button', { name: 'It is silent' }).waitFor();
    expect(await panel(expert).getByRole('button', { name: 'No water' }).count()).toBe(0);
    await panel(expert).getByText('Water', { exact: true }).first().waitFor();
    await page.keyboard.press('2');
    await panel(expert).getByText(expert.say('walks', 'results.UNRESOLVED'), { exact: true }).waitFor();
    await eventually(async () => expect(await walks().findOne({})).toMatchObject({ state: 'COMPLETED' }));
    for (const screen of [agent, expert]) {
      expect(screen.faults).toEqual([]);
      await screen.close();
    }
  });

  it('counts that walk', async () => {
    const { page } = editor;
    await page.goto(path);
    await page.getByRole('button', { name: say('desk.views.figures'), exact: true }).click();
    const tiles = page.getByRole('list', { name: say('figures.title'), exact: true }).getByRole('listitem');
    const tile = async (name: string): Promise<string> =>
      (await tiles.filter({ has: page.getByText(name, { exact: true }) }).innerText()).replaceAll(/\s+/g, ' ');
    await tiles.first().waitFor();
    expect(await tile(say('figures.starts'))).toContain(' 1 ');
    expect(await tile(say('figures.totals.completion'))).toContain(say('figures.countOf', { count: 1, of: 1 }));
    expect(await tile(say('figures.totals.resolution'))).toContain(say('figures.countOf', { count: 0, of: 1 }));
    expect(await tile(say('figures.coverage'))).toContain(say('figures.coverageOf', { count: 2, of: 4 }));
    await page.getByText('Is there water in the drum?').first().waitFor();
    await editor.audit('figures of a tree');
    // Leaving the page takes its drawings down.
    await page.keyboard.press('Escape');
    await page.getByText(say('page.use_one', { days: 30, count: 1 })).waitFor();
    expect(editor.faults).toEqual([]);
  });
});
