import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

/** Nobody has ever written about this. */
const unanswered = '孔雀羽毛怎么保养不褪色';
const callReference = 'C-1126-0100';

interface Sent {
  readonly operation: string;
  readonly variables: { readonly query?: string; readonly light?: unknown; readonly input?: Record<string, unknown> };
}

const sentOf = (request: Request): Sent | null => {
  try {
    const { operationName, variables } = JSON.parse(request.postData() ?? '') as {
      operationName: string;
      variables: Sent['variables'];
    };
    return { operation: operationName, variables };
  } catch {
    return null;
  }
};

describeInBrowser('the search of the agent desk', () => {
  let app: TestApp;
  let browser: Browser;
  let agent: Screen;
  let page: Page;
  let sent: Sent[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    agent = await Screen.signedIn(browser, app.url, 'agent');
    page = agent.page;
    page.on('request', (request) => {
      const one = sentOf(request);
      if (one) sent.push(one);
    });
    await search().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values = {}): string => agent.say('agent', key, values);
  const search = (): Locator => page.getByRole('combobox', { name: say('search.label') });
  const hits = (): Locator => page.getByRole('listbox', { name: say('search.hits') }).getByRole('option');
  const selected = (): Locator => page.locator('#hits [aria-selected="true"]');
  const titleOf = async (hit: Locator): Promise<string> => (await hit.innerText()).split('\n')[0] ?? '';
  const inputs = (operation: string): Record<string, unknown>[] =>
    sent.filter((one) => one.operation === operation).map(({ variables }) => variables.input ?? {});
  const lastSearch = (): Sent['variables'] | undefined =>
    sent.findLast(({ operation }) => operation === 'AgentSearch')?.variables;
  const clear = async (): Promise<void> => {
    await search().fill('');
    await eventually(async () => expect(await hits().count()).toBe(0));
    sent = [];
  };

  it('a code typed in full is the first hit', async () => {
    await search().fill('K-2031');
    await eventually(async () => expect(await hits().first().innerText()).toContain('K-2031'));
    await clear();
  });

  it('an answer to letters that are no longer there is dropped', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (sentOf(route.request())?.variables.query === '延保') await held;
      // The console has given it up meanwhile.
      await route.continue().catch(() => undefined);
    });
    await search().fill('延保');
    await search().fill('不脱水');
    await eventually(async () => expect(await hits().first().innerText()).toContain('K-2031'));
    release();
    await page.unrouteAll({ behavior: 'wait' });
    await search().fill('不脱水 洗衣机');
    await eventually(async () => expect(lastSearch()?.query).toBe('不脱水 洗衣机'));
    // Which of them is first is another matter: before this answer and after it, the list speaks of these words.
    await eventually(async () => expect((await hits().allInnerTexts()).join('\n')).toContain('K-2031'));
    await clear();
  });

  it('Enter right behind the last letter opens its answer, not the one before', async () => {
    await search().fill('电视');
    await hits().first().waitFor();
    await search().fill('K-2031');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '洗衣机不脱水的五个常见原因' }).waitFor();
    await page.keyboard.press('Escape');
    await clear();
  });

  it('the chosen hit stays chosen when more is typed', async () => {
    await search().fill('洗衣机');
    await hits().nth(3).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = await titleOf(selected());
    expect(chosen).toBe(await titleOf(hits().nth(2)));
    const asked = page.waitForResponse((response) => sentOf(response.request())?.variables.query === '洗衣机 的');
    await page.keyboard.type(' 的');
    await asked;
    await eventually(async () => expect(await titleOf(selected())).toBe(chosen));
    // In another search it is no longer there, and the first one is the selected one again.
    await clear();
    await search().fill('电视');
    await hits().first().waitFor();
    expect(await titleOf(selected())).toBe(await titleOf(hits().first()));
    await clear();
  });

  it('letters are one intention, an open tells its place, and what follows belongs to it', async () => {
    await search().pressSequentially('不脱水', { delay: 40 });
    await hits().nth(1).waitFor();
    await eventually(async () => expect(inputs('AgentIntentRecord')).toHaveLength(1));
    const [intent] = inputs('AgentIntentRecord');
    expect(intent).toMatchObject({ end: 'PAUSE' });
    await page.keyboard.press('Alt+2');
    await eventually(async () => expect(inputs('AgentOutcomeRecord')).toHaveLength(1));
    expect(inputs('AgentOutcomeRecord')[0]).toMatchObject({
      intentKey: intent?.['intentKey'],
      action: 'OPENED',
      rank: 2,
    });
    await page
      .getByRole('button', { name: say('feedback.helpful') })
      .first()
      .waitFor();
    await page.keyboard.press('y');
    await agent.toast(say('feedback.thanks')).waitFor();
    await eventually(async () => expect(inputs('AgentOutcomeRecord')).toHaveLength(2));
    expect(inputs('AgentOutcomeRecord')[1]).toMatchObject({ intentKey: intent?.['intentKey'], action: 'HELPFUL' });
    // The same list was told once.
    expect(inputs('AgentIntentRecord')).toHaveLength(1);
    await page.keyboard.press('Escape');
  });

  it('under the empty field stand the last searches, by keys too', async () => {
    await clear();
    const recent = page
      .getByRole('listbox', { name: say('suggestions.label') })
      .getByRole('option', { name: '不脱水' });
    await recent.waitFor();
    await agent.audit('suggestions');
    // Nothing is chosen before an arrow chooses it.
    await page.keyboard.press('Enter');
    expect(await search().inputValue()).toBe('');
    await page.keyboard.press('ArrowDown');
    expect(await search().getAttribute('aria-activedescendant')).toBe('suggestion-0');
    const first = (await page.locator('#suggestion-0').innerText()).trim();
    await page.keyboard.press('Enter');
    expect(await search().inputValue()).toBe(first);
    await hits().first().waitFor();
    await clear();
  });

  it('a mistyped word is offered mended, by one key', async () => {
    await search().fill('wahser not spinning');
    const line = page.getByText(say('search.didYouMean'));
    await line.waitFor();
    await agent.audit('did you mean');
    await page.keyboard.press('Alt+y');
    await eventually(async () => expect(await search().inputValue()).toBe('washer not spinning'));
    await line.waitFor({ state: 'detached' });
    await clear();
  });

  it('says that nothing answers, shows the rest on one key, and records the gap with the caller’s words', async () => {
    await search().fill(unanswered);
    await page.getByText(say('noAnswer.title'), { exact: true }).waitFor();
    await agent.audit('no good answer');
    // Without a call the words are asked for; they are those that were typed.
    await page.keyboard.press('Alt+m');
    const dialog = page.getByRole('dialog', { name: say('gap.askTitle') });
    await dialog.waitFor();
    await agent.audit('asking for the words');
    expect(await dialog.getByLabel(say('gap.words')).inputValue()).toBe(unanswered);
    await page.keyboard.type('？');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(say('gap.recordedTitle', { query: unanswered })).waitFor();
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(say('search.label'));
    await eventually(async () => expect(inputs('AgentIntentRecord').length).toBeGreaterThan(0));
    const [gap] = inputs('AgentGapRecord');
    expect(gap).toMatchObject({ words: `${unanswered}？`, callReference: null });
    expect(gap?.['intentKey']).toBe(inputs('AgentIntentRecord').at(-1)?.['intentKey']);
    // The editor has it.
    const gaps = '{ searchGaps(first: 20) { nodes { title reportCount } } }';
    const editor = await clientOf(app, 'editor');
    await eventually(async () =>
      expect(JSON.stringify(await editor.get('searchGaps.nodes', gaps))).toContain('孔雀羽毛'),
    );
    await clear();
  });

  it('on a call it asks nothing, and searches in the light of the call', async () => {
    await page.getByPlaceholder(say('call.placeholder')).fill(callReference);
    await page.keyboard.press('Enter');
    const light = page.getByRole('group', { name: say('call.light') });
    await light.getByRole('combobox', { name: say('call.productLine') }).click();
    await page.getByRole('option', { name: '洗衣机', exact: true }).click();
    await light.getByLabel(say('call.level')).fill('VIP');
    await light.getByLabel(say('call.reason')).fill('第二次来电');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(say('search.label'));
    await agent.audit('a call with what it is about');
    await search().fill('不脱水');
    await eventually(async () =>
      expect(lastSearch()).toMatchObject({
        query: '不脱水',
        light: { productLineId: expect.any(String), customerLevel: 'VIP', reason: '第二次来电' },
      }),
    );
    await eventually(async () => expect(await hits().first().innerText()).toContain('K-2031'));
    // Kept over a reload in the middle of the call.
    await page.reload();
    await eventually(async () => expect(await light.getByLabel(say('call.reason')).inputValue()).toBe('第二次来电'));

    await clear();
    await search().fill(`${unanswered}呢`);
    await page.getByText(say('noAnswer.title'), { exact: true }).waitFor();
    expect(await hits().count()).toBe(0);
    // The results are one key away, and the gap can be recorded from there too.
    await page.keyboard.press('ArrowDown');
    await hits().first().waitFor();
    await page.keyboard.press('Alt+m');
    await page.getByText(say('gap.recordedTitle', { query: `${unanswered}呢` })).waitFor();
    // The second press records nothing twice.
    await page.keyboard.press('Alt+m');
    await agent.toast(say('gap.already')).waitFor();
    expect(inputs('AgentGapRecord')).toHaveLength(1);
    expect(inputs('AgentGapRecord')[0]).toMatchObject({ words: `${unanswered}呢`, callReference });
    await page.getByRole('button', { name: say('call.end'), exact: true }).click();
    await clear();
  });

  it('who looks after the search sees why, others do not', async () => {
    await search().fill('不脱水');
    await hits().first().waitFor();
    await page.keyboard.press('Alt+e');
    expect(await page.getByRole('region', { name: say('explain.query') }).count()).toBe(0);
    expect(page.url()).not.toContain('explain');

    const editor = await Screen.signedIn(browser, app.url, 'editor');
    await editor.page.goto('/agent?q=不脱水');
    await editor.page.getByRole('option').first().waitFor();
    await editor.page.keyboard.press('Alt+e');
    await editor.page.getByRole('region', { name: say('explain.query') }).waitFor();
    await editor.page.getByRole('option').first().getByRole('table').waitFor();
    await editor.audit('why this order');
    expect(editor.faults).toEqual([]);
    await editor.close();
    expect(agent.faults).toEqual([]);
  });
});
