import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type CallsFixture, importFile, startCalls } from '../calls-fixture.js';

let fixture: CallsFixture;

beforeAll(async () => {
  fixture = await startCalls();
});
afterAll(() => fixture.app.end());
beforeEach(async () => {
  const { db } = fixture.app.container.foundation.connection;
  for (const name of ['agent_days', 'events']) await db?.collection(name).deleteMany({});
});

const day = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ agent: 'agent@test.example', day: '2026-11-19', loggedInSeconds: 28_800, talkSeconds: 12_000 },
  ...{ holdSeconds: 900, wrapSeconds: 3_000, waitingSeconds: 6_000 },
  ...change,
});
const text = `mutation ($input: AgentTimeRecordInput!) { agentTimeRecord(input: $input) { accepted unchanged userErrors { code field }
  rows { index outcome userErrors { code field } } } }`;
const record = (client: CallsFixture['clients']['key'], rows: readonly object[]) =>
  client.get<{ accepted: number; unchanged: number; rows: { outcome: string; userErrors: object[] }[] }>(
    'agentTimeRecord',
    text,
    { input: { rows } },
  );

describe('agentTimeRecord', () => {
  it('stores a day of an agent once, and leaves one event', async () => {
    expect(await record(fixture.clients.timeKey, [day()])).toMatchObject({ accepted: 1, unchanged: 0 });
    expect(await fixture.stored('agent_days')).toMatchObject([
      {
        ...{
          _id: `${fixture.agentId}:2026-11-19`,
          agentId: fixture.agentId,
          day: '2026-11-19',
          loggedInSeconds: 28_800,
        },
        ...{ teamId: fixture.centre.teams.one, siteId: fixture.centre.siteId },
      },
    ]);
    expect(await fixture.events('agent-time.recorded')).toMatchObject([{ actorKind: 'client', after: { created: 1 } }]);
    const before = await fixture.snapshot();
    expect(await record(fixture.clients.timeKey, [day({ agent: fixture.agentId })])).toMatchObject({
      ...{ accepted: 0, unchanged: 1 },
    });
    expect(await fixture.snapshot()).toBe(before);
    expect(await record(fixture.clients.admin, [day({ talkSeconds: 12_001 })])).toMatchObject({ accepted: 1 });
    expect((await fixture.events('agent-time.recorded')).at(-1)).toMatchObject({
      before: { changes: [{ talkSeconds: 12_000 }] },
      after: { updated: 1, changes: [{ talkSeconds: 12_001 }] },
    });
  });

  it.each([
    ['an unknown agent', { agent: 'nobody' }, 'NOT_FOUND', 'agent'],
    ['what is no day', { day: '2026-02-30' }, 'INVALID', 'day'],
    ['a day that has not come', { day: '2026-11-22' }, 'OUT_OF_RANGE', 'day'],
    ['negative seconds', { holdSeconds: -1 }, 'OUT_OF_RANGE', 'holdSeconds'],
    ['more seconds than a day has', { loggedInSeconds: 90_001 }, 'OUT_OF_RANGE', 'loggedInSeconds'],
    ['less time logged in than at work', { loggedInSeconds: 21_000 }, 'OUT_OF_RANGE', 'loggedInSeconds'],
  ])('refuses %s and takes the others', async (_name, change, code, field) => {
    const { rows } = await record(fixture.clients.timeKey, [day(change), day({ day: '2026-11-18' })]);
    expect(rows).toMatchObject([
      { outcome: 'REFUSED', userErrors: [{ code, field: ['rows', '0', field] }] },
      { outcome: 'CREATED', userErrors: [] },
    ]);
    expect((await fixture.stored('agent_days')).map((one) => one.day)).toEqual(['2026-11-18']);
  });

  it.each(['client calls:write', Role.QA_ANALYST, Role.SUPERVISOR, Role.AGENT] as const)(
    'is not for %s',
    async (principal) => {
      const before = await fixture.snapshot();
      const answer = await (await fixture.centre.as(principal)).run(text, { input: { rows: [day()] } });
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
      expect(await fixture.snapshot()).toBe(before);
    },
  );
});

describe('agents’ times', () => {
  it('come in by file, and the same agent and day counts once', async () => {
    const table = [
      '工号,日期,登录秒数,通话秒数,保持秒数,事后处理秒数,等待秒数',
      'agent@test.example,2026-11-18,28800,12000,900,3000,6000',
      `${fixture.agentId},2026-11-18,28800,12000,900,3000,6000`,
      'agent@test.example,2026-11-17,28800,12000,900,3000,',
    ].join('\n');
    const report = await importFile(fixture, fixture.clients.timeKey, table, {
      format: 'CSV',
      field: 'agentTimeImport',
    });
    expect(report.rows.nodes.map(({ outcome, code, field }) => [outcome, code, field])).toEqual([
      ['CREATED', null, null],
      ['REFUSED', 'DUPLICATE', 'day'],
      ['REFUSED', 'REQUIRED', 'waitingSeconds'],
    ]);
  });

  it('are seen by the agent, who leads them, and who sees all', async () => {
    await record(fixture.clients.timeKey, [day(), day({ agent: 'supervisor@test.example' })]);
    const list = (client: CallsFixture['clients']['key']) =>
      client.get<{ agent: { name: string } }[]>(
        'agentDays.nodes',
        '{ agentDays(first: 10, filter: { from: "2026-11-01", to: "2026-11-30" }) { nodes { day agent { name } } } }',
      );
    expect(await list(fixture.clients.agent)).toEqual([{ day: '2026-11-19', agent: { name: 'agent名' } }]);
    expect(await list(fixture.clients.lead)).toHaveLength(1);
    expect(await list(fixture.clients.analyst)).toHaveLength(2);
    const other = await fixture.centre.add('other', { roles: [Role.AGENT], teamIds: [fixture.centre.teams.two] });
    expect(await list(other.client)).toEqual([]);
  });

  it('are asked for by days that are days', async () => {
    for (const filter of [
      'from: "2026-11-31", to: "2026-12-01"',
      'from: "2026-11-02", to: "2026-11-01"',
      'from: "2025-01-01", to: "2026-11-01"',
    ]) {
      const answer = await fixture.clients.analyst.run(
        `{ agentDays(first: 1, filter: { ${filter} }) { nodes { day } } }`,
      );
      expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
