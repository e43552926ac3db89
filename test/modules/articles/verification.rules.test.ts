import { describe, expect, it } from '@jest/globals';
import { dayIn, plusDays } from '../../../src/modules/articles/verification/days.rules.js';
import { checkedItems, criterionKeys, scoreOf } from '../../../src/modules/articles/verification/checklist.rules.js';
import {
  checkInterval,
  intervalOf,
  renewsNow,
  standingOf,
} from '../../../src/modules/articles/verification/verification.rules.js';
import { ArticleState } from '../../../src/modules/articles/index.js';
import { UserError } from '../../../src/platform/errors/index.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'no refusal';
};

describe('calendar days', () => {
  it('keep the time of day over a change of the clocks', () => {
    // Berlin: clocks go forward on 2040-03-25 and back on 2040-10-28.
    const morning = new Date('2040-03-20T08:00:00.000Z');
    expect(plusDays(morning, 10, 'Europe/Berlin').toISOString()).toBe('2040-03-30T07:00:00.000Z');
    expect(plusDays(morning, 10, 'Asia/Shanghai').toISOString()).toBe('2040-03-30T08:00:00.000Z');
    expect(plusDays(new Date('2040-10-27T08:00:00.000Z'), 1, 'Europe/Berlin').toISOString()).toBe(
      '2040-10-28T09:00:00.000Z',
    );
  });

  it('find a moment where the clock jumps over the time of day', () => {
    // 02:30 does not exist in Berlin on 2040-03-25.
    const due = plusDays(new Date('2040-03-24T01:30:00.250Z'), 1, 'Europe/Berlin');
    expect(dayIn(due, 'Europe/Berlin')).toBe('2040-03-25');
    expect(due.getTime() % 1_000).toBe(250);
  });

  it('belong to a zone', () => {
    expect(dayIn(new Date('2040-01-31T17:00:00.000Z'), 'Asia/Shanghai')).toBe('2040-02-01');
    expect(dayIn(new Date('2040-01-31T17:00:00.000Z'), 'UTC')).toBe('2040-01-31');
  });
});

describe('an interval', () => {
  it.each([0, -1, 1_096, 1.5, Number.NaN])('of %p days is refused', (days) => {
    expect(codeOf(() => checkInterval(days))).toBe('OUT_OF_RANGE everyDays');
  });

  it.each([1, 90, 1_095, null])('of %p days is taken', (days) => {
    expect(checkInterval(days)).toBe(days);
  });

  it('is the article’s own, else that of the nearest category', () => {
    const tree = { verifyEveryDays: () => 90 };
    expect(intervalOf({ verifyEveryDays: 7, categoryId: 'c' }, tree)).toBe(7);
    expect(intervalOf({ verifyEveryDays: null, categoryId: 'c' }, tree)).toBe(90);
  });
});

describe('the standing', () => {
  const now = new Date('2040-03-05T08:00:00.000Z');
  const due = (days: number, state = ArticleState.PUBLISHED) =>
    standingOf({ state, verifyDueAt: new Date(now.getTime() + days * 86_400_000) }, now);
  it('follows from the date', () => {
    expect([due(15), due(14), due(1), due(0), due(-1)]).toEqual([
      'CURRENT',
      'DUE_SOON',
      'DUE_SOON',
      'OVERDUE',
      'OVERDUE',
    ]);
    expect(due(-1, ArticleState.ARCHIVED)).toBe('NONE');
    expect(standingOf({ state: ArticleState.PUBLISHED, verifyDueAt: null }, now)).toBe('NONE');
  });
});

describe('renewal by use', () => {
  const article = { state: ArticleState.PUBLISHED, needsUpdate: null };
  const rules = { everyDays: 90, renewsByUse: true, hasOpenFlag: false };
  const enough = { calls: 5, people: 2 };
  it('needs five calls of two people', () => {
    expect(renewsNow(article, enough, rules)).toBe(true);
    expect(renewsNow(article, { calls: 4, people: 2 }, rules)).toBe(false);
    expect(renewsNow(article, { calls: 50, people: 1 }, rules)).toBe(false);
  });

  it('is off without an interval, where the category says so, and where something is known to be wrong', () => {
    expect(renewsNow(article, enough, { ...rules, everyDays: null })).toBe(false);
    expect(renewsNow(article, enough, { ...rules, renewsByUse: false })).toBe(false);
    expect(renewsNow(article, enough, { ...rules, hasOpenFlag: true })).toBe(false);
    const marked = { ...article, needsUpdate: { reason: 'Old', byId: null, since: new Date(0) } };
    expect(renewsNow(marked, enough, rules)).toBe(false);
  });
});

describe('the content standard', () => {
  const items = criterionKeys.map((key, at) => ({ key, isMet: at === 0 ? null : at > 2 }));
  it('scores the met among those that apply', () => {
    expect(scoreOf(checkedItems(items))).toEqual({ met: 5, applicable: 7, score: 5 / 7 });
  });

  it('wants each criterion once, and one that applies', () => {
    expect(codeOf(() => checkedItems(items.slice(1)))).toBe('REQUIRED items');
    expect(codeOf(() => checkedItems([...items, ...items.slice(0, 1)]))).toBe('DUPLICATE items');
    expect(codeOf(() => checkedItems(criterionKeys.map((key) => ({ key, isMet: null }))))).toBe('INVALID items');
  });
});
