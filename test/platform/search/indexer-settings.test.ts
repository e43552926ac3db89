import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildNumber,
  definitionOf,
  engineSynonyms,
  naturalFields,
} from '../../../src/platform/search/index-definition.js';
import type { Indexer } from '../../../src/platform/search/indexer.js';
import { markerOf } from '../../../src/platform/search/rebuild.js';
import { isNewerBuildAlive, reasonToRebuild } from '../../../src/platform/search/rebuild-reason.js';
import { noTuning, type SearchTuning } from '../../../src/platform/search/tuning.js';
import { eventually } from '../../support/eventually.js';
import { startFixture, type Fixture } from './indexer-fixture.js';

let f: Fixture;
let running: Indexer[] = [];

beforeAll(async () => {
  f = await startFixture();
}, 60_000);
afterAll(() => f.close(), 60_000);
afterEach(async () => {
  await Promise.all(running.map((indexer) => indexer.stop()));
  running = [];
}, 30_000);

function start(): void {
  const indexer = f.newIndexer();
  running.push(indexer);
  indexer.start();
}

const spin: SearchTuning = {
  ...noTuning,
  version: 1,
  synonyms: [{ locale: 'zh-CN', words: ['甩干'], means: ['脱水'], isMutual: false }],
};

/** What the engine itself finds for the natural text. */
async function engineFinds(text: string): Promise<string[]> {
  const { hits } = await f.engine.call((client) =>
    client
      .index(f.engine.indexUid)
      .search(text, { attributesToSearchOn: [...naturalFields], matchingStrategy: 'frequency' }),
  );
  return hits.map(({ did }) => String(did));
}

async function want(tuning: SearchTuning): Promise<void> {
  f.wanted.tuning = tuning;
  await f.index.requestSettings();
}

const liveVersion = async (): Promise<number> => (await f.index.settingsState()).liveVersion;

describe('the definition of the index', () => {
  it('folds synonyms and opens mutual ones, in one order', () => {
    const rows: SearchTuning['synonyms'] = [
      { locale: 'en', words: ['Fridge'], means: ['REFRIGERATOR', 'ice box'], isMutual: true },
      { locale: 'zh-CN', words: ['電話', '手機'], means: ['話機'], isMutual: false },
    ];
    expect(engineSynonyms({ synonyms: rows })).toEqual({
      fridge: ['ice box', 'refrigerator'],
      'ice box': ['fridge', 'refrigerator'],
      refrigerator: ['fridge', 'ice box'],
      手机: ['话机'],
      电话: ['话机'],
    });
    expect(definitionOf({ ...noTuning, synonyms: rows })).toBe(
      definitionOf({ ...noTuning, version: 7, synonyms: rows.toReversed() }),
    );
  });

  it('changes with synonyms and stop words, not with what only the asking side uses', () => {
    expect(definitionOf(spin)).not.toBe(definitionOf(noTuning));
    expect(definitionOf({ ...noTuning, stopWords: ['请问'] })).not.toBe(definitionOf(noTuning));
    expect(definitionOf({ ...noTuning, version: 3, frameWords: ['麻烦'], isLearningOn: false })).toBe(
      definitionOf(noTuning),
    );
  });
});

describe('settings going live', () => {
  it('builds beside, swaps, and says which version is live; searches meanwhile are never empty', async () => {
    await f.put(
      { _id: 'n1', title: '洗衣机脱水', parts: [] },
      ...Array.from({ length: 150 }, (_, n) => ({ _id: `m${n}`, title: `骆驼 ${n}`, parts: [] })),
    );
    start();
    await f.index.whenCaughtUp();
    expect(await engineFinds('甩干')).toEqual([]);
    expect(await liveVersion()).toBe(0);
    const before = (await f.state.load()).generation;

    let isOver = false;
    let empty = 0;
    const watching = (async () => {
      while (!isOver) if ((await f.search('骆驼')).length === 0) empty += 1;
    })();
    await want(spin);
    await eventually(async () => expect(await liveVersion()).toBe(1), 30_000);
    isOver = true;
    await watching;
    expect(empty).toBe(0);
    expect(await engineFinds('甩干')).toEqual(['n1']);
    expect((await f.state.load()).generation).not.toBe(before);
    expect(await f.index.isLive()).toBe(true);
    await eventually(async () => expect(await f.state.openRequests()).toEqual([]));
  }, 90_000);

  it('needs no new index for what only the asking side uses', async () => {
    start();
    const { generation } = await f.state.load();
    await want({ ...spin, version: 2, isLearningOn: false, frameWords: ['麻烦'] });
    await eventually(async () => expect(await liveVersion()).toBe(2), 30_000);
    expect((await f.state.load()).generation).toBe(generation);
  }, 60_000);

  it('is still searched while other settings wait, and takes them over at the next start', async () => {
    await want({ ...noTuning, version: 3 });
    expect(await f.index.isLive()).toBe(true);
    start();
    await eventually(async () => expect(await liveVersion()).toBe(3), 30_000);
    expect(await engineFinds('甩干')).toEqual([]);
  }, 60_000);

  it('gives up a build when other settings come to be wanted, and builds by those; searches stay on the old index', async () => {
    start();
    await f.index.whenCaughtUp();
    const before = (await f.state.load()).generation;
    // The first build waits at a document until others are wanted.
    const begun = new Promise<void>((resolve) => (f.gate.onRead = resolve));
    let open = (): void => undefined;
    f.gate.wait = new Promise((resolve) => (open = resolve));
    await want({ ...spin, version: 31 });
    await begun;
    await eventually(async () => expect((await f.state.load()).rebuild?.settingsVersion).toBe(31));
    const live: number[] = [];
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        live.push(await liveVersion());
        expect((await f.search('骆驼')).length).toBeGreaterThan(0);
      }
    })();
    await want({ ...noTuning, version: 32, stopWords: ['请问'] });
    f.gate.wait = null;
    open();
    await eventually(async () => expect(await liveVersion()).toBe(32), 30_000);
    isOver = true;
    await watching;
    expect(live).not.toContain(31);
    expect(f.told).toContain('a search index was given up while it was built');
    const state = await f.state.load();
    expect(state.generation).not.toBe(before);
    expect(state).toMatchObject({ failure: null, rebuild: null });
    expect(await engineFinds('甩干')).toEqual([]);
    // The version is live before the index that it replaced is removed.
    await eventually(async () => {
      const { results } = await f.engine.call((client) => client.getRawIndexes({ limit: 1_000 }));
      const uids = results.map(({ uid }) => uid);
      expect(uids.filter((uid) => uid.startsWith(f.engine.indexUid))).toEqual([f.engine.indexUid]);
    });
    await want({ ...noTuning, version: 3 });
    await eventually(async () => expect(await liveVersion()).toBe(3), 30_000);
  }, 90_000);

  it('leaves the old index live when the engine refuses, says why, and goes on feeding it', async () => {
    start();
    await f.index.whenCaughtUp();
    // Half of a character: the engine cannot read that.
    await want({ ...noTuning, version: 4, stopWords: ['x\ud800'] });
    await eventually(async () => expect((await f.index.settingsState()).failure).not.toBeNull(), 30_000);
    await eventually(async () => expect(await f.state.openRequests()).toEqual([]), 30_000);
    const state = await f.index.settingsState();
    expect(state).toMatchObject({ liveVersion: 3, rebuild: null });
    expect(state.failure).toMatchObject({ settingsVersion: 4, isRefused: true });
    expect(state.failure?.reason).not.toBe('');
    await f.put({ _id: 'n9', title: '长颈鹿', parts: [] });
    await f.index.whenCaughtUp();
    expect(await f.search('长颈鹿')).toEqual(['n9']);
    // The version is live before the index that it replaced is removed.
    await eventually(async () => {
      const { results } = await f.engine.call((client) => client.getRawIndexes({ limit: 1_000 }));
      const uids = results.map(({ uid }) => uid);
      expect(uids.filter((uid) => uid.startsWith(f.engine.indexUid))).toEqual([f.engine.indexUid]);
    });

    // Asking for a rebuild tries it again; other settings replace it.
    const request = await f.index.requestRebuild('once more');
    await eventually(async () => expect(await f.index.isDone(request)).toBe(true), 30_000);
    expect(await liveVersion()).toBe(3);
    await want({ ...spin, version: 5 });
    await eventually(async () => expect(await liveVersion()).toBe(5), 30_000);
    expect((await f.index.settingsState()).failure).toBeNull();
    expect(await engineFinds('甩干')).toEqual(['n1']);
    expect(await f.search('长颈鹿')).toEqual(['n9']);
  }, 90_000);

  it('builds the first index as delivered when the engine refuses the settings', async () => {
    await f.engine.finish(await f.engine.call((client) => client.deleteIndex(f.engine.indexUid)));
    f.wanted.tuning = { ...noTuning, version: 6, stopWords: ['x\ud800'] };
    start();
    await f.index.whenCaughtUp();
    expect(await f.search('长颈鹿')).toEqual(['n9']);
    const state = await f.index.settingsState();
    expect(state.liveVersion).toBe(0);
    expect(state.failure).toMatchObject({ settingsVersion: 6, isRefused: true });
  }, 60_000);
});

describe('two builds of the server side by side', () => {
  const now = new Date('2026-11-25T09:00:00Z');
  const ago = (ms: number): { aliveAt: Date } => ({ aliveAt: new Date(now.getTime() - ms) });

  it('leaves the index to a newer build as long as that is alive', () => {
    expect(isNewerBuildAlive({ build: buildNumber + 1 }, ago(10_000), now)).toBe(true);
    expect(isNewerBuildAlive({ build: buildNumber + 1 }, ago(70_000), now)).toBe(false);
    expect(isNewerBuildAlive({ build: buildNumber }, ago(10_000), now)).toBe(false);
    expect(isNewerBuildAlive({ build: 0 }, ago(10_000), now)).toBe(false);
    expect(isNewerBuildAlive(null, ago(10_000), now)).toBe(false);
  });

  it('rebuilds for another base, not for other settings', async () => {
    const marker = await markerOf(f.engine);
    const { generation } = await f.state.load();
    expect(marker).not.toBeNull();
    if (!marker) return;
    const state = { generation, token: { _data: '1' } };
    expect(reasonToRebuild(state, marker)).toBeNull();
    expect(reasonToRebuild(state, { ...marker, definition: 'other' })).toBeNull();
    expect(reasonToRebuild(state, { ...marker, base: 'other' })).toMatch(/definition/);
    expect(reasonToRebuild(state, null)).toMatch(/no index/);
    expect(reasonToRebuild({ ...state, token: null }, marker)).toMatch(/history/);
  });
});
