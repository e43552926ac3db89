import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QualityMeasure } from '../../../../src/modules/quality/targets/quality-target.js';
import {
  type QualityFiguresFixture,
  analyst,
  errorsOf,
  evaluation,
  period,
  startQualityFigures,
} from './figures-fixture.js';

let fixture: QualityFiguresFixture;
beforeAll(async () => {
  fixture = await startQualityFigures();
});
afterAll(() => fixture.end());

const wrong = errorsOf({ CUSTOMER_CRITICAL: { e: 2, n: 2 } });
let made = 0;
/** So many evaluations, the first ones of them with a critical error. */
const some = (count: number, wrongCount: number, more: Record<string, unknown> = {}): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, at) =>
    evaluation(`g${(made += 1)}`, { ...more, ...(at < wrongCount ? { errors: wrong } : {}) }),
  );

describe('agents', () => {
  it('are outliers more than two standard deviations from the others, if they have enough evaluations', async () => {
    await fixture.fill('evaluations', [
      ...some(20, 1, { agentId: 'a1' }),
      ...some(20, 2, { agentId: 'a2' }),
      ...some(20, 3, { agentId: 'a3' }),
      ...some(20, 2, { agentId: 'a4' }),
      ...some(20, 9, { agentId: 'low' }),
      ...some(5, 5, { agentId: 'new' }),
    ]);
    const rows = (await fixture.groups.byAgent(analyst, period, QualityMeasure.ANY_CRITICAL)) ?? [];
    const of = new Map(rows.map((row) => [row.agentId, row]));
    expect(rows.map(({ agentId }) => agentId)).toEqual(['a1', 'a2', 'a3', 'a4', 'low', 'new']);
    // Others: 0.95, 0.9, 0.85, 0.9: mean 0.9, standard deviation 0.0408.
    expect(of.get('low')).toMatchObject({ peerCount: 4, isOutlier: true });
    expect(of.get('low')?.peersMean).toBeCloseTo(0.9, 9);
    expect(of.get('low')?.deviation).toBeCloseTo((0.55 - 0.9) / Math.sqrt(0.005 / 3), 6);
    expect(of.get('a1')).toMatchObject({ peerCount: 4, isOutlier: false });
    expect(of.get('new')).toMatchObject({ isOutlier: false, peerCount: 5 });
    expect(of.get('new')?.accuracy.allMonitored).toMatchObject({ value: 0, isTooFew: true });
  });

  it('are compared with nobody where there are fewer than four others', async () => {
    await fixture.fill('evaluations', [...some(20, 0, { agentId: 'a1' }), ...some(20, 20, { agentId: 'a2' })]);
    const rows = (await fixture.groups.byAgent(analyst, period, QualityMeasure.ANY_CRITICAL)) ?? [];
    expect(
      rows.map(({ peersMean, peerCount, deviation, isOutlier }) => [peersMean, peerCount, deviation, isOutlier]),
    ).toEqual([
      [null, 1, null, false],
      [null, 1, null, false],
    ]);
  });
});

it('evaluators who say too often that a question does not apply are marked', async () => {
  const marks = (na: number): object[] =>
    Array.from({ length: 10 }, (_, at) => ({ r: `Q${at}`, e: 0, f: 0, na: at < na ? 1 : 0 }));
  await fixture.fill('evaluations', [
    ...some(30, 0, { evaluatorId: 'e1', marks: marks(1) }),
    ...some(12, 0, { evaluatorId: 'e2', marks: marks(4) }),
    ...some(3, 0, { evaluatorId: 'e3', marks: marks(9) }),
  ]);
  const rows = (await fixture.groups.byEvaluator(analyst, period, QualityMeasure.ANY_CRITICAL)) ?? [];
  expect(rows.map(({ evaluatorId, na, isNaHigh }) => [evaluatorId, na.count, na.of, na.isTooFew, isNaHigh])).toEqual([
    ['e1', 30, 300, false, false],
    ['e2', 48, 120, false, true],
    ['e3', 27, 30, true, false],
  ]);
});

it('queues are judged by their own targets', async () => {
  await fixture.fill('evaluations', [...some(5, 0, { queue: 'hotline' }), ...some(3, 0, { queue: 'chat' })]);
  const measure = QualityMeasure.ANY_CRITICAL;
  fixture.targets = {
    ...fixture.targets,
    items: [
      { measure, queue: null, share: 0.9 },
      { measure, queue: 'chat', share: 0.8 },
    ],
  };
  const rows = (await fixture.groups.byQueue(analyst, period, measure)) ?? [];
  expect(rows.map(({ queue, accuracy }) => [queue, accuracy.allMonitored.target])).toEqual([
    ['hotline', 0.9],
    ['chat', 0.8],
  ]);
});

describe('weeks', () => {
  it('are those of the period, with limits by their number of evaluations', async () => {
    // The weeks of the worked example, from Monday, 1 June 2026 on.
    const weeks = [
      ...[
        [50, 3],
        [50, 2],
        [40, 4],
        [60, 3],
        [50, 12],
        [50, 2],
      ],
    ] as const;
    await fixture.fill(
      'evaluations',
      weeks.flatMap(([n = 0, defective = 0], at) =>
        some(n, defective, { day: new Date(Date.UTC(2026, 5, 1 + 7 * at + (at % 7))).toISOString().slice(0, 10) }),
      ),
    );
    const asked = { fromDay: '2026-06-01', toDay: '2026-07-19' };
    const chart = await fixture.service.byWeek(analyst, asked, QualityMeasure.ANY_CRITICAL, false);
    expect(chart?.centre).toBeCloseTo(26 / 300, 9);
    expect(chart?.weeks.map(({ week, of, wrongCount, isOut }) => [week, of, wrongCount, isOut])).toEqual([
      ['2026-06-01', 50, 3, false],
      ['2026-06-08', 50, 2, false],
      ['2026-06-15', 40, 4, false],
      ['2026-06-22', 60, 3, false],
      ['2026-06-29', 50, 12, true],
      ['2026-07-06', 50, 2, false],
      ['2026-07-13', 0, 0, false],
    ]);
    expect(chart?.weeks[0]?.accuracy.allMonitored.count).toBe(47);
    expect(chart?.weeks[0]?.score.criticalAccuracy.count).toBe(47);
    const rebased = await fixture.service.byWeek(analyst, asked, QualityMeasure.ANY_CRITICAL, true);
    expect(rebased?.centre).toBeCloseTo(0.056, 9);
    expect(rebased?.weeks.map(({ isLeftOut }) => isLeftOut)).toEqual([false, false, false, false, true, false, false]);
    expect(rebased?.definition.variant).toBe('ANY_CRITICAL/REBASED');
  });
});

describe('questions', () => {
  const mark = (r: string, e: number, f = 0, na = 0): object => ({ r, e, f, na });
  it('are told with their trend, those with most errors first, as the newest version has them', async () => {
    await fixture.fill('evaluations', [
      evaluation('1', { day: '2026-06-01', marks: [mark('A1', 0), mark('B1', 1, 1)] }),
      evaluation('2', { day: '2026-06-03', marks: [mark('A1', 0, 0, 1), mark('B1', 1)] }),
      evaluation('3', { day: '2026-06-09', marks: [mark('A1', 1), mark('B1', 0)] }),
      evaluation('4', { scorecardId: 'form_2', marks: [mark('B1', 1)] }),
      evaluation('5', { isLive: false, marks: [mark('B1', 1)] }),
    ]);
    const question = (ref: string, en: string): object => ({ ref, text: { zhCN: en, en } });
    fixture.versions = [
      { version: 2, content: { sections: [{ questions: [question('B1', 'new')] }] } },
      { version: 1, content: { sections: [{ questions: [question('A1', 'first'), question('B1', 'old')] }] } },
    ] as unknown as typeof fixture.versions;
    const asked = { ...period, scorecardId: 'form_1' };
    const rows = (await fixture.service.byQuestion(analyst, asked)) ?? [];
    expect(rows.map(({ ref, question: found, weeks }) => [ref, found?.text.en, weeks])).toEqual([
      [
        ...['B1', 'new'],
        [
          { week: '2026-06-01', errorCount: 2, of: 2 },
          { week: '2026-06-08', errorCount: 0, of: 1 },
        ],
      ],
      [
        ...['A1', 'first'],
        [
          { week: '2026-06-01', errorCount: 0, of: 1 },
          { week: '2026-06-08', errorCount: 1, of: 1 },
        ],
      ],
    ]);
    const [b1, a1] = rows;
    expect([b1?.errors.count, b1?.errors.of, b1?.fatals.count]).toEqual([2, 3, 1]);
    expect([a1?.na.count, a1?.na.of, a1?.errors.of]).toEqual([1, 3, 2]);
    const old = (await fixture.service.byQuestion(analyst, { ...asked, version: 1 })) ?? [];
    expect(old[0]?.question?.text.en).toBe('old');
    // Who has no evaluation by a form is told nothing of it.
    expect(await fixture.service.byQuestion(analyst, { ...asked, scorecardId: 'form_3' })).toEqual([]);
  });
});
