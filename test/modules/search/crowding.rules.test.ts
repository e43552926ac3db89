import { describe, expect, it } from '@jest/globals';
import { withoutCrowds } from '../../../src/modules/search/crowding.rules.js';
import { partId, wholeId } from '../../../src/platform/search/source.js';

const hits = (...ids: string[]): { id: string }[] => ids.map((id) => ({ id }));
const of = (whole: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => partId(whole, from + n));
const others = (count: number): string[] => Array.from({ length: count }, (_, n) => `doc_${n}`);
const order = (ids: readonly string[]): string[] => withoutCrowds(hits(...ids), wholeId).map(({ id }) => id);

describe('hits of one document in a list', () => {
  it('stay as they are where there are few', () => {
    const ids = ['doc_a', 'tree_a', ...of('tree_a', 0, 1), 'doc_b'];
    expect(order(ids)).toEqual(ids);
  });

  it('count the document itself among its parts', () => {
    expect(order(['tree_a', ...of('tree_a', 0, 4), ...others(17), 'doc_last'])).toEqual([
      'tree_a',
      ...of('tree_a', 0, 1),
      ...others(17),
      ...of('tree_a', 2, 4),
      'doc_last',
    ]);
  });

  it('come after the first twenty where they are too many, each once', () => {
    const ids = [...of('tree_a', 0, 9), ...others(30)];
    const found = order(ids);
    expect(found.slice(0, 20)).toEqual([...of('tree_a', 0, 2), ...others(17)]);
    expect([...found].sort()).toEqual([...ids].sort());
  });

  it('are left out where the others do not fill twenty places', () => {
    expect(order([...of('tree_a', 0, 9), ...of('tree_b', 0, 9), 'doc_a'])).toEqual([
      ...of('tree_a', 0, 2),
      ...of('tree_b', 0, 2),
      'doc_a',
    ]);
  });

  it('fill exactly twenty places and keep the rest', () => {
    expect(order([...of('tree_a', 0, 9), ...others(17)])).toEqual([
      ...of('tree_a', 0, 2),
      ...others(17),
      ...of('tree_a', 3, 9),
    ]);
  });
});
