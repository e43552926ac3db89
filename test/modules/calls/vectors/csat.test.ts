import { describe, expect, it } from '@jest/globals';
import { type MarkCounts, satisfactionOf } from '../../../../src/modules/calls/figures/satisfaction.rules.js';
import { expectNear, vectorsOf } from '../../quality/vectors/near.js';

const percent = (value: number | null): number | null => (value === null ? null : 100 * value);

describe('satisfaction', () => {
  const vectors = vectorsOf('csat-');
  it('is worked out in the file', () => {
    expect(vectors).toHaveLength(3);
  });
  for (const { id, input, expected } of vectors)
    it(id, () => {
      const { counts } = input as { counts: MarkCounts };
      const { topTwo, top, bottomTwo, net, mean } = satisfactionOf(counts, 200);
      expectNear(
        {
          ...{ n: topTwo.of, topTwoBox: percent(topTwo.value), topBox: percent(top.value) },
          ...{ bottomTwoBox: percent(bottomTwo.value), net: percent(net), mean: mean.value },
          ...{ wilsonLower: percent(topTwo.low), wilsonUpper: percent(topTwo.high) },
        },
        expected,
      );
    });

  it('stands beside how many spoke at all', () => {
    const { response, bottom } = satisfactionOf({ 5: 10, 4: 20, 3: 10, 2: 5, 1: 5 }, 200);
    expect([response.count, response.of, bottom.count]).toEqual([50, 200, 5]);
  });
});
