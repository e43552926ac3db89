import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { teaches } from '../../../../src/modules/search/analytics/learning.rules.js';
import type { LearnedArticle } from '../../../../src/modules/search/analytics/index.js';
import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type AnalyticsFixture, editor, intent, person, record, startAnalytics } from './analytics-fixture.js';

const by = (userId: string, more: Partial<SearchIntent>): SearchIntent =>
  intent({ userId, shown: ['a', 'b'], totalCount: 2, ...more });
/** A moment of a day of June. */
const june = (day: number): Date => new Date(Date.UTC(2026, 5, day, 3));

describe('learning from what is stored', () => {
  let fixture: AnalyticsFixture;
  const asked: { queries: readonly string[]; learned: readonly LearnedArticle[] | null }[] = [];
  let isBroken = false;

  beforeEach(async () => {
    asked.length = 0;
    isBroken = false;
    fixture = await startAnalytics({
      // Puts the article that was learned for the very query first, else it comes second.
      rank: (queries, { learned }) => {
        if (isBroken) return Promise.reject(new Error('the engine is away'));
        asked.push({ queries, learned });
        return Promise.resolve(
          queries.map((text) => {
            const known = (learned ?? []).find((article) => article.queries.some((one) => one.text === text));
            return known ? [known.articleId, 'other'] : ['other', 'a'];
          }),
        );
      },
    });
  });
  afterEach(() => fixture.end());

  const confirmed = (query: string, articleId: string, count: number, more: Partial<SearchIntent> = {}) =>
    Array.from({ length: count }, (_, n) =>
      by(`u${n}`, { query, linked: [articleId], at: june(20 + (n % 10)), ...more }),
    );
  const refresh = async (): Promise<void> => {
    await fixture.learning.ask(editor, 'REFRESH');
    await fixture.jobs.runDue();
  };

  it('is stored for the question index, which reads only what changed', async () => {
    await record(
      fixture,
      ...confirmed('reset router', 'a', 3),
      ...confirmed('refund', 'b', 4),
      intent({ query: 'left' }),
    );
    await refresh();
    expect((await fixture.learned.all()).map(({ articleId, queries }) => [articleId, queries[0]?.text])).toEqual([
      ['a', 'reset router'],
      ['b', 'refund'],
    ]);
    expect(await fixture.learning.learning()).toMatchObject({ run: { state: 'DONE' }, articleCount: 2, queryCount: 2 });

    fixture.clock.advance(60_000);
    const moment = fixture.clock.now();
    await record(fixture, by('u9', { query: 'router reset', linked: ['a'], at: june(29) }));
    await refresh();
    expect(await fixture.learned.changedSince(moment)).toEqual([
      { articleId: 'a', queries: [expect.objectContaining({ count: 4 })] },
    ]);
  });

  it('forgets what is no longer confirmed by searches that are kept, and says so', async () => {
    await record(fixture, ...confirmed('reset router', 'a', 3));
    await refresh();
    fixture.clock.advance(181 * 86_400_000);
    const moment = fixture.clock.now();
    await refresh();
    expect(await fixture.learned.all()).toEqual([]);
    expect(await fixture.learned.changedSince(moment)).toEqual([{ articleId: 'a', queries: [] }]);
    expect(await fixture.learning.learning()).toMatchObject({ articleCount: 0, queryCount: 0 });
  });

  it('happens by itself every day', async () => {
    await fixture.jobs.runDue();
    await record(fixture, ...confirmed('reset router', 'a', 3));
    expect(await fixture.jobs.runDue()).toBe(0);
    fixture.clock.advance(86_400_000);
    await fixture.jobs.runDue();
    expect(await fixture.learned.all()).toHaveLength(1);
  });

  it('is measured on the queries of the other half, with and without', async () => {
    const half = (isTaught: boolean, count: number, query: string) => {
      const keys = Array.from({ length: 200 }, (_, n) => `${query}-${n}`).filter(
        (key) => teaches({ key }) === isTaught,
      );
      return confirmed(query, 'a', count).map((one, n) => ({
        ...one,
        key: keys[n] ?? '',
        userId: `u${n} ${isTaught}`,
      }));
    };
    await record(
      fixture,
      ...half(true, 3, 'reset router'),
      ...half(false, 2, 'reset router'),
      ...half(true, 2, 'refund'),
      ...half(false, 1, 'refund'),
    );
    expect(await fixture.learning.report()).toBeNull();
    await fixture.learning.ask(editor, 'MEASURE');
    expect(await fixture.learning.report()).toMatchObject({
      state: 'WAITING',
      askedAt: fixture.clock.now(),
      finishedAt: null,
    });
    await fixture.jobs.runDue();
    const report = await fixture.learning.report();
    expect(report).toMatchObject({ state: 'DONE', finishedAt: fixture.clock.now() });
    // 'reset router' was taught three times and comes first with it; 'refund' was not taught often enough.
    expect(report?.gain).toEqual({
      ...{ queryCount: 2, learnedCount: 1, mrrWithout: 0.5, mrrWith: 0.75, standardError: 0.25 },
      betterCount: 1,
      worseCount: 0,
    });
    expect(asked.map(({ queries, learned }) => [queries, learned?.length ?? null])).toEqual([
      [['reset router', 'refund'], null],
      [['reset router', 'refund'], 1],
    ]);
    // What is learned for the search comes from all searches, not from half of them.
    const [article] = await fixture.learned.all();
    expect(article?.queries.map(({ text, count }) => [text, count])).toEqual([
      ['reset router', 5],
      ['refund', 3],
    ]);
  });

  it('is asked for once while it waits, with one event, by editors and administrators only', async () => {
    const events = () => fixture.foundation.events.events.find({ type: 'search.learning-measure-asked' }).lean().exec();
    await fixture.learning.ask(editor, 'MEASURE');
    await fixture.learning.ask(person([Role.ADMIN]), 'MEASURE');
    expect(await events()).toEqual([expect.objectContaining({ actorId: editor.id, subjectId: 'measure' })]);
    for (const role of [Role.AGENT, Role.SUPERVISOR, Role.MANAGER, Role.CUSTOMER])
      await expect(fixture.learning.ask(person([role]), 'MEASURE')).rejects.toMatchObject({
        faults: [{ code: 'NOT_ALLOWED' }],
      });
    expect(await events()).toHaveLength(1);
    await fixture.jobs.runDue();
    await fixture.learning.ask(editor, 'MEASURE');
    expect(await events()).toHaveLength(2);
  });

  it('is given up after some tries and may be asked for again', async () => {
    await record(fixture, ...confirmed('reset router', 'a', 30));
    isBroken = true;
    await fixture.learning.ask(editor, 'MEASURE');
    for (let n = 0; n < 6; n++) {
      await fixture.jobs.runDue();
      fixture.clock.advance(600_000);
    }
    expect(await fixture.learning.report()).toMatchObject({ state: 'FAILED', gain: null });
    isBroken = false;
    await fixture.learning.ask(editor, 'MEASURE');
    await fixture.jobs.runDue();
    expect(await fixture.learning.report()).toMatchObject({ state: 'DONE', gain: { queryCount: 1 } });
  });
});
