import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { randomEvaluations } from './random-evaluations.js';

type Row = Record<string, unknown>;
const june = { fromDay: '2026-06-01', toDay: '2026-06-30' };
const share = '{ count of }';
const group = `evaluationCount accuracy { allMonitored ${share} }`;
const filter = '($filter: QualityFiguresFilter!)';

interface Group {
  readonly evaluationCount: number;
  readonly accuracy: { readonly allMonitored: { readonly count: number; readonly of: number } };
}

/** What stands behind the numbers of a board: the list with the same conditions. */
describe('the evaluations behind a number', () => {
  let app: TestApp;
  let centre: Centre;

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    const { siteId, teams } = centre;
    const analyst = centre.person(Role.QA_ANALYST)._id;
    const levels = [null, 'vip'];
    const places = [
      { teamId: teams.one, teamIds: [teams.one, teams.top], siteId },
      { teamId: teams.top, teamIds: [teams.top], siteId },
      { teamId: null, teamIds: [], siteId: null },
    ];
    const documents = randomEvaluations(11, 240).map((one, at) => ({
      ...one,
      ...{ ...places[at % 3], channel: at % 4 ? 'PHONE' : 'CHAT', customerLevel: levels[at % 2] },
      ...{ lineId: at % 5 ? 'washers' : 'dryers', version: 1 + (at % 2), isPaired: true, notes: [], history: [] },
      // The analyst is writing about the calls of some: neither the list nor the figures tell of these.
      ...{ blindTo: at % 9 ? [] : [analyst], createdAt: new Date(1_780_000_000_000 + at * 60_000), openDisputes: 0 },
    }));
    await app.container.foundation.connection.collection('evaluations').insertMany(documents as never[]);
  }, 120_000);
  afterAll(() => app.end());

  const listed = (client: TestClient, conditions: Row): Promise<number> =>
    client.get(
      'evaluations.totalCount',
      'query($filter: EvaluationFilter) { evaluations(first: 1, filter: $filter) { totalCount } }',
      { filter: { isCounted: true, ...conditions } },
    );
  const asked = <T>(client: TestClient, field: string, fields: string, conditions: Row): Promise<T> =>
    client.get<T>(field, `query ${filter} { ${field}(filter: $filter) { ${fields} } }`, { filter: conditions });
  const critical = { errorFamilies: ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL'] };

  it('are as many as it says, for each who sees figures and each condition', async () => {
    for (const role of [Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER]) {
      const client = await centre.as(role);
      const counts: number[] = [];
      for (const more of [
        {},
        { queue: 'hotline' },
        { lineId: 'dryers' },
        { channel: 'CHAT' },
        { customerLevel: 'vip' },
        { teamId: centre.teams.top },
        { siteId: centre.siteId },
        { agentId: 'a3' },
        { evaluatorId: 'e1', queue: 'hotline', lineId: 'washers' },
        { scorecardId: 'form_1', version: 2 },
      ]) {
        const conditions = { ...june, ...more };
        const { evaluationCount } = await asked<Group>(client, 'qualityFigures', 'evaluationCount', conditions);
        expect([role, more, await listed(client, conditions)]).toEqual([role, more, evaluationCount]);
        counts.push(evaluationCount);
      }
      expect(counts.every((count) => count > 0)).toBe(true);
    }
    const days = { fromDay: '2026-06-10', toDay: '2026-06-11' };
    const analyst = await centre.as(Role.QA_ANALYST);
    expect(await listed(analyst, days)).toBe(
      (await asked<Group>(analyst, 'qualityFigures', 'evaluationCount', days)).evaluationCount,
    );
  }, 60_000);

  it('are as many as each row of agents, teams, queues and evaluators says, with and without critical errors', async () => {
    for (const role of [Role.QA_ANALYST, Role.SUPERVISOR]) {
      const client = await centre.as(role);
      const boards: readonly [string, string, (key: string | null) => Row][] = [
        ['qualityByAgent', 'agentId', (key) => ({ agentId: key })],
        ['qualityByTeam', 'teamId', (key) => (key === null ? { hasTeam: false } : { ownTeamId: key })],
        ['qualityByQueue', 'queue', (key) => (key === null ? { hasQueue: false } : { queue: key })],
        ['qualityByEvaluator', 'evaluatorId', (key) => ({ evaluatorId: key })],
      ];
      for (const [field, by, of] of boards) {
        const rows = await asked<(Group & Row)[]>(client, field, `${by} ${group}`, june);
        expect(rows.length).toBeGreaterThan(1);
        for (const { evaluationCount, accuracy, ...row } of rows) {
          const conditions = { ...june, ...of(row[by] as string | null) };
          const { count: right, of: n } = accuracy.allMonitored;
          expect([field, row, await listed(client, conditions)]).toEqual([field, row, evaluationCount]);
          const wrong = await listed(client, { ...conditions, ...critical });
          expect([field, row, wrong, n]).toEqual([field, row, n - right, evaluationCount]);
        }
      }
    }
  }, 60_000);

  it('are as many as each number of a question says', async () => {
    const client = await centre.as(Role.QA_ANALYST);
    const conditions = { ...june, scorecardId: 'form_1' };
    const fields = `ref errors ${share} fatals ${share} na ${share}`;
    interface Question {
      readonly ref: string;
      readonly errors: { readonly count: number; readonly of: number };
      readonly fatals: { readonly count: number };
      readonly na: { readonly count: number };
    }
    const rows = await asked<Question[]>(client, 'qualityByQuestion', fields, conditions);
    expect(rows.length).toBeGreaterThan(3);
    for (const { ref, errors, fatals, na } of rows) {
      const of = (mark?: string) => listed(client, { ...conditions, question: { ref, ...(mark ? { mark } : {}) } });
      expect([ref, await of(), await of('FATAL'), await of('NA'), await of('ANSWERED')]).toEqual([
        ...[ref, errors.count, fatals.count, na.count, errors.of],
      ]);
    }
    // Of two conditions each may be fulfilled by another question.
    const said = (wanted: Row) => ({ marks: { $elemMatch: wanted } });
    const both = { $and: [said({ r: 'Q1', e: 1 }), said({ r: 'Q0', na: 0 })], isLive: true, blindTo: { $size: 0 } };
    const expected = await app.container.foundation.connection.collection('evaluations').countDocuments(both);
    expect(expected).toBeGreaterThan(0);
    const combined = { ...conditions, errorRef: 'Q1', question: { ref: 'Q0', mark: 'ANSWERED' } };
    expect(await listed(client, combined)).toBe(expected);
  }, 60_000);

  it('are none for who sees no figures, and own ones for agents', async () => {
    expect(await listed(await centre.as(Role.ADMIN), june)).toBe(0);
    const agent = await centre.as(Role.AGENT);
    const own = centre.person(Role.AGENT)._id;
    const evaluations = app.container.foundation.connection.collection('evaluations');
    await evaluations.updateMany({ agentId: 'a0' }, { $set: { agentId: own } });
    const { evaluationCount } = await asked<Group>(agent, 'qualityFigures', 'evaluationCount', june);
    expect(evaluationCount).toBeGreaterThan(0);
    expect(await listed(agent, june)).toBe(evaluationCount);
  });

  it('are found by an index, in the order of the list', async () => {
    const evaluations = app.container.foundation.connection.collection('evaluations');
    const mark = (more: Row) => ({ scorecardId: 'x', marks: { $elemMatch: { r: 'x', ...more } } });
    for (const conditions of [{ channel: 'x' }, { customerLevel: 'x' }, mark({ e: 1 }), mark({ e: 1, f: 1 })]) {
      const plan = await evaluations.find(conditions).sort({ createdAt: -1, _id: -1 }).explain('queryPlanner');
      const text = JSON.stringify((plan as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan);
      expect([conditions, /"stage":"(COLLSCAN|SORT)"/.test(text)]).toEqual([conditions, false]);
    }
  });
});
