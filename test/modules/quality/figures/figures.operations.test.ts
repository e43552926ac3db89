import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { dig } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { errorsOf, evaluation } from './figures-fixture.js';

const share =
  '{ definition { key version variant } count of value low high isTooFew target verdict weighted { value standardError } }';
const mean = '{ definition { key variant } value of standardDeviation isTooFew }';
const accuracy = `{ measure allMonitored ${share} whereApplied ${share} perOpportunity ${share} errorCount opportunityCount defectsPerMillion }`;
const score = `{ raw ${mean} reported ${mean} zeroOnFatal ${mean} pooledPoints { value numerator denominator } criticalAccuracy ${share} }`;
const filter = '($filter: QualityFiguresFilter!)';
const figuresText = `query ${filter} { qualityFigures(filter: $filter, isWeighted: true) { fromDay toDay evaluationCount agentCount
  evaluatorCount isWeighted fatal ${accuracy} nonFatal ${accuracy} families ${accuracy} score ${score} na ${share} overturn ${share}
  release { hoursMean ${mean} hoursP50 hoursP90 sameDay ${share} } teamMean { agentCount evaluationCount score ${score} } } }`;
const group = `evaluationCount accuracy ${accuracy} nonFatal ${accuracy} score ${score} na ${share}`;
const others = {
  qualityByWeek: `{ definition { key } measure centre sigmas isRebased weeks { week of wrongCount share lower upper isOut isLeftOut accuracy ${accuracy} score ${score} } }`,
  qualityByQuestion: `{ ref question { ref } errors ${share} fatals ${share} na ${share} weeks { week errorCount of } }`,
  qualityByAgent: `{ agentId agent { name } ${group} peersMean peerCount deviation isOutlier }`,
  qualityByTeam: `{ teamId team { key } agentCount ${group} }`,
  qualityByQueue: `{ queue agentCount ${group} }`,
  qualityByEvaluator: `{ evaluatorId evaluator { name } agentCount ${group} isNaHigh }`,
} as const;
const textOf = (field: keyof typeof others): string => `query ${filter} { ${field}(filter: $filter) ${others[field]} }`;

describe('figures of evaluations, over HTTP', () => {
  let app: TestApp;
  let centre: Centre;
  const june = { fromDay: '2026-06-01', toDay: '2026-06-30' };
  const asked = { ...june, scorecardId: 'form_1' };

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    const { siteId, teams } = centre;
    const of = { teamId: teams.one, teamIds: [teams.one, teams.top], siteId };
    const [agent, analyst] = [centre.person(Role.AGENT)._id, centre.person(Role.QA_ANALYST)._id];
    const wrong = { errors: errorsOf({ CUSTOMER_CRITICAL: { e: 1, n: 2 } }) };
    const marks = [{ r: 'A1', e: 1, f: 0, na: 0 }];
    await app.container.foundation.connection
      .collection('evaluations')
      .insertMany([
        evaluation('1', { ...of, agentId: agent, evaluatorId: analyst, marks, ...wrong }),
        evaluation('2', { ...of, agentId: 'user_other', evaluatorId: analyst }),
        evaluation('3', { agentId: 'user_far', teamId: 'far', teamIds: ['far'], siteId: 'far' }),
      ] as never[]);
  });
  afterAll(() => app.end());

  const countFor = async (client: TestClient): Promise<unknown> => {
    const answer = await client.run(figuresText, { filter: june });
    expect(answer.errors).toEqual([]);
    return dig(answer.data, 'qualityFigures.evaluationCount');
  };

  it('are whole for an analyst', async () => {
    const analyst = await centre.as(Role.QA_ANALYST);
    const figures = await analyst.get<Record<string, unknown>>('qualityFigures', figuresText, { filter: june });
    expect(figures).toMatchObject({
      evaluationCount: 3,
      agentCount: 3,
      evaluatorCount: 2,
      isWeighted: true,
      teamMean: null,
    });
    expect(dig(figures, 'fatal.allMonitored')).toMatchObject({ count: 2, of: 3, isTooFew: true, verdict: null });
    expect(dig(figures, 'fatal.allMonitored.definition')).toEqual({
      ...{ key: 'quality.accuracy.unit', version: 1, variant: 'ANY_CRITICAL/ALL_MONITORED' },
    });
    expect(dig(figures, 'score.criticalAccuracy.count')).toBe(2);
    expect(dig(figures, 'families.length')).toBe(4);
    const rows = await analyst.get<{ agentId: string; agent: { name: string } | null }[]>(
      'qualityByAgent',
      textOf('qualityByAgent'),
      { filter: june },
    );
    const own = centre.person(Role.AGENT);
    expect(rows.find(({ agentId }) => agentId === own._id)?.agent?.name).toBe(own.name);
    expect(rows.find(({ agentId }) => agentId === 'user_other')?.agent).toBeNull();
    for (const field of Object.keys(others) as (keyof typeof others)[]) {
      const answer = await analyst.run(textOf(field), { filter: asked });
      expect([field, answer.errors, dig(answer.data, field) === null]).toEqual([field, [], false]);
    }
  });

  it('are those of their people for leads, own ones for agents, none for others', async () => {
    const counts = await Promise.all(
      [Role.QA_ANALYST, Role.MANAGER, Role.SUPERVISOR, Role.AGENT].map(async (role) => countFor(await centre.as(role))),
    );
    expect(counts).toEqual([3, 2, 2, 1]);
    const admin = await centre.as(Role.ADMIN);
    expect(dig((await admin.run(figuresText, { filter: june })).data, 'qualityFigures')).toBeNull();
    for (const role of [Role.TRAINER, Role.KNOWLEDGE_EDITOR, Role.PARTNER]) {
      const { errors } = await (await centre.as(role)).run(figuresText, { filter: june });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await app.client.run(figuresText, { filter: june })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('by agent, team, queue, evaluator, week and question are not for agents', async () => {
    const agent = await centre.as(Role.AGENT);
    for (const field of Object.keys(others) as (keyof typeof others)[]) {
      const { errors } = await agent.run(textOf(field), { filter: asked });
      expect([field, errors[0]?.extensions.code]).toEqual([field, 'FORBIDDEN']);
    }
  });

  it('name what is wrong with a question', async () => {
    const analyst = await centre.as(Role.QA_ANALYST);
    const { errors } = await analyst.run(figuresText, { filter: { fromDay: '2026-06-02', toDay: '2026-06-01' } });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const form = await analyst.run(textOf('qualityByQuestion'), { filter: june });
    expect(form.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
