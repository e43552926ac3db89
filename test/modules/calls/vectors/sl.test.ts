import { describe, expect, it } from '@jest/globals';
import {
  ServiceLevelVariant,
  type WaitingCounts,
  abandonment,
  abandonmentWithoutShort,
  meanOfIntervals,
  serviceLevel,
} from '../../../../src/modules/calls/figures/service-level.rules.js';
import { shareOf } from '../../../../src/platform/rules/share.js';
import { expectNear, vectorsOf } from '../../quality/vectors/near.js';

const percent = (value: number | null): number | null => (value === null ? null : 100 * value);
const level = (variant: ServiceLevelVariant, counts: WaitingCounts): number | null =>
  percent(serviceLevel(variant, counts, 5).value);
const all = (counts: WaitingCounts): Record<string, number | null> => ({
  ...Object.fromEntries(Object.values(ServiceLevelVariant).map((variant) => [variant, level(variant, counts)])),
  abandonRate: percent(abandonment(counts).value),
  abandonRateExclShort: percent(abandonmentWithoutShort(counts, 5).value),
});

interface Events {
  readonly answeredWithin: number;
  readonly abandonedWithin: number;
  readonly exceeded: number;
}
interface Queue {
  readonly queued: number;
  readonly answeredWithin: number;
  readonly abandonedWithin: number;
  readonly callbackWithin: number;
}
interface Intervals {
  readonly intervals: { readonly offered: number; readonly within: number }[];
}

const answers: Readonly<Record<string, (input: unknown) => Record<string, number | null>>> = {
  serviceLevel: (input) => all(input as WaitingCounts),
  // Whoever waited longer than the target was answered late, as far as this definition knows.
  serviceLevelEvents: (input) => {
    const { answeredWithin, abandonedWithin, exceeded } = input as Events;
    return all({
      ...{ answered: answeredWithin + exceeded, abandoned: abandonedWithin, answeredWithin, abandonedWithin },
      abandonedShort: 0,
    });
  },
  // A callback that was offered in time left the queue in time, as an abandoned call does.
  serviceLevelQueue: (input) => {
    const { queued, answeredWithin, abandonedWithin, callbackWithin } = input as Queue;
    const left = abandonedWithin + callbackWithin;
    const counts = {
      ...{ answered: queued - left, abandoned: left, answeredWithin, abandonedWithin: left, abandonedShort: 0 },
    };
    return {
      serviceLevel: level(ServiceLevelVariant.ABANDONS_POSITIVE, counts),
      strictAnswered: level(ServiceLevelVariant.ABANDONS_NEGATIVE, counts),
    };
  },
  serviceLevelIntervals: (input) => {
    const { intervals } = input as Intervals;
    const shares = intervals.map(({ offered, within }) => shareOf(within, offered));
    const counts = intervals.reduce(
      (sum, { offered, within }) => ({
        ...{ answered: sum.answered + offered, answeredWithin: sum.answeredWithin + within },
        ...{ abandoned: 0, abandonedWithin: 0, abandonedShort: 0 },
      }),
      { answered: 0, abandoned: 0, answeredWithin: 0, abandonedWithin: 0, abandonedShort: 0 },
    );
    return {
      weighted: level(ServiceLevelVariant.ABANDONS_NEGATIVE, counts),
      meanOfIntervals: percent(meanOfIntervals(shares)),
    };
  },
};

describe('service level', () => {
  const vectors = vectorsOf('sl-');
  it('is worked out in the file', () => {
    expect(vectors).toHaveLength(5);
  });
  for (const { id, fn, input, expected } of vectors)
    it(id, () => {
      expectNear(answers[fn]?.(input), expected);
    });

  it('names its variant, and the cut-off where it matters', () => {
    const counts = { answered: 1, abandoned: 1, answeredWithin: 1, abandonedWithin: 0, abandonedShort: 0 };
    const variants = Object.values(ServiceLevelVariant).map(
      (variant) => serviceLevel(variant, counts, 7).definition.variant,
    );
    expect(variants).toEqual([
      ...['ABANDONS_NEGATIVE', 'ANSWERED_ONLY', 'ABANDONS_POSITIVE', 'ABANDONS_IGNORED'],
      ...['SHORT_POSITIVE/7s', 'SHORT_EXCLUDED/7s'],
    ]);
  });
});
