import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type SearchBestBet, SearchBestBetMatch } from '../../../../src/modules/search/tuning/best-bet.js';
import { BetTable, stateOf } from '../../../../src/modules/search/tuning/best-bet.rules.js';
import { BestBetStore } from '../../../../src/modules/search/tuning/best-bet.store.js';
import type { SearchBestBetCreateInput } from '../../../../src/modules/search/tuning/best-bet.inputs.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { CursorCodec } from '../../../../src/platform/graphql/cursor.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { distinctUnits } from '../../../../src/platform/search/analysis.js';
import { eventually } from '../../../support/eventually.js';
import { agent, editor, publicEditor, startTuning, type TuningFixture } from './tuning-fixture.js';

let f: TuningFixture;

beforeAll(async () => {
  f = await startTuning();
  await f.put(
    { _id: 'doc_recall', title: '门封召回' },
    { _id: 'doc_b', title: 'b' },
    { _id: 'doc_c', title: 'c' },
    { _id: 'doc_d', title: 'd' },
    { _id: 'doc_secret', title: '内部', audience: 'INTERNAL' },
  );
  await f.tuning.start();
}, 60_000);
afterAll(async () => {
  await f.tuning.stop();
  await f.close();
}, 60_000);

const input = (patch: Partial<SearchBestBetCreateInput> = {}): SearchBestBetCreateInput => ({
  articleId: 'doc_recall',
  phrases: ['门封召回'],
  match: SearchBestBetMatch.CONTAINS,
  note: '',
  order: 100,
  ...patch,
});
const match = (query: string, locale: 'zh-CN' | 'en' = 'zh-CN', tuning = f.tuning): string[] =>
  tuning.bets.match(distinctUnits(query), locale, f.clock.now());

async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof UserError)) throw error ?? new Error('Nothing was refused.');
  return error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
}

describe('matching', () => {
  const bet = (articleId: string, patch: Partial<SearchBestBet>): SearchBestBet =>
    ({ ...input(), articleId, locale: null, from: null, until: null, ...patch }) as SearchBestBet;
  const now = new Date('2026-11-25T09:00:00Z');
  const find = (bets: SearchBestBet[], query: string, locale = 'en'): string[] =>
    new BetTable(bets).match(distinctUnits(query), locale, now);

  it('tells the exact query from one that has more words', () => {
    const exact = bet('x', { phrases: ['refund policy'], match: SearchBestBetMatch.EXACT });
    const contains = bet('y', { phrases: ['refund policy'] });
    expect(find([exact, contains], 'Policy, REFUNDS!')).toEqual(['x', 'y']);
    expect(find([exact, contains], 'refund policy for tvs')).toEqual(['y']);
    expect(find([exact, contains], 'refund')).toEqual([]);
    expect(find([bet('z', { phrases: ['退款'] })], '我想申請退款', 'zh-CN')).toEqual(['z']);
  });

  it('keeps to language, dates, order and three', () => {
    const bets = ['a', 'b', 'a', 'c', 'd'].map((id) => bet(id, { phrases: ['tv'] }));
    expect(find(bets, 'tv')).toEqual(['a', 'b', 'c']);
    expect(find([bet('x', { phrases: ['tv'], locale: Locale.ZH_CN })], 'tv')).toEqual([]);
    expect(find([bet('x', { phrases: ['tv'], until: now })], 'tv')).toEqual([]);
    expect(find([bet('x', { phrases: ['tv'], from: now })], 'tv')).toEqual(['x']);
    expect(find([bet('x', { phrases: ['tv'], from: new Date(now.getTime() + 1) })], 'tv')).toEqual([]);
    expect(stateOf({ from: null, until: null }, now)).toBe('ACTIVE');
  });

  it('is quick with as many as there may be, all beginning alike', () => {
    const bets = Array.from({ length: 1_000 }, (_, n) =>
      bet(`doc${n}`, { phrases: Array.from({ length: 20 }, (_unused, m) => `refund for order x${n}y${m}`) }),
    );
    const started = performance.now();
    const table = new BetTable(bets);
    expect(performance.now() - started).toBeLessThan(1_500);
    const query = distinctUnits('refund for my order x700y3 and x2y19, please');
    const asked = performance.now();
    for (let n = 0; n < 1_000; n++) expect(table.match(query, 'en', now)).toEqual(['doc2', 'doc700']);
    expect((performance.now() - asked) / 1_000).toBeLessThan(1);
  });

  it('is what a plain look at every phrase says', () => {
    const words = fc.constantFrom('tv', 'fridge', '退款', '脱水', 'price list', '请问');
    const phrase = fc.uniqueArray(words, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
    const oneBet = fc
      .record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        phrases: fc.array(phrase, { minLength: 1, maxLength: 3 }),
        match: fc.constantFrom(SearchBestBetMatch.EXACT, SearchBestBetMatch.CONTAINS),
      })
      .map(({ id, ...rest }) => bet(id, rest));
    fc.assert(
      fc.property(fc.array(oneBet, { maxLength: 6 }), phrase, (bets, query) => {
        const wanted = new Set(distinctUnits(query));
        const fits = ({ phrases, match: how }: SearchBestBet): boolean =>
          phrases.some((text) => {
            const needed = distinctUnits(text);
            const has = needed.every((unit) => wanted.has(unit));
            return how === SearchBestBetMatch.EXACT ? has && needed.length === wanted.size : has;
          });
        const expected = [...new Set(bets.filter(fits).map(({ articleId }) => articleId))].slice(0, 3);
        expect(find(bets, query)).toEqual(expected);
      }),
    );
  });
});

describe('best bets', () => {
  it('hold at once, in every process, and end with their dates', async () => {
    const elsewhere = f.another();
    await elsewhere.start();
    const now = f.clock.now().getTime();
    const made = await f.tuning.bets.create(
      editor,
      input({ from: new Date(now + 60_000), until: new Date(now + 120_000) }),
    );
    expect(match('门封召回了吗')).toEqual([]);
    f.clock.advance(60_000);
    expect(match('门封召回了吗')).toEqual(['doc_recall']);
    await eventually(() => expect(match('门封召回了吗', 'zh-CN', elsewhere)).toEqual(['doc_recall']), 5_000);
    f.clock.advance(60_000);
    expect(match('门封召回了吗')).toEqual([]);

    const changed = await f.tuning.bets.update(editor, made._id, { expectedVersion: 1, until: null });
    expect(changed).toMatchObject({ until: null, revision: 2, phrases: ['门封召回'] });
    expect(match('门封召回了吗')).toEqual(['doc_recall']);
    await f.tuning.bets.remove(editor, made._id, 2);
    expect(match('门封召回了吗')).toEqual([]);
    await eventually(() => expect(match('门封召回了吗', 'zh-CN', elsewhere)).toEqual([]), 5_000);
    await elsewhere.stop();
    expect((await f.events()).filter((type) => type.startsWith('search.bestBet'))).toEqual([
      'search.bestBetCreated',
      'search.bestBetUpdated',
      'search.bestBetDeleted',
    ]);
  });

  it('are listed in order, expired ones too, by state', async () => {
    const now = f.clock.now().getTime();
    const later = new Date(now + 86_400_000);
    await f.tuning.bets.create(editor, input({ articleId: 'doc_b', order: 3, until: new Date(now - 1) }));
    await f.tuning.bets.create(editor, input({ articleId: 'doc_c', order: 1, from: later }));
    await f.tuning.bets.create(editor, input({ articleId: 'doc_d', order: 2, until: later }));
    const store = new BestBetStore(f.connection);
    const page = (states: never) =>
      store.page(
        { states, articleId: null },
        f.clock.now(),
        { size: 10, fromEnd: false, after: null, before: null },
        new CursorCodec(Buffer.alloc(32, 1)),
      );
    const ids = async (states: string[] | null) =>
      (await page(states as never)).nodes.map(({ articleId }) => articleId);
    expect(await ids(null)).toEqual(['doc_c', 'doc_d', 'doc_b']);
    expect(await ids(['EXPIRED'])).toEqual(['doc_b']);
    expect(await ids(['SCHEDULED'])).toEqual(['doc_c']);
    expect(await ids(['ACTIVE'])).toEqual(['doc_d']);
    expect(await ids(['ACTIVE', 'EXPIRED'])).toEqual(['doc_d', 'doc_b']);
    expect(await ids([])).toEqual([]);
  });

  it('are refused with a code for what is wrong', async () => {
    const create = (patch: Partial<SearchBestBetCreateInput>) => refusal(f.tuning.bets.create(editor, input(patch)));
    expect(await create({ phrases: [] })).toEqual(['REQUIRED phrases']);
    expect(await create({ phrases: ['', '!!', '召回', '召回 ', 'x'.repeat(101)] })).toEqual([
      'REQUIRED phrases.0',
      'INVALID phrases.1',
      'DUPLICATE phrases.3',
      'TOO_LONG phrases.4',
    ]);
    expect(await create({ phrases: Array.from({ length: 21 }, (_, n) => `p${n}`) })).toEqual(['TOO_MANY phrases']);
    expect(await create({ order: 1_001 })).toEqual(['OUT_OF_RANGE order']);
    const at = f.clock.now();
    expect(await create({ from: at, until: at })).toEqual(['OUT_OF_RANGE until']);
    expect(await create({ articleId: 'doc_none' })).toEqual(['NOT_FOUND articleId']);
    expect(await refusal(f.tuning.bets.create(publicEditor, input({ articleId: 'doc_secret' })))).toEqual([
      'NOT_FOUND articleId',
    ]);
    expect(await refusal(f.tuning.bets.create(agent, input()))).toEqual(['NOT_ALLOWED']);
    const made = await f.tuning.bets.create(editor, input());
    expect(await refusal(f.tuning.bets.update(editor, made._id, { expectedVersion: 2, order: 1 }))).toEqual([
      'CONFLICT expectedVersion',
    ]);
    expect(await refusal(f.tuning.bets.remove(agent, made._id, 1))).toEqual(['NOT_ALLOWED']);
    expect(await refusal(f.tuning.bets.remove(editor, 'search_best_bet_none', 1))).toEqual(['NOT_FOUND id']);
  });
});
