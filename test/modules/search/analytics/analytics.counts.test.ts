import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountFilter } from '../../../../src/modules/search/shared/days.rules.js';
import type { Figures } from '../../../../src/modules/search/analytics/figures.rules.js';
import type { CountModels } from '../../../../src/modules/search/analytics/counts.store.js';
import { FiguresStore } from '../../../../src/modules/search/analytics/figures.store.js';
import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';
import { Transactions } from '../../../../src/platform/events/index.js';
import { type AnalyticsFixture, editor, numbers, startAnalytics } from './analytics-fixture.js';
import { articles, life } from './lives.js';
import { recount, valueIn } from './recount.js';

const random = numbers(20_260_701);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const maybe = (share: number): boolean => random() < share;

/** Within 10 % where the value lies in the range of the histogram. */
function expectClose(found: number | null, wanted: number | null, name: string): void {
  if (wanted === null || found === null) {
    expect({ [name]: found }).toEqual({ [name]: wanted });
    return;
  }
  const inRange = Math.min(3_600, Math.max(0.1, wanted));
  expect(Math.abs(found - inRange) / inRange).toBeLessThanOrEqual(wanted < 0.1 || wanted > 3_600 ? 0.1 : 0.0955);
}

function expectFigures(found: Figures, wanted: Figures): void {
  const { medianSecondsToOpen: median, ninthDecileSecondsToOpen: ninth, ...rest } = found;
  const { medianSecondsToOpen: trueMedian, ninthDecileSecondsToOpen: trueNinth, ...trueRest } = wanted;
  for (const [name, value] of Object.entries(trueRest) as [keyof typeof rest, number | null][]) {
    if (value === null) expect({ [name]: rest[name] }).toEqual({ [name]: null });
    else expect(rest[name]).toBeCloseTo(value, 10);
  }
  expectClose(median, trueMedian, 'median');
  expectClose(ninth, trueNinth, 'ninth');
}

const everything: CountFilter = {
  from: '2026-05-30',
  to: '2026-06-20',
  teamIds: null,
  lineId: null,
  locale: null,
  kind: null,
};

describe('counts of searches', () => {
  let fixture: AnalyticsFixture;
  const final: SearchIntent[] = [];
  const lives = Array.from({ length: 260 }, (_, n) => life(n));

  beforeAll(async () => {
    fixture = await startAnalytics();
    // Two copies of the server that do not wait for each other.
    const { connection, events, clock } = fixture.foundation;
    const copies = [fixture.foundation.transactions, new Transactions(connection, events, clock)] as const;
    // The steps of one search follow each other, as its recording reads what it changes in the same transaction.
    const open = lives.map((steps) => ({ steps, done: 0, last: Promise.resolve() }));
    let pending: Promise<unknown>[] = [];
    while (open.length > 0) {
      const at = Math.floor(random() * open.length);
      const one = open[at];
      if (!one) break;
      const before = one.steps[one.done - 1] ?? null;
      const after = one.steps[one.done] ?? null;
      one.done += 1;
      if (one.done === one.steps.length) open.splice(at, 1);
      const isLost = maybe(0.05);
      const copy = maybe(0.15) ? copies[1] : copies[0];
      one.last = one.last.then(() => copy.run(async () => fixture.counter.count(before, after)));
      pending.push(
        one.last,
        ...(isLost
          ? [
              pick(copies)
                .run(async () => {
                  await fixture.counter.count(null, lives[0]?.[0] ?? null);
                  throw new Error('lost');
                })
                .catch(() => undefined),
            ]
          : []),
      );
      if (pending.length >= 4) {
        await Promise.all(pending);
        pending = [];
      }
    }
    await Promise.all(pending);
    final.push(...lives.flatMap((steps) => steps.at(-1) ?? []));
  }, 120_000);
  afterAll(() => fixture.end());

  const filters: CountFilter[] = [
    everything,
    { ...everything, from: '2026-06-03', to: '2026-06-05' },
    { ...everything, from: '2026-06-04', to: '2026-06-04' },
    { ...everything, teamIds: ['n1'] },
    { ...everything, teamIds: ['n1', 'n2', 'north'] },
    { ...everything, teamIds: [] },
    { ...everything, lineId: 'line_1' },
    { ...everything, locale: 'zh-CN' },
    { ...everything, kind: 'FAQ' },
    { ...everything, lineId: 'line_2', locale: 'en' },
    { ...everything, teamIds: ['n1', 'south'], kind: 'POLICY' },
    { ...everything, teamIds: ['n2'], lineId: 'line_2', locale: 'en', kind: 'POLICY' },
  ];

  const inside = (filter: CountFilter): SearchIntent[] =>
    final.filter((one) => {
      const day = valueIn.DAY?.(one) ?? '';
      return (
        day >= filter.from &&
        day <= filter.to &&
        (filter.teamIds === null || filter.teamIds.includes(one.teamIds[0] ?? '')) &&
        (filter.lineId === null || one.productLineId === filter.lineId) &&
        (filter.locale === null || one.locale === filter.locale) &&
        (filter.kind === null || valueIn.KIND?.(one) === filter.kind)
      );
    });

  it('has something to count for every filter but the empty one', () => {
    expect(filters.map((filter) => inside(filter).length > 0)).toEqual(
      filters.map(({ teamIds }) => teamIds?.length !== 0),
    );
    expect(new Set(final.map((one) => valueIn.DAY?.(one))).size).toBeGreaterThan(8);
  });

  it.each(filters.map((filter, n) => [n, filter] as const))(
    'equals a recount in all figures, filter %i',
    async (_, filter) => {
      const wanted = inside(filter);
      expectFigures(await fixture.service.total(filter), recount(wanted));
      for (const dimension of ['DAY', 'TEAM', 'PRODUCT_LINE', 'LOCALE', 'KIND'] as const) {
        const rows = await fixture.service.by(editor, filter, dimension);
        const values = new Set(wanted.map((one) => valueIn[dimension]?.(one) ?? null));
        const shown = rows.filter(({ figures }) => figures.intentCount > 0);
        expect(new Set(shown.map(({ value }) => value))).toEqual(values);
        if (dimension !== 'DAY') expect(rows.length).toBe(values.size);
        for (const row of rows) {
          const part = wanted.filter((one) => (valueIn[dimension]?.(one) ?? null) === row.value);
          expectFigures(row.figures, recount(part));
        }
      }
    },
  );

  it('compares with the equally long time before', async () => {
    const filter = { ...everything, from: '2026-06-06', to: '2026-06-08' };
    expectFigures(
      await fixture.service.previous(filter),
      recount(inside({ ...everything, from: '2026-06-03', to: '2026-06-05' })),
    );
  });

  it('lists every day in order, also those without a search', async () => {
    const rows = await fixture.service.by(editor, everything, 'DAY');
    expect(rows.map(({ value }) => value).slice(0, 3)).toEqual(['2026-05-30', '2026-05-31', '2026-06-01']);
    expect(rows.length).toBe(22);
    expect(rows[0]?.figures).toMatchObject({ intentCount: 0, successRate: null, medianSecondsToOpen: null });
  });

  it('counts queries and articles as a recount does', async () => {
    const models = countModelsOf(fixture);
    const asked = new Map<string, number>();
    for (const one of final) if (one.queryKey) asked.set(one.queryKey, (asked.get(one.queryKey) ?? 0) + 1);
    const sums = await models.queries.aggregate([{ $group: { _id: '$queryId', count: { $sum: '$intents' } } }]).exec();
    expect(sums.map(({ count }) => Number(count)).sort((a, b) => a - b)).toEqual(
      [...asked.values()].sort((a, b) => a - b),
    );
    const rows = await models.articles
      .aggregate([
        { $group: { _id: '$articleId', shown: { $sum: '$shown' }, opened: { $sum: '$opened' } } },
        { $sort: { _id: 1 } },
      ])
      .exec();
    expect(rows).toEqual(
      articles.map((id) => {
        const shown = final.filter((one) => one.shown.slice(0, 3).includes(id));
        const opened = shown.filter((one) => one.opened.some(({ articleId }) => articleId === id));
        return { _id: id, shown: shown.length, opened: opened.length };
      }),
    );
  });

  it('keeps no count document that counts nothing, and none below zero', async () => {
    const models = countModelsOf(fixture);
    expect(await models.figures.countDocuments({ intents: { $lte: 0 } })).toBe(0);
    expect(await models.queries.countDocuments({ intents: { $lte: 0 } })).toBe(0);
    expect(await models.articles.countDocuments({ shown: { $lte: 0 } })).toBe(0);
    const negative = ['successes', 'clicks', 'zeros', 'judged', 'linked'].map((name) => ({ [name]: { $lt: 0 } }));
    expect(await models.figures.countDocuments({ $or: negative })).toBe(0);
  });

  it('looks at counts of the period only, never at searches', async () => {
    const filter = { ...everything, from: '2026-06-04', to: '2026-06-05' };
    const models = countModelsOf(fixture);
    const text = JSON.stringify(await new FiguresStore(models).explainSums(filter, 'kind'));
    const inPeriod = await models.figures.countDocuments({
      grain: 'KIND',
      day: { $gte: filter.from, $lte: filter.to },
    });
    expect(inPeriod).toBeGreaterThan(0);
    expect(inPeriod).toBeLessThan(await models.figures.countDocuments({ grain: 'KIND' }));
    const examined = [...text.matchAll(/"totalDocsExamined":(\d+)/g)].map(([, count]) => Number(count));
    expect(examined.length).toBeGreaterThan(0);
    expect(Math.max(...examined)).toBe(inPeriod);
    expect(text).toContain('IXSCAN');
    expect(text).not.toContain('COLLSCAN');
    expect(text).toContain('search_figure_days');
    expect(text).not.toContain('search_intents');
  });

  it('gives the same after all searches are deleted', async () => {
    const before = await fixture.service.total(everything);
    await fixture.intents.plant(final);
    expect(await fixture.intents.forgetBefore(new Date('2027-01-01T00:00:00.000Z'))).toBe(final.length);
    expect(await fixture.service.total(everything)).toEqual(before);
    expect(before.intentCount).toBe(final.length);
  });

  it('counts many at once as one by one', async () => {
    const other = await startAnalytics();
    try {
      await other.counter.countMany(final);
      for (const dimension of ['TEAM', 'KIND'] as const)
        expect(await other.service.by(editor, everything, dimension)).toEqual(
          await fixture.service.by(editor, everything, dimension),
        );
    } finally {
      await other.end();
    }
  });
});

/** The models that the fixture's parts made. */
function countModelsOf({ connection }: AnalyticsFixture): CountModels {
  return {
    figures: connection.model('SearchFigureDay'),
    queries: connection.model('SearchQueryDay'),
    articles: connection.model('SearchArticleDay'),
    texts: connection.model('SearchQueryText'),
  } as unknown as CountModels;
}
