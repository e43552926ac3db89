import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SearchSettingsChoice } from '../../../../src/modules/search/tuning/golden-run.js';
import type { SearchSettings, SearchSynonym } from '../../../../src/modules/search/tuning/search-settings.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import type { Indexer } from '../../../../src/platform/search/indexer.js';
import { eventually } from '../../../support/eventually.js';
import { admin, agent, editor, publicEditor, startTuning, type TuningFixture } from './tuning-fixture.js';

let f: TuningFixture;
let indexer: Indexer;

beforeAll(async () => {
  f = await startTuning();
  await f.put(
    { _id: 'doc_spin', title: '洗衣机脱水' },
    { _id: 'doc_fridge', title: 'Refrigerator is warm' },
    { _id: 'doc_secret', title: 'Refrigerator price list', audience: 'INTERNAL' },
    { _id: 'doc_refund', title: '退款政策' },
    ...Array.from({ length: 120 }, (_, n) => ({ _id: `camel_${n}`, title: `骆驼 ${n}` })),
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
afterEach(() => {
  f.recent.length = 0;
});

const row = (words: string[], means: string[], isMutual = false, locale = Locale.ZH_CN): SearchSynonym => ({
  locale,
  words,
  means,
  isMutual,
});
const overview = (): Promise<SearchSettings> => f.tuning.settings.overview(editor);
async function draft(...synonyms: SearchSynonym[]): Promise<SearchSettings> {
  const { revision } = await overview();
  return f.tuning.settings.update(editor, { expectedVersion: revision, synonyms });
}
async function publish(note = 'a test'): Promise<SearchSettings> {
  const { revision } = await overview();
  return (await f.tuning.settings.publish(editor, { expectedVersion: revision, note, acceptWorse: false })).settings;
}
const untilLive = (version: number): Promise<unknown> =>
  eventually(async () => {
    expect((await overview()).liveVersion).toBe(version);
    expect(f.tuning.tuningSource.current().version).toBe(version);
  }, 30_000);

/** Code and field of a refusal. */
async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof UserError)) throw error ?? new Error('Nothing was refused.');
  return error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
}

describe('settings in versions', () => {
  it('begin as delivered', async () => {
    expect(await overview()).toMatchObject({ revision: 0, liveVersion: 0, live: null, draft: null, goingLive: null });
    expect((await overview()).deliveredFrameWords).toContain('怎么');
  });

  it('change nothing until they are live, then are found by everyone; searches meanwhile are never empty', async () => {
    const drafted = await draft(row(['甩干'], ['脱水']));
    expect(drafted).toMatchObject({ revision: 1, draft: { basedOn: 0 }, goingLive: null });
    expect(await f.engineFinds('甩干')).toEqual([]);

    const elsewhere = f.another();
    await elsewhere.start();
    let isOver = false;
    let empty = 0;
    let searches = 0;
    const watching = (async () => {
      while (!isOver) {
        searches += 1;
        if ((await f.engineFinds('骆驼')).length === 0) empty += 1;
      }
    })();
    const published = await publish('callers say 甩干');
    expect(published).toMatchObject({
      revision: 2,
      liveVersion: 0,
      draft: null,
      goingLive: { version: 1, fault: null },
    });
    expect(f.tuning.tuningSource.current().version).toBe(0);
    await untilLive(1);
    isOver = true;
    await watching;
    expect(empty).toBe(0);
    expect(searches).toBeGreaterThan(3);
    expect(await f.engineFinds('甩干')).toEqual(['doc_spin']);
    await eventually(() => expect(elsewhere.tuningSource.current()).toMatchObject({ version: 1 }), 5_000);
    await elsewhere.stop();

    const now = await overview();
    expect(now).toMatchObject({ liveVersion: 1, goingLive: null, live: { version: 1, note: 'callers say 甩干' } });
    expect(now.changes).toMatchObject([{ kind: 'PUBLISH', version: 1, byId: editor.id }]);
  }, 60_000);

  it('can be discarded, and a draft that says nothing new is none', async () => {
    await draft(row(['甩干'], ['脱水']), row(['退钱'], ['退款']));
    const { revision } = await overview();
    expect((await f.tuning.settings.discard(editor, revision)).draft).toBeNull();
    expect(await refusal(f.tuning.settings.discard(editor, revision + 1))).toEqual(['WRONG_STATE']);
    await draft(row(['退钱'], ['退款']));
    expect((await draft(row(['甩干'], ['脱水']))).draft).toBeNull();
    expect(await refusal(publish())).toEqual(['WRONG_STATE']);
  });

  it('are refused when somebody was faster, with the present state', async () => {
    const { revision } = await overview();
    const both = await Promise.allSettled(
      ['a', 'b'].map((word) =>
        f.tuning.settings.update(editor, {
          expectedVersion: revision,
          synonyms: [row([word], ['脱水'])],
        }),
      ),
    );
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost.reason).toMatchObject({
      faults: [{ code: 'CONFLICT' }],
      current: { settings: { revision: revision + 1 } },
    });
    await f.tuning.settings.discard(editor, revision + 1);
    expect(await refusal(f.tuning.settings.discard(editor, revision))).toEqual(['CONFLICT expectedVersion']);
  });

  it('are for editors and administrators only, and a refusal changes nothing', async () => {
    const { revision } = await overview();
    const { settings, previews } = f.tuning;
    const input = { expectedVersion: revision, note: 'x', acceptWorse: false };
    for (const work of [
      () => settings.overview(agent),
      () => settings.update(agent, { expectedVersion: revision, synonyms: [] }),
      () => settings.discard(agent, revision),
      () => settings.publish(agent, input),
      () => settings.rollBack(agent, { ...input, version: 0 }),
      () => settings.runGolden(agent, SearchSettingsChoice.LIVE),
      () => previews.preview(agent, 10),
    ]) {
      expect(await refusal(work())).toEqual(['NOT_ALLOWED']);
    }
    expect((await settings.overview(admin)).revision).toBe(revision);
  });

  it('roll back to any version, by a new index', async () => {
    await draft(row(['甩干'], ['脱水']), row(['退钱'], ['退款']));
    await publish();
    await untilLive(2);
    expect(await f.engineFinds('退钱')).toEqual(['doc_refund']);

    const { revision } = await overview();
    const back = (version: number, expectedVersion = revision) =>
      f.tuning.settings.rollBack(editor, { expectedVersion, version, note: 'too wide' });
    expect(await refusal(back(2))).toEqual(['WRONG_STATE version']);
    expect(await refusal(back(9))).toEqual(['NOT_FOUND version']);
    expect(
      await refusal(f.tuning.settings.rollBack(editor, { expectedVersion: revision, version: 1, note: ' ' })),
    ).toEqual(['REQUIRED note']);
    await back(1);
    await untilLive(1);
    expect(await f.engineFinds('退钱')).toEqual([]);
    expect(await f.engineFinds('甩干')).toEqual(['doc_spin']);
    expect((await overview()).changes[0]).toMatchObject({ kind: 'ROLL_BACK', version: 1, note: 'too wide' });

    await back(0, revision + 1);
    await untilLive(0);
    expect(await f.engineFinds('甩干')).toEqual([]);
    // The next version goes on counting: no number names two states.
    await draft(row(['退钱'], ['退款'], true));
    await publish();
    await untilLive(3);
    expect(await f.engineFinds('退钱')).toEqual(['doc_refund']);
  }, 90_000);

  it('leave an event for each change', async () => {
    const types = (await f.events()).filter((type) => type.startsWith('search.settings'));
    expect(new Set(types)).toEqual(
      new Set([
        'search.settingsDrafted',
        'search.settingsPublished',
        'search.settingsDiscarded',
        'search.settingsRolledBack',
      ]),
    );
    expect(types.filter((type) => type === 'search.settingsPublished')).toHaveLength(3);
  });
});

describe('the preview', () => {
  it('shows what changes on real and golden queries, and so it is after going live', async () => {
    const golden = await f.tuning.golden.create(editor, {
      query: 'Fridge',
      locale: Locale.EN,
      expectedIds: ['doc_fridge'],
      maxRank: 3,
      note: '',
    });
    f.recent.push({ text: '移动电话', count: 5 }, { text: '骆驼', count: 40 }, { text: 'fridge', count: 9 });
    await draft(row(['退钱'], ['退款'], true), row(['fridge'], ['refrigerator'], false, Locale.EN));
    const preview = await f.tuning.previews.preview(editor, 10);
    expect(preview).toMatchObject({
      triedCount: 4,
      goldenCount: 1,
      recentCount: 3,
      goldenLeftOut: 0,
      isRecentCut: false,
      changedCount: 2,
      isDegraded: false,
    });
    const [first, second] = preview.changed;
    expect(first).toMatchObject({ text: 'Fridge', count: null, expectedAfter: 1 });
    expect(first?.golden?._id).toBe(golden._id);
    expect(second).toMatchObject({ text: 'fridge', count: 9, golden: null });
    expect(second?.places.map(({ id }) => id).sort()).toEqual(['doc_fridge', 'doc_secret']);
    expect(second?.places.every(({ before }) => before === null)).toBe(true);
    const promised = second?.places.map(({ id }) => id);

    await publish();
    await untilLive(4);
    const live = f.tuning.tuningSource.current();
    expect((await f.rank(editor, 'fridge', live)).ids).toEqual(promised);
    expect((await f.engineFinds('fridge')).sort()).toEqual(['doc_fridge', 'doc_secret']);
    expect(await f.tuning.previews.preview(editor, 10)).toMatchObject({ changedCount: 0, changed: [] });
  }, 60_000);

  it('shows what a synonym that goes no longer finds', async () => {
    f.recent.push({ text: 'fridge', count: 9 }, { text: '退钱', count: 3 });
    await draft(row(['退钱'], ['退款'], true));
    const preview = await f.tuning.previews.preview(editor, 10);
    const fridge = preview.changed.find(({ text, golden }) => text === 'fridge' && golden === null);
    expect(fridge?.places.map(({ after }) => after)).toEqual([null, null]);
    expect(preview.changed.map(({ text }) => text)).not.toContain('退钱');
    const { revision } = await overview();
    await f.tuning.settings.publish(editor, { expectedVersion: revision, note: 'gone', acceptWorse: true });
    await untilLive(5);
    expect((await f.rank(editor, 'fridge', f.tuning.tuningSource.current())).ids).toEqual([]);
    await f.tuning.settings.rollBack(editor, { expectedVersion: revision + 1, version: 4, note: 'back' });
    await untilLive(4);
  }, 60_000);

  it('shows a viewer nothing that the viewer may not see', async () => {
    f.recent.push({ text: 'cooler', count: 2 });
    await draft(row(['退钱'], ['退款'], true), row(['fridge', 'cooler'], ['refrigerator'], false, Locale.EN));
    const forOutside = await f.tuning.previews.preview(publicEditor, 10);
    expect(forOutside.changed.find(({ text }) => text === 'cooler')?.places.map(({ id }) => id)).toEqual([
      'doc_fridge',
    ]);
    const forEditor = await f.tuning.previews.preview(editor, 10);
    expect(forEditor.changed.find(({ text }) => text === 'cooler')?.places).toHaveLength(2);
  });

  it('is bounded and says what it left out', async () => {
    f.recent.push(...Array.from({ length: 400 }, (_, n) => ({ text: 'cooler', count: 400 - n })));
    const preview = await f.tuning.previews.preview(editor, 5);
    expect(preview).toMatchObject({
      triedCount: 300,
      goldenCount: 1,
      recentCount: 299,
      isRecentCut: true,
      changedCount: 299,
    });
    expect(preview.changed).toHaveLength(5);
    for (const first of [0, 101, 1.5])
      await expect(f.tuning.previews.preview(editor, first)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  }, 60_000);

  it('says nothing while the engine is away', async () => {
    f.recent.push({ text: 'cooler', count: 2 });
    f.away.isAway = true;
    expect(await f.tuning.previews.preview(editor, 5)).toMatchObject({ isDegraded: true, triedCount: 0, changed: [] });
    f.away.isAway = false;
  });
});
