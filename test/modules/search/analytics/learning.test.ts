import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  HeldBackQueries,
  Teacher,
  confirmationsOf,
  gainOf,
  teaches,
} from '../../../../src/modules/search/analytics/learning.rules.js';
import type { LearnedArticle } from '../../../../src/modules/search/analytics/index.js';
import type { SearchIntent } from '../../../../src/modules/search/use/search-intent.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import {
  type AnalyticsFixture,
  editor,
  intent,
  numbers,
  open,
  person,
  record,
  startAnalytics,
} from './analytics-fixture.js';

const learnedFrom = (...intents: SearchIntent[]): LearnedArticle[] => {
  const teacher = new Teacher();
  for (const one of intents) teacher.add(one);
  return teacher.learned();
};
const by = (userId: string, more: Partial<SearchIntent>): SearchIntent => intent({ userId, ...more });
const opened = (...ids: string[]): Partial<SearchIntent> => ({ opened: ids.map((id) => open(id)), end: 'OPEN' });

describe('what a search confirms', () => {
  it('is clear for linked and helpful, weak for the last open, and taken back by "not helpful"', () => {
    const said = (more: Partial<SearchIntent>) => Object.fromEntries(confirmationsOf(intent(more)));
    expect(said({ ...opened('a', 'b') })).toEqual({ b: 0.5 });
    expect(said({ ...opened('a', 'b'), linked: ['a'] })).toEqual({ a: 1, b: 0.5 });
    expect(said({ ...opened('a'), helpful: ['a'] })).toEqual({ a: 1 });
    expect(said({ ...opened('a'), notHelpful: ['a'] })).toEqual({ a: -1 });
    expect(said({ ...opened('a'), saidNoAnswer: true })).toEqual({});
    expect(said({ ...opened('a'), end: 'GAP' })).toEqual({});
    expect(said({ ...opened('a'), end: 'PAUSE' })).toEqual({});
  });
});

describe('learning', () => {
  it('needs three searches of two people, one of them clear', () => {
    const clear = { linked: ['a'] };
    expect(learnedFrom(by('u1', clear), by('u2', clear))).toEqual([]);
    expect(learnedFrom(by('u1', clear), by('u1', clear), by('u1', clear))).toEqual([]);
    expect(learnedFrom(by('u1', opened('a')), by('u2', opened('a')), by('u3', opened('a')))).toEqual([]);
    expect(learnedFrom(by('u1', clear), by('u1', opened('a')), by('u2', opened('a')))).toEqual([
      { articleId: 'a', queries: [{ text: 'reset the router', units: ['reset', 'the', 'router'], count: 3 }] },
    ]);
    expect(learnedFrom(...[1, 2, 3, 4].map((n) => by(`u${n}`, opened('a'))))).toHaveLength(1);
  });

  it('hears who says no', () => {
    const yes = (n: number) => by(`u${n}`, { helpful: ['a'] });
    expect(learnedFrom(yes(1), yes(2), yes(3))).toHaveLength(1);
    expect(
      learnedFrom(yes(1), yes(2), yes(3), by('u4', { notHelpful: ['a'] }), by('u5', { notHelpful: ['a'] })),
    ).toEqual([]);
  });

  it('takes equal words together, in their latest writing, and different words apart', () => {
    const asked = (query: string, n: number) =>
      by(`u${n}`, { query, linked: ['a'], at: new Date(Date.UTC(2026, 5, n)) });
    const [article] = learnedFrom(
      asked('Reset router', 3),
      asked('router RESET', 1),
      asked('reset router', 2),
      asked('reset', 4),
    );
    expect(article?.queries).toEqual([{ text: 'Reset router', units: ['reset', 'router'], count: 3 }]);
  });

  it('keeps the twenty most confirmed queries of an article, newer ones first, in whatever order they are read', () => {
    const word = (n: number): string => `zq${'abcdefghijklmnopqrstuvwxyz'[n]}x`;
    const intents = Array.from({ length: 25 }, (_, n) =>
      Array.from({ length: n === 24 ? 9 : 3 }, (_unused, k) =>
        by(`u${k}`, { query: word(n), linked: ['a'], at: new Date(Date.UTC(2026, 5, 1, n, k)) }),
      ),
    ).flat();
    const [article] = learnedFrom(...intents);
    expect(article?.queries.map(({ text }) => text)).toEqual([
      word(24),
      ...Array.from({ length: 19 }, (_, n) => word(23 - n)),
    ]);
    const random = numbers(5);
    const order = new Map(intents.map((one) => [one, random()]));
    const shuffled = [...intents].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    expect(learnedFrom(...shuffled)).toEqual(learnedFrom(...intents));
  });
});

describe('the gain', () => {
  const query = (text: string, ...ids: string[]) => ({ queryId: text, text, articleIds: new Set(ids), count: 1 });

  it('is the difference of mean reciprocal ranks within ten', () => {
    const ten = Array.from({ length: 10 }, (_, n) => `x${n}`);
    const gain = gainOf(
      [query('up', 'a'), query('down', 'b'), query('same', 'c', 'd'), query('gone', 'e')],
      [['x', 'a'], ['b'], ['d', 'c'], [...ten, 'e']],
      [
        ['a', 'x'],
        ['x', 'b'],
        ['c', 'd'],
        [...ten, 'e'],
      ],
    );
    expect(gain).toMatchObject({ queryCount: 4, mrrWithout: 0.625, mrrWith: 0.625, betterCount: 1, worseCount: 1 });
    // Differences 0.5, -0.5, 0, 0: variance 0.5 / 3, over 4, rooted.
    expect(gain.standardError).toBeCloseTo(Math.sqrt(0.5 / 3 / 4), 10);
    expect(gainOf([], [], [])).toEqual({
      ...{ queryCount: 0, mrrWithout: null, mrrWith: null, standardError: null },
      betterCount: 0,
      worseCount: 0,
    });
  });

  it('is measured on what was held back: about half, by the key alone', () => {
    const keys = Array.from({ length: 1_000 }, (_, n) => ({ key: `key-${n}` }));
    const taught = keys.filter(teaches);
    expect(taught.length).toBeGreaterThan(420);
    expect(taught.length).toBeLessThan(580);
    expect(keys.filter(teaches)).toEqual(taught);
    const held = new HeldBackQueries();
    held.add(intent({ query: 'one', linked: ['a'] }));
    held.add(intent({ query: 'one', helpful: ['b'] }));
    held.add(intent({ query: 'two', notHelpful: ['a'] }));
    held.add(intent({ query: 'three' }));
    expect(held.most(10)).toEqual([
      expect.objectContaining({ text: 'one', count: 2, articleIds: new Set(['a', 'b']) }),
    ]);
  });
});

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
    Array.from({ length: count }, (_, n) => by(`u${n % 3}`, { query, linked: [articleId], ...more }));
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
    await record(fixture, ...confirmed('router reset', 'a', 1));
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
      return confirmed(query, 'a', count).map((one, n) => ({ ...one, key: keys[n] ?? '' }));
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
