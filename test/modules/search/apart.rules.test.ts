import { describe, expect, it } from '@jest/globals';
import { addedCounts, woven } from '../../../src/modules/search/apart.rules.js';

describe('weaving', () => {
  it('puts the typed code first, three others before the rest, then both in turn', () => {
    expect(woven(['a', 'b', 'c', 'd', 'e'], ['X', 'y', 'z'], 1)).toEqual(['X', 'a', 'b', 'c', 'y', 'd', 'z', 'e']);
    expect(woven([], ['x', 'y'], 0)).toEqual(['x', 'y']);
    expect(woven(['a'], [], 0)).toEqual(['a']);
    expect(woven(['a', 'b'], ['x', 'y'], 0)).toEqual(['a', 'b', 'x', 'y']);
  });

  it('adds counts', () => {
    expect(addedCounts({ kind: { FAQ: 2 } }, { kind: { CALL: 1, FAQ: 1 }, lines: { l: 1 } })).toEqual({
      kind: { FAQ: 3, CALL: 1 },
      lines: { l: 1 },
    });
  });
});
