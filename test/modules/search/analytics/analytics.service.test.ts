import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';
import { type AnalyticsFixture, editor, intent, open, person, record, startAnalytics } from './analytics-fixture.js';

const june = { from: '2026-06-01', to: '2026-06-30' };
const lead = person([Role.SUPERVISOR], { id: 'user_lead', ledTeamIds: ['n1'] });
const manager = person([Role.MANAGER]);

const many = (count: number, more: (n: number) => Partial<SearchIntent>): SearchIntent[] =>
  Array.from({ length: count }, (_, n) => intent(more(n)));

let fixture: AnalyticsFixture;
beforeEach(async () => {
  fixture = await startAnalytics();
});
afterEach(() => fixture.end());

const countFor = async (viewer: typeof editor, teamId: string | null = null): Promise<number | null> => {
  const filter = await fixture.service.filterFor(viewer, { ...june, teamId });
  return filter && (await fixture.service.total(filter)).intentCount;
};

describe('figures for who asks', () => {
  beforeEach(() =>
    record(
      fixture,
      ...many(1, () => ({ teamIds: ['north'] })),
      ...many(2, () => ({ teamIds: ['n1', 'north'] })),
      ...many(4, () => ({ teamIds: ['n2', 'north'] })),
      ...many(8, () => ({ teamIds: ['south'] })),
      ...many(16, () => ({ teamIds: [] })),
    ),
  );

  it('are of all for editors, of the site for managers, of led teams for supervisors, of none for others', async () => {
    expect(await countFor(editor)).toBe(31);
    expect(await countFor(person([Role.ADMIN]))).toBe(31);
    expect(await countFor(manager)).toBe(7);
    expect(await countFor(lead)).toBe(2);
    expect(await countFor(person([Role.AGENT], { teamIds: ['n1'] }))).toBe(0);
  });

  it('of one team are of those below it too, and null where it may not be seen', async () => {
    expect(await countFor(editor, 'north')).toBe(7);
    expect(await countFor(manager, 'north')).toBe(7);
    expect(await countFor(lead, 'n1')).toBe(2);
    for (const [viewer, team] of [
      [lead, 'n2'],
      [lead, 'north'],
      [lead, 'unknown'],
      [manager, 'south'],
      [editor, 'unknown'],
    ] as const)
      expect(await countFor(viewer, team)).toBeNull();
  });

  it('name no team that may not be seen, in no dimension and not in the export', async () => {
    const filter = await fixture.service.filterFor(lead, june);
    if (!filter) throw new Error('no filter');
    expect((await fixture.service.by(lead, filter, 'TEAM')).map(({ value }) => value)).toEqual(['n1']);
    expect(await fixture.service.csv(lead, filter, 'TEAM')).not.toMatch(/South|N2|No team/);
    for (const dimension of ['PRODUCT_LINE', 'LOCALE', 'KIND'] as const) {
      const rows = await fixture.service.by(lead, filter, dimension);
      expect(rows.map(({ figures }) => figures.intentCount)).toEqual([2]);
    }
  });

  it('carry names in the language of who asks, most searches first', async () => {
    const filter = await fixture.service.filterFor(editor, june);
    if (!filter) throw new Error('no filter');
    const labels = async (locale: 'en' | 'zh-CN') =>
      (await fixture.service.by({ ...editor, locale }, filter, 'TEAM')).map(({ label }) => label);
    expect(await labels('en')).toEqual(['No team', 'South', '=N2', 'N1', 'North']);
    expect(await labels('zh-CN')).toEqual(['无班组', '南区', '北二', '北一', '北区']);
    const [kinds] = await fixture.service.by(editor, filter, 'KIND');
    expect(kinds).toMatchObject({ value: null, label: 'Nothing opened' });
  });

  it('are exported with headings, one row a value, and no formula', async () => {
    const filter = await fixture.service.filterFor(editor, june);
    if (!filter) throw new Error('no filter');
    const rows = (await fixture.service.csv(editor, filter, 'TEAM')).split('\r\n');
    expect(rows[0]).toMatch(/^Team,Searches,Success rate,Click-through rate/);
    expect(rows.map((row) => row.split(',').slice(0, 3).join(','))).toEqual([
      'Team,Searches,Success rate',
      'No team,16,0',
      'South,8,0',
      "'=N2,4,0",
      'N1,2,0',
      'North,1,0',
      '',
    ]);
    expect(await fixture.service.csv({ ...editor, locale: 'zh-CN' }, filter, 'DAY')).toMatch(/^日期,搜索次数,成功率/);
  });

  it('refuse a bad period', async () => {
    for (const period of [
      { from: '2026-06-02', to: '2026-06-01' },
      { from: 'yesterday', to: '2026-06-01' },
      { from: '2025-01-01', to: '2026-06-01' },
    ])
      await expect(fixture.service.filterFor(editor, period)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('rising queries', () => {
  const at = (day: string) => new Date(`${day}T03:00:00.000Z`);
  const week = { from: '2026-06-08', to: '2026-06-14' };

  beforeEach(() =>
    record(
      fixture,
      ...many(20, () => ({ query: 'steady then loud', at: at('2026-06-03') })),
      ...many(60, (n) => ({ query: 'steady then loud', at: at('2026-06-10'), linked: n < 15 ? ['a1'] : [] })),
      ...many(1, () => ({ query: 'rare', at: at('2026-06-02') })),
      ...many(3, () => ({ query: 'rare', at: at('2026-06-09') })),
      ...many(2, () => ({ query: 'twice only', at: at('2026-06-09') })),
      ...many(9, () => ({ query: '全新问题', at: at('2026-06-11'), teamIds: ['south'] })),
      ...many(50, () => ({ query: 'falling', at: at('2026-06-04') })),
      ...many(40, () => ({ query: 'falling', at: at('2026-06-12') })),
    ),
  );

  it('are told surest first, without rare and falling ones', async () => {
    const filter = await fixture.service.filterFor(editor, week);
    if (!filter) throw new Error('no filter');
    const rising = await fixture.service.rising(editor, filter, 10);
    expect(rising).toEqual([
      { text: 'steady then loud', locale: 'en', count: 60, previousCount: 20, successRate: 0.25 },
      { text: '全新问题', locale: 'zh-CN', count: 9, previousCount: 0, successRate: 0 },
      { text: 'rare', locale: 'en', count: 3, previousCount: 1, successRate: 0 },
    ]);
    expect(await fixture.service.rising(editor, filter, 1)).toEqual(rising.slice(0, 1));
    await expect(fixture.service.rising(editor, filter, 0)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(fixture.service.rising(editor, filter, 51)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('follow the filter', async () => {
    const filter = await fixture.service.filterFor(editor, { ...week, teamId: 'south' });
    if (!filter) throw new Error('no filter');
    expect((await fixture.service.rising(editor, filter, 10)).map(({ text }) => text)).toEqual(['全新问题']);
  });

  it('say nothing to who may not read the words of others', async () => {
    for (const viewer of [lead, manager]) {
      const filter = await fixture.service.filterFor(viewer, week);
      if (!filter) throw new Error('no filter');
      expect(await fixture.service.rising(viewer, filter, 10)).toEqual([]);
    }
  });

  it('lose their words half a year after they were last asked, and only the words', async () => {
    fixture.clock.set('2026-12-08T00:00:00.000Z');
    await fixture.jobs.runDue();
    const filter = await fixture.service.filterFor(editor, week);
    if (!filter) throw new Error('no filter');
    // Asked on 11 June, not yet half a year ago; the others on 9 and 10 June.
    expect((await fixture.service.rising(editor, filter, 10)).map(({ text }) => text)).toEqual(['全新问题']);
    expect((await fixture.service.total(filter)).intentCount).toBe(114);
  });
});

describe('articles found but not opened', () => {
  it('are shown often and opened rarely, counted among the first three hits only', async () => {
    await record(
      fixture,
      ...many(20, (n) => ({ shown: ['a1', 'a2', 'a3', 'a4'], totalCount: 4, opened: n === 0 ? [open('a2', 2)] : [] })),
      ...many(10, () => ({ shown: ['a5', 'a1'], totalCount: 2, opened: [open('a5')] })),
      ...many(4, () => ({ shown: ['a6'], totalCount: 1 })),
      ...many(5, () => ({ shown: ['a7'], totalCount: 1, teamIds: ['south'] })),
    );
    const filter = await fixture.service.filterFor(editor, june);
    if (!filter) throw new Error('no filter');
    expect(await fixture.service.foundNotOpened(filter)).toEqual([
      { articleId: 'a1', shownCount: 30, openedCount: 0 },
      { articleId: 'a2', shownCount: 20, openedCount: 1 },
      { articleId: 'a3', shownCount: 20, openedCount: 0 },
      { articleId: 'a7', shownCount: 5, openedCount: 0 },
    ]);
    const south = await fixture.service.filterFor(editor, { ...june, teamId: 'south' });
    if (!south) throw new Error('no filter');
    expect(await fixture.service.foundNotOpened(south)).toEqual([{ articleId: 'a7', shownCount: 5, openedCount: 0 }]);
  });
});
