import { describe, expect, it } from '@jest/globals';
import { distinctUnits } from '../../../../src/platform/search/analysis.js';
import {
  causeOf,
  changeOf,
  cleanWords,
  gapOf,
  type GapReport,
  localeOf,
  merged,
  nearest,
  newWords,
  trendOf,
  withReport,
  wordingKey,
} from '../../../../src/modules/search/use/gap.rules.js';
import { unitsOf } from '../../../../src/modules/search/use/intent.rules.js';
import { demoWeights } from './gap-pairs.js';

const report = (words: string, more: Partial<GapReport> = {}): GapReport => {
  const { units } = unitsOf(words);
  const key = wordingKey(words);
  const at = new Date('2026-01-20T04:00:00Z');
  return {
    words,
    key,
    units,
    locale: 'zh-CN',
    cause: 'NO_RESULT',
    lineId: null,
    at,
    day: '2026-01-20',
    isNewPerson: true,
    isNewCall: false,
    ...more,
  };
};
const gapWith = (...words: string[]) =>
  words.slice(1).reduce((gap, one) => withReport(gap, report(one)), gapOf('gap', report(words[0] ?? ''), null));

describe('a gap', () => {
  it('is called by its most frequent wording, and keeps its title among equals', () => {
    const gap = gapWith('旧机没拉走能先装吗', '旧机器没拉走可以先装新的吗');
    expect(gap.title).toBe('旧机没拉走能先装吗');
    const later = withReport(gap, report('旧机器没拉走，可以先装新的吗？'));
    expect(later.title).toBe('旧机器没拉走可以先装新的吗');
    expect(later.wordings.map(({ count }) => count)).toEqual([2, 1]);
    expect(later.reportCount).toBe(3);
  });

  it('counts people, calls, lines and causes', () => {
    let gap = gapOf('gap', report('E62', { lineId: 'a', isNewCall: true }), null);
    gap = withReport(gap, report('E62', { lineId: 'b', isNewPerson: false, cause: 'NOT_OPENED' }));
    gap = withReport(gap, report('E62', { lineId: 'b', isNewCall: true, cause: 'NOT_OPENED' }));
    expect(gap).toMatchObject({
      reportCount: 3,
      peopleCount: 2,
      callCount: 2,
      cause: 'NOT_OPENED',
      lines: [
        { lineId: 'b', count: 2 },
        { lineId: 'a', count: 1 },
      ],
    });
  });

  it('keeps 50 wordings and always lets the newest in', () => {
    let gap = gapWith(
      ...Array.from({ length: 50 }, (_, at) => `问法 ${at}x`),
      ...Array.from({ length: 49 }, (_, at) => `问法 ${at}x`),
    );
    const later = (words: string, minute: number) => report(words, { at: new Date(Date.UTC(2026, 0, 20, 5, minute)) });
    gap = withReport(gap, later('全新的说法', 1));
    expect(gap.wordings).toHaveLength(50);
    expect(gap.wordings.at(-1)?.text).toBe('全新的说法');
    expect(gap.wordings.map(({ text }) => text)).not.toContain('问法 49x');
    expect(gap.reportCount).toBe(100);
    gap = withReport(withReport(gap, later('全新的说法', 2)), later('再一个', 3));
    expect(gap.wordings).toHaveLength(50);
    expect(gap.wordings.find(({ text }) => text === '全新的说法')?.count).toBe(2);
  });

  it('merges with another, counting people and calls of both once', () => {
    const into = gapWith('eSIM 怎么转', 'eSIM 怎么转', '转不过去');
    const from = gapWith('换机 eSIM', '转不过去', '转不过去');
    const sum = merged(into, from, { people: 2, calls: 0 }, '2026-01-20');
    expect(sum).toMatchObject({ _id: 'gap', title: '转不过去', reportCount: 6, peopleCount: 4 });
    expect(sum.wordings.map(({ text, count }) => `${text} ${count}`)).toEqual([
      '转不过去 3',
      'eSIM 怎么转 2',
      '换机 eSIM 1',
    ]);
    expect(sum.days).toEqual([{ day: '2026-01-20', count: 6 }]);
    expect(sum.units).toEqual(expect.arrayContaining(['esim', '换机']));
  });
});

describe('finding the gap that asks the same', () => {
  const weightOf = demoWeights();
  const gaps = [gapWith('洗完衣服还滴水'), gapWith('旧机没拉走能先装吗'), gapWith('eSIM 怎么转到新手机', '转不过去')];

  it('compares with each wording and takes the nearest', () => {
    const find = (text: string): string | undefined => nearest(gaps, distinctUnits(text), weightOf)?.title;
    expect(find('旧机器没拉走可以先装新的吗')).toBe('旧机没拉走能先装吗');
    expect(find('esim转新手机')).toBe('eSIM 怎么转到新手机');
    expect(find('转不过去啊')).toBe('eSIM 怎么转到新手机');
    expect(find('甩不干怎么办')).toBeUndefined();
  });
});

describe('equal wordings', () => {
  it.each([
    ['旧机没拉走，能先装吗？', '旧机没拉走能先装吗'],
    ['eSIM 怎么转', 'esim怎么转！'],
    ['Does it  leak?', 'does it leak'],
    ['Ｅ６２', 'e62'],
  ])('%s = %s', (a, b) => {
    expect(wordingKey(a)).toBe(wordingKey(b));
  });

  it('part words of Latin letters', () => {
    expect(wordingKey('new phone')).not.toBe(wordingKey('newphone'));
  });
});

describe('causes, languages and days', () => {
  it('reads the cause from what was shown', () => {
    const cause = (totalCount: number, verdict: string, isJudgeable = true) =>
      causeOf({ totalCount, verdict, isJudgeable });
    expect(cause(0, 'NO_GOOD_ANSWER')).toBe('NO_RESULT');
    expect(cause(4, 'NO_GOOD_ANSWER')).toBe('NO_GOOD_ANSWER');
    expect(cause(4, 'RESULTS')).toBe('NOT_OPENED');
    expect(cause(0, 'RESULTS', false)).toBe('NOT_OPENED');
  });

  it('reads the language from the words, of a bare code from the query', () => {
    expect(localeOf('E62 报警', 'en')).toBe('zh-CN');
    expect(localeOf('E62', 'zh-CN')).toBe('zh-CN');
    expect(localeOf('E62', 'en')).toBe('en');
    expect(localeOf('how do I move my esim', 'zh-CN')).toBe('en');
  });

  it('draws 14 days and compares two weeks', () => {
    const days = [
      { day: '2026-01-01', count: 9 },
      { day: '2026-01-10', count: 2 },
      { day: '2026-01-14', count: 3 },
      { day: '2026-01-20', count: 4 },
    ];
    expect(trendOf(days, '2026-01-20')).toEqual([0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4]);
    expect(changeOf(days, '2026-01-20')).toBe(5);
    expect(changeOf(days, '2026-01-28')).toBe(-4);
    expect(changeOf(days, '2026-03-01')).toBe(0);
  });
});

describe('words for an article', () => {
  const gap = gapWith('旧机没拉走能先装吗', '旧机没拉走能先装吗', '订单***旧机没拉', '***', '先装新机');

  it('are clean and new', () => {
    expect(cleanWords('订单*** 到哪了')).toBe('订单 到哪了');
    expect(cleanWords('***')).toBe('');
    expect(newWords(gap, ['先装，新机？'], 50)).toEqual({
      added: ['旧机没拉走能先装吗', '订单 旧机没拉'],
      leftOutCount: 0,
    });
  });

  it('are as many as fit, most frequent first', () => {
    expect(newWords(gap, [], 1)).toEqual({ added: ['旧机没拉走能先装吗'], leftOutCount: 2 });
    expect(newWords(gap, [], 0)).toEqual({ added: [], leftOutCount: 3 });
  });
});
