import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SearchGoldenChange, SearchSettingsChoice } from '../../../../src/modules/search/tuning/golden-run.js';
import { byConcern, placeBefore, rankOf, resultOf } from '../../../../src/modules/search/tuning/golden.rules.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import type { Indexer } from '../../../../src/platform/search/indexer.js';
import { eventually } from '../../../support/eventually.js';
import { agent, editor, publicEditor, startTuning, type TuningFixture } from './tuning-fixture.js';

let f: TuningFixture;
let indexer: Indexer;

beforeAll(async () => {
  f = await startTuning();
  await f.put(
    { _id: 'doc_spin', title: '洗衣机脱水' },
    { _id: 'doc_hot', title: '请问 热水器' },
    { _id: 'doc_kettle', title: '热水壶' },
    { _id: 'doc_secret', title: '热水器 内部价格', audience: 'INTERNAL' },
  );
  indexer = f.newIndexer();
  indexer.start();
  await f.tuning.start();
  await f.index.whenCaughtUp();
}, 60_000);
afterAll(async () => {
  await indexer.stop();
  await f.tuning.stop();
  await f.close();
}, 60_000);

const input = (query: string, expectedIds: string[], more: { maxRank?: number; idempotencyKey?: string } = {}) => ({
  query,
  locale: Locale.ZH_CN,
  expectedIds,
  maxRank: 3,
  note: '',
  ...more,
});

async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof UserError)) throw error ?? new Error('Nothing was refused.');
  return error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
}

describe('golden queries', () => {
  it('are made, changed and deleted with events', async () => {
    const made = await f.tuning.golden.create(editor, input(' 脱水 ', ['doc_spin'], { idempotencyKey: 'once' }));
    expect(made).toMatchObject({ query: '脱水', revision: 1, createdById: editor.id });
    const again = await f.tuning.golden.create(editor, input(' 脱水 ', ['doc_spin'], { idempotencyKey: 'once' }));
    expect(again._id).toBe(made._id);
    const changed = await f.tuning.golden.update(editor, made._id, { expectedVersion: 1, maxRank: 1, note: 'first' });
    expect(changed).toMatchObject({ query: '脱水', maxRank: 1, note: 'first', revision: 2 });
    expect(await refusal(f.tuning.golden.update(editor, made._id, { expectedVersion: 1, maxRank: 2 }))).toEqual([
      'CONFLICT expectedVersion',
    ]);
    expect(await refusal(f.tuning.golden.remove(editor, made._id, 1))).toEqual(['CONFLICT expectedVersion']);
    await f.tuning.golden.remove(editor, made._id, 2);
    expect(await refusal(f.tuning.golden.remove(editor, made._id, 2))).toEqual(['NOT_FOUND id']);
    expect((await f.events()).filter((type) => type.startsWith('search.goldenQuery'))).toEqual([
      'search.goldenQueryCreated',
      'search.goldenQueryUpdated',
      'search.goldenQueryDeleted',
    ]);
  });

  it('are refused with a code for what is wrong', async () => {
    const create = (...args: Parameters<typeof input>) => refusal(f.tuning.golden.create(editor, input(...args)));
    expect(await create('', ['doc_spin'])).toEqual(['REQUIRED query']);
    expect(await create('?!', ['doc_spin'])).toEqual(['INVALID query']);
    expect(await create('长'.repeat(201), ['doc_spin'])).toEqual(['TOO_LONG query']);
    expect(await create('脱水', [])).toEqual(['REQUIRED expectedIds']);
    expect(await create('脱水', ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual(['TOO_MANY expectedIds']);
    expect(await create('脱水', ['doc_spin', 'doc_none'])).toEqual(['NOT_FOUND expectedIds.1']);
    expect(await create('脱水', ['doc_spin'], { maxRank: 11 })).toEqual(['OUT_OF_RANGE maxRank']);
    expect(await refusal(f.tuning.golden.create(publicEditor, input('价格', ['doc_secret'])))).toEqual([
      'NOT_FOUND expectedIds.0',
    ]);
    expect(await refusal(f.tuning.golden.create(agent, input('脱水', ['doc_spin'])))).toEqual(['NOT_ALLOWED']);
    const made = await f.tuning.golden.create(editor, input('脱水', ['doc_spin']));
    expect(await create('脫水', ['doc_spin'])).toEqual(['DUPLICATE query']);
    const other = await f.tuning.golden.create(editor, input('热水', ['doc_hot']));
    expect(await refusal(f.tuning.golden.update(editor, other._id, { expectedVersion: 1, query: '脱水' }))).toEqual([
      'DUPLICATE query',
    ]);
    await f.tuning.golden.remove(editor, other._id, 1);
    await f.tuning.golden.remove(editor, made._id, 1);
  });

  it('compare ranks', () => {
    expect(rankOf(['a', 'b'], ['x', 'b'])).toBe(2);
    expect(rankOf(['a'], ['x'])).toBeNull();
    const golden = { _id: 'g', query: 'q', locale: Locale.EN, maxRank: 3, expectedIds: ['x'] } as never;
    expect(resultOf(golden, ['x'], 1, undefined)).toMatchObject({
      passedBefore: null,
      change: SearchGoldenChange.SAME,
    });
    expect(resultOf(golden, ['x'], 4, 3)).toMatchObject({ passedBefore: true, passed: false, change: 'WORSE' });
    expect(resultOf(golden, ['x'], 2, null)).toMatchObject({ passedBefore: false, passed: true, change: 'BETTER' });
    expect(resultOf(golden, ['x'], null, null)).toMatchObject({ passed: false, change: 'SAME' });
    const mixed = [
      resultOf(golden, ['x'], 1, 1),
      resultOf(golden, ['x'], 1, 2),
      resultOf(golden, ['x'], null, null),
      resultOf(golden, ['x'], 9, 1),
    ];
    expect(byConcern(mixed).map(({ change, rank }) => `${change} ${rank}`)).toEqual([
      'WORSE 9',
      'SAME null',
      'BETTER 1',
      'SAME 1',
    ]);
  });
});

describe('a run', () => {
  it('of no queries is refused and not kept, and publishing goes on without one', async () => {
    expect(await refusal(f.tuning.settings.runGolden(editor, SearchSettingsChoice.LIVE))).toEqual(['WRONG_STATE']);
    const { revision } = await f.tuning.settings.overview(editor);
    const { revision: changed } = await f.tuning.settings.update(editor, {
      expectedVersion: revision,
      frameWords: [{ locale: Locale.ZH_CN, word: '麻烦' }],
    });
    const published = await f.tuning.settings.publish(editor, {
      expectedVersion: changed,
      note: 'a test',
      acceptWorse: false,
    });
    expect(published.goldenRun).toBeNull();
    expect(await f.connection.collection('search_golden_runs').countDocuments()).toBe(0);
    await eventually(async () => expect((await f.tuning.settings.overview(editor)).liveVersion).toBe(1), 30_000);
  }, 60_000);

  it('keeps ranks, and compares live settings with their last run', async () => {
    await f.tuning.golden.create(editor, input('脱水', ['doc_spin']));
    await f.tuning.golden.create(editor, input('热水壶', ['doc_kettle'], { maxRank: 1 }));
    await f.tuning.golden.create(editor, input('沙漠', ['doc_spin']));
    const first = await f.tuning.settings.runGolden(editor, SearchSettingsChoice.LIVE);
    expect(first).toMatchObject({ triedCount: 3, passedCount: 2, passedBeforeCount: null, worseCount: 0 });
    const second = await f.tuning.settings.runGolden(editor, SearchSettingsChoice.LIVE);
    expect(second).toMatchObject({ passedBeforeCount: 2, betterCount: 0, worseCount: 0 });
    expect(second.results.map(({ rankBefore, rank }) => [rankBefore, rank])).toEqual([
      [1, 1],
      [1, 1],
      [null, null],
    ]);
    expect((await f.events()).filter((type) => type === 'search.goldenRun')).toHaveLength(2);
    f.away.isAway = true;
    expect(await refusal(f.tuning.settings.runGolden(editor, SearchSettingsChoice.LIVE))).toEqual(['WRONG_STATE']);
    f.away.isAway = false;
  });

  it('ranks in the language of the query, whatever its presser speaks', async () => {
    f.lights.length = 0;
    const made = await f.tuning.golden.create(editor, { ...input('E21', ['doc_spin']), locale: Locale.EN });
    await f.tuning.settings.runGolden({ ...editor, locale: 'zh-CN' }, SearchSettingsChoice.LIVE);
    expect(new Map(f.lights)).toEqual(
      new Map([
        ['脱水', 'zh-CN'],
        ['热水壶', 'zh-CN'],
        ['沙漠', 'zh-CN'],
        ['E21', 'en'],
      ]),
    );
    await f.tuning.golden.remove(editor, made._id, 1);
  });

  it('is compared with that of another person where both may find the same expected articles', async () => {
    const secret = await f.tuning.golden.create(editor, input('内部价格', ['doc_secret']));
    await f.tuning.settings.runGolden(editor, SearchSettingsChoice.LIVE);
    const byOther = await f.tuning.settings.runGolden(publicEditor, SearchSettingsChoice.LIVE);
    expect(byOther.results.map(({ query, passedBefore, change }) => [query, passedBefore, change])).toEqual([
      ['脱水', true, 'SAME'],
      ['热水壶', true, 'SAME'],
      ['沙漠', false, 'SAME'],
      ['内部价格', null, 'SAME'],
    ]);
    // What the other could not find is nothing that became better now.
    const again = await f.tuning.settings.runGolden(editor, SearchSettingsChoice.LIVE);
    expect(again.results.at(-1)).toMatchObject({ passed: true, passedBefore: null, change: 'SAME' });
    expect(again).toMatchObject({ betterCount: 0, worseCount: 0 });
    await f.tuning.golden.remove(editor, secret._id, 1);
    expect(placeBefore({ rank: 2, visibleIds: ['a', 'b'] }, ['b', 'a'])).toBe(2);
    expect(placeBefore({ rank: 2, visibleIds: ['a', 'b'] }, ['a'])).toBeUndefined();
    expect(placeBefore({ rank: null, visibleIds: [] }, [])).toBeUndefined();
    expect(placeBefore(undefined, ['a'])).toBeUndefined();
  });

  it('keeps only the newest hundred', async () => {
    const runs = f.connection.collection('search_golden_runs');
    const [newest] = await runs.find().sort({ at: -1 }).limit(1).toArray();
    await runs.insertMany(
      Array.from({ length: 120 }, (_, n) => ({
        ...newest,
        _id: `old_${n}`,
        at: new Date(2020, 0, 1, 0, n),
      })) as never[],
    );
    f.clock.advance(1_000);
    await f.tuning.settings.runGolden(editor, SearchSettingsChoice.LIVE);
    expect(await runs.countDocuments()).toBe(100);
    expect(await runs.countDocuments({ _id: 'old_0' as never })).toBe(0);
  });
});

describe('publishing', () => {
  const publish = async (acceptWorse = false) => {
    const { revision } = await f.tuning.settings.overview(editor);
    return f.tuning.settings.publish(editor, { expectedVersion: revision, note: 'a test', acceptWorse });
  };

  it('is refused when a golden query that passes would fail, and names it; nothing is changed', async () => {
    const { revision } = await f.tuning.settings.overview(editor);
    await f.tuning.golden.create(editor, input('请问', ['doc_hot']));
    // A word that is not searched any more beside another that finds something else.
    await f.tuning.golden.create(editor, input('请问 沙漠', ['doc_hot'], { maxRank: 2 }));
    await f.tuning.settings.update(editor, {
      expectedVersion: revision,
      stopWords: [{ locale: Locale.ZH_CN, word: '请问' }],
    });
    const error = await publish().then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(UserError);
    const { faults, current } = error as UserError;
    expect(faults.map(({ code, field }) => [code, field])).toEqual([['WRONG_STATE', ['acceptWorse']]]);
    expect(faults[0]?.text.en).toContain('请问 沙漠');
    expect(current['goldenRun']).toMatchObject({ settings: 'DRAFT', worseCount: 1 });
    expect(await f.tuning.settings.overview(editor)).toMatchObject({ liveVersion: 1, goingLive: null, draft: {} });
  });

  it('goes on when that is accepted', async () => {
    const { settings, goldenRun } = await publish(true);
    expect(goldenRun?.worseCount).toBe(1);
    expect(settings.goingLive?.version ?? settings.liveVersion).toBe(2);
    await eventually(async () => expect((await f.tuning.settings.overview(editor)).liveVersion).toBe(2), 30_000);
  }, 60_000);

  it('is not blocked by what fails already, and can be forced while nothing can be tried', async () => {
    const { revision } = await f.tuning.settings.overview(editor);
    await f.tuning.settings.update(editor, { expectedVersion: revision, isLearningOn: false });
    f.away.isAway = true;
    expect(await refusal(publish())).toEqual(['WRONG_STATE']);
    const { goldenRun } = await publish(true);
    expect(goldenRun).toBeNull();
    f.away.isAway = false;
    await eventually(() => expect(f.tuning.tuningSource.current().isLearningOn).toBe(false), 30_000);

    const next = await f.tuning.settings.overview(editor);
    await f.tuning.settings.update(editor, { expectedVersion: next.revision, isLearningOn: true });
    expect((await publish()).goldenRun).toMatchObject({ worseCount: 0 });
  }, 60_000);
});
