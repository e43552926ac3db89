import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/start-app.js';
import { word } from '../support/words.js';
import { clientOf, startDemoApp } from './demo-centre.js';

const newPassword = 'Quiet-Harbour-27';

describeInBrowser('the link with which a person sets a password', () => {
  let app: TestApp;
  let browser: Browser;
  let admin: Screen;
  let person: Screen;
  /** The link of the person whom the administrator invites, as it is handed on. */
  let link: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    [admin, person] = await Promise.all([
      Screen.signedIn(browser, app.url, 'admin'),
      Screen.open(browser, app.url, { language: 'zh-CN' }),
    ]);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    person.say('set-password', key, values);
  const heading = (screen: Screen, key: string): Locator =>
    screen.page.getByRole('heading', { level: 1, name: screen.say('set-password', key) });
  const field = (screen: Screen, key: 'password' | 'again'): Locator =>
    screen.page.getByLabel(screen.say('set-password', key), { exact: true });
  const fill = async (screen: Screen, password: string, again = password): Promise<void> => {
    await field(screen, 'password').fill(password);
    await field(screen, 'again').fill(again);
    await screen.page.keyboard.press('Enter');
  };
  const atLogin = async (screen: Screen): Promise<void> => {
    await screen.page.getByText(screen.say('shell', 'login.passwordSet')).waitFor();
    expect(new URL(screen.page.url()).pathname).toBe('/');
  };

  it('is handed to somebody new, and takes its secret out of the address', async () => {
    const { page } = admin;
    await page.getByRole('table', { name: admin.say('admin', 'tabs.people') }).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    const write = (key: string, text: string): Promise<void> =>
      dialog.getByLabel(admin.say('admin', key), { exact: true }).fill(text);
    await write('people.fields.name', '邓小舟');
    await write('people.fields.nameEn', 'Deng Xiaozhou');
    await write('people.columns.email', 'deng@demo.example');
    await write('people.columns.number', 'A28888');
    await page.keyboard.press('Control+Enter');
    link = await dialog.locator('code').innerText();

    const sent: string[] = [];
    person.page.on('request', (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())}`));
    await person.page.goto(link);
    await heading(person, 'title').waitFor();
    await eventually(() => expect(person.page.url()).toBe(`${app.url}/set-password`));
    expect(await person.page.evaluate<string>('JSON.stringify([history.state, { ...localStorage }])')).not.toContain(
      'cgl_',
    );
    expect(await person.page.content()).not.toContain('cgl_');
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.join('\n')).not.toContain('cgl_');
    await person.audit('a password link');
  });

  it('tells the rule before, and what is wrong at the field', async () => {
    const { page } = person;
    await page.getByText(say('rule')).waitFor();
    const isAt = (at: 'password' | 'again'): Promise<void> =>
      eventually(async () =>
        expect(await page.evaluate('document.activeElement.name')).toBe(
          at === 'again' ? 'new-password-again' : 'new-password',
        ),
      );
    await isAt('password');
    const isRefused = async (key: string, at: 'password' | 'again'): Promise<void> => {
      await page.getByText(say(key), { exact: true }).waitFor();
      expect(await field(person, at).getAttribute('aria-invalid')).toBe('true');
      await isAt(at);
    };
    await page.keyboard.press('Enter');
    await isRefused('required', 'password');
    await fill(person, 'short');
    await isRefused('tooShort', 'password');
    await fill(person, newPassword, '');
    await isRefused('againMissing', 'again');
    await fill(person, newPassword, `${newPassword}!`);
    await isRefused('different', 'again');
    await person.audit('two that are not the same');
    // Only the server knows whose link it is.
    await fill(person, 'deng@demo.example');
    await isRefused('easy', 'password');
  });

  it('shows what is typed, in both languages, and keeps it while the server is away', async () => {
    const { page } = person;
    expect(await field(person, 'password').getAttribute('type')).toBe('password');
    await field(person, 'password').fill(newPassword);
    await field(person, 'again').fill(newPassword);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (const key of ['password', 'again'] as const)
      expect(await field(person, key).getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: word('set-password', 'title', {}, 'en') }).waitFor();
    const english = page.getByLabel(word('set-password', 'password', {}, 'en'), { exact: true });
    expect(await english.inputValue()).toBe(newPassword);
    await person.audit('a password link in English');
    await page.getByRole('button', { name: '中文' }).click();
    await heading(person, 'title').waitFor();

    person.isServerAway = true;
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: say('submit') }).click();
    await page.getByText(say('unreachable')).waitFor();
    await page.unroute('**/graphql');
    person.isServerAway = false;
    expect(await field(person, 'again').inputValue()).toBe(newPassword);
  });

  it('leads to the login, where the new password opens the account', async () => {
    await field(person, 'again').press('Enter');
    await atLogin(person);
    await person.audit('the login after a new password');
    await person.page.goBack().catch(() => undefined);
    expect(person.page.url()).not.toContain('cgl_');
    await person.page.goto('/');
    await person.signIn('A28888', newPassword);
    expect(new URL(person.page.url()).pathname).toBe('/agent');
    expect(person.faults).toEqual([]);
  });

  it('works once only, and says what to do then', async () => {
    const screen = await Screen.open(browser, app.url);
    await screen.page.goto(link);
    await fill(screen, 'Another-Harbour-28');
    await heading(screen, 'goneTitle').waitFor();
    await screen.page.getByText(screen.say('set-password', 'goneText')).waitFor();
    await screen.audit('a used link');
    await screen.page.goto('/set-password#token=cgl_cut-on-the-way');
    await heading(screen, 'brokenTitle').waitFor();
    await eventually(() => expect(screen.page.url()).toBe(`${app.url}/set-password`));
    await screen.audit('half a link');
    await screen.page.getByRole('button', { name: screen.say('set-password', 'toLogin') }).click();
    // The password is still the one that was set by the link.
    await screen.tryToSignIn('A28888', 'Another-Harbour-28');
    await screen.page.getByText(screen.say('shell', 'login.refused')).waitFor();
    await screen.signIn('A28888', newPassword);
    expect(screen.faults).toEqual([]);
    await screen.close();
  });

  it('signs out whoever else is signed in at that browser, having said so', async () => {
    const client = await clientOf(app, 'admin');
    const id = await client.get<string>(
      'users.nodes.0.id',
      '{ users(first: 1, filter: { text: "A28888" }) { nodes { id } } }',
    );
    const path = await client.get<string>(
      'userPasswordLinkCreate.inviteUrl',
      'mutation ($id: ID!) { userPasswordLinkCreate(id: $id) { inviteUrl userErrors { code } } }',
      { id },
    );
    const { page } = admin;
    await page.goto(path);
    const name = await client.get<string>('viewer.user.name', '{ viewer { user { name } } }');
    await page.getByText(admin.say('set-password', 'otherPerson', { name })).waitFor();
    await admin.audit('a link while somebody else is signed in');
    await fill(admin, 'Third-Harbour-29');
    await atLogin(admin);
    await page.reload();
    await page.getByRole('heading', { name: admin.say('shell', 'login.title') }).waitFor();
    await admin.signIn('deng@demo.example', 'Third-Harbour-29');
    expect(admin.faults).toEqual([]);
  });
});
