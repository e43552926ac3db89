import { describe, expect, it } from '@jest/globals';
import { shareOf, wilsonInterval } from '../../../../src/platform/rules/share.js';
import { expectNear, vectorsOf } from './near.js';

interface Given {
  readonly successes: number;
  readonly n: number;
}

/** The usual interval, which the product does not use: it leaves 0 to 1, and has no width where all are alike. */
const plain = ({ successes, n }: Given): { waldLower: number; waldUpper: number } => {
  const share = successes / n;
  const half = 1.959963984540054 * Math.sqrt((share * (1 - share)) / n);
  return { waldLower: share - half, waldUpper: share + half };
};

describe('Wilson’s interval', () => {
  const vectors = vectorsOf('wilson-');
  it('is worked out in the file', () => {
    expect(vectors).toHaveLength(7);
  });
  for (const { id, input, expected } of vectors)
    it(id, () => {
      const given = input as Given;
      const { value, low, high } = shareOf(given.successes, given.n);
      expectNear({ estimate: value, lower: low, upper: high, ...plain(given) }, expected);
    });

  it('is nothing without evidence', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, value: null, low: null, high: null });
  });
});
