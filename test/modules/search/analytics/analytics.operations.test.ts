import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { systemClock } from '../../../../src/platform/clock/clock.js';
import { connectMongo } from '../../../../src/platform/mongo/connect.js';
import { CountsStore, countModels } from '../../../../src/modules/search/analytics/counts.store.js';
import { dayOf } from '../../../../src/modules/search/shared/days.rules.js';
import { IntentCounting } from '../../../../src/modules/search/analytics/intent-counter.service.js';
import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';
import { SearchIntentStore } from '../../../../src/modules/search/use/search-intent.store.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestClient, dig } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { intent } from './analytics-fixture.js';

const today = dayOf(systemClock.now());

const analytics = `query ($filter: SearchAnalyticsFilter!) { searchAnalytics(filter: $filter) {
  from to
  total { intentCount successRate clickThroughRate clicksPerSearch meanClickRank firstHitShare medianSecondsToOpen
    ninthDecileSecondsToOpen zeroResultRate noGoodAnswerRate lowConfidenceRate nothingOpenedRate linkRate degradedRate }
  previous { intentCount successRate }
  days { value label figures { intentCount } }
  by(dimension: PRODUCT_LINE) { value label figures { intentCount } }
  rising(first: 5) { text locale count previousCount successRate }
  foundNotOpened(first: 5) { article { id title } shownCount openedCount }
  csv(dimension: TEAM)
} }`;
const troubles = `query ($kind: SearchTroubleKind!, $days: Int!) { searchTroubles(kind: $kind, days: $days, first: 5) {
  key text locale wordings { text count } wordingCount count teamCount productLine { name { en } } trend { day count }
  shownArticles { title }
} }`;
const report =
  '{ searchLearningReport { state askedAt finishedAt queryCount learnedCount mrrWithout mrrWith standardError betterCount worseCount } }';

describe('analytics of searches over HTTP', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let ids: { shown: string; draft: string };

  beforeAll(async () => {
    app = await startTestApp();
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    const shown = await writeAndPublish(editor, 'Water on the floor');
    const { article: draft } = await editor.change<{ article: { id: string } }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id } userErrors { code } } }',
      { input: { kind: 'FAQ', locale: 'EN', content: { title: 'Secret plans', bodyMarkdown: 'Not yet.' } } },
    );
    ids = { shown: shown.id, draft: draft.id };

    const found = { shown: [shown.id, draft.id, 'article_gone'], totalCount: 3 };
    const searches: SearchIntent[] = [
      ...Array.from({ length: 6 }, () =>
        intent({ query: 'water leaks', teamIds: [centre.teams.one], productLineId: centre.lines.washing, ...found }),
      ),
      ...Array.from({ length: 2 }, () => intent({ query: 'no such thing', teamIds: [centre.teams.two] })),
    ].map((one) => ({ ...one, at: systemClock.now() }));
    const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', app.database);
    await new SearchIntentStore(connection).plant(searches);
    await new IntentCounting(new CountsStore(countModels(connection)), systemClock).countMany(searches);
    await connection.close();
  });
  afterAll(() => app.end());

  const ask = async (client: TestClient, filter: Record<string, unknown> = {}) =>
    client.get<Record<string, unknown> | null>('searchAnalytics', analytics, {
      filter: { from: today, to: today, ...filter },
    });

  it('answers an editor with everything', async () => {
    expect(await ask(editor)).toMatchObject({
      from: today,
      to: today,
      total: {
        intentCount: 8,
        successRate: 0,
        zeroResultRate: 0.25,
        nothingOpenedRate: 0.75,
        medianSecondsToOpen: null,
      },
      previous: { intentCount: 0, successRate: null },
      days: [{ value: today, label: today, figures: { intentCount: 8 } }],
      by: [
        { value: centre.lines.washing, label: 'washing', figures: { intentCount: 6 } },
        { value: null, label: 'No product line', figures: { intentCount: 2 } },
      ],
      rising: [{ text: 'water leaks', locale: 'EN', count: 6, previousCount: 0, successRate: 0 }],
      // Neither the draft nor what is gone, though they were shown as often.
      foundNotOpened: [{ article: { id: ids.shown, title: 'Water on the floor' }, shownCount: 6, openedCount: 0 }],
      csv: expect.stringMatching(/\r\none,6,/),
    });
  });

  it('answers leaders about their teams, without what others asked', async () => {
    const supervisor = await centre.as(Role.SUPERVISOR);
    expect(await ask(supervisor)).toMatchObject({ total: { intentCount: 8 }, rising: [] });
    expect(await ask(supervisor, { teamId: centre.teams.two })).toMatchObject({ total: { intentCount: 2 } });
    expect(await ask(await centre.as(Role.MANAGER))).toMatchObject({ total: { intentCount: 8 }, rising: [] });
    const { client: stranger } = await centre.add('stranger', { roles: [Role.SUPERVISOR] });
    expect(await ask(stranger)).toMatchObject({ total: { intentCount: 0 }, by: [], foundNotOpened: [] });
    expect(await ask(stranger, { teamId: centre.teams.one })).toBeNull();
  });

  it('refuses a bad period and bad numbers as the caller’s fault', async () => {
    for (const filter of [
      { from: '2026-02-30', to: today },
      { from: '2020-01-01', to: today },
    ]) {
      const { errors } = await editor.run(analytics, { filter });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
    const { errors } = await editor.run(analytics.replace('rising(first: 5)', 'rising(first: 51)'), {
      filter: { from: today, to: today },
    });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('lists what goes wrong with the articles that were shown, as far as they may be seen', async () => {
    expect(await editor.get('searchTroubles', troubles, { kind: 'NOTHING_OPENED', days: 7 })).toEqual([
      {
        key: expect.any(String),
        text: 'water leaks',
        locale: 'EN',
        wordings: [{ text: 'water leaks', count: 6 }],
        wordingCount: 1,
        count: 6,
        teamCount: 1,
        productLine: { name: { en: 'washing' } },
        trend: [{ day: today, count: 6 }],
        shownArticles: [{ title: 'Water on the floor' }],
      },
    ]);
    const zero = await editor.get('searchTroubles', troubles, { kind: 'ZERO_RESULT', days: 1 });
    expect(zero).toEqual([
      expect.objectContaining({ text: 'no such thing', count: 2, productLine: null, shownArticles: [] }),
    ]);
  });

  it('measures learning in the background', async () => {
    expect(await editor.get('searchLearningReport.state', report)).toBe('NONE');
    const asked = await editor.change<{ report: { state: string; askedAt: string } }>(
      'searchLearningMeasure',
      'mutation { searchLearningMeasure { report { state askedAt } userErrors { code } } }',
    );
    expect(asked.report.askedAt).toEqual(expect.any(String));
    await eventually(async () => expect(await editor.get('searchLearningReport.state', report)).toBe('DONE'));
    expect(await editor.get('searchLearningReport', report)).toMatchObject({ queryCount: 0, mrrWith: null });
    await editor.change(
      'searchLearningRefresh',
      'mutation { searchLearningRefresh { learning { state } userErrors { code } } }',
    );
    await eventually(async () =>
      expect(
        await editor.get('searchLearning', '{ searchLearning { state articleCount queryCount refreshedAt } }'),
      ).toEqual({
        state: 'DONE',
        articleCount: 0,
        queryCount: 0,
        refreshedAt: expect.any(String),
      }),
    );
  });

  it('refuses everybody else, and tells them nothing', async () => {
    for (const role of [Role.AGENT, Role.QA_ANALYST, Role.PARTNER] as const) {
      const client = await centre.as(role);
      for (const [document, variables] of [
        [analytics, { filter: { from: today, to: today } }],
        [troubles, { kind: 'ZERO_RESULT', days: 1 }],
        [report, {}],
        ['mutation { searchLearningMeasure { userErrors { code } } }', {}],
      ] as const) {
        const answer = await client.run(document, variables);
        expect(dig(answer, 'errors.0.extensions.code')).toBe('FORBIDDEN');
        expect(JSON.stringify(answer)).not.toMatch(/water|floor/i);
      }
    }
    const supervisor = await centre.as(Role.SUPERVISOR);
    const { errors } = await supervisor.run(troubles, { kind: 'ZERO_RESULT', days: 1 });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
