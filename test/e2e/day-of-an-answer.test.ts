import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

const title = '排水泵异响先听三秒再判断';
const changed = '新排水泵的声音与旧的不同';
const callReference = 'C-1126-0007';

describeInBrowser('the day of an answer', () => {
  let app: TestApp;
  let browser: Browser;
  let agent: Screen;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    agent = await Screen.signedIn(browser, app.url, 'agent');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const search = (): Locator => agent.page.getByRole('combobox', { name: agent.say('agent', 'search.label') });
  const hits = (): Locator =>
    agent.page.getByRole('listbox', { name: agent.say('agent', 'search.hits') }).getByRole('option');
  const linkCount = async (): Promise<number> =>
    (await clientOf(app, 'agent')).get(
      'articleByCode.usage.linkCount',
      '{ articleByCode(code: "K-2031") { usage { linkCount } } }',
    );

  it('an agent types two Hanzi or three letters and sees ranked answers', async () => {
    // The cursor stands in the search field from the start.
    await search().waitFor();
    expect(await agent.page.locator(':focus').getAttribute('aria-label')).toBe(agent.say('agent', 'search.label'));
    await agent.page.keyboard.type('脱水');
    await hits().first().waitFor();
    await eventually(async () => {
      const found = await hits().allInnerTexts();
      expect(found.length).toBeGreaterThan(3);
      expect(found[0]).toContain('脱水');
      expect(found.slice(0, 3).join()).toContain('K-2031');
    });
    expect(await hits().locator('mark').first().innerText()).toBe('脱水');
    await agent.audit('results');

    // More than the screen holds: the list scrolls, by keys too.
    await search().fill('洗衣机');
    await hits().nth(9).waitFor();
    await agent.audit('a long list of results');

    await search().fill('');
    await search().pressSequentially('spi');
    await eventually(async () => {
      const found = await hits().allInnerTexts();
      expect(found.slice(0, 3).join()).toContain('K-7031');
    });
  });

  it('an input method composes without a search for what is not yet a word, and its Enter opens nothing', async () => {
    await search().fill('');
    await eventually(async () => expect(await hits().count()).toBe(0));
    const asked: string[] = [];
    agent.page.on('request', (request) => asked.push(request.postData() ?? ''));
    const keyboard = await agent.page.context().newCDPSession(agent.page);
    await keyboard.send('Input.imeSetComposition', { text: 'tuo shui', selectionStart: 8, selectionEnd: 8 });
    expect(await search().inputValue()).toBe('tuo shui');
    // As browsers send the Enter that ends a composition.
    await keyboard.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await keyboard.send('Input.insertText', { text: '脱水' });
    await eventually(async () => expect(await hits().first().innerText()).toContain('脱水'));
    expect(asked.filter((body) => body.includes('tuo'))).toEqual([]);
    await agent.page.getByText(agent.say('agent', 'article.noneTitle')).waitFor();
  });

  it('opens one by keys, and what to say first is there', async () => {
    await search().fill('不脱水');
    await eventually(async () => expect((await hits().allInnerTexts())[0]).toContain('K-2031'));
    await agent.page.keyboard.press('ArrowDown');
    expect(await hits().nth(1).getAttribute('aria-selected')).toBe('true');
    await agent.page.keyboard.press('ArrowUp');
    await agent.page.keyboard.press('Enter');
    const article = agent.page.getByRole('region', { name: agent.say('agent', 'article.label'), exact: true });
    await article.getByRole('heading', { level: 1, name: '洗衣机不脱水的五个常见原因' }).waitFor();
    expect(await article.getByRole('region', { name: agent.say('agent', 'say.title') }).innerText()).toContain(
      '请先打开机门，把衣物摊开再关紧',
    );
    // Staff read the internal block.
    expect(await article.innerText()).toContain('不再要求自查，直接派单');
    await agent.audit('an open article');
  });

  it('links it to a call and finds it helpful', async () => {
    const before = await linkCount();
    await agent.page.keyboard.press('l');
    const dialog = agent.page.getByRole('dialog', { name: agent.say('agent', 'link.askTitle') });
    await dialog.waitFor();
    await agent.audit('asking for the call');
    await agent.page.keyboard.type(callReference);
    await agent.page.keyboard.press('Enter');
    await agent.toast(agent.say('agent', 'link.done', { reference: callReference })).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await agent.page.keyboard.press('y');
    await agent.toast(agent.say('agent', 'feedback.thanks')).waitFor();
    await eventually(async () =>
      expect(
        await agent.page
          .getByRole('button', { name: agent.say('agent', 'feedback.helpful') })
          .first()
          .getAttribute('aria-pressed'),
      ).toBe('true'),
    );
    // The second press links nothing twice.
    await agent.page.keyboard.press('l');
    await agent.toast(agent.say('agent', 'link.already', { reference: callReference })).waitFor();
    expect(await linkCount()).toBe(before + 1);
  });

  it('an editor writes an article, a colleague reviews and publishes it, the agent sees and confirms it, the lead sees who has not', async () => {
    const code = await write();
    await review(code);
    await publish(code);
    await confirm();
    await look();

    await understand();

    await agent.page.keyboard.press('/');
    await search().fill('排水泵异响');
    await eventually(async () => expect((await hits().allInnerTexts())[0]).toContain(code));
    expect(agent.faults).toEqual([]);
  });

  /** The editor's part: a text in a category that demands two pairs of eyes. Returns its code. */
  async function write(): Promise<string> {
    const editor = await Screen.signedIn(browser, app.url, 'editor');
    const { page } = editor;
    const say = (key: string, values = {}): string => editor.say('knowledge', key, values);
    await page.getByRole('button', { name: say('article.new') }).waitFor();
    await page.keyboard.press('n');
    await page.getByLabel(say('fields.title')).fill(title);
    await page.keyboard.press('Enter');

    const source = page.getByRole('textbox', { name: say('editor.source') });
    await source.click();
    await page.keyboard.type(
      '1. 让客户打开排水，听三秒。\n连续的嗡嗡声是正常的。\n\n:::internal\n第二次来电直接派单。\n:::\n',
    );
    await page.getByLabel(say('fields.say'), { exact: true }).fill('请您打开排水，听三秒，告诉我是嗡嗡声还是敲击声。');
    await page.getByLabel(say('fields.note')).fill(changed);
    await page.getByLabel(say('fields.questions'), { exact: true }).fill('排水的时候响得厉害');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: say('fields.category') }).fill('三包');
    await page.getByRole('option', { name: '三包与延保' }).click();
    await page.getByText(say('fields.twoPairs')).waitFor();
    await page
      .getByRole('document', { name: say('preview.title') })
      .getByText('连续的嗡嗡声是正常的')
      .waitFor();
    await editor.audit('the editor');

    const code = (
      await page
        .getByText(/^K-\d+$/)
        .first()
        .innerText()
    ).trim();
    await page.keyboard.press('Control+Enter');
    await editor.toast(say('submit.done', { code })).waitFor();
    // Nobody approves their own text here.
    await page
      .getByRole('group', { name: say('views.label') })
      .getByRole('button', { name: say('views.review') })
      .click();
    await page.getByText(say('review.samePersonAuthor')).waitFor();
    expect(await page.getByRole('button', { name: say('review.approve') }).count()).toBe(0);
    await editor.audit('the own text in review');
    expect(editor.faults).toEqual([]);
    await editor.close();
    return code;
  }

  let colleague: Screen;

  /** The colleague finds it in the queue and approves it. */
  async function review(code: string): Promise<void> {
    colleague = await Screen.signedIn(browser, app.url, 'editor.two');
    const { page } = colleague;
    const say = (key: string, values = {}): string => colleague.say('knowledge', key, values);
    await page.getByRole('row', { name: title }).click();
    await colleague.audit('the review queue');
    await page
      .getByRole('row', { name: title })
      .getByRole('button', { name: say('todo.open.review') })
      .click();
    await page.getByText('连续的嗡嗡声是正常的').first().waitFor();
    await colleague.audit('a review');
    await page.getByRole('button', { name: say('review.approve') }).click();
    await colleague.toast(say('review.approved', { code })).waitFor();
  }

  /** Publishes as a must-read and measures until the card stands on the agent's screen. */
  async function publish(code: string): Promise<void> {
    const { page } = colleague;
    const say = (key: string, values = {}): string => colleague.say('knowledge', key, values);
    await page
      .getByRole('group', { name: say('todo.queues') })
      .getByRole('button', { name: say('todo.queue.approved') })
      .click();
    const row = page.getByRole('row', { name: title });
    await row.click();
    await row.getByRole('button', { name: say('todo.open.approved') }).click();
    await page.getByRole('button', { name: say('actions.publish') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: colleague.say('shell', 'priorities.MUST_READ') }).click();
    await dialog.getByRole('button', { name: say('publish.dueTomorrow') }).click();
    await colleague.audit('publishing');

    const shownAt = agent.whenShown(`article[aria-label$="${title}"]`);
    const answered = page.waitForResponse(async (response) =>
      (response.request().postData() ?? '').includes('articlePublish'),
    );
    await page.keyboard.press('Control+Enter');
    const response = await answered;
    await response.finished();
    const { startTime, responseEnd } = response.request().timing();
    const ms = Math.round((await shownAt) - (startTime + responseEnd));
    process.stdout.write(`  From the answer to the publisher until the card on the agent's screen: ${ms} ms\n`);
    await dialog.getByText(say('publish.done', { version: 1 })).waitFor();
    await colleague.audit('published');
    expect(colleague.faults).toEqual([]);
    expect(code).toMatch(/^K-\d+$/);
    await colleague.close();
  }

  /** The agent reads and confirms what came. */
  async function confirm(): Promise<void> {
    const card = agent.page.getByRole('article', { name: title });
    await card.getByText(changed).waitFor();
    await agent.audit('a must-read on the desk');
    await card.getByRole('button', { name: agent.say('agent', 'inbox.readAndConfirm', { version: 1 }) }).click();
    const dialog = agent.page.getByRole('dialog', { name: title });
    await dialog.getByText('连续的嗡嗡声是正常的').waitFor();
    await agent.audit('confirming');
    await agent.page.keyboard.press('a');
    await agent.toast(agent.say('agent', 'acknowledge.done', { version: 1 })).waitFor();
    await card.waitFor({ state: 'detached' });
  }

  /** What must stop work stands above all, and is not closed but understood. */
  async function understand(): Promise<void> {
    const banner = agent.page.getByRole('alert').filter({ hasText: agent.say('agent', 'stopWork.title') });
    await banner.getByText('华东仓暂停派单').first().waitFor();
    await agent.page.keyboard.press('Shift+Enter');
    await banner.waitFor({ state: 'detached' });
    await agent.page.reload();
    await agent.page
      .getByRole('complementary', { name: agent.say('agent', 'inbox.title') })
      .getByText('N-701')
      .waitFor();
    expect(await banner.count()).toBe(0);
  }

  /** The lead's list: the agent under confirmed, the colleagues under not yet. */
  async function look(): Promise<void> {
    const lead = await Screen.signedIn(browser, app.url, 'lead');
    const { page } = lead;
    const say = (key: string, values = {}): string => lead.say('team', key, values);
    await page
      .getByRole('region', { name: say('entries') })
      .getByText(title)
      .click();
    const not = page.getByRole('table', { name: say('whoHasNot') });
    await not.getByRole('row', { name: '徐然' }).waitFor();
    expect(await not.getByRole('row', { name: '林晓' }).count()).toBe(0);
    await lead.audit('who has not');
    await page.keyboard.press('t');
    const done = page.getByRole('table', { name: say('whoHas') });
    await done.getByRole('row', { name: '林晓' }).waitFor();
    expect(await done.getByRole('row', { name: '徐然' }).count()).toBe(0);
    await lead.audit('who has');
    expect(lead.faults).toEqual([]);
    await lead.close();
  }
});
