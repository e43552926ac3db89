import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/start-app.js';
import { clientOf, startDemoApp } from './demo-centre.js';

interface Row {
  id: string;
  revision: number;
}

describeInBrowser('the administration desk', () => {
  let app: TestApp;
  let browser: Browser;
  let screen: Screen;
  let admin: TestClient;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startDemoApp(), openBrowser()]);
    admin = await clientOf(app, 'admin');
    screen = await Screen.signedIn(browser, app.url, 'admin');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    screen.say('admin', key, values);
  const role = (name: string): string => screen.say('shell', `roles.${name}`);
  const detail = (key: string): Locator => screen.page.getByRole('complementary', { name: say(key) });
  const dialog = (): Locator => screen.page.getByRole('dialog');
  const table = (tab: string): Locator => screen.page.getByRole('table', { name: say(`tabs.${tab}`) });
  const press = (...keys: string[]): Promise<void> =>
    keys.reduce<Promise<void>>((before, key) => before.then(() => screen.page.keyboard.press(key)), Promise.resolve());
  const shownAt = async (heading: string, key: string): Promise<void> => {
    await detail(key).getByRole('heading', { name: heading, level: 2 }).waitFor();
  };

  const personBy = (text: string): Promise<Row & { isActive: boolean; roles: string[]; sessions: unknown[] }> =>
    admin.get(
      'users.nodes.0',
      'query ($filter: UserFilter) { users(first: 1, filter: $filter) { nodes { id revision isActive roles sessions { id } } } }',
      { filter: { text } },
    );
  /** Changes a person behind the screen. */
  const change = ({ id, revision }: Row, input: object): Promise<unknown> =>
    admin.change(
      'userUpdate',
      'mutation ($id: ID!, $input: UserUpdateInput!) { userUpdate(id: $id, input: $input) { userErrors { code } } }',
      { id, input: { expectedVersion: revision, ...input } },
    );
  const teamBy = async (key: string): Promise<(Row & { leads: { id: string }[] }) | undefined> =>
    (
      await admin.get<(Row & { key: string; leads: { id: string }[] })[]>(
        'teams',
        '{ teams { id key revision leads { id } } }',
      )
    ).find((team) => team.key === key);

  it('is where an administrator starts, and is not there for others', async () => {
    const { page } = screen;
    await table('people').waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin');
    await screen.audit('the list of people');
    for (const login of ['manager', 'agent']) {
      const other = await Screen.signedIn(browser, app.url, login);
      await other.page.goto('/admin/audit');
      await other.page.getByText(other.say('shell', 'states.forbiddenTitle')).waitFor();
      expect(await other.page.getByRole('link', { name: other.say('shell', 'desks.ADMIN') }).count()).toBe(0);
      expect(other.faults).toEqual([]);
      await other.close();
    }
    await page.goto('/admin/nowhere');
    await page.getByText(screen.say('shell', 'states.forbiddenTitle')).waitFor();
  });

  it('makes a person by the keyboard: refused with reasons at the fields, then with a link shown once', async () => {
    const { page } = screen;
    await page.goto('/admin');
    await table('people').waitFor();
    await press('n');
    await dialog().waitFor();
    await press('Control+Enter');
    await eventually(async () => expect(await dialog().getByText('此项必填。').count()).toBe(3));
    await screen.audit('a refused new person');
    await dialog().getByLabel(say('people.fields.name'), { exact: true }).fill('单小雨');
    await dialog().getByLabel(say('people.fields.nameEn')).fill('Shan Xiaoyu');
    await dialog().getByLabel(say('people.columns.email')).fill('shan@demo.example');
    await dialog().getByLabel(say('people.columns.number')).fill('A29999');
    await press('Control+Enter');
    const secret = dialog().locator('code');
    await secret.waitFor();
    expect(await secret.innerText()).toContain(`${app.url}/set-password#token=cgl_`);
    await screen.audit('a link shown once');
    await press('Escape');
    await shownAt('单小雨', 'people.detail');
    expect(await personBy('A29999')).toMatchObject({ isActive: true, roles: ['AGENT'] });
  });

  it('finds people by pinyin initials, keeps the filter in the address, and says what to do when there is nobody', async () => {
    const { page } = screen;
    await page.goto('/admin');
    await table('people').waitFor();
    await press('/');
    await page.keyboard.type('sxy');
    await eventually(async () => expect(await table('people').getByRole('row').count()).toBeLessThan(6));
    await table('people').getByText('单小雨').waitFor();
    expect(page.url()).toContain('q=sxy');
    await press('Escape', '/');
    await page.keyboard.type('nobody-at-all');
    await page.getByText(say('people.noneFound')).waitFor();
    await screen.audit('nobody found');
    await page
      .getByRole('button', { name: say('list.clear') })
      .last()
      .click();
    await eventually(async () => expect(await table('people').getByRole('row').count()).toBeGreaterThan(20));
  });

  it('pages through all people, and moves by J and K', async () => {
    const { page } = screen;
    await page.goto('/admin');
    await table('people').waitFor();
    const total = await admin.get<number>('users.totalCount', '{ users(first: 1) { totalCount } }');
    await page.getByRole('button', { name: screen.say('shell', 'common.more') }).click();
    await eventually(async () => expect(await table('people').getByRole('row').count()).toBe(1 + total));
    await press('j', 'j', 'k');
    const names = await table('people').getByRole('row').nth(2).locator('strong').innerText();
    await shownAt(names, 'people.detail');
    await press('Enter');
    await eventually(async () => expect(await page.evaluate('document.activeElement.id')).toBe('admin-detail'));
  });

  it('changes roles, and lets the person decide when somebody else saved first', async () => {
    const { page } = screen;
    const person = await personBy('A29999');
    await page.goto(`/admin?at=${person.id}`);
    await shownAt('单小雨', 'people.detail');
    await press('e');
    await dialog()
      .getByRole('checkbox', { name: role('TRAINER') })
      .click();
    await change(person, { nameEn: 'Shan X.' });
    await press('Control+Enter');
    await dialog().getByText(say('conflict.title')).waitFor();
    await screen.audit('somebody else saved first');
    expect((await personBy('A29999')).roles).toEqual(['AGENT']);
    await dialog()
      .getByRole('button', { name: say('conflict.keep') })
      .click();
    await eventually(async () => expect((await personBy('A29999')).roles).toEqual(['AGENT', 'TRAINER']));
    await detail('people.detail').getByText(role('TRAINER'), { exact: true }).waitFor();
  });

  it('signs a person out at one place and everywhere', async () => {
    const { page } = screen;
    const clients = [await clientOf(app, 'qa'), await clientOf(app, 'qa'), await clientOf(app, 'qa')];
    const open = async (): Promise<boolean[]> =>
      Promise.all(clients.map(async (client) => (await client.run('{ viewer { id } }')).status === 200));
    expect(await open()).toEqual([true, true, true]);
    const id = await clients[0]?.get<string>('viewer.id', '{ viewer { id } }');
    await page.goto(`/admin?at=${id}`);
    const ends = detail('people.detail').getByRole('button', { name: say('people.endHere') });
    await eventually(async () => expect(await ends.count()).toBe(3));
    await screen.audit('where a person is signed in');
    await ends.first().click();
    await eventually(async () => expect(await ends.count()).toBe(2));
    expect((await open()).filter(Boolean)).toHaveLength(2);
    await detail('people.detail')
      .getByRole('button', { name: say('people.endAll') })
      .click();
    await detail('people.detail').getByText(say('people.nowhere')).waitFor();
    expect(await open()).toEqual([false, false, false]);
  });

  it('closes an account with a successor, and opens it again', async () => {
    const { page } = screen;
    const team = await teamBy('qd-washing');
    const lead = team?.leads[0]?.id ?? '';
    await page.goto(`/admin?at=${lead}`);
    await detail('people.detail')
      .getByRole('button', { name: say('people.deactivate.open') })
      .click();
    await dialog().getByText('青岛洗涤组').waitFor();
    await press('Control+Enter');
    await dialog().getByText(say('people.deactivate.missing')).waitFor();
    await screen.audit('a successor is missing');
    await dialog().getByRole('combobox').fill('A29999');
    await page.getByRole('option', { name: '单小雨' }).click();
    await press('Control+Enter');
    await detail('people.detail').getByText(say('people.states.closed')).waitFor();
    const successor = await personBy('A29999');
    expect((await teamBy('qd-washing'))?.leads).toEqual([{ id: successor.id }]);
    await detail('people.detail')
      .getByRole('button', { name: say('people.reactivate') })
      .click();
    await dialog().locator('code').waitFor();
    await press('Escape');
    await eventually(async () =>
      expect(await admin.get('user.isActive', 'query ($id: ID!) { user(id: $id) { isActive } }', { id: lead })).toBe(
        true,
      ),
    );
  });

  it('makes a team below another, refuses to delete what is in use until somebody takes over', async () => {
    const { page } = screen;
    await page.goto('/admin/teams');
    await table('teams').waitFor();
    await screen.audit('the tree of teams');
    await press('n');
    await dialog().getByLabel(say('form.nameZh')).fill('夜班组');
    await dialog().getByLabel(say('form.nameEn')).fill('Night shift');
    await dialog().getByLabel(say('form.key')).fill('Night Shift');
    await press('Control+Enter');
    await dialog().getByText('请用小写字母、数字和连字符，以字母开头。').waitFor();
    await dialog().getByLabel(say('form.key')).fill('night-shift');
    await dialog()
      .getByRole('combobox', { name: say('teams.columns.parent') })
      .fill('青岛客服');
    await page.getByRole('option', { name: '青岛客服部' }).click();
    await press('Control+Enter');
    await shownAt('夜班组', 'teams.detail');
    await detail('teams.detail').getByText('青岛客服部').waitFor();
    const night = await teamBy('night-shift');
    await change(await personBy('A29999'), { teamIds: [night?.id] });
    await press('Delete');
    await dialog().waitFor();
    await press('Control+Enter');
    await dialog().getByText(say('remove.inUse')).waitFor();
    await screen.audit('a team in use');
    await dialog().getByRole('combobox').fill('质监');
    await page.getByRole('option', { name: '质监组' }).click();
    await press('Control+Enter');
    await eventually(async () => expect(await teamBy('night-shift')).toBeUndefined());
    await dialog().waitFor({ state: 'detached' });
  });

  it('keeps sites, departments, lines, tiers and client keys', async () => {
    const { page } = screen;
    for (const tab of ['sites', 'departments', 'lines', 'tiers', 'clients']) {
      await page.goto(`/admin/${tab}`);
      await table(tab).waitFor();
      await screen.audit(`the list of ${tab}`);
      if (tab === 'clients') continue;
      await press('e');
      await dialog().waitFor();
      await screen.audit(`a form of ${tab}`);
      await press('Escape');
    }
    await press('n');
    await dialog().getByLabel(say('clients.name')).fill('商城');
    await press('Control+Enter');
    const key = await dialog().locator('code').innerText();
    expect(key).toMatch(/^cgk_/);
    await press('Escape');
    await shownAt('商城', 'clients.detail');
    expect((await app.client.as(key).run('{ productLines { key } }')).status).toBe(200);
    await press('Delete');
    await dialog().waitFor();
    await press('Control+Enter');
    await detail('clients.detail').getByText(say('clients.revoked')).first().waitFor();
    expect((await app.client.as(key).run('{ productLines { key } }')).status).toBe(401);
    expect(await page.content()).not.toContain(key);
  });

  it('shows in the audit who did it, from what to what, and narrows to a thing and a request', async () => {
    const { page } = screen;
    await page.goto('/admin/audit');
    await table('audit').waitFor();
    await screen.audit('the audit');
    await page.getByRole('combobox', { name: say('audit.columns.type') }).fill(say('audit.types.user.updated'));
    await page.getByRole('option', { name: say('audit.types.user.updated') }).click();
    await eventually(async () => expect(page.url()).toContain('type=user.updated'));
    await table('audit').getByText('单小雨').first().waitFor();
    // The newest is the move into the team; before it the roles were changed. Keys go to the list again.
    await press('Tab', 'j');
    const changes = page.getByRole('table', { name: say('audit.changes') });
    await changes.getByText(say('audit.fields.roles')).waitFor();
    // Only what this person changed was stored: what the other had changed meanwhile is not among it.
    expect(await changes.getByRole('row').count()).toBe(1 + 1);
    const cells = await changes.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
    expect(cells[0]).toContain(role('AGENT'));
    expect(cells[1]).toContain(role('TRAINER'));
    await press('s');
    await page.getByText(say('audit.onlyAbout', { name: '单小雨' })).waitFor();
    await press('q');
    await eventually(async () => expect(await table('audit').getByRole('row').count()).toBe(1 + 1));
    expect(page.url()).toContain('request=');
    await screen.audit('one request in the audit');
    await press('x');
    await detail('audit.detail').waitFor();
    expect(await page.content()).not.toMatch(/cgl_|cgk_|argon2/);
    expect(screen.faults).toEqual([]);
  });
});
