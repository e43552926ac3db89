import { describe, expect, it } from '@jest/globals';
import {
  HeldBackQueries,
  Teacher,
  confirmationsOf,
  gainOf,
  teaches,
} from '../../../../src/modules/search/analytics/learning.rules.js';
import type { LearnedArticle } from '../../../../src/modules/search/analytics/index.js';
import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';
import { intent, numbers, open } from './analytics-fixture.js';

const learnedFrom = (...intents: SearchIntent[]): LearnedArticle[] => {
  const teacher = new Teacher();
  for (const one of intents) teacher.add(one);
  return teacher.learned();
};
const shown = { shown: ['a', 'b'], totalCount: 2 };
const by = (userId: string, more: Partial<SearchIntent>): SearchIntent => intent({ userId, ...shown, ...more });
/** A moment of a day of June. */
const june = (day: number, hour = 3): Date => new Date(Date.UTC(2026, 5, day, hour));
const opened = (...ids: string[]): Partial<SearchIntent> => ({ opened: ids.map((id) => open(id)), end: 'OPEN' });

describe('what a search confirms', () => {
  it('is clear for linked and helpful, weak for the last open, and taken back by "not helpful"', () => {
    const said = (more: Partial<SearchIntent>) => Object.fromEntries(confirmationsOf(intent({ ...shown, ...more })));
    expect(said({ ...opened('a', 'b') })).toEqual({ b: 0.5 });
    expect(said({ ...opened('a', 'b'), linked: ['a'] })).toEqual({ a: 1, b: 0.5 });
    expect(said({ ...opened('a'), helpful: ['a'] })).toEqual({ a: 1 });
    expect(said({ ...opened('a'), notHelpful: ['a'] })).toEqual({ a: -1 });
    expect(said({ ...opened('a'), saidNoAnswer: true })).toEqual({});
    expect(said({ ...opened('a'), end: 'GAP' })).toEqual({});
    expect(said({ ...opened('a'), end: 'PAUSE' })).toEqual({});
  });

  it('is nothing about an article that the search did not show', () => {
    const said = (more: Partial<SearchIntent>) => Object.fromEntries(confirmationsOf(intent({ ...shown, ...more })));
    const elsewhere: Partial<SearchIntent> = { opened: [open('x', null)], end: 'OPEN' };
    expect(said({ ...elsewhere, linked: ['x'], helpful: ['x'] })).toEqual({});
    expect(said({ linked: ['x', 'a'], notHelpful: ['y'] })).toEqual({ a: 1 });
    // Opened at a place beyond those that the receipt names, or before them: another page of the same search.
    const later: Partial<SearchIntent> = { opened: [open('x', 14)], end: 'OPEN' };
    expect(said({ ...later, totalCount: 40 })).toEqual({ x: 0.5 });
    expect(said({ ...later, totalCount: 40, linked: ['x'] })).toEqual({ x: 1 });
    expect(said({ ...later, totalCount: 12 })).toEqual({});
    expect(said({ ...later, offset: 13, totalCount: 40 })).toEqual({});
    expect(said({ ...later, offset: 20, totalCount: 40 })).toEqual({ x: 0.5 });
  });
});

describe('learning', () => {
  it('needs three people on two days, one of them clear', () => {
    const clear = (userId: string, day: number) => by(userId, { linked: ['a'], at: june(day) });
    const weak = (userId: string, day: number) => by(userId, { ...opened('a'), at: june(day) });
    expect(learnedFrom(clear('u1', 1), clear('u2', 2))).toEqual([]);
    expect(learnedFrom(clear('u1', 1), clear('u2', 1), clear('u3', 1))).toEqual([]);
    expect(learnedFrom(weak('u1', 1), weak('u2', 2), weak('u3', 3))).toEqual([]);
    expect(learnedFrom(clear('u1', 1), weak('u2', 2), weak('u3', 2))).toEqual([
      { articleId: 'a', queries: [{ text: 'reset the router', units: ['reset', 'the', 'router'], count: 3 }] },
    ]);
    expect(learnedFrom(...[1, 2, 3, 4].map((n) => weak(`u${n}`, n)))).toHaveLength(1);
  });

  it('is not taught by two who repeat, on however many days, and counts each once a day', () => {
    const days = Array.from({ length: 20 }, (_, n) => n + 1);
    const two = days.flatMap((day) => ['u1', 'u2'].map((user) => by(user, { linked: ['a'], at: june(day) })));
    expect(learnedFrom(...two)).toEqual([]);
    const third = by('u3', { ...opened('a'), at: june(20) });
    expect(learnedFrom(...two, third)[0]?.queries[0]?.count).toBe(41);
    const busy = days.map((hour) => by('u1', { linked: ['a'], at: june(1, 1 + (hour % 10)) }));
    expect(learnedFrom(...busy, by('u2', { linked: ['a'], at: june(2) }), third)[0]?.queries[0]?.count).toBe(3);
  });

  it('hears who says no', () => {
    const yes = (n: number) => by(`u${n}`, { helpful: ['a'], at: june(n) });
    const no = (userId: string, day: number) => by(userId, { notHelpful: ['a'], at: june(day) });
    expect(learnedFrom(yes(1), yes(2), yes(3))).toHaveLength(1);
    expect(learnedFrom(yes(1), yes(2), yes(3), no('u4', 1), no('u5', 1))).toEqual([]);
    // Who says both on one day has said no.
    expect(learnedFrom(yes(1), yes(2), yes(3), no('u3', 3))).toEqual([]);
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
        by(`u${k}`, { query: word(n), linked: ['a'], at: new Date(Date.UTC(2026, 5, 1 + (k % 2), n, k)) }),
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
    held.add(intent({ ...shown, query: 'one', linked: ['a'] }));
    held.add(intent({ ...shown, query: 'one', helpful: ['b'] }));
    held.add(intent({ ...shown, query: 'two', notHelpful: ['a'] }));
    held.add(intent({ query: 'three' }));
    expect(held.most(10)).toEqual([
      expect.objectContaining({ text: 'one', count: 2, articleIds: new Set(['a', 'b']) }),
    ]);
  });
});
