import { describe, expect, it } from '@jest/globals';
import { changedIds, piecesOf } from '../../../src/platform/search/changed-ids.js';
import { indexSettings } from '../../../src/platform/search/index-definition.js';
import { rowsOf } from '../../../src/platform/search/passages.js';
import { planQuery } from '../../../src/platform/search/query.js';
import { askedCandidates, partsBrought, textCandidates } from '../../../src/platform/search/question/candidates.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { slotsOf } from '../../../src/platform/search/question/slots.js';
import { entry as blank, everybody } from './question-index-fixture.js';
import { partId, partOf, type SearchEntry, type SearchSource, wholeId } from '../../../src/platform/search/source.js';

const entry = (did: string, title: string, more: Partial<SearchEntry> = {}): SearchEntry =>
  blank(did, { type: 'thing', kind: 'THING', locale: 'en', title, ...more });

describe('parts of documents', () => {
  it('carry their document’s id and their number', () => {
    expect(partOf(partId('tree_01', 12))).toEqual({ id: 'tree_01', number: 12 });
    expect(wholeId(partId('tree_01', 12))).toBe('tree_01');
    for (const id of ['tree_01', 'article_01-next', 'tree_01-n', 'tree_01-nx']) {
      expect(partOf(id)).toBeNull();
      expect(wholeId(id)).toBe(id);
    }
  });

  it('are rows of one document to the engine, which brings the best one', () => {
    expect(rowsOf(entry(partId('tree_01', 3), 'Pump'))[0]).toMatchObject({ did: 'tree_01-n3', whole: 'tree_01' });
    expect(rowsOf(entry('article_01', 'Pump'))[0]).toMatchObject({ did: 'article_01', whole: 'article_01' });
    expect(indexSettings.distinctAttribute).toBe('whole');
  });

  it('take a few places among the candidates, the best ones, however many they are', () => {
    const index = new QuestionIndex();
    for (let n = 0; n < 60; n++) index.put(entry(partId('tree_01', n), `Pump ${'gasket '.repeat(n % 7)}`));
    for (let n = 0; n < 8; n++) index.put(entry(`article_${n}`, `Pump manual of model number ${n}`));
    const slots = slotsOf(index, planQuery('pump '));
    for (const found of [askedCandidates(index, slots, everybody, 50), textCandidates(index, slots, everybody, 50)]) {
      const dids = found.map(({ number }) => index.face(number)?.did ?? '');
      const parts = dids.filter((did) => partOf(did));
      expect(parts).toHaveLength(partsBrought);
      expect(dids).toHaveLength(partsBrought + 8);
      // Without a gasket a title is shortest, and fits best.
      for (const did of parts) expect((partOf(did)?.number ?? 0) % 7).toBe(0);
    }
    expect(askedCandidates(index, slots, everybody, 50, Infinity)).toHaveLength(50);
  });

  it('in two languages are of both', () => {
    const index = new QuestionIndex();
    index.put(entry('tree_01', 'Pump', { alsoIn: ['zh-CN'] }));
    expect(index.fieldsOf('tree_01')?.['locale']).toEqual(['en', 'zh-CN']);
    expect(rowsOf(entry('tree_01', 'Pump', { alsoIn: ['zh-CN'] }))[0]?.locale).toEqual(['en', 'zh-CN']);
    expect(rowsOf(entry('article_01', 'Pump'))[0]?.locale).toBe('en');
  });
});

describe('what has to be written anew', () => {
  const source = (stamps: Record<string, string> | null): SearchSource => ({
    type: 'thing',
    collection: 'things',
    entries: () => Promise.resolve(new Map()),
    idsOf: (id) => Promise.resolve([id, partId(id, 0)]),
    ...(stamps ? { stampsOf: () => Promise.resolve(new Map(Object.entries(stamps))) } : {}),
    async *allIds() {
      yield [];
    },
  });

  it('is everything where a source gives no stamps', async () => {
    const found = await changedIds(source(null), ['a', 'b'], () => new Map([['a', '1']]));
    expect(found.ids).toEqual(['a', 'a-n0', 'b', 'b-n0']);
    expect(found.stamps.size).toBe(0);
  });

  it('is what has another stamp, is new, or is gone', async () => {
    const known = new Map([
      ['same', '1'],
      ['other', '1'],
      ['gone', '1'],
    ]);
    const now = { same: '1', other: '2', fresh: '1' };
    const found = await changedIds(source(now), ['same', 'other', 'fresh', 'gone'], () => known);
    expect(found.ids).toEqual(['other', 'other-n0', 'fresh', 'fresh-n0', 'gone', 'gone-n0']);
    expect(found.outdated).toEqual(['other', 'gone']);
    expect([...found.stamps]).toEqual([
      ['other', '2'],
      ['fresh', '1'],
    ]);
  });

  it('goes in pieces', () => {
    expect([...piecesOf([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
    expect([...piecesOf([], 2)]).toEqual([]);
  });
});
