import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { transformWithOxc } from 'vite';

/** Pure parts of the console: they import nothing but types. */
interface Scale {
  marksUpTo(max: number): number[];
  lineThrough(points: ({ x: number; y: number } | null)[]): string;
  labelled(count: number, fitting: number): Set<number>;
}
interface Period {
  from: string;
  to: string;
}
interface Periods {
  lastDays(length: number, now: Date): Period;
  lengthOf(period: Period): number;
  periodBefore(period: Period): Period;
  readPeriod(search: Record<string, unknown>, now: Date): Period;
}
interface Row {
  locale: 'ZH_CN' | 'EN';
  words: string[];
  means: string[];
  isMutual: boolean;
}
interface State {
  synonyms: Row[];
  frameWords: { locale: string; word: string }[];
  stopWords: { locale: string; word: string }[];
  isLearningOn: boolean;
}
interface Lists {
  putSynonym(rows: Row[], old: Row | null, next: Row | null): { rows: Row[]; index: number } | null;
  changesBetween(before: State, after: State, comma: string): { part: string; kind: string; text: string }[];
}
interface Refusals {
  rowRefusals(
    refusals: { message: string; field: string[] | null }[],
    list: string,
    index: number,
  ): { wordsRefusal: string | null; meansRefusal: string | null; others: unknown[] };
}

const source = (path: string): string => fileURLToPath(new URL(`../../../web/src/${path}.ts`, import.meta.url));

describe('the figures of the search tools', () => {
  let folder: string;
  let scale: Scale;
  let periods: Periods;
  let lists: Lists;
  let refusals: Refusals;

  async function load<Module>(path: string): Promise<Module> {
    const { code } = await transformWithOxc(await readFile(source(path), 'utf8'), source(path));
    const target = join(folder, `${basename(path)}.mjs`);
    await writeFile(target, code);
    return (await import(pathToFileURL(target).href)) as Module;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caregraph-search-tools-'));
    scale = await load<Scale>('desks/knowledge/search/charts/scale');
    periods = await load<Periods>('lib/period');
    lists = await load<Lists>('desks/knowledge/search/tuning/lists');
    refusals = await load<Refusals>('desks/knowledge/search/shared/row-refusals');
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('an axis begins at zero, holds the largest value and has few marks', () => {
    expect(scale.marksUpTo(0.776)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8]);
    expect(scale.marksUpTo(0)).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e7, noNaN: true }), (max) => {
        const marks = scale.marksUpTo(max);
        expect(marks[0]).toBe(0);
        expect(marks.length).toBeLessThanOrEqual(5);
        const top = marks.at(-1) ?? 0;
        expect(top).toBeGreaterThanOrEqual(max * (1 - 1e-6));
        expect(top).toBeLessThan(max * 2.6);
      }),
    );
  });

  it('a day without a value parts the line, and is not drawn as zero', () => {
    const points = [{ x: 0, y: 1 }, { x: 1, y: 2 }, null, { x: 3, y: 4 }, { x: 4, y: 5 }];
    expect(scale.lineThrough(points)).toBe('M0.0 1.0L1.0 2.0M3.0 4.0L4.0 5.0');
    expect([...scale.labelled(28, 10)].sort((one, other) => one - other).at(-1)).toBe(27);
    expect(scale.labelled(28, 10).size).toBeLessThanOrEqual(10);
  });

  it('days are the centre’s, wherever the reader sits', () => {
    // In the evening of the 25th in London it is the 26th in the centre.
    const now = new Date('2026-11-25T18:30:00Z');
    expect(periods.lastDays(7, now)).toEqual({ from: '2026-11-20', to: '2026-11-26' });
    expect(periods.periodBefore({ from: '2026-03-01', to: '2026-03-07' })).toEqual({
      from: '2026-02-22',
      to: '2026-02-28',
    });
    const usual = periods.lastDays(28, now);
    expect(periods.lengthOf(usual)).toBe(28);
    expect(periods.readPeriod({ from: '2026-11-01', to: '2026-11-02' }, now)).toEqual({
      from: '2026-11-01',
      to: '2026-11-02',
    });
    for (const wrong of [
      { from: '2026-11-02', to: '2026-11-01' },
      { from: '2024-01-01', to: '2026-01-01' },
      { from: '2026-13-01', to: '2026-13-02' },
      { from: 20261101, to: 'today' },
      {},
    ])
      expect(periods.readPeriod(wrong, now)).toEqual(usual);
  });

  it('a synonym is put in the place of the row that was opened, and never over another one', () => {
    const row = (word: string): Row => ({ locale: 'ZH_CN', words: [word], means: ['脱水'], isMutual: false });
    const rows = [row('甩干'), row('甩水')];
    expect(lists.putSynonym(rows, row('甩水'), row('拧干'))).toEqual({ rows: [row('甩干'), row('拧干')], index: 1 });
    expect(lists.putSynonym(rows, null, row('拧干'))?.index).toBe(2);
    expect(lists.putSynonym(rows, row('甩干'), null)?.rows).toEqual([row('甩水')]);
    expect(lists.putSynonym(rows, row('没有了'), row('拧干'))).toBeNull();
  });

  it('tells what two states differ in', () => {
    const before: State = {
      synonyms: [],
      frameWords: [],
      stopWords: [{ locale: 'EN', word: 'a' }],
      isLearningOn: true,
    };
    const after: State = {
      synonyms: [{ locale: 'EN', words: ['telly'], means: ['TV', 'television'], isMutual: false }],
      frameWords: [],
      stopWords: [{ locale: 'ZH_CN', word: 'a' }],
      isLearningOn: false,
    };
    expect(lists.changesBetween(before, before, ', ')).toEqual([]);
    expect(lists.changesBetween(before, after, ', ')).toEqual([
      { part: 'synonyms', kind: 'added', text: 'telly → TV, television' },
      { part: 'stopWords', kind: 'removed', text: 'a' },
      { part: 'stopWords', kind: 'added', text: 'a' },
      { part: 'learning', kind: 'removed', text: '' },
    ]);
  });

  it('a refusal stands at the field of its row; one about another row is told apart', () => {
    const refused = [
      { message: 'too long', field: ['input', 'synonyms', '3', 'means', '0'] },
      { message: 'another row', field: ['input', 'synonyms', '1', 'words', '0'] },
      { message: 'changed meanwhile', field: null },
    ];
    const { wordsRefusal, meansRefusal, others } = refusals.rowRefusals(refused, 'synonyms', 3);
    expect([wordsRefusal, meansRefusal]).toEqual([null, 'too long']);
    expect(others).toEqual(refused.slice(1));
  });
});
