import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Indexer } from '../../../src/platform/search/indexer.js';
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

function start(): Indexer {
  const indexer = f.newIndexer();
  running.push(indexer);
  indexer.start();
  return indexer;
}

async function documentOf(id: string): Promise<unknown> {
  return f.engine.call((client) => client.index(f.engine.indexUid).getDocument(id)).catch(() => null);
}

describe('feeding the index', () => {
  it('builds the first index from what is there', async () => {
    await f.put(
      { _id: 'n1', title: '洗衣机不脱水', parts: ['检查排水管'] },
      { _id: 'n2', title: 'Reset your password', parts: [] },
    );
    start();
    await f.index.whenCaughtUp();
    expect(await f.search('脱水')).toEqual(['n1']);
    expect(await f.search('passw')).toEqual(['n2']);
    const status = await f.index.status();
    expect(status).toMatchObject({ indexedCount: 2, isRebuilding: false, parkedCount: 0, isEngineUp: true });
    expect(status.lagSeconds).toBeLessThan(30);
  }, 60_000);

  it('inserts, updates, shrinks and deletes', async () => {
    start();
    await f.put({ _id: 'n3', title: '电视没有信号', parts: ['蓝鲸', '海豚', '企鹅'] });
    await f.index.whenCaughtUp();
    expect(await f.search('企鹅')).toEqual(['n3']);
    expect(await documentOf('n3-2')).not.toBeNull();

    await f.put({ _id: 'n3', title: '电视没有声音', parts: ['蓝鲸'] });
    await f.index.whenCaughtUp();
    expect(await f.search('没有声音')).toEqual(['n3']);
    expect(await f.search('企鹅')).toEqual([]);
    expect(await documentOf('n3-0')).not.toBeNull();
    expect(await documentOf('n3-1')).toBeNull();
    expect(await documentOf('n3-2')).toBeNull();

    await f.notes.deleteOne({ _id: 'n3' } as object);
    await f.index.whenCaughtUp();
    expect(await f.search('没有声音')).toEqual([]);
    expect(await documentOf('n3-0')).toBeNull();
    expect((await f.index.status()).indexedCount).toBe(2);
  }, 60_000);

  it('parks a bad document, names it, and takes the others in', async () => {
    start();
    const good = Array.from({ length: 9 }, (_, n) => ({ _id: `p${n}`, title: `鳄鱼 ${n}`, parts: [] }));
    await f.put(
      ...good.slice(0, 4),
      { _id: 'bad', title: '鳄鱼', parts: [], isBroken: true },
      { _id: 'bad id', title: '鳄鱼', parts: [] },
      ...good.slice(4),
    );
    await f.index.whenCaughtUp();
    expect((await f.search('鳄鱼')).sort()).toEqual(good.map(({ _id }) => _id));
    const parked = await f.index.parked();
    expect(parked.map(({ id }) => id).sort()).toEqual(['bad', 'bad id']);
    expect(parked.find(({ id }) => id === 'bad')?.reason).toContain('no title to be had of bad');

    await f.put({ _id: 'bad', title: '鳄鱼', parts: [] });
    await f.notes.deleteOne({ _id: 'bad id' } as object);
    await f.index.whenCaughtUp();
    expect(await f.search('鳄鱼')).toContain('bad');
    expect((await f.index.parked()).map(({ id }) => id)).not.toContain('bad');
  }, 60_000);

  it('waits for an engine that is away, and goes on', async () => {
    start();
    await f.index.whenCaughtUp();
    await f.line.cut();
    await f.put({ _id: 'n4', title: '长颈鹿', parts: [] });
    expect((await f.index.status()).isEngineUp).toBe(false);
    await expect(f.search('长颈鹿')).rejects.toMatchObject({ name: 'EngineAwayError' });
    await f.line.open();
    await eventually(async () => expect(await f.search('长颈鹿')).toEqual(['n4']), 20_000);
  }, 60_000);

  it('goes on after a restart where it was, without a rebuild', async () => {
    const first = start();
    await f.index.whenCaughtUp();
    const before = (await f.state.load()).generation;
    await first.stop();
    await f.put({ _id: 'n5', title: '犀牛', parts: [] });
    await f.notes.deleteOne({ _id: 'n4' } as object);
    start();
    await f.index.whenCaughtUp();
    expect(await f.search('犀牛')).toEqual(['n5']);
    expect(await f.search('长颈鹿')).toEqual([]);
    expect((await f.state.load()).generation).toBe(before);
  }, 60_000);

  it('rebuilds when the token says nothing to the database any more', async () => {
    await f.state.save({ token: { _data: '82000000000000000000' } });
    const before = (await f.state.load()).generation;
    await f.put({ _id: 'n6', title: '河马', parts: [] });
    start();
    await eventually(async () => expect((await f.state.load()).generation).not.toBe(before), 30_000);
    await f.index.whenCaughtUp();
    expect(await f.search('河马')).toEqual(['n6']);
    expect(await f.search('脱水')).toEqual(['n1']);
  }, 60_000);

  it('rebuilds when the engine lost its data', async () => {
    start();
    await f.index.whenCaughtUp();
    await Promise.all(running.map((indexer) => indexer.stop()));
    await f.engine.finish(await f.engine.call((client) => client.deleteIndex(f.engine.indexUid)));
    start();
    await f.index.whenCaughtUp();
    expect(await f.search('脱水')).toEqual(['n1']);
  }, 60_000);

  it('a rebuild during writes loses nothing and never shows an empty result', async () => {
    start();
    const many = Array.from({ length: 120 }, (_, n) => ({ _id: `m${n}`, title: `骆驼 ${n}`, parts: [`第${n}段`] }));
    await f.notes.insertMany(many as object[]);
    await f.index.whenCaughtUp();
    const before = (await f.state.load()).generation;

    let isOver = false;
    let empty = 0;
    let searches = 0;
    const watching = (async () => {
      while (!isOver) {
        searches += 1;
        if ((await f.search('骆驼')).length === 0) empty += 1;
      }
    })();
    const request = await f.index.requestRebuild('a test asks');
    expect((await f.index.status()).isRebuilding).toBe(true);
    for (let n = 0; !(await f.index.isDone(request)); n = (n + 1) % 120) {
      if (n % 3 === 0) await f.put({ _id: `m${n}`, title: `骆驼 ${n}`, parts: ['斑马'] });
      else if (n % 3 === 1) await f.put({ _id: `x${n}`, title: '羚羊', parts: [] });
      else await f.notes.deleteOne({ _id: `m${n}` } as object);
    }
    await f.index.whenCaughtUp();
    isOver = true;
    await watching;
    expect(empty).toBe(0);
    expect(searches).toBeGreaterThan(5);
    expect((await f.state.load()).generation).not.toBe(before);

    const inDatabase = (await f.notes.find({ title: { $regex: '^(骆驼|羚羊)' } }).toArray())
      .map(({ _id }) => String(_id))
      .sort();
    const { results } = await f.engine.call((client) =>
      client.index(f.engine.indexUid).getDocuments({ limit: 5_000, fields: ['did', 'id'] }),
    );
    const indexed = [...new Set(results.map(({ did }) => String(did)))].filter((did) => /^[mx]\d/.test(did)).sort();
    expect(indexed).toEqual(inDatabase);
    const zebras = (await f.notes.find({ parts: '斑马' }).toArray()).map(({ _id }) => String(_id)).sort();
    expect((await f.search('斑马')).sort().slice(0, 100)).toEqual(expect.arrayContaining(zebras.slice(0, 10)));
    const { results: all } = await f.engine.call((client) => client.getRawIndexes({ limit: 1_000 }));
    expect(all.map(({ uid }) => uid).filter((uid) => uid.startsWith(f.engine.indexUid))).toEqual([f.engine.indexUid]);
  }, 120_000);

  it('only one of several copies feeds; another takes over', async () => {
    const one = start();
    await f.index.whenCaughtUp();
    start();
    await f.put({ _id: 'n7', title: '猎豹', parts: [] });
    await f.index.whenCaughtUp();
    await one.stop();
    await f.put({ _id: 'n8', title: '猎豹', parts: [] });
    await eventually(async () => expect((await f.search('猎豹')).sort()).toEqual(['n7', 'n8']), 30_000);
  }, 60_000);
});
