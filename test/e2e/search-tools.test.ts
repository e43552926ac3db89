import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { publish } from '../support/publish.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

/** What callers say and no article of the demo answers. */
const callersWords = '加湿器喷白粉怎么办';
/** What callers call a drum that does not spin; no article says so. */
const slang = '转筒罢工';
const golden = '洗衣机不脱水怎么办';
const pinned = '报修绿色通道';

interface Found {
  receipt: string;
  nodes: { code: string; isBestBet: boolean }[];
}

describeInBrowser('the search tools of the knowledge desk', () => {
  let app: TestApp;
  let browser: Browser;
  let editor: Screen;
  let api: TestClient;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    api = await clientOf(app, 'editor');
    editor = await Screen.signedIn(browser, app.url, 'editor');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    editor.say('knowledge-search', key, values);
  const dialog = (): Locator => editor.page.getByRole('dialog');
  const find = (client: TestClient, query: string): Promise<Found> =>
    client.get<Found>(
      'search',
      'query ($query: String!) { search(query: $query, first: 5) { receipt nodes { code isBestBet } } }',
      { query },
    );

  /** An agent searches, and opens nothing. */
  async function searchInVain(login: string, query: string): Promise<Found> {
    const client = await clientOf(app, login);
    const found = await find(client, query);
    await client.change(
      'searchIntentRecord',
      'mutation ($input: SearchIntentRecordInput!) { searchIntentRecord(input: $input) { isNew userErrors { message } } }',
      { input: { intentKey: randomUUID(), receipt: found.receipt, end: 'PAUSE' } },
    );
    return found;
  }

  /** The article picker of a dialog: types a code and takes the first. */
  async function pick(label: string, code: string): Promise<void> {
    await dialog().getByRole('combobox', { name: label }).fill(code);
    await editor.page.getByRole('option', { name: code }).first().waitFor();
    await editor.page.keyboard.press('Enter');
  }

  it('a gap becomes a draft with the callers’ words, and closes when that is published', async () => {
    const { page } = editor;
    for (const login of ['agent', 'agent.two']) {
      const client = await clientOf(app, login);
      const { receipt } = await find(client, callersWords);
      await client.change(
        'searchGapRecord',
        'mutation ($input: SearchGapRecordInput!) { searchGapRecord(input: $input) { reportCount userErrors { message } } }',
        { input: { receipt, words: callersWords } },
      );
    }
    await page.goto('/knowledge');
    const panel = page.getByRole('list', { name: say('gaps.panel') });
    await panel.getByText(callersWords).first().waitFor();
    await panel.getByText(say('gaps.people_other', { count: 2 })).waitFor();
    await editor.audit('the to-do page with its gaps');
    await page.keyboard.press('d');
    await dialog().waitFor();
    await editor.audit('a gap becomes a draft');
    await dialog()
      .getByRole('textbox', { name: editor.say('knowledge', 'fields.title') })
      .fill('加湿器出白粉');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/articles\/[^/]+\/edit$/);
    await page.getByText(callersWords).first().waitFor();

    const id = /articles\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
    const article = await api.get<{
      id: string;
      code: string;
      revision: number;
      draft: { alternativeQuestions: string[] };
    }>('article', 'query ($id: ID!) { article(id: $id) { id code revision draft { alternativeQuestions } } }', { id });
    expect(article.draft.alternativeQuestions).toContain(callersWords);
    await page.goto('/knowledge/gaps?state=DRAFTED');
    await page.getByRole('row', { name: callersWords }).getByText(article.code).waitFor();
    await editor.audit('gaps that are being written about');

    const written = await api.change<{ article: { id: string; code: string; revision: number } }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { message } } }',
      { id, input: { expectedVersion: article.revision, content: { bodyMarkdown: '用纯净水，每周清洗一次。' } } },
    );
    await publish(api, written.article);
    await eventually(async () => {
      await page.goto('/knowledge/gaps?state=CLOSED');
      await page.getByRole('row', { name: callersWords }).waitFor({ timeout: 2_000 });
    });
    await eventually(async () => {
      const { nodes } = await find(await clientOf(app, 'agent'), callersWords);
      expect(nodes[0]?.code).toBe(article.code);
    });
    expect(editor.faults).toEqual([]);
  });

  it('a golden query is added and run', async () => {
    const { page } = editor;
    await page.goto('/knowledge/tuning/golden');
    await page.getByText(say('golden.noneTitle')).waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('Control+Enter');
    await dialog().getByText(say('golden.dialog.expectedMissing')).waitFor();
    await editor.audit('a golden query that lacks everything');
    await dialog()
      .getByRole('textbox', { name: say('golden.columns.query') })
      .fill(golden);
    await pick(say('golden.columns.expected'), 'K-2031');
    await dialog().getByText('K-2031').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('row', { name: golden }).getByText(say('golden.notRun')).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: say('golden.passedOf_other', { passed: 1, count: 1 }) }).waitFor();
    await page.getByRole('row', { name: golden }).getByText(say('golden.passed')).waitFor();
    await editor.audit('a run of the golden queries');
    expect(editor.faults).toEqual([]);
  });

  it('a synonym comes from a list of vain searches, is refused inline, shows its difference, goes live and back', async () => {
    const { page } = editor;
    await searchInVain('agent', slang);
    const { nodes } = await searchInVain('agent.two', slang);
    expect(nodes.slice(0, 3).map(({ code }) => code)).not.toContain('K-2031');

    await page.goto(`/knowledge/search/lists?kind=${nodes.length === 0 ? 'ZERO_RESULT' : 'NOTHING_OPENED'}`);
    const group = page.getByRole('button', { name: slang });
    await group.click();
    await page
      .getByText(say('times_other', { count: 2 }))
      .first()
      .waitFor();
    await editor.audit('a group of searches that went wrong');
    await page.keyboard.press('s');
    await dialog().getByText(slang).waitFor();
    await dialog()
      .getByRole('button', { name: say('tuning.oneWay') })
      .click();
    const means = dialog().getByRole('textbox', { name: say('tuning.dialog.means') });
    await means.fill('脱'.repeat(61));
    await page.keyboard.press('Control+Enter');
    await dialog().getByText(/60/).waitFor();
    await editor.audit('a refused synonym');

    // A colleague changes the settings meanwhile: both changes are kept.
    const { revision } = await api.get<{ revision: number }>('searchSettings', '{ searchSettings { revision } }');
    await (
      await clientOf(app, 'editor.two')
    ).change(
      'searchSettingsUpdate',
      'mutation ($input: SearchSettingsUpdateInput!) { searchSettingsUpdate(input: $input) { userErrors { message } } }',
      { input: { expectedVersion: revision, stopWords: [{ locale: 'ZH_CN', word: '亲' }] } },
    );
    // Backspace takes the refused word back into the field, to be mended.
    await means.press('Backspace');
    await means.fill('不脱水');
    await page.keyboard.press('Control+Enter');
    await editor.toast(editor.say('knowledge', 'conflict.joined')).waitFor();
    await dialog().waitFor({ state: 'detached' });
    const draft = page.getByRole('region', { name: say('tuning.draft') });
    await draft.getByText(say('tuning.changes_other', { count: 2 })).waitFor();
    await draft.getByText('亲').waitFor();

    await page.keyboard.press('p');
    await page.getByRole('listitem').filter({ hasText: slang }).getByText('K-2031').first().waitFor();
    await editor.audit('what the draft would change');
    await page.getByRole('button', { name: say('tuning.publish.open') }).click();
    await dialog().getByRole('textbox').fill('来电者这样叫');
    await page.keyboard.press('Control+Enter');
    await draft.getByText(say('tuning.live', { version: 2 })).waitFor();
    await eventually(async () => {
      const found = await find(await clientOf(app, 'agent'), slang);
      expect(found.nodes[0]?.code).toBe('K-2031');
    });
    await editor.audit('live synonyms');

    await page.goto('/knowledge/tuning/versions');
    const versions = page.getByRole('list', { name: say('versions.title') });
    const first = versions.getByRole('listitem').filter({ hasText: say('versions.numbered', { version: 1 }) });
    await editor.audit('versions of the search settings');
    await first.getByRole('button', { name: say('versions.rollBack') }).click();
    await dialog().getByRole('textbox').fill('试完了');
    await page.keyboard.press('Control+Enter');
    await first.getByText(say('versions.live'), { exact: true }).waitFor();
    await eventually(async () => {
      const found = await find(await clientOf(app, 'agent'), slang);
      expect(found.nodes[0]?.code).not.toBe('K-2031');
    });
    expect(editor.faults).toEqual([]);
  });

  it('a best bet puts an article first', async () => {
    const { page } = editor;
    await page.goto('/knowledge/tuning/bets');
    await page.getByText(say('bets.noneTitle')).waitFor();
    await page.keyboard.press('a');
    await dialog()
      .getByRole('textbox', { name: say('bets.columns.phrases') })
      .fill(pinned);
    await pick(say('bets.columns.article'), 'K-2055');
    await editor.audit('a new best bet');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('row', { name: pinned }).getByText(say('bets.states.ACTIVE'), { exact: true }).waitFor();
    await editor.audit('best bets');
    await eventually(async () => {
      const { nodes } = await find(await clientOf(app, 'agent'), pinned);
      expect(nodes[0]).toEqual({ code: 'K-2055', isBestBet: true });
    });
    expect(editor.faults).toEqual([]);
  });

  it('draws what was counted, as a chart, a table and a file', async () => {
    const { page } = editor;
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const counted = await api.get<{ total: { intentCount: number; nothingOpenedRate: number }; csv: string }>(
      'searchAnalytics',
      'query ($filter: SearchAnalyticsFilter!) { searchAnalytics(filter: $filter) { total { intentCount nothingOpenedRate } csv(dimension: DAY) } }',
      { filter: { from: today, to: today } },
    );
    expect(counted.total.intentCount).toBeGreaterThan(1);
    await page.goto(`/knowledge/search?from=${today}&to=${today}&figure=intentCount`);
    const tile = page
      .getByRole('list', { name: say('statistics.figures') })
      .getByRole('button')
      .first();
    await tile.getByText(String(counted.total.intentCount), { exact: true }).waitFor();
    await editor.audit('what searches show');
    await page.getByRole('button', { name: say('charts.data') }).click();
    const row = page
      .getByRole('table', { name: say('figures.names.intentCount'), exact: true })
      .getByRole('row')
      .nth(1);
    expect(await row.innerText()).toMatch(new RegExp(`^${today}\\s+${counted.total.intentCount}\\b`));
    await editor.audit('the chart as a table');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: say('csv.button') }).click();
    await page.getByRole('menuitem', { name: say('statistics.dimensions.DAY') }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    expect(text.replace(/^\uFEFF/, '')).toBe(counted.csv.replace(/^\uFEFF/, ''));
    expect(text).toContain(today);
    expect(editor.faults).toEqual([]);
  });

  it('shows supervisors the figures of their teams, and none of the tools', async () => {
    const supervisor = await Screen.signedIn(browser, app.url, 'supervisor');
    const { page } = supervisor;
    await searchInVain('agent', slang);
    await page.goto('/knowledge/search');
    await page.getByRole('list', { name: supervisor.say('knowledge-search', 'statistics.figures') }).waitFor();
    await supervisor.audit('figures for a supervisor');
    // What is kept is for all who read; the tools are for those who write.
    const kept = ['articles', 'verification', 'flags', 'search'] as const;
    await eventually(async () => {
      const tabs = await page.getByRole('tab').allInnerTexts();
      expect(tabs.map((tab) => tab.replace(/\s*\d+$/, ''))).toEqual(
        kept.map((name) => supervisor.say('knowledge', `tabs.${name}`)),
      );
    });
    expect(await page.getByText(slang).count()).toBe(0);
    for (const path of ['gaps', 'search/lists', 'tuning', 'tuning/golden']) {
      await page.goto(`/knowledge/${path}`);
      await page.getByText(supervisor.say('shell', 'states.forbiddenTitle')).waitFor();
      expect(await page.getByText(callersWords).count()).toBe(0);
    }
    expect(supervisor.faults).toEqual([]);
    await supervisor.close();
  });
});
