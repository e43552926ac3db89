import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QualityAccuracy, QualityFigures } from '../../../../src/modules/quality/figures/quality-figures.js';
import { QualityMeasure } from '../../../../src/modules/quality/targets/quality-target.js';
import { noTargets } from '../../../../src/modules/quality/targets/target.rules.js';
import { Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { wilsonInterval } from '../../../../src/platform/rules/share.js';
import {
  type QualityFiguresFixture,
  analyst,
  errorsOf,
  evaluation,
  period,
  person,
  startQualityFigures,
} from './figures-fixture.js';
import { randomEvaluations } from './random-evaluations.js';
import { type Counted, measures, recount } from './recount.js';

let fixture: QualityFiguresFixture;
beforeAll(async () => {
  fixture = await startQualityFigures();
});
afterAll(() => fixture.end());

const asCounted = (documents: readonly Record<string, unknown>[]): Counted[] =>
  documents.map((document) => ({ ...document, result: document.result ?? { questions: [] } }) as unknown as Counted);
const figuresOf = async (question: object = {}, viewer: Viewer = analyst, isWeighted = false) => {
  const figures = await fixture.service.of(viewer, { ...period, ...question }, isWeighted);
  if (!figures) throw new Error('There are no figures.');
  return figures;
};
const near = (actual: number | null | undefined, expected: number | null | undefined): void => {
  if (expected == null || actual == null) expect(actual ?? null).toBe(expected ?? null);
  else expect(actual).toBeCloseTo(expected, 6);
};
const byMeasure = ({ fatal, families }: QualityFigures): Map<string, QualityAccuracy> =>
  new Map([fatal, ...families].map((accuracy) => [accuracy.measure, accuracy]));

describe('figures of evaluations', () => {
  it('are those of a recount of the same evaluations one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 0, max: 60 }), async (seed, count) => {
        const documents = randomEvaluations(seed, count);
        await fixture.fill('evaluations', documents);
        const by = recount(asCounted(documents));
        const figures = await figuresOf();
        expect([figures.evaluationCount, figures.agentCount, figures.evaluatorCount]).toEqual([
          ...[by.count, by.agents, by.evaluators],
        ]);
        for (const measure of measures) {
          const told = byMeasure(figures).get(measure);
          expect([told?.allMonitored.count, told?.allMonitored.of]).toEqual(by.accuracy[measure]?.all);
          expect([told?.whereApplied.count, told?.whereApplied.of]).toEqual(by.accuracy[measure]?.applied);
          expect([told?.perOpportunity.count, told?.perOpportunity.of]).toEqual(by.accuracy[measure]?.opportunities);
        }
        for (const [told, counted] of [
          [figures.score.raw, by.raw],
          [figures.score.reported, by.reported],
          [figures.score.zeroOnFatal, by.zero],
        ] as const) {
          expect(told.of).toBe(counted.of);
          near(told.value, counted.value);
          near(told.standardDeviation, counted.deviation);
        }
        const { numerator, denominator } = figures.score.pooledPoints;
        expect([numerator, denominator]).toEqual(by.points);
        expect([figures.na.count, figures.na.of]).toEqual(by.na);
        const release = await figures.reading.release();
        expect(release.hoursMean.of).toBe(by.hours.of);
        near(release.hoursMean.value, by.hours.value);
        expect([release.hoursP50, release.hoursP90]).toEqual([by.hours.p50, by.hours.p90]);
      }),
      { numRuns: 40 },
    );
  });

  it('are by weights what a recount by weights says, with its standard error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 50 }), async (seed, count) => {
        const documents = randomEvaluations(seed, count);
        await fixture.fill('evaluations', documents);
        const by = recount(asCounted(documents));
        const figures = await figuresOf({}, analyst, true);
        near(figures.score.raw.weighted?.value, by.weightedRaw?.value);
        near(figures.score.raw.weighted?.standardError, by.weightedRaw?.standardError);
        for (const measure of measures) {
          const told = byMeasure(figures).get(measure);
          const counted = by.accuracy[measure]?.weighted;
          for (const [estimate, wanted] of [
            [told?.allMonitored.weighted, counted?.all],
            [told?.whereApplied.weighted, counted?.applied],
            [told?.perOpportunity.weighted, counted?.opportunities],
          ] as const) {
            near(estimate?.value, wanted?.value);
            near(estimate?.standardError, wanted?.standardError);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('put together by agent, team, queue and evaluator add up to all of them', async () => {
    const documents = randomEvaluations(7, 80);
    await fixture.fill('evaluations', documents);
    const counted = asCounted(documents);
    const groups = {
      agentId: (await fixture.groups.byAgent(analyst, period, QualityMeasure.ANY_CRITICAL)) ?? [],
      evaluatorId: (await fixture.groups.byEvaluator(analyst, period, QualityMeasure.ANY_CRITICAL)) ?? [],
      teamId: (await fixture.groups.byTeam(analyst, period, QualityMeasure.ANY_CRITICAL)) ?? [],
      queue: (await fixture.groups.byQueue(analyst, period, QualityMeasure.ANY_CRITICAL)) ?? [],
    };
    for (const [field, rows] of Object.entries(groups)) {
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) {
        const key = (row as unknown as Record<string, unknown>)[field];
        const by = recount(counted.filter((one) => (one as unknown as Record<string, unknown>)[field] === key));
        expect([row.evaluationCount, row.accuracy.allMonitored.count]).toEqual([
          ...[by.count, by.accuracy.ANY_CRITICAL?.all[0]],
        ]);
        expect([row.nonFatal.perOpportunity.count, row.na.count]).toEqual([
          ...[by.accuracy.NON_CRITICAL?.opportunities[0], by.na[0]],
        ]);
        near(row.score.raw.value, by.raw.value);
        expect(row.score.criticalAccuracy.count).toBe(by.accuracy.ANY_CRITICAL?.all[0]);
      }
    }
  });

  it('have nothing, never 0, where there is no evaluation', async () => {
    await fixture.fill('evaluations', []);
    const figures = await figuresOf();
    const { reading, fatal, score, na } = figures;
    expect([figures.evaluationCount, fatal.allMonitored.value, fatal.defectsPerMillion, na.value]).toEqual([
      ...[0, null, null, null],
    ]);
    expect([score.raw.value, score.pooledPoints.value, fatal.allMonitored.isTooFew]).toEqual([null, null, true]);
    expect(await reading.release()).toMatchObject({ hoursP50: null, hoursP90: null });
    expect((await reading.overturn()).value).toBeNull();
  });

  it('carry Wilson’s interval, the mark of too few, and the verdict on the target of the queue', async () => {
    const wrong = errorsOf({ CUSTOMER_CRITICAL: { e: 1, n: 1 } });
    const documents = Array.from({ length: 40 }, (_, at) => evaluation(String(at), at < 20 ? { errors: wrong } : {}));
    await fixture.fill('evaluations', documents);
    fixture.targets = {
      ...noTargets,
      tooFewBelow: 41,
      items: [
        { measure: QualityMeasure.ANY_CRITICAL, queue: null, share: 0.98 },
        { measure: QualityMeasure.ANY_CRITICAL, queue: 'hotline', share: 0.55 },
        { measure: QualityMeasure.CUSTOMER_CRITICAL, queue: 'hotline', share: 0.2 },
      ],
    };
    const [all, queue] = [await figuresOf(), await figuresOf({ queue: 'hotline' })];
    const interval = wilsonInterval(20, 40);
    expect(all.fatal.allMonitored).toMatchObject({ ...interval, value: 0.5, target: 0.98, verdict: 'BELOW' });
    expect(all.fatal.allMonitored.isTooFew).toBe(true);
    expect(queue.fatal.allMonitored).toMatchObject({ target: 0.55, verdict: 'NOT_DISTINGUISHABLE' });
    expect(byMeasure(queue).get('CUSTOMER_CRITICAL')?.allMonitored).toMatchObject({ target: 0.2, verdict: 'ABOVE' });
    expect(queue.nonFatal.allMonitored).toMatchObject({ target: null, verdict: null });
    fixture.targets = noTargets;
  });

  it('tell which releases came on the day of the call by the time of the site', async () => {
    const at = (siteId: string, day: string, callEndedAt: string, releasedAt: string) =>
      evaluation(`${siteId} ${releasedAt}`, {
        ...{ siteId, day, callEndedAt: new Date(callEndedAt), releasedAt: new Date(releasedAt) },
      });
    await fixture.fill('evaluations', [
      // 23:30 in Shanghai, and half an hour after midnight there: both lie on one day of UTC.
      at('site_1', '2026-06-10', '2026-06-10T02:00:00.000Z', '2026-06-10T15:30:00.000Z'),
      at('site_1', '2026-06-10', '2026-06-10T02:00:00.000Z', '2026-06-10T16:30:00.000Z'),
      // The second lies on the same day in Berlin.
      at('site_2', '2026-06-10', '2026-06-10T02:00:00.000Z', '2026-06-10T16:30:00.000Z'),
    ]);
    const { sameDay } = await (await figuresOf()).reading.release();
    expect([sameDay.count, sameDay.of]).toEqual([2, 3]);
  });

  it('count disputed questions that were decided, of the evaluations that are asked for', async () => {
    await fixture.fill('evaluations', [evaluation('1'), evaluation('2', { queue: 'chat' })]);
    const item = (decision: string | null): object => ({ ref: 'Q1', decision });
    await fixture.fill('disputes', [
      { _id: 'd1', evaluationId: 'evaluation_1', state: 'DECIDED', items: [item('UPHELD'), item('REJECTED')] },
      { _id: 'd2', evaluationId: 'evaluation_2', state: 'DECIDED', items: [item('UPHELD')] },
      { _id: 'd3', evaluationId: 'evaluation_1', state: 'OPEN', items: [item(null)] },
    ] as never[]);
    const of = async (question: object): Promise<number[]> => {
      const { count, of: all } = await (await figuresOf(question)).reading.overturn();
      return [count, all];
    };
    expect([await of({}), await of({ queue: 'hotline' })]).toEqual([
      [2, 3],
      [1, 2],
    ]);
  });

  it('fulfil all that is asked for together', async () => {
    await fixture.fill('evaluations', [
      evaluation('1'),
      evaluation('2', { day: '2026-05-31' }),
      evaluation('3', { siteId: 'site_2' }),
      evaluation('4', { teamIds: ['s1'] }),
      evaluation('5', { version: 2, channel: 'CHAT', customerLevel: 'vip', lineId: 'tv' }),
      evaluation('6', { isLive: false }),
    ]);
    const counts = await Promise.all(
      [
        {},
        { siteId: 'site_1' },
        { teamId: 'north' },
        { scorecardId: 'form_1', version: 2 },
        { channel: 'CHAT', customerLevel: 'vip', lineId: 'tv' },
        { agentId: 'nobody' },
        { evaluatorId: 'e1', fromDay: '2026-05-01' },
      ].map(async (question) => (await figuresOf(question)).evaluationCount),
    );
    expect(counts).toEqual([4, 3, 3, 1, 1, 0, 5]);
  });

  it('refuse a period that ends before it begins, is too long, or is none, and a version without its form', async () => {
    for (const [fromDay, toDay] of [
      ['2026-06-02', '2026-06-01'],
      ['2025-01-01', '2026-06-01'],
      ['2026-06-31', '2026-07-01'],
    ])
      await expect(figuresOf({ fromDay, toDay })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(figuresOf({ version: 1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(fixture.service.byQuestion(analyst, period)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('whose evaluations count', () => {
  const people = {
    lead: person('lead', [Role.SUPERVISOR], { ledTeamIds: ['n1'], siteId: 'site_1' }),
    manager: person('manager', [Role.MANAGER], { siteId: 'site_2' }),
    homeless: person('homeless', [Role.MANAGER]),
    agent: person('a1', [Role.AGENT], { teamIds: ['n1', 'north'], siteId: 'site_1' }),
    trainer: person('trainer', [Role.TRAINER], { siteId: 'site_1' }),
    admin: person('admin', [Role.ADMIN], { siteId: 'site_1' }),
  };
  beforeAll(() =>
    fixture.fill('evaluations', [
      evaluation('1'),
      evaluation('2', { agentId: 'a2', raw: 50 }),
      evaluation('3', { agentId: 'a3', teamId: 'n2', teamIds: ['n2', 'north'] }),
      evaluation('4', { agentId: 'a4', teamId: 's1', teamIds: ['s1'], siteId: 'site_2' }),
      evaluation('5', { agentId: 'a5', teamId: null, teamIds: [], siteId: null }),
    ]),
  );

  it('is said by the sheet, whatever is asked for', async () => {
    const countFor = async (viewer: Viewer, question: object = {}): Promise<number | null> =>
      (await fixture.service.of(viewer, { ...period, ...question }, false))?.evaluationCount ?? null;
    expect({
      analyst: await countFor(analyst),
      ...{ lead: await countFor(people.lead), manager: await countFor(people.manager) },
      ...{ agent: await countFor(people.agent), homeless: await countFor(people.homeless) },
      ...{ trainer: await countFor(people.trainer), admin: await countFor(people.admin) },
      leadElsewhere: await countFor(people.lead, { teamId: 's1' }),
      leadNowhere: await countFor(people.lead, { teamId: 'there is none' }),
      agentOfOther: await countFor(people.agent, { agentId: 'a2' }),
    }).toEqual({
      ...{ analyst: 5, lead: 2, manager: 1, agent: 1, homeless: null, trainer: null, admin: null },
      ...{ leadElsewhere: 0, leadNowhere: 0, agentOfOther: 0 },
    });
  });

  it('shows an agent the mean of the team only where five people of it were evaluated', async () => {
    const teamMeanFor = async (viewer: Viewer) => {
      const figures = await fixture.service.of(viewer, period, false);
      return figures ? figures.reading.teamMean() : null;
    };
    expect(await teamMeanFor(people.agent)).toBeNull();
    const team = [1, 2, 3, 4, 5].map((at) => evaluation(`t${at}`, { agentId: `a${at}`, raw: 10 * at }));
    await fixture.fill('evaluations', team);
    const mean = await teamMeanFor(people.agent);
    expect([mean?.agentCount, mean?.evaluationCount, mean?.score.raw.value]).toEqual([5, 5, 30]);
    expect(mean?.score.criticalAccuracy.of).toBe(5);
    // Finer conditions do not take the mean apart, and others than agents have no team to compare with.
    const finer = await fixture.service.of(people.agent, { ...period, queue: 'chat' }, false);
    expect((await finer?.reading.teamMean())?.agentCount).toBe(5);
    expect(await teamMeanFor(people.lead)).toBeNull();
    expect(await teamMeanFor(person('a9', [Role.AGENT], { teamIds: ['n1'] }))).toBeNull();
  });
});
