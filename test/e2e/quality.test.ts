import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { systemViewer } from '../../src/modules/people/index.js';
import { Channel } from '../../src/modules/calls/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { recordText } from '../modules/calls/calls-fixture.js';
import { attach, settled } from '../modules/calls/recordings/ground.js';
import { both, changed, made, option, question, sectionOf } from '../modules/quality/scorecards/scorecards-app.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { type Centre, createCentre, password } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const reference = 'C-1120-0932';
const minute = 60_000;

/** A form with a fatal answer that wants a note, and a number that is typed. */
const form = {
  ...{ title: both('After-sales calls'), mode: 'SECTION_WEIGHT', fatalEffect: 'ZERO_FORM' },
  sections: [
    sectionOf('opening', [question('greets'), question('verifies')], { weight: 40 }),
    sectionOf(
      'answer',
      [
        question('right', {
          ...{ family: 'CUSTOMER_CRITICAL', noteRequiredOnError: true, naAllowed: true },
          options: [option('right', 10), option('wrong', 0, { fatal: 'AS_FORM' })],
        }),
        question('polite', { type: 'SCALE', options: [], scaleMin: 1, scaleMax: 5 }),
        question('wait', {
          ...{ type: 'NUMERIC', options: [], isExcluded: true },
          ranges: [
            { min: 0, max: 60, score: 1 },
            { min: 61, max: 600, score: 0 },
          ],
        }),
      ],
      { weight: 60 },
    ),
  ],
};

const transcriptText = `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) { userErrors { code field } } }`;
const turns = [
  { speaker: 'AGENT', second: 0, text: 'Is the visit free? No, there is a fee.' },
  { speaker: 'CUSTOMER', second: 2.5, text: 'But the card says that it is free.' },
  { speaker: 'AGENT', second: 4.5, text: 'You may ask for it back.' },
];

describeInBrowser('a call that is heard and scored', () => {
  let app: TestApp;
  let browser: Browser;
  let centre: Centre;
  let analyst: Screen;

  const stored = (name: string) => app.container.foundation.connection.collection(name);
  const second = () => analyst.page.evaluate<number>('document.querySelector("audio")?.currentTime ?? -1');

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    centre = await createCentre(app);
    const { queues } = app.container.calls;
    await queues.service.save(systemViewer, { key: 'after-sales', name: both('After-sales'), channel: Channel.PHONE });
    const [key, client, bytes] = await Promise.all([
      centre.as('client calls:write'),
      centre.as(Role.QA_ANALYST),
      readFile('test/data/audio/two_channel_16k.wav'),
    ]);
    const at = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();
    const row = { queue: 'after-sales', agent: centre.person(Role.AGENT).email, customer: '138 0013 8000' };
    const { rows } = await key.change<{ rows: { call: { id: string } | null }[] }>('callsRecord', recordText, {
      input: {
        rows: [
          { ...row, reference, offeredAt: at(-60), answeredAt: at(-59), endedAt: at(-55), satisfaction: 2 },
          { ...row, reference: 'C-1120-1044', offeredAt: at(-30), answeredAt: at(-29), endedAt: at(-28) },
        ],
      },
    });
    expect(rows).toHaveLength(2);
    const call = await stored('calls').findOne<{ _id: string }>({ reference });
    const id = call?._id ?? '';
    await settled(client, await attach(client, id, bytes));
    await client.change('transcriptSet', transcriptText, { input: { callId: id, locale: 'EN', turns } });
    await changed(client, 'scorecardActivate', await made(client, form));
    analyst = await Screen.open(browser, app.url, { language: 'en' });
    await analyst.page.goto('/');
    await analyst.signIn(centre.person(Role.QA_ANALYST).email ?? '', password);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('is found by its reference; an empty queue says what to do', async () => {
    const { page } = analyst;
    await page.goto('/quality');
    await page.getByText(analyst.say('quality', 'queue.emptyTitle')).waitFor();
    await page.getByRole('button', { name: analyst.say('quality', 'queue.emptyAct') }).click();
    await page.getByText('C-1120-1044').waitFor();
    await page.getByLabel(analyst.say('quality', 'filters.text')).fill(reference);
    await page.getByText('C-1120-1044').waitFor({ state: 'detached' });
    await analyst.audit('the calls');
    await page.getByText(reference).click();
    await page.getByText(analyst.say('quality', 'call.cameAgain'), { exact: true }).waitFor();
    expect(analyst.faults).toEqual([]);
  });

  it('is heard: the sound plays, and the hearing is written down once', async () => {
    const { page } = analyst;
    await page.getByRole('slider', { name: analyst.say('quality', 'player.position') }).waitFor();
    await analyst.audit('a call');
    expect(await second()).toBe(0);
    await page.keyboard.press('Space');
    await eventually(async () => expect(await second()).toBeGreaterThan(0.5));
    // One voice alone: the sound goes on, by another way.
    for (const voice of ['AGENT', 'CUSTOMER', 'BOTH'] as const) {
      const before = await second();
      await page.keyboard.press('v');
      const said = `${analyst.say('quality', 'player.voice')} ${analyst.say('quality', `player.voices.${voice}`)}`;
      await page.getByRole('button', { name: said }).waitFor();
      await eventually(async () => expect(await second()).toBeGreaterThan(before));
    }
    await page.keyboard.press('Space');
    const stopped = await second();
    await page.keyboard.press('ArrowLeft');
    await eventually(async () => expect(await second()).toBeLessThan(stopped));
    await eventually(async () => expect(await stored('events').countDocuments({ type: 'recording.heard' })).toBe(1));
    expect(analyst.faults).toEqual([]);
  });

  it('is scored by keyboard: a fatal answer opens its note, and both scores are seen', async () => {
    const { page } = analyst;
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: analyst.say('quality', 'start.title') }).waitFor();
    await page.keyboard.press('Control+Enter');
    const panel = page.locator('[data-panel="form"]');
    const score = (which: string, said: string) =>
      page.locator(`[data-score="${which}"]`).getByText(said, { exact: true }).waitFor();
    await panel.waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('0');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('2');
    const note = panel.getByRole('textbox', { name: analyst.say('quality', 'form.noteTo', { number: 3 }) });
    await note.waitFor();
    await note.and(page.locator(':focus')).waitFor();
    await score('reported', '0');
    // Without the note it is not handed in: the note is asked for again.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await panel.getByText(analyst.say('quality', 'form.noteMissing')).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.type('The visit is free in the first three years.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('4');
    await page.keyboard.press('m');
    await score('raw', '62.5');
    await score('reported', '0');
    // A number begins with the digit that is pressed, and the way to another question leaves it as it is.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('4');
    await page.keyboard.press('2');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator(':focus').and(page.locator('input')).count()).toBe(0);
    await eventually(async () => {
      const draft = await stored('evaluations').findOne<{ answers: { ref: string; number: number | null }[] }>({});
      expect(draft?.answers.find(({ ref }) => ref === 'wait')).toMatchObject({ number: 42 });
    });
    await eventually(async () => {
      const draft = await stored('evaluations').findOne<{ notes: { ref: string; second: number }[] }>({});
      expect(draft?.notes.map(({ ref }) => ref)).toEqual(['right', 'polite']);
      expect(draft?.notes[0]?.second).toBeGreaterThan(4);
    });
    await analyst.audit('the scoring');
    expect(analyst.faults).toEqual([]);
  });

  it('is handed in, and read by its evaluator with both scores', async () => {
    const { page } = analyst;
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: analyst.say('quality', 'release.submitTitle') }).waitFor();
    await analyst.audit('the submission');
    await page.keyboard.press('Control+Enter');
    await page.getByText(analyst.say('quality', 'states.RELEASED'), { exact: true }).waitFor();
    await page.getByText('The visit is free in the first three years.').waitFor();
    const evaluation = await stored('evaluations').findOne({});
    expect(evaluation).toMatchObject({ state: 'RELEASED', raw: 62.5, reported: 0, isFatal: true });
    await analyst.audit('a released evaluation');
    await page.goto('/quality/evaluations');
    await page.getByRole('table').getByText(analyst.say('quality', 'form.fatal')).waitFor();
    await analyst.audit('the evaluations');
    expect(analyst.faults).toEqual([]);
  });

  it('is scored by a form that is built by keyboard: a text keeps its keys, a finding leads to its question', async () => {
    const { page } = analyst;
    await page.goto('/quality/scorecards');
    await page.getByRole('button', { name: analyst.say('scorecards', 'create.title') }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog', { name: analyst.say('scorecards', 'create.title') }).waitFor();
    await page.keyboard.type('Chats');
    await page.keyboard.press('Control+Enter');
    const outline = page.getByRole('navigation', { name: analyst.say('scorecards', 'outline.title') });
    await outline.waitFor();
    await page.keyboard.press('a');
    const asked = page.locator('[data-form] textarea').first();
    await asked.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('xGreets');
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    expect(await asked.inputValue()).toBe('Greets');
    await outline.getByText('Greets').waitFor();
    // The section has no title yet.
    await page.locator('[data-grave]').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(analyst.say('scorecards', 'activate.whyNot.errors', { count: 1 })).waitFor();
    await page.locator('[data-current]').waitFor();
    await page.keyboard.press('F8');
    await outline.waitFor();
    await analyst.audit('the builder');
    expect(analyst.faults).toEqual([]);
  });
});
