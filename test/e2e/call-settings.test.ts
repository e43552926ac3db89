import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Channel } from '../../src/modules/calls/index.js';
import { systemViewer } from '../../src/modules/people/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { both } from '../modules/quality/scorecards/scorecards-app.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { type Centre, createCentre, password } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

interface Target {
  channel: string;
  level: { key: string } | null;
  seconds: number;
  share: number | null;
}

const read = '{ callSettingsRevision callTargets { channel seconds share level { key } } }';

describeInBrowser('queues, levels of customers and targets', () => {
  let app: TestApp;
  let browser: Browser;
  let centre: Centre;
  let admin: TestClient;
  let screen: Screen;

  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    screen.say('admin', key, values);
  const dialog = (): Locator => screen.page.getByRole('dialog');
  const row = (at: number): Locator => dialog().getByRole('group', { name: say('queues.targets.row', { at }) });
  const save = (): Promise<void> => screen.page.keyboard.press('Control+Enter');
  const targets = (): Promise<Target[]> => admin.get<Target[]>('callTargets', read);

  const set = (expectedVersion: number, wanted: readonly object[]): Promise<unknown> =>
    admin.change(
      'callTargetsSet',
      'mutation ($input: CallTargetsSetInput!) { callTargetsSet(input: $input) { userErrors { code field } } }',
      { input: { expectedVersion, targets: wanted } },
    );

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    centre = await createCentre(app);
    admin = await centre.as(Role.ADMIN);
    await app.container.calls.queues.service.save(systemViewer, {
      ...{ key: 'hotline', name: both('Hotline'), channel: Channel.PHONE },
    });
    screen = await Screen.open(browser, app.url, { language: 'en' });
    await screen.page.goto('/');
    await screen.signIn(centre.person(Role.ADMIN).email ?? '', password);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('shows a queue with the targets of its channel', async () => {
    const { page } = screen;
    await page.goto('/admin/queues');
    await page.getByRole('cell', { name: 'Hotline', exact: true }).waitFor();
    const panel = page.getByRole('complementary', { name: say('queues.detail') });
    await panel.getByText('99% within 5 s').waitFor();
    await screen.audit('the queues');
  });

  it('keeps how long recordings of a queue are kept, and says between what it has to lie', async () => {
    const { page } = screen;
    await page.keyboard.press('e');
    const days = dialog().getByLabel(say('queues.retention'));
    await days.fill('30');
    await save();
    await dialog().getByText('Recordings are kept 90 to 3650 days.').waitFor();
    await days.fill('365');
    await save();
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: say('queues.days', { n: 365 }) }).waitFor();
    expect(await admin.get('callQueues.0', '{ callQueues { key retentionDays isActive } }')).toEqual({
      ...{ key: 'hotline', retentionDays: 365, isActive: true },
    });
    expect(screen.faults).toEqual([]);
  });

  it('sets targets by keyboard: what cannot be is said at its row and nothing is stored', async () => {
    const { page } = screen;
    const before = await targets();
    await page.keyboard.press('t');
    await row(1).waitFor();
    await row(1).getByLabel(say('queues.targets.within')).fill('0');
    await row(2).getByLabel(say('queues.targets.share')).fill('101');
    await save();
    await row(1).getByText(say('queues.targets.timeWrong')).waitFor();
    await row(2).getByText(say('queues.targets.shareWrong')).waitFor();
    await screen.audit('targets that cannot be stored');
    expect(await targets()).toEqual(before);
    await row(1).getByLabel(say('queues.targets.within')).fill('15');
    await row(2).getByLabel(say('queues.targets.share')).fill('97.5');
    await dialog()
      .getByRole('button', { name: say('queues.targets.add') })
      .click();
    await save();
    await dialog().waitFor({ state: 'detached' });
    const after = await targets();
    expect(after).toHaveLength(before.length + 1);
    expect(after).toContainEqual({ channel: 'PHONE', level: null, seconds: 15, share: 0.8 });
    expect(after).toContainEqual({ channel: 'PHONE', level: { key: 'vip' }, seconds: 5, share: 0.975 });
    expect(screen.faults).toEqual([]);
  });

  it('asks what stays where somebody stored first', async () => {
    const { page } = screen;
    await page.keyboard.press('t');
    await row(1).getByLabel(say('queues.targets.within')).fill('12');
    const expectedVersion = await admin.get<number>('callSettingsRevision', read);
    const mail = { channel: 'MAIL', level: null, seconds: 86_400, share: null };
    await set(expectedVersion, [mail]);
    await save();
    await dialog().getByText(say('conflict.title')).waitFor();
    expect(await targets()).toEqual([mail]);
    await dialog()
      .getByRole('button', { name: say('conflict.take') })
      .click();
    await row(2).waitFor({ state: 'detached' });
    await row(1).getByLabel(say('queues.targets.within')).fill('2');
    await save();
    await dialog().waitFor({ state: 'detached' });
    expect(await targets()).toEqual([{ ...mail, seconds: 172_800 }]);
    expect(screen.faults).toEqual([]);
  });

  it('renames a level, and keeps one that a target is for', async () => {
    const { page } = screen;
    const vip = { channel: 'PHONE', level: 'vip', seconds: 5, share: 0.99 };
    await set(await admin.get<number>('callSettingsRevision', read), [vip]);
    await page.reload();
    await page.getByText('99% within 5 s').waitFor();
    await page.keyboard.press('l');
    const first = dialog().getByRole('group', { name: say('queues.levels.row', { at: 1 }) });
    await first.getByLabel(say('form.nameEn')).fill('Most important');
    await save();
    await dialog().waitFor({ state: 'detached' });
    expect(await admin.get('callLevels.0', '{ callLevels { key name { en } } }')).toEqual({
      ...{ key: 'vip', name: { en: 'Most important' } },
    });
    await page.keyboard.press('l');
    await first.getByRole('button', { name: say('queues.levels.remove', { at: 1 }) }).click();
    await save();
    await dialog().getByText('A target is for the level vip.').waitFor();
    expect(await admin.get('callLevels.0.key', '{ callLevels { key } }')).toBe('vip');
    expect(screen.faults).toEqual([]);
  });
});
