import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type AnalyticsFixture, editor, intent, open, person, record, startAnalytics } from './analytics-fixture.js';

let fixture: AnalyticsFixture;
beforeEach(async () => {
  fixture = await startAnalytics({ now: '2026-06-30T04:00:00.000Z' });
});
afterEach(() => fixture.end());

const at = (day: string, hour = 1) => new Date(Date.parse(`2026-06-${day}T00:00:00.000Z`) + hour * 3_600_000);
const texts = async (...[kind, days = 30]: [Parameters<typeof fixture.troubles.groups>[1], number?]) =>
  (await fixture.troubles.groups(editor, kind, days, 20)).map(({ text }) => text);

describe('queries that go wrong', () => {
  it('are grouped by meaning with their counts, trend, teams and product line', async () => {
    await record(
      fixture,
      ...[1, 2, 3].map(() => intent({ query: '洗衣机漏水', at: at('20'), productLineId: 'line_1' })),
      ...[1, 2].map(() =>
        intent({ query: '洗衣机漏水怎么办', at: at('21'), teamIds: ['south'], productLineId: 'line_2' }),
      ),
      intent({ query: '請問洗衣機漏水怎麼辦', at: at('21'), productLineId: 'line_2' }),
      ...[1, 2, 3, 4].map(() => intent({ query: 'refund late delivery', at: at('22'), teamIds: [] })),
      // Found something: another list.
      intent({ query: 'router', at: at('22'), totalCount: 3, shown: ['a1', 'a2', 'a3', 'a4'] }),
    );
    expect(await fixture.troubles.groups(editor, 'ZERO_RESULT', 30, 20)).toEqual([
      {
        key: expect.any(String),
        text: '洗衣机漏水',
        locale: 'zh-CN',
        wordings: [
          { text: '洗衣机漏水', count: 3 },
          { text: '洗衣机漏水怎么办', count: 2 },
          { text: '請問洗衣機漏水怎麼辦', count: 1 },
        ],
        wordingCount: 3,
        count: 6,
        teamCount: 2,
        lineId: 'line_1',
        trend: [
          { day: '2026-06-20', count: 3 },
          { day: '2026-06-21', count: 3 },
        ],
        shownIds: [],
      },
      expect.objectContaining({ text: 'refund late delivery', count: 4, teamCount: 0, lineId: null, locale: 'en' }),
    ]);
    const [opened] = await fixture.troubles.groups(editor, 'NOTHING_OPENED', 30, 20);
    expect(opened).toMatchObject({ text: 'router', count: 1, shownIds: ['a1', 'a2', 'a3'] });
    expect(await texts('LOW_CONFIDENCE')).toEqual([]);
  });

  it('name the most frequent line of equal ones by its id, and no line or team where there was none', async () => {
    await record(
      fixture,
      intent({ query: 'one', at: at('20'), productLineId: 'line_2', teamIds: ['n2'] }),
      intent({ query: 'one', at: at('21'), productLineId: 'line_1', teamIds: ['n1'] }),
      intent({ query: 'one', at: at('21'), productLineId: null, teamIds: [] }),
      intent({ query: 'one', at: at('21'), productLineId: null, teamIds: ['n1', 'north'] }),
      intent({ query: 'other', at: at('22'), productLineId: null, teamIds: [] }),
    );
    expect(await fixture.troubles.groups(editor, 'ZERO_RESULT', 30, 20)).toEqual([
      expect.objectContaining({
        ...{ text: 'one', count: 4, teamCount: 2, lineId: 'line_1' },
        trend: [
          { day: '2026-06-20', count: 1 },
          { day: '2026-06-21', count: 3 },
        ],
      }),
      expect.objectContaining({ text: 'other', teamCount: 0, lineId: null, trend: [{ day: '2026-06-22', count: 1 }] }),
    ]);
  });

  it('count all wordings of a group, and sum up the days of the 50 most frequent ones', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const extras = Array.from({ length: 55 }, (_, n) => `q${letters[n % 26]}${letters[Math.floor(n / 26)]}z`);
    await record(
      fixture,
      ...[1, 2].map(() => intent({ query: 'washing machine leaks water below', at: at('20') })),
      ...extras.map((extra) => intent({ query: `washing machine leaks water below ${extra}`, at: at('21') })),
    );
    const [group, ...others] = await fixture.troubles.groups(editor, 'ZERO_RESULT', 30, 20);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ count: 57, wordingCount: 56 });
    expect(group?.wordings).toHaveLength(20);
    expect(group?.trend).toEqual([
      { day: '2026-06-20', count: 2 },
      { day: '2026-06-21', count: 49 },
    ]);
  });

  it('are counted by what went wrong: found and used, doubtful, not judged', async () => {
    const found = { totalCount: 2, shown: ['a1', 'a2'] };
    await record(
      fixture,
      intent({ query: 'linked unopened', at: at('20'), ...found, linked: ['a1'], confidence: 0.9 }),
      intent({ query: 'doubtful', at: at('20'), ...found, confidence: 0.49 }),
      intent({ query: 'certain', at: at('20'), ...found, confidence: 0.5 }),
      intent({ query: 'unjudged', at: at('20'), ...found, confidence: null }),
    );
    expect((await texts('NOTHING_OPENED')).sort()).toEqual(['certain', 'doubtful', 'unjudged']);
    expect(await texts('LOW_CONFIDENCE')).toEqual(['doubtful']);
  });

  it('drop out as soon as the latest search succeeds and come back with the next that does not', async () => {
    const wrong = (hour: number) => intent({ query: 'E99', at: at('29', hour) });
    await record(fixture, wrong(1), wrong(2), wrong(3));
    expect(await texts('ZERO_RESULT')).toEqual(['E99']);
    // Answered now: the same search becomes one with an open.
    const answered = intent({ query: 'E99', at: at('29', 4), totalCount: 1, shown: ['a1'] });
    await fixture.counter.count(null, answered);
    expect(await texts('ZERO_RESULT')).toEqual(['E99']);
    const used = { ...answered, opened: [open('a1')], end: 'OPEN' as const };
    await fixture.counter.count(answered, used);
    expect(await texts('ZERO_RESULT')).toEqual([]);
    expect(await texts('NOTHING_OPENED')).toEqual([]);
    await record(fixture, wrong(5));
    expect(await texts('ZERO_RESULT')).toEqual(['E99']);
  });

  it('are of the days that are asked for', async () => {
    await record(
      fixture,
      intent({ query: 'today', at: new Date('2026-06-29T16:00:00.000Z') }),
      intent({ query: 'yesterday', at: new Date('2026-06-29T15:59:59.999Z') }),
      intent({ query: 'long ago', at: new Date('2026-01-02T00:00:00.000Z') }),
    );
    expect(await texts('ZERO_RESULT', 1)).toEqual(['today']);
    expect((await texts('ZERO_RESULT', 2)).sort()).toEqual(['today', 'yesterday']);
    expect((await texts('ZERO_RESULT', 180)).sort()).toEqual(['long ago', 'today', 'yesterday']);
  });

  it('are for editors and administrators, within limits', async () => {
    const groups = (viewer: typeof editor, days = 30, first = 10) =>
      fixture.troubles.groups(viewer, 'ZERO_RESULT', days, first);
    await expect(groups(person([Role.ADMIN]))).resolves.toEqual([]);
    for (const role of [Role.AGENT, Role.SUPERVISOR, Role.MANAGER, Role.QA_ANALYST, Role.PARTNER])
      await expect(groups(person([role]))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const [days, first] of [
      [0, 10],
      [181, 10],
      [30, 0],
      [30, 101],
      [1.5, 10],
    ])
      await expect(groups(editor, days, first)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
