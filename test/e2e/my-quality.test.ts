import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Channel } from '../../src/modules/calls/index.js';
import { systemViewer } from '../../src/modules/people/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { recordText } from '../modules/calls/calls-fixture.js';
import { allRight, fatalWrong, formContent, type Given } from '../modules/quality/evaluations/evaluated-form.js';
import { both } from '../modules/quality/scorecards/scorecards-app.js';
import { describeInBrowser, openBrowser, Screen } from '../support/browser.js';
import { type Centre, createCentre, password } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const minute = 60_000;
/** So many that a share is told: with fewer the figures say that they are too few. */
const calls = 12;
const errors = 'userErrors { code field }';
const note = 'The visit is free in the first three years.';
const reason = 'I said that it is free, listen again.';
const ruling = 'At 0:12 the agent says that it is free.';

/** Scores a call and releases the result at once; the evaluation's id. */
async function released(
  analyst: TestClient,
  callId: string,
  cardId: string,
  answers: readonly Given[],
): Promise<string> {
  const { evaluation } = await analyst.change<{ evaluation: { id: string } }>(
    'evaluationStart',
    `mutation($input: EvaluationStartInput!) { evaluationStart(input: $input) { evaluation { id } ${errors} } }`,
    { input: { callId, scorecardId: cardId } },
  );
  const { id } = evaluation;
  const isFatal = answers === fatalWrong;
  const notes = isFatal ? [{ ref: 'fatal', second: null, text: note, isPrivate: false }] : [];
  await analyst.change(
    'evaluationDraftUpdate',
    `mutation($id: ID!, $input: EvaluationDraftUpdateInput!) { evaluationDraftUpdate(id: $id, input: $input) { ${errors} } }`,
    { id, input: { expectedRevision: 1, answers, notes } },
  );
  await analyst.change(
    'evaluationSubmit',
    `mutation($id: ID!, $input: EvaluationSubmitInput!) { evaluationSubmit(id: $id, input: $input) { ${errors} } }`,
    { id, input: { expectedRevision: 2 } },
  );
  return id;
}

describeInBrowser('an agent’s own quality', () => {
  let app: TestApp;
  let browser: Browser;
  let centre: Centre;
  let judge: TestClient;
  let agent: Screen;
  let lead: Screen;
  let wrong = '';
  /** A call that nobody has evaluated. */
  let ownReference = '';

  const stored = (name: string) => app.container.foundation.connection.collection(name);
  const open = async (role: Role): Promise<Screen> => {
    const screen = await Screen.open(browser, app.url, { language: 'en' });
    await screen.page.goto('/');
    await screen.signIn(centre.person(role).email ?? '', password);
    return screen;
  };
  const score = (which: string, said: string) =>
    agent.page.locator(`[data-score="${which}"]`).getByText(said, { exact: true }).waitFor();

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
    centre = await createCentre(app);
    judge = (await centre.add('second-analyst', { roles: [Role.QA_ANALYST] })).client;
    await app.container.calls.queues.service.save(systemViewer, {
      ...{ key: 'hotline', name: both('Hotline'), channel: Channel.PHONE },
    });
    const at = app.container.foundation.clock.now();
    const planted = await app.container.quality.scorecards.planting.plant([
      {
        ...{ code: 'QC-1', authorId: null, createdAt: at },
        versions: [{ content: formContent(), activatedAt: at, activatedById: null }],
      },
    ]);
    const moment = (minutes: number): string => new Date(at.getTime() - minutes * minute).toISOString();
    const key = await centre.as('client calls:write');
    const { rows } = await key.change<{ rows: { call: { id: string } | null }[] }>('callsRecord', recordText, {
      input: {
        // One more than are evaluated: it is left to the agent.
        rows: Array.from({ length: calls + 1 }, (_, place) => ({
          ...{ reference: `C-${place + 1}`, queue: 'hotline', agent: centre.person(Role.AGENT).email },
          ...{ offeredAt: moment(10), answeredAt: moment(9), endedAt: moment(5), customer: `138${10_000_000 + place}` },
        })),
      },
    });
    expect(rows).toHaveLength(calls + 1);
    const found = await stored('calls').find<{ _id: string; reference: string }>({}).sort({ reference: 1 }).toArray();
    const analyst = await centre.as(Role.QA_ANALYST);
    const cardId = planted.get('QC-1')?._id ?? '';
    const [own, first, ...others] = found;
    ownReference = own?.reference ?? '';
    for (const { _id } of others) await released(analyst, _id, cardId, allRight);
    wrong = await released(analyst, first?._id ?? '', cardId, fatalWrong);
    [agent, lead] = [await open(Role.AGENT), await open(Role.SUPERVISOR)];
  });

  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  it('shows the own accuracy with its interval, and what was wrong', async () => {
    const { page } = agent;
    await page.goto('/mine');
    await page.getByText(agent.say('mine', 'rows.fatal', { number: 3, text: 'fatal' })).waitFor();
    await page.getByText('91.7%', { exact: true }).waitFor();
    // The term ends at midnight: its last day is the one before.
    const { disputeUntil } = (await stored('evaluations').findOne<{ disputeUntil: Date }>({ state: 'RELEASED' })) ?? {};
    const until = agent.page.getByRole('table').locator(`time[datetime="${disputeUntil?.toISOString()}"]`).first();
    const last = new Date((disputeUntil?.getTime() ?? 0) - 1);
    const day = { day: 'numeric', month: 'short', timeZone: 'Asia/Shanghai' } as const;
    expect(await until.textContent()).toContain(new Intl.DateTimeFormat('en-GB', day).format(last));
    await agent.audit('my quality');
    expect(agent.faults).toEqual([]);
  });

  it('is disputed by keyboard: the fatal question is chosen, the reason is asked for', async () => {
    const { page } = agent;
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: agent.say('mine', 'dispute.title') });
    await dialog.waitFor();
    await score('raw', '75');
    await score('reported', '0');
    await page.getByText(note).waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.getByText(agent.say('mine', 'dispute.reasonMissing')).waitFor();
    expect(await stored('disputes').countDocuments()).toBe(0);
    await agent.audit('a dispute that is written');
    await dialog.getByRole('textbox').focus();
    await page.keyboard.type(reason);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('[data-dispute="OPEN"]').getByText(reason).waitFor();
    expect(await stored('disputes').findOne({})).toMatchObject({
      evaluationId: wrong,
      state: 'OPEN',
      items: [{ ref: 'fatal', reason }],
    });
    expect(agent.faults).toEqual([]);
  });

  it('shows the old result and the new one once a second analyst upholds it', async () => {
    const { page } = agent;
    const dispute = await judge.get<{ id: string; revision: number }>(
      'disputes.nodes.0',
      '{ disputes(first: 1) { nodes { id revision } } }',
    );
    await judge.change(
      'disputeDecide',
      `mutation($id: ID!, $input: DisputeDecideInput!) { disputeDecide(id: $id, input: $input) { ${errors} } }`,
      {
        id: dispute.id,
        input: {
          expectedRevision: dispute.revision,
          items: [{ ref: 'fatal', decision: 'UPHELD', ruling, answer: { ref: 'fatal', options: ['yes'] } }],
        },
      },
    );
    await page.goto(`/mine/disputes/${dispute.id}`);
    await score('reported', '100');
    await page.getByRole('tab', { name: agent.say('mine', 'result.tabs.disputes') }).click();
    await page.locator('[data-dispute="DECIDED"]').getByText(ruling).waitFor();
    await agent.audit('a dispute that was decided');
    await page.goto('/mine');
    const row = page.getByRole('row').filter({ hasText: agent.say('mine', 'rows.upheld') });
    await row.getByText('100', { exact: true }).waitFor();
    expect(await row.textContent()).toContain('0 → 100');
    expect(agent.faults).toEqual([]);
  });

  it('is scored by the agent too: a call that nobody scored, chosen by keyboard, is found again', async () => {
    const { page } = agent;
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: agent.say('mine', 'self.title') });
    await dialog.getByText(agent.say('mine', 'self.read'), { exact: true }).first().waitFor();
    expect(await dialog.getByRole('button', { name: agent.say('mine', 'self.begin') }).count()).toBe(1);
    await agent.audit('own calls to score');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(ownReference).first().waitFor();
    await page.waitForURL('**/mine/evaluate/*');
    expect(await stored('evaluations').findOne({ kind: 'SELF' })).toMatchObject({ state: 'DRAFT' });
    await page.goto('/mine');
    const mine = page.locator('[data-scored="SELF"]');
    await mine.getByText(ownReference).waitFor();
    await mine.getByText(agent.say('mine', 'scored.draft')).waitFor();
    expect(agent.faults).toEqual([]);
  });

  it('is talked about: the lead writes the talk down, the agent confirms it', async () => {
    const { page } = lead;
    await page.goto('/team?part=quality');
    await page.getByText('100%').first().waitFor();
    const row = page.getByRole('row').filter({ hasText: centre.person(Role.AGENT).nameEn });
    await row
      .getByText(/75\.[78]%–100%/)
      .first()
      .waitFor();
    await lead.audit('the quality of a team');
    await page.getByRole('button', { name: lead.say('team', 'quality.hold'), exact: true }).waitFor();
    await page.keyboard.press('t');
    const solution = 'Look at the card before naming a fee.';
    await page.getByLabel(lead.say('coaching', 'talk.problems')).fill('Fees were told from memory.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(lead.say('coaching', 'talk.solutionMissing')).waitFor();
    await page.getByLabel(lead.say('coaching', 'talk.solution')).fill(solution);
    await lead.audit('a talk');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('definition')
      .filter({ hasText: lead.say('coaching', 'talk.waits') })
      .waitFor();
    expect(await stored('quality_talks').findOne({})).toMatchObject({ state: 'HELD', solution });
    await page.goto('/quality/coaching');
    await page.getByText(lead.say('coaching', 'talks.noneTitle')).waitFor();
    await lead.audit('talks and coaching');
    await page.getByText(lead.say('coaching', 'talks.states.HELD')).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(solution).waitFor();
    expect(page.url()).toContain('/quality/coaching/talks/');
    expect(lead.faults).toEqual([]);

    await agent.page.goto('/mine');
    await agent.page.getByText(solution).waitFor();
    await agent.page.getByRole('button', { name: agent.say('mine', 'talks.confirm'), exact: true }).click();
    await agent.page.getByRole('dialog').getByRole('textbox').fill('Agreed.');
    await agent.page.keyboard.press('Control+Enter');
    await agent.page.getByText('Agreed.').waitFor();
    expect(await stored('quality_talks').findOne({})).toMatchObject({ state: 'ACKNOWLEDGED', comment: 'Agreed.' });
    expect(agent.faults).toEqual([]);
  });

  it('shows a lead the times of the people, and leads from a day to its calls', async () => {
    const { page } = lead;
    const day = new Date(app.container.foundation.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const key = await centre.as('client agenttime:write');
    await key.change(
      'agentTimeRecord',
      `mutation($input: AgentTimeRecordInput!) { agentTimeRecord(input: $input) { ${errors} } }`,
      {
        input: {
          rows: [
            {
              ...{ agent: centre.person(Role.AGENT).email, day, loggedInSeconds: 28_800, talkSeconds: 14_000 },
              ...{ holdSeconds: 1_000, wrapSeconds: 3_000, waitingSeconds: 6_000 },
            },
          ],
        },
      },
    );
    await page.goto('/team?part=times');
    const row = page.getByRole('row').filter({ hasText: centre.person(Role.AGENT).nameEn });
    await row.getByText('8:00:00', { exact: true }).waitFor();
    // 18,000 of 24,000, and of 28,800 seconds.
    await row.getByText('75%', { exact: true }).waitFor();
    await row.getByText('62.5%', { exact: true }).waitFor();
    await lead.audit('the times of a team');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/quality/calls?*');
    expect(new URL(page.url()).searchParams.get('from')).toBe(day);
    expect(lead.faults).toEqual([]);
  });
});
