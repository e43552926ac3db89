import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Role } from '../../src/platform/auth/viewer.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { type Centre, createCentre, password } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const sentence = 'Turn the filter to the left';

describeInBrowser('a sentence that is wrong', () => {
  let app: TestApp;
  let browser: Browser;
  let centre: Centre;
  let editorClient: TestClient;
  let agent: Screen;
  let editor: Screen;
  let article: { id: string; code: string };

  const signedIn = async (role: Role): Promise<Screen> => {
    const screen = await Screen.open(browser, app.url, { language: 'en' });
    await screen.page.goto('/');
    await screen.signIn(centre.person(role).email ?? '', password);
    return screen;
  };
  const stored = (name: string) =>
    app.container.foundation.connection.collection<{ _id: string; [field: string]: unknown }>(name);

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    centre = await createCentre(app);
    editorClient = await centre.as(Role.KNOWLEDGE_EDITOR);
    article = await writeAndPublish(editorClient, 'Washing machine does not drain', {
      content: { bodyMarkdown: `# What to do\n\nOpen the lid. ${sentence} and let the water run off.` },
    });
    await app.container.search.whenCaughtUp();
    [agent, editor] = [await signedIn(Role.AGENT), await signedIn(Role.KNOWLEDGE_EDITOR)];
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  /** Selects the sentence in the open article, as with the mouse. */
  const select = (): Promise<void> =>
    agent.page.evaluate<void, string>(
      `((words) => {
        document.querySelector('[data-panel="article"] [data-scroll]').focus();
        const walker = document.createTreeWalker(document.querySelector('[data-panel="article"]'), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(words);
          if (at < 0) continue;
          getSelection().setBaseAndExtent(node, at, node, at + words.length);
          return;
        }
      })(${JSON.stringify(sentence)})`,
      sentence,
    );

  it('is flagged by a key, without a connection too, and goes to whoever answers for the article', async () => {
    const { page } = agent;
    await page.goto(`/agent?id=${article.id}`);
    await page.getByText(sentence).waitFor();
    // What the desk fetches for later is there before the connection goes.
    await page.waitForLoadState('networkidle');
    await select();
    agent.isServerAway = true;
    await page.context().setOffline(true);
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog', { name: agent.say('feedback', 'flag.title') });
    await dialog.getByText(sentence).waitFor();
    await dialog.getByLabel(agent.say('feedback', 'flag.comment')).fill('It is to the right.');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await stored('article_flags').countDocuments()).toBe(0);
    await page.context().setOffline(false);
    agent.isServerAway = false;
    await eventually(async () => expect(await stored('article_flags').countDocuments()).toBe(1));
    expect(await stored('article_flags').findOne({})).toMatchObject({
      quote: sentence,
      comment: 'It is to the right.',
      kind: 'WRONG',
      version: 1,
      state: 'OPEN',
    });
  });

  it('stands in the list of the one who answers, marked in its text, and is taken, mended and answered', async () => {
    const { page } = editor;
    await page.goto('/knowledge/flags');
    const detail = page.getByRole('complementary', { name: editor.say('feedback', 'desk.detail') });
    await detail.locator('mark', { hasText: sentence }).waitFor();
    await editor.audit('the list of flags');
    await page.keyboard.press('t');
    await detail.getByText(editor.say('feedback', 'states.ACCEPTED')).waitFor();
    await page.keyboard.press('e');
    await page.waitForURL(/\/edit\?flag=/);
    await page.getByText(editor.say('feedback', 'desk.atHand')).waitFor();

    const { revision } = await editorClient.get<{ revision: number }>(
      'article',
      'query ($id: ID!) { article(id: $id) { revision } }',
      { id: article.id },
    );
    const step = (field: string, type: string, input: Record<string, unknown>) =>
      editorClient.change<{ article: { revision: number } }>(
        field,
        `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { article { id revision } userErrors { code message } } }`,
        { id: article.id, input },
      );
    const content = { bodyMarkdown: '# What to do\n\nOpen the lid. Turn the filter to the right.' };
    const drafted = await step('articleDraftUpdate', 'ArticleDraftUpdateInput', { expectedVersion: revision, content });
    const sent = await step('articleSubmit', 'ArticleSubmitInput', { expectedVersion: drafted.article.revision });
    await step('articleApprove', 'ArticleApproveInput', { expectedVersion: sent.article.revision });

    const flag = await stored('article_flags').findOne({});
    await page.goto(`/knowledge/articles/${article.id}?flag=${String(flag?._id)}`);
    await page.getByRole('button', { name: editor.say('knowledge', 'actions.publish') }).waitFor();
    await page.keyboard.press('p');
    const mends = page.getByRole('group', { name: editor.say('feedback', 'desk.mends') });
    await mends.getByText(sentence).waitFor();
    await page.keyboard.press('Control+Enter');
    await eventually(async () =>
      expect(await stored('article_flags').findOne({})).toMatchObject({ state: 'MENDED', mendedInVersion: 2 }),
    );
  });

  it('is found by its address among the answered ones', async () => {
    const { page } = editor;
    const flag = await stored('article_flags').findOne({});
    await page.goto(`/knowledge/flags?scope=ALL&at=${String(flag?._id)}`);
    const detail = page.getByRole('complementary', { name: editor.say('feedback', 'desk.detail') });
    await detail.getByText(editor.say('feedback', 'states.MENDED')).first().waitFor();
    await page.waitForURL(/view=answered/);
    await page.locator('tr[aria-selected=true]').getByText(sentence).waitFor();
  });

  it('is told as mended to the one who flagged it', async () => {
    const { page } = agent;
    await page.goto('/agent');
    await page.getByRole('button', { name: agent.say('agent', 'more.mine') }).waitFor();
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog', { name: agent.say('feedback', 'mine.title') });
    await dialog.getByText(agent.say('feedback', 'mine.mendedIn', { version: 2 })).waitFor();
    await agent.audit('my flags and cases');
    await page.keyboard.press('Escape');
  });

  it('may be what a case is written for; what is like it shows while it is written', async () => {
    const { page } = agent;
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('k');
    const dialog = page.getByRole('dialog', { name: agent.say('feedback', 'case.title') });
    const fill = (key: string, text: string): Promise<void> =>
      dialog.getByLabel(agent.say('feedback', `case.${key}`), { exact: true }).fill(text);
    await fill('name', 'The washing machine does not drain');
    await dialog.getByRole('complementary').getByText(article.code).waitFor();
    await fill('problem', 'Water stays in the drum.');
    await fill('environment', 'XQG100');
    await fill('cause', 'The hose is bent.');
    await agent.audit('a case');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText(agent.say('feedback', 'case.missing')).waitFor();
    await fill('solution', 'Straighten the hose.');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () =>
      expect(await stored('article_cases').findOne({})).toMatchObject({
        title: 'The washing machine does not drain',
        solution: 'Straighten the hose.',
        state: 'IN_REVIEW',
      }),
    );
  });

  it('leaves no fault in either console', () => {
    expect([...agent.faults, ...editor.faults]).toEqual([]);
  });
});
