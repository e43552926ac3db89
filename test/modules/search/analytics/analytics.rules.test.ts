import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { teamsAsked, teamsSeenBy } from '../../../../src/modules/search/analytics/analytics.policy.js';
import { csvOf } from '../../../../src/modules/search/analytics/csv.rules.js';
import { addDays, before, dayOf, daysOf, faultOf, lengthOf } from '../../../../src/modules/search/shared/days.rules.js';
import { riseOf } from '../../../../src/modules/search/analytics/figures.rules.js';
import { bucketCount, bucketOf, quantileSeconds } from '../../../../src/modules/search/analytics/histogram.rules.js';
import {
  addIntent,
  countsOf,
  markOf,
  markTogether,
  noAdditions,
} from '../../../../src/modules/search/analytics/measure.rules.js';
import { isSolved } from '../../../../src/modules/search/analytics/trouble.rules.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { intent, person } from './analytics-fixture.js';

describe('days', () => {
  it('begin at midnight of UTC+8', () => {
    expect(dayOf(new Date('2026-06-01T15:59:59.999Z'))).toBe('2026-06-01');
    expect(dayOf(new Date('2026-06-01T16:00:00.000Z'))).toBe('2026-06-02');
  });

  it('are counted over ends of months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysOf({ from: '2026-12-30', to: '2027-01-02' })).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(before({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' });
  });

  it('of a period and the one before are equally many and meet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 399 }), (start, more) => {
        const from = addDays('2000-01-01', start);
        const period = { from, to: addDays(from, more) };
        const earlier = before(period);
        return lengthOf(earlier) === more + 1 && addDays(earlier.to, 1) === from && daysOf(period).length === more + 1;
      }),
    );
  });

  it('are refused where they are none, out of order or too many', () => {
    expect(faultOf({ from: '2026-06-01', to: '2026-06-01' })).toBeNull();
    expect(faultOf({ from: '2026-01-01', to: addDays('2026-01-01', 399) })).toBeNull();
    expect(faultOf({ from: '2026-01-01', to: addDays('2026-01-01', 400) })).toMatch(/400/);
    expect(faultOf({ from: '2026-06-02', to: '2026-06-01' })).toMatch(/after/);
    for (const bad of ['2026-02-30', '2026-6-1', '', "2026-06-01'", '２０２６-06-01'])
      expect(faultOf({ from: bad, to: '2026-06-01' })).toMatch(/YYYY/);
  });
});

describe('times to the first open', () => {
  it('come back within 10 % as a quantile of counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 3_600_000 }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.5, 0.9, 1),
        (times, share) => {
          const counts = Array.from({ length: bucketCount }, () => 0);
          for (const ms of times) counts[bucketOf(ms)] = (counts[bucketOf(ms)] ?? 0) + 1;
          const sorted = [...times].sort((a, b) => a - b);
          const wanted = (sorted[Math.ceil(share * times.length - 1e-9) - 1] ?? 0) / 1_000;
          const found = quantileSeconds(counts, share) ?? 0;
          return Math.abs(found - wanted) <= wanted * 0.0955;
        },
      ),
    );
  });

  it('beyond the range lie in the first and the last bucket', () => {
    expect([bucketOf(0), bucketOf(-5), bucketOf(Number.NaN)]).toEqual([0, 0, 0]);
    expect(bucketOf(12 * 3_600_000)).toBe(bucketCount - 1);
    expect(quantileSeconds([], 0.5)).toBeNull();
    expect(quantileSeconds([0, 0], 0.5)).toBeNull();
  });
});

/** Reads one line of CSV. */
function cellsOf(line: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    if (character === '"' && isQuoted && line[at + 1] === '"') {
      cells[cells.length - 1] += '"';
      at += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (character === ',' && !isQuoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells;
}

describe('csv', () => {
  it('quotes after RFC 4180 and leaves numbers alone', () => {
    expect(
      csvOf([
        ['a', 'b,c', 'say "hi"'],
        ['x\ny', -0.5, null],
      ]),
    ).toBe('a,"b,c","say ""hi"""\r\n"x\ny",-0.5,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])('takes %j the power of a formula', (text) => {
    expect(csvOf([[text]])).toMatch(/^"?'/);
  });

  it('comes back whole from a reader of RFC 4180', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (cells) => {
        const read = cellsOf(csvOf([cells]).slice(0, -2));
        expect(read.map((cell, n) => (cell === `'${cells[n]}` ? cells[n] : cell))).toEqual(cells);
      }),
    );
  });
});

describe('rising', () => {
  it('is surer from 20 to 60 than from 1 to 3, and from 0 to 9 than from 100 to 110', () => {
    const rise = (previousCount: number, count: number) => riseOf({ previousCount, count });
    expect(rise(20, 60)).toBeGreaterThan(rise(1, 3));
    expect(rise(0, 9)).toBeGreaterThan(rise(100, 110));
    expect(rise(5, 5)).toBe(0);
    expect(rise(9, 5)).toBe(0);
  });

  it('is never more than the root of the count', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (previousCount, count) => {
        expect(riseOf({ previousCount, count })).toBeLessThanOrEqual(Math.sqrt(count) + 1e-9);
      }),
    );
  });
});

describe('who sees which teams', () => {
  const teams = [
    { _id: 'a', siteId: 'site_1' },
    { _id: 'b', siteId: 'site_1' },
    { _id: 'c', siteId: 'site_2' },
  ];
  const seen = (roles: readonly Role[], more = {}) => teamsSeenBy(person(roles, more), teams);

  it('gives everything to editors and administrators, the site to managers, led teams to supervisors', () => {
    expect(seen([Role.KNOWLEDGE_EDITOR])).toBeNull();
    expect(seen([Role.ADMIN])).toBeNull();
    expect(seen([Role.MANAGER])).toEqual(['a', 'b']);
    expect(seen([Role.MANAGER], { siteId: null })).toEqual([]);
    expect(seen([Role.SUPERVISOR], { ledTeamIds: ['c'] })).toEqual(['c']);
    expect(seen([Role.SUPERVISOR, Role.MANAGER], { ledTeamIds: ['c'] })).toEqual(['a', 'b', 'c']);
  });

  it('gives nothing to anybody else, leading teams or not', () => {
    const others = Object.values(Role).filter(
      (role) => ![Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.MANAGER, Role.SUPERVISOR].includes(role),
    );
    for (const role of others) expect(seen([role], { ledTeamIds: ['a'], teamIds: ['a'] })).toEqual([]);
    expect(teamsSeenBy({ ...person([Role.ADMIN]), kind: 'client' }, teams)).toEqual([]);
  });

  it('refuses a team that is not seen and one that does not exist alike, and cuts what lies below', () => {
    expect(teamsAsked(['a'], { teamId: 'b', withBelow: ['b'] })).toBeUndefined();
    expect(teamsAsked(null, { teamId: 'x', withBelow: [] })).toBeUndefined();
    expect(teamsAsked(['a'], { teamId: 'a', withBelow: ['a', 'c'] })).toEqual(['a']);
    expect(teamsAsked(null, { teamId: 'a', withBelow: ['a', 'c'] })).toEqual(['a', 'c']);
    expect(teamsAsked(['a', 'b'], null)).toEqual(['a', 'b']);
    expect(teamsAsked(null, null)).toBeNull();
  });
});

describe('a wording in trouble', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
  const course = { intentCount: 10, successCount: 0, lastTroubleAt: at(5), lastSuccessAt: null };

  it('is solved once its latest search succeeds or half of them did, and not before', () => {
    expect(isSolved(course)).toBe(false);
    expect(isSolved({ ...course, lastSuccessAt: at(4), successCount: 1 })).toBe(false);
    expect(isSolved({ ...course, lastSuccessAt: at(6), successCount: 1 })).toBe(true);
    expect(isSolved({ ...course, lastSuccessAt: at(5), successCount: 1 })).toBe(true);
    expect(isSolved({ ...course, lastSuccessAt: at(4), successCount: 5 })).toBe(true);
  });
});

describe('what a search adds to the counts', () => {
  const shown = ['a1', 'a2', 'a3', 'a4'];

  it('takes hits of later pages for no first ones', () => {
    const articlesOf = (offset: number): string[] => {
      const additions = noAdditions();
      addIntent(additions, intent({ shown, offset, totalCount: 40 }), 1);
      return [...additions.articles.values()].map(({ fields }) => String(fields.articleId));
    };
    expect(articlesOf(0)).toEqual(['a1', 'a2', 'a3']);
    expect(articlesOf(2)).toEqual(['a1']);
    expect(articlesOf(20)).toEqual([]);
    expect(markOf(intent({ shown }))?.shown).toEqual(['a1', 'a2', 'a3']);
    expect(markOf(intent({ shown, offset: 20 }))?.shown).toBeNull();
  });

  it('is no trouble where the search could not tell', () => {
    const blind = intent({ isJudgeable: false, confidence: 0.1, verdict: 'NO_GOOD_ANSWER' });
    expect(countsOf(blind)).toMatchObject({ intents: 1, zeros: 0, judged: 0, noGood: 0, lowConfidence: 0 });
    expect(Object.keys(markOf(blind)?.moments ?? {})).toEqual(['lastAt']);
    expect(countsOf({ ...blind, isJudgeable: true })).toMatchObject({
      zeros: 1,
      judged: 1,
      noGood: 1,
      lowConfidence: 1,
    });
  });

  it('is marked once for a query, as marks one after the other would', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 0, minute));
    const marks = [
      intent({ query: 'reset router', at: at(1), shown, totalCount: 4 }),
      intent({ query: 'Router reset', at: at(2) }),
      intent({ query: 'ROUTER reset', at: at(3), shown, offset: 20, totalCount: 40, linked: ['a1'] }),
      intent({ query: 'refund', at: at(4) }),
    ].flatMap((one) => markOf(one) ?? []);
    const [router, refund] = markTogether(marks);
    expect(router).toMatchObject({
      text: 'ROUTER reset',
      shown: [],
      firstAt: at(1),
      moments: { lastAt: at(3), lastSuccessAt: at(3), lastZeroAt: at(2), lastUnopenedAt: at(1) },
    });
    expect(refund).toMatchObject({ text: 'refund', firstAt: at(4) });
  });
});
